from fractions import Fraction

import pytest
from examples import (
    BEATS,
    BREATHS,
    DOSES,
    FREE,
    HOLDS,
    LIFT_FIRST,
    TEMPO,
    TIMED,
    alternating,
    each,
    exercise,
    heard,
    score,
    session,
)

from iliotimer.plan.model import Breath, Breaths, Holds, Side, Sides, Tempo, TempoReps, Timed
from iliotimer.plan.score import CueKind, StepKind
from iliotimer.plan.steps import starts_of, steps_of


def kinds(steps):
    return [str(step.kind) for step in steps]


def works(steps):
    return [step for step in steps if step.kind is StepKind.WORK]


def ends(steps):
    return [str(step.cues[-1].kind) for step in works(steps)]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (exercise(TEMPO), ["set_up", "work"]),
        (exercise(TEMPO, sets=2, rest=30), ["set_up", "work", "rest", "work"]),
        (exercise(TEMPO, sets=2), ["set_up", "work", "work"]),
        (exercise(TEMPO, wait=True), ["set_up", "get_ready", "work"]),
        (exercise(TEMPO, wait=True, get_ready=0), ["set_up", "work"]),
        (exercise(TEMPO, wait=True, transition=0), ["set_up", "get_ready", "work"]),
        (exercise(TEMPO, transition=0), ["work"]),
        (exercise(HOLDS), ["set_up", "work", "gap", "work"]),
        (each(TEMPO), ["set_up", "work", "switch", "work"]),
        (each(TEMPO, switch=0), ["set_up", "work", "work"]),
        (
            each(TEMPO, sets=2, rest=9),
            ["set_up", *["work", "rest", "work", "switch"], "work", "rest", "work"],
        ),
        (alternating(TEMPO, sets=2, rest=9), ["set_up", "work", "rest", "work"]),
        (alternating(HOLDS), ["set_up", *["work", "gap"] * 3, "work"]),
        (
            exercise(Holds(Fraction(5), (3, 1), Fraction(2)), sets=2, rest=7),
            ["set_up", "work", "gap", "work", "gap", "work", "rest", "work"],
        ),
    ],
)
def test_an_exercise_unrolls_into_set_up_works_and_what_parts_them(made, expected):
    """Steps come in order and a step of zero length does not exist."""
    assert kinds(score(made)) == expected


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (exercise(HOLDS, sets=2), ["hold_over", "set_over", "hold_over", "session_over"]),
        (exercise(TEMPO, sets=3), ["set_over", "set_over", "session_over"]),
        (each(TEMPO, sets=2), ["set_over", "switch", "set_over", "session_over"]),
        (each(HOLDS), ["hold_over", "switch", "hold_over", "session_over"]),
        (
            alternating(HOLDS, sets=2),
            [
                "switch",
                "switch",
                "switch",
                "set_over",
                "switch",
                "switch",
                "switch",
                "session_over",
            ],
        ),
        (alternating(TEMPO, sets=2), ["set_over", "session_over"]),
    ],
)
def test_a_work_ends_with_the_one_cue_that_says_most(made, expected):
    """Session over goes before exercise over, switch, set over and hold over."""
    assert ends(score(made)) == expected


def test_only_the_last_exercise_ends_the_session():
    """The exercises before it end in `exercise_over`."""
    steps = score(exercise(TEMPO), exercise(TEMPO, id="next"))
    assert ends(steps) == ["exercise_over", "session_over"]


def test_tempo_reps_begin_with_the_lowering():
    """2-0-1-2 is lower 2, lift 1, pause 2, and `go` stands in for the first cue."""
    work = works(score(exercise(TEMPO)))[0]
    assert heard(work) == [
        (0, "go"),
        (1, "tick"),
        (2, "lift"),
        (3, "pause"),
        (4, "tick"),
        (5, "lower"),
        (6, "tick"),
        (7, "lift"),
        (8, "pause"),
        (9, "tick"),
        (10, "session_over"),
    ]
    assert [cue.rep for cue in work.cues] == [1] * 5 + [2] * 6


def test_tempo_reps_that_start_with_the_lift_take_the_fourth_digit_after_it():
    """2-1-3-2 with the lift first is lift 3, pause 2, lower 2, pause 1."""
    work = works(score(exercise(LIFT_FIRST)))[0]
    assert heard(work)[:9] == [
        (0, "go"),
        (1, "tick"),
        (2, "tick"),
        (3, "pause"),
        (4, "tick"),
        (5, "lower"),
        (6, "tick"),
        (7, "pause"),
        (8, "lift"),
    ]


def test_a_breath_keeps_its_own_sound_beside_go():
    """A part of no length has no cue."""
    work = works(score(exercise(BREATHS)))[0]
    assert heard(work) == [
        (0, "go"),
        (0, "inhale"),
        (4, "exhale"),
        (10, "inhale"),
        (14, "exhale"),
        (20, "session_over"),
    ]
    held = works(score(exercise(Breaths(1, Breath(4, 2, 4, 2)))))[0]
    assert heard(held)[1:5] == [
        (0, "inhale"),
        (4, "breath_hold"),
        (6, "exhale"),
        (10, "breath_hold"),
    ]


def test_beats_accent_the_first_beat_of_a_rep_of_several():
    """The first accent of all is `go`."""
    work = works(score(exercise(BEATS)))[0]
    assert [kind for _, kind in heard(work)] == [
        "go",
        "tick",
        "accent",
        "tick",
        "accent",
        "tick",
        "session_over",
    ]
    assert [cue.rep for cue in work.cues] == [1, 1, 2, 2, 3, 3, 3]


def test_beats_of_a_time_fall_strictly_before_its_end():
    """20 s at 80 bpm holds beats 0 to 26 and a halfway beside the grid."""
    work = works(score(exercise(TIMED)))[0]
    ticks = [cue.offset for cue in work.cues if cue.kind in {CueKind.TICK, CueKind.GO}]
    assert ticks == [n * Fraction(60) / 80 for n in range(27)]
    exact = works(score(exercise(Timed(Fraction(20), Fraction(60)))))[0]
    assert [o for o, k in heard(exact)] == [*range(11), 10, *range(11, 21)]
    assert heard(exact)[11] == (10.0, "halfway")


def test_holds_and_plain_times_have_no_ticks():
    """Only go, halfway (from 20 s on) and the end are heard."""
    assert [heard(work) for work in works(score(exercise(HOLDS)))] == [
        [(0, "go"), (15, "halfway"), (30, "hold_over")],
        [(0, "go"), (15, "halfway"), (30, "session_over")],
    ]
    short = works(score(exercise(Timed(Fraction(19)))))[0]
    assert heard(short) == [(0, "go"), (19, "session_over")]


def test_a_breath_may_pace_a_hold():
    """The breathing stops strictly before the end of the hold."""
    work = works(score(exercise(Holds(Fraction(20), breath=Breath(4, 0, 6, 0)))))[0]
    assert heard(work) == [
        (0, "go"),
        (0, "inhale"),
        (4, "exhale"),
        (10, "inhale"),
        (10, "halfway"),
        (14, "exhale"),
        (20, "session_over"),
    ]


@pytest.mark.parametrize(
    ("length", "wait", "expected"),
    [
        (5, False, [2, 3, 4]),
        (3, False, [1, 2]),
        (2, False, [1]),
        (1, False, []),
        (Fraction(5, 2), False, [Fraction(1, 2), Fraction(3, 2)]),
        (3, True, [0, 1, 2]),
        (2, True, [0, 1]),
        (5, True, [2, 3, 4]),
    ],
)
def test_a_step_that_leads_to_work_counts_down(length, wait, expected):
    """T-3, T-2, T-1 as far as they fit; in get ready the first may fall on its start."""
    fields = {"wait": True, "get_ready": length} if wait else {"transition": length}
    lead = score(exercise(TEMPO, **fields))[1 if wait else 0]
    assert [cue.offset for cue in lead.cues] == expected
    assert {cue.kind for cue in lead.cues} <= {CueKind.COUNTDOWN}


def test_a_waiting_set_up_has_no_countdown_and_is_open():
    """It counts its transition in the total."""
    waiting = score(exercise(TEMPO, wait=True))[0]
    assert (waiting.open, waiting.cues, waiting.length) == (True, (), 15)


def test_where_work_follows_work_only_the_end_cue_is_heard():
    """The second set has neither go nor a first tempo cue; a breath keeps its own sound."""
    first, second = works(score(exercise(TEMPO, sets=2)))
    assert heard(first)[-1] == (10, "set_over")
    assert heard(second)[0] == (1, "tick")
    breaths = works(score(exercise(BREATHS, sets=2)))[1]
    assert heard(breaths)[0] == (0, "inhale")


@pytest.mark.parametrize("dose", [TEMPO, BEATS, BREATHS])
def test_alternating_reps_count_per_side_within_one_step(dose):
    """L1 R1 L2 R2, and twice the reps."""
    work = works(score(alternating(dose)))[0]
    assert work.length == 2 * works(score(exercise(dose)))[0].length
    turns = []
    for cue in work.cues[:-1]:
        if (cue.side, cue.rep) not in turns:
            turns.append((cue.side, cue.rep))
    assert turns[:4] == [(Side.LEFT, 1), (Side.RIGHT, 1), (Side.LEFT, 2), (Side.RIGHT, 2)]


def test_alternating_time_alternates_its_beats():
    """The time itself is not doubled."""
    work = works(score(alternating(TIMED)))[0]
    assert work.length == 20
    assert [cue.side for cue in work.cues if cue.kind is CueKind.TICK][:3] == [
        "right",
        "left",
        "right",
    ]
    assert all(cue.rep == 0 for cue in work.cues)


def test_leading_steps_carry_the_side_and_set_of_the_work_to_come():
    """And rep 0."""
    steps = score(each(HOLDS, sets=2, rest=20, first_side=Side.RIGHT))
    assert [(s.kind, s.side, s.set, s.rep) for s in steps if s.kind is not StepKind.WORK] == [
        ("set_up", "right", 1, 0),
        ("gap", "right", 1, 0),
        ("rest", "right", 2, 0),
        ("gap", "right", 2, 0),
        ("switch", "left", 1, 0),
        ("gap", "left", 1, 0),
        ("rest", "left", 2, 0),
        ("gap", "left", 2, 0),
    ]


def test_one_sided_work_stays_on_its_side():
    """A plan for one side only has no switch."""
    steps = score(exercise(TEMPO, sides=Sides.RIGHT, sets=2))
    assert {step.side for step in steps} == {Side.RIGHT}


def test_free_reps_are_open_and_count_three_seconds_each():
    """The clock gives go; the person gives the end."""
    work = works(score(exercise(FREE)))[0]
    assert (work.open, work.length) == (True, 24)
    assert heard(work) == [(0, "go"), (24, "session_over")]


def test_the_persons_own_cadence_and_hold_fill_what_the_file_leaves_open():
    """Without a cadence the time has no metronome."""
    walk = exercise(Timed(Fraction(30), own_cadence=Fraction("1.05")), id="walk")
    hold = exercise(Holds(None), id="hold")
    steps = steps_of(session(walk, hold), cadence=Fraction(100), default_hold=Fraction(60))
    walking, holding = works(steps)
    assert walking.exercise.dose.bpm == 105
    assert holding.length == 60
    unpaced, usual = works(steps_of(session(walk, hold)))
    assert heard(unpaced) == [(0, "go"), (15, "halfway"), (30, "exercise_over")]
    assert usual.length == 30


@pytest.mark.parametrize("dose", DOSES)
@pytest.mark.parametrize("sides", list(Sides))
def test_cues_lie_within_their_step_in_order(dose, sides):
    """Every dose on every side keeps its cues sorted, and its end cue last and alone."""
    for step in score(exercise(dose, sides=sides, sets=2, rest=20)):
        offsets = [cue.offset for cue in step.cues]
        assert offsets == sorted(offsets)
        assert all(0 <= offset <= step.length for offset in offsets)
        if step.kind is StepKind.WORK:
            assert [cue.offset == step.length for cue in step.cues].count(True) == 1


def test_offsets_are_exact_over_a_long_walk():
    """The ten-thousandth beat is where one multiplication puts it."""
    steps = score(exercise(Timed(Fraction(7200), Fraction(113))))
    last = steps[-1].cues[-2]
    assert last.offset == 13559 * Fraction(60) / 113
    assert starts_of(steps)[-1] == 7215


def test_seconds_without_length_are_left_out_of_a_rep():
    """3-0-3-0 has lower and lift only."""
    work = works(score(exercise(TempoReps(1, Tempo(3, 0, 3, 0)))))[0]
    assert [kind for _, kind in heard(work)] == [
        "go",
        "tick",
        "tick",
        "lift",
        "tick",
        "tick",
        "session_over",
    ]
