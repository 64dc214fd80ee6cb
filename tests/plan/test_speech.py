from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest

from iliotimer.plan.model import (
    Breath,
    Breaths,
    Exercise,
    Holds,
    Phase,
    PhaseKind,
    Session,
    SessionKind,
    Sides,
    Tempo,
    TempoReps,
    Timed,
)
from iliotimer.plan.score import CueKind, StepKind
from iliotimer.plan.speech import seconds_of, with_speech
from iliotimer.plan.steps import starts_of, steps_of


def steps(dose, **settings):
    exercise = Exercise("kneel", "kneel", "Half-kneeling stretch", dose, **settings)
    phase = Phase("All", PhaseKind.STRENGTH, (exercise,))
    return steps_of(Session("all", "All", SessionKind.MIXED, (phase,)))


def said(score, voice):
    return [
        (step.kind.value, cue.text)
        for step in with_speech(score, voice)
        for cue in step.cues
        if cue.kind is CueKind.SAY
    ]


HOLDS = Holds(Fraction(30), reps=2, gap=Fraction(10))
BREATHS = Breaths(3, Breath(4, 0, 6, 0))
TABLE = [
    (
        "a hold on each side",
        steps(Holds(Fraction(30)), sides=Sides.EACH),
        "names",
        [
            ("set_up", "Next: Half-kneeling stretch, left side."),
            ("work", "Halfway."),
            ("switch", "Switch sides: right."),
            ("work", "Halfway."),
        ],
    ),
    (
        "holds with a gap",
        steps(HOLDS),
        "coach",
        [
            ("set_up", "Next: Half-kneeling stretch."),
            ("work", "1 of 2."),
            ("work", "Halfway."),
            ("gap", "Let go."),
            ("work", "Last one."),
            ("work", "Halfway."),
        ],
    ),
    (
        "alternating holds",
        steps(Holds(Fraction(5), gap=Fraction(4)), sides=Sides.ALTERNATE),
        "names",
        [
            ("set_up", "Next: Half-kneeling stretch, left side."),
            ("gap", "Switch sides: right."),
        ],
    ),
    (
        "sets of breaths",
        steps(BREATHS, sets=2, rest=Fraction(20)),
        "coach",
        [
            ("set_up", "Next: Half-kneeling stretch."),
            *[("work", "1."), ("work", "2."), ("work", "Last one.")],
            ("rest", "Rest. The last set is next."),
            *[("work", "1."), ("work", "2."), ("work", "Last one.")],
        ],
    ),
    (
        "names only",
        steps(BREATHS, sets=2, rest=Fraction(20)),
        "names",
        [
            ("set_up", "Next: Half-kneeling stretch."),
            ("work", "Last one."),
            ("rest", "Rest."),
            ("work", "Last one."),
        ],
    ),
    (
        "set-up read by a coach",
        steps(Timed(Fraction(10)), setup="One knee on the mat.", wait=True),
        "coach",
        [("set_up", "Next: Half-kneeling stretch."), ("set_up", "One knee on the mat.")],
    ),
    (
        "reps too quick to count",
        steps(TempoReps(3, Tempo(1, 0, 0, 0)), transition=Fraction(0)),
        "coach",
        [],
    ),
]


@pytest.mark.parametrize(
    ("score", "voice", "phrases"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_what_is_said(score, voice, phrases):
    """Names, sides, what is next, halfway and the last one; counts and set-ups for a coach."""
    assert said(score, voice) == phrases


@pytest.mark.parametrize("row", TABLE, ids=[row[0] for row in TABLE])
def test_no_two_phrases_at_once(row):
    """A phrase begins after the one before it has been spoken."""
    score = with_speech(row[1], "coach")
    spoken = [
        (start + cue.offset, cue.text)
        for step, start in zip(score, starts_of(score), strict=False)
        for cue in step.cues
        if cue.kind is CueKind.SAY
    ]
    for (at, text), (following, _) in pairwise(spoken):
        assert at + seconds_of(text) <= following


def test_a_phrase_without_room_is_left_out():
    """In a rest as short as its words nothing is said over the next count."""
    score = steps(BREATHS, sets=2, rest=Fraction(1))
    texts = [text for _, text in said(score, "coach")]
    assert texts.count("1.") == 1


def test_every_other_cue_stays():
    """Speech adds cues in their order and takes none away, the end of a work last."""
    score = steps(HOLDS, sides=Sides.EACH, sets=2, rest=Fraction(20))
    for before, after in zip(score, with_speech(score, "coach"), strict=True):
        assert tuple(cue for cue in after.cues if cue.kind is not CueKind.SAY) == before.cues
        offsets = [cue.offset for cue in after.cues]
        assert offsets == sorted(offsets)
        if after.kind is StepKind.WORK:
            assert after.cues[-1] == before.cues[-1]
