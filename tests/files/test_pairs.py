"""No mistake hides another: each two kinds of mistake in one file are both reported."""

from __future__ import annotations

import re
import tomllib
from itertools import combinations

import pytest

from iliotimer.files.session_file import read_session_text

TOP, DEFAULTS, PHASE, FIRST, SECOND, VARIANT = range(6)
"""The tables of the valid document below, in its order."""
TABLES = (
    'format = 1\ntitle = "Test"\nkind = "mobility"\n',
    "[defaults]\nswitch = 5\n",
    '[[phase]]\nname = "Lengthening"\nkind = "lengthening"\n',
    '[[phase.exercise]]\nname = "One"\nhold = 30\n',
    '[[phase.exercise]]\nname = "Two"\nreps = 8\ntempo = "2-0-1-2"\n',
    '[[variant]]\nname = "Three"\ntime = 60\n',
)

MISTAKES = {
    "format": (TOP, "format = 1", "format = 2"),
    "no title": (TOP, 'title = "Test"\n', ""),
    "session kind": (TOP, '"mobility"', '"mobile"'),
    "unknown key": (TOP, "format", "colour = 1\nformat"),
    "text is a number": (TOP, "format", "about = 1\nformat"),
    "list is text": (TOP, "format", 'equipment = "mat"\nformat'),
    "date in quotes": (TOP, "format", 'source = { date = "2026-11-22" }\nformat'),
    "number in quotes": (DEFAULTS, "= 5", '= "5"'),
    "out of range": (DEFAULTS, "= 5", "= 5\ntransition = 700"),
    "unknown default": (DEFAULTS, "switch", "swich = 1\nswitch"),
    "phase kind": (PHASE, '"lengthening"', '"stretching"'),
    "phase name": (PHASE, 'name = "Lengthening"\n', ""),
    "key of another table": (PHASE, "kind", "rest = 3\nkind"),
    "exercise key": (FIRST, "hold", "hodl = 1\nhold"),
    "zero sets": (FIRST, "hold", "sets = 0\nhold"),
    "true for a number": (FIRST, "hold", "rest = true\nhold"),
    "not a number": (FIRST, "hold", "gap = nan\nhold"),
    "side": (FIRST, "hold", 'side = "eech"\nhold'),
    "wait": (FIRST, "hold", 'wait = "yes"\nhold'),
    "breath": (FIRST, "hold", 'breath = "1-2-3"\nhold'),
    "use of nothing": (FIRST, "hold", 'milder = [{ use = "zzz" }]\nhold'),
    "level out of range": (FIRST, "hold", "levels = [{ rest = 999 }]\nhold"),
    "list of reps and sets": (FIRST, "hold", "reps = [3, 2]\nsets = 2\nhold"),
    "hours": (FIRST, "hold = 30", "sets = 20\nreps = 200\nhold = 600"),
    "second dose": (SECOND, "reps", "time = 10\nreps"),
    "tempo": (SECOND, "2-0-1-2", "2-x-1"),
    "tempo of no length": (SECOND, "2-0-1-2", "0-0-0-0"),
    "foreign key": (SECOND, "reps", "gap = 1\nreps"),
    "level without reps": (SECOND, "reps", 'levels = [{ tempo = "1-0-1-0", time = 5 }]\nreps'),
    "starts_with": (SECOND, "reps", 'starts_with = "lift"\nreps'),
    "no dose": (VARIANT, "time = 60", 'cue = "x"'),
    "duplicate id": (VARIANT, '"Three"', '"two"'),
    "cadence": (VARIANT, "time", 'cadence = "fast"\ntime'),
    "variant with levels": (VARIANT, "time", "levels = []\ntime"),
    "cadence and bpm": (VARIANT, "time", 'bpm = 60\ncadence = "own"\ntime'),
    "long name": (VARIANT, '"Three"', f'"{"x" * 81}"'),
}


def with_mistakes(*names):
    """The valid document with these mistakes in it."""
    tables = list(TABLES)
    for name in names:
        where, right, wrong = MISTAKES[name]
        assert right in tables[where]
        tables[where] = tables[where].replace(right, wrong, 1)
    return "\n".join(tables)


def complaints(*names):
    """How the sentences about these mistakes begin, without their numbers."""
    reading = read_session_text(with_mistakes(*names), "test")
    return [re.sub(r"[\d,]+", "N", problem.message).split()[:5] for problem in reading.problems]


def fit(one, other):
    """Whether two mistakes can stand side by side: neither takes the other's words or key."""
    try:
        tomllib.loads(with_mistakes(one, other))
    except (ValueError, AssertionError):
        return False
    return True


PAIRS = [pair for pair in combinations(MISTAKES, 2) if fit(*pair)]


def test_the_document_without_mistakes_is_fine():
    """The document that the mistakes are put into has none of its own."""
    assert read_session_text(with_mistakes(), "test").problems == ()


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_is_one_problem(name):
    """One mistake makes one problem."""
    assert len(complaints(name)) == 1


def test_no_mistake_hides_another():
    """Each two mistakes in one file are both reported, and nothing else is."""
    alone = {name: complaints(name) for name in MISTAKES}
    hidden = []
    for one, other in PAIRS:
        said = complaints(one, other)
        if sorted(said) != sorted(alone[one] + alone[other]):
            hidden.append((one, other, said))
    assert not hidden
    assert len(PAIRS) > 550
