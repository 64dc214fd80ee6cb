from __future__ import annotations

from datetime import date

import pytest

from iliotimer.files.notes import review_note
from iliotimer.files.session_file import read_session_text


def text_of(*phases, kind="mixed", source=""):
    """A session with these phases, each a kind and the keys of its exercises."""
    text = f'format = 1\ntitle = "Test"\nkind = "{kind}"\n{source}'
    for number, (phase, *exercises) in enumerate(phases):
        text += f'[[phase]]\nname = "{phase}"\nkind = "{phase}"\n'
        for index, keys in enumerate(exercises or ("hold = 30",)):
            text += f'[[phase.exercise]]\nname = "E{number}{index}"\n{keys}\n'
    return text


def notes(*phases, kind="mixed"):
    """Place and sentence of every note on a session."""
    reading = read_session_text(text_of(*phases, kind=kind), "test")
    assert reading.problems == ()
    return [(note.exercise, note.message) for note in reading.notes]


BREATH = ("breath", 'breaths = 4\nbreath = "4-0-6-0"')
ACTIVATION, STRENGTH, LENGTHENING, GAIT = (
    (kind,) for kind in ("activation", "strength", "lengthening", "gait")
)
EARLY_LENGTH = ("", "lengthening comes before activation; activate first")
EARLY_GAIT = ("", "gait comes before activation; activate first")
NO_WARM_UP = ("", 'the session has no warm-up; begin with a phase of kind "breath"')


@pytest.mark.parametrize(
    ("phases", "expected"),
    [
        ([BREATH, ACTIVATION, LENGTHENING, GAIT], []),
        ([BREATH, LENGTHENING, GAIT], []),
        ([BREATH, ACTIVATION, LENGTHENING, ACTIVATION], [EARLY_LENGTH]),
        ([BREATH, LENGTHENING, STRENGTH], []),
        ([BREATH, LENGTHENING, LENGTHENING, ACTIVATION], [EARLY_LENGTH, EARLY_LENGTH]),
        ([BREATH, GAIT, ACTIVATION], [EARLY_GAIT]),
        ([BREATH, ACTIVATION, GAIT, ACTIVATION], []),
        ([ACTIVATION], [NO_WARM_UP]),
        ([LENGTHENING, BREATH, ACTIVATION], [NO_WARM_UP, EARLY_LENGTH]),
    ],
)
def test_an_unusual_order_of_phases_is_noted(phases, expected):
    """Lengthening or gait before activation, and no warm-up, are worth a second look."""
    assert notes(*phases) == expected


def test_a_mobility_session_needs_no_warm_up():
    """Mobility work is its own warm-up."""
    assert notes(LENGTHENING, kind="mobility") == []


@pytest.mark.parametrize(
    ("phase", "keys", "expected"),
    [
        ("strength", "hold = 600", None),
        ("strength", "hold = 300\nreps = 2\nsets = 4", "holds of 40 minutes in all are long"),
        ("strength", "hold = 200\nreps = [3, 1]", "holds of 13.3 minutes in all are long"),
        ("strength", 'hold = "default"\nreps = 21', "holds of 10.5 minutes in all are long"),
        ("strength", "hold = 10\nsets = 5", "5 sets have no rest between them"),
        ("strength", "hold = 10\nsets = 5\nrest = 5", None),
        ("strength", "hold = 10\nsets = 4", None),
        ("gait", "time = 60\nbpm = 140", None),
        ("gait", "time = 60\nbpm = 140.5", "140.5 beats per minute are fast for gait"),
        ("gait", "reps = 9\nbpm = 200", "200 beats per minute are fast for gait"),
        ("strength", "reps = 9\nbpm = 200", None),
        ("gait", 'time = 60\ncadence = "own*2"', None),
        ("strength", "hold = 9\nlevels = [{ sets = 6 }]", "level 1: 6 sets have no rest"),
    ],
)
def test_an_unusual_dose_is_noted(phase, keys, expected):
    """Very long holding, many sets without rest and fast gait are worth a second look."""
    found = notes(BREATH, (phase, keys))
    assert [name for name, _ in found] == ["E10"] * len(found)
    assert [message.startswith(expected or "?") for _, message in found] == [True] * bool(expected)


def test_a_note_on_all_levels_is_made_once():
    """A level that inherits what was noted on the exercise is not noted again."""
    assert len(notes(BREATH, ("gait", "time = 60\nbpm = 200\nlevels = [{ time = 90 }]"))) == 1


def test_a_note_has_the_line_of_its_place():
    """A note on a level points at the level."""
    text = text_of(BREATH, ("strength", "hold = 9\nlevels = [\n{ hold = 10 },\n{ sets = 6 }\n]"))
    (note,) = read_session_text(text, "test").notes
    assert text.splitlines()[note.line - 1] == "{ sets = 6 }"


@pytest.mark.parametrize(
    ("source", "today", "expected"),
    [
        ("", date(2030, 1, 1), None),
        ('source = { by = "me" }\n', date(2030, 1, 1), None),
        ("source = { review = 2027-02-22 }\n", date(2027, 2, 22), None),
        (
            "source = { review = 2027-02-22 }\n",
            date(2027, 2, 23),
            "this plan was to be reviewed by 2027-02-22; ask whoever wrote it",
        ),
    ],
)
def test_a_plan_past_its_review_says_so(source, today, expected):
    """A plan is followed up to its review date, the day itself included."""
    session = read_session_text(text_of(BREATH, source=source), "test").session
    assert session is not None
    assert review_note(session, today) == expected
