from __future__ import annotations

import pytest

from iliotimer.files.problems import Problem
from iliotimer.files.toml_text import document_of

SLIPS = [
    ("side = left", 'side = left is not in quotes; write side = "left"'),
    ("name = Half kneel", 'name = Half kneel is not in quotes; write name = "Half kneel"'),
    (
        'name = Half kneel"',
        'the text of name does not begin with a quote; write name = "..."',
    ),
    ('name = "Half kneel', 'a text has no closing quote; write " at its end'),
    ("name = \u201cHalf\u201d", 'typographic quotes do not count in TOML; write "'),
    ("sets : 3", "sets has a colon; write sets = ..."),
    ("sets == 3", "sets has two equals signs; write sets = ..."),
    ("wait = True", "wait = True is not TOML; write wait = true"),
    ("wait = no # never", "wait = no is not TOML; write wait = false"),
    ("hold = 2,5", "hold has a comma in its number; write hold = 2.5"),
    ("hold = 30 s", "hold has more than a number; write hold = 30"),
    ("hold = 50%", "hold has more than a number; write hold = 50"),
    ("hold = 030", "hold begins with a zero; write hold = 30"),
    ("hold = .5", "hold has no digit before its point; write hold = 0.5"),
    ("hold = 5.", "hold has no digit after its point; write hold = 5"),
    ("tempo = 2-0-1-2", 'tempo = 2-0-1-2 is not in quotes; write tempo = "2-0-1-2"'),
    ("hold =", "hold has no value; write one after the ="),
    ("get ready = 5", "get ready is a key with a space; write get_ready, or quote a text"),
    ("hold 30", "hold 30 is neither a key with its value nor a [table]; write key = value"),
    (
        "[[phase]",
        "the brackets of phase do not match; write as many at the end as at the beginning",
    ),
    ("// hello", "a comment begins with //; write #"),
    ("levels = [{ use = couch }]", 'use = couch is not in quotes; write use = "couch"'),
    ("levels = [{ sets: 3 }]", "sets has a colon; write sets = ..."),
    ("levels = [{ sets = 3, }]", "a comma stands before }; take it out"),
    ("levels = [{ sets = 3 } { sets = 4 }]", "a comma is missing between } and {; write }, {"),
    ("reps = [4 3]", "a list is not closed, or lacks a comma; write , or ]"),
    ("day = 2026-13-01", "day = 2026-13-01 is no date; write year-month-day, as in 2026-11-22"),
    ("cue = 'it's'", "something follows the value; write one key in a line"),
    ("\u00fcbung = 3", "this is not TOML; write key = value"),
    ("title = 3", "title stands twice in one table; keep one"),
    (
        "[[title]]",
        "[[title]] comes after what is inside it, or after [title]; write [[title]] above all that",
    ),
    ("cue = {} {}", "a comma is missing between } and {; write }, {"),
]


@pytest.mark.parametrize(("line", "message"), SLIPS, ids=[line for line, _ in SLIPS])
def test_a_usual_slip_is_named_with_its_remedy(line, message):
    """A slip that people make in TOML gets its line and what to write instead."""
    problem = document_of(f'title = "Test"\n{line}\n')
    assert problem == Problem(2, "", message)


@pytest.mark.parametrize(
    "text", ['\ufeffa = 1\nb = "x"\n', 'a = 1\r\nb = "x"\r\n', '\ufeffa = 1\r\nb = "x"']
)
def test_a_byte_order_mark_and_windows_lines_are_fine(text):
    """What Windows editors add changes nothing."""
    assert document_of(text) == {"a": 1, "b": "x"}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("\n\nx = " + "[" * 5000, 3, "nested too deeply"),
        ("\nx = " + "9" * 5000, 2, "thousands of digits"),
        ("\n\n" + "a." * 500_000 + "b = 1", 3, "parts between dots"),
        ("x = [{ " + '"\\"".' * 150_000 + "b = 1 }]", 1, "parts between dots"),
        ('x = """open\n\n', 1, "no closing quote"),
    ],
    ids=["nested", "digits", "dots", "quotes and dots", "open at the end"],
)
def test_what_tomllib_cannot_bear_is_a_problem(text, line, words):
    """Texts that exhaust the parser are refused with a sentence, at once."""
    problem = document_of(text)
    assert isinstance(problem, Problem)
    assert problem.line == line
    assert words in problem.message


def test_many_dots_in_a_text_are_no_key():
    """Only keys are counted, not the dots of a sentence."""
    for dots in ("." * 200, "1." * 200):
        assert document_of(f'cue = "and so on {dots}"') == {"cue": f"and so on {dots}"}
