from __future__ import annotations

import pytest

from iliotimer.files.problems import Problem, as_json, harmless, printed, shortened


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        pytest.param(
            Problem(3, "Bridge", "sets = 0 is less than 1; write 1 to 20"),
            "a.toml:3: Bridge: sets = 0 is less than 1; write 1 to 20",
            id="all parts",
        ),
        pytest.param(Problem(3, "", "wrong"), "a.toml:3: wrong", id="no exercise"),
        pytest.param(Problem(None, "", "wrong"), "a.toml: wrong", id="no line"),
        pytest.param(
            Problem(1, "\x1b[31mred\nline\u202e", "wrong"),
            "a.toml:1: \ufffd[31mred line\ufffd: wrong",
            id="controls in the name",
        ),
        pytest.param(
            Problem(1, "x" * 90, "wrong"), f"a.toml:1: {'x' * 39}…: wrong", id="long name"
        ),
    ],
)
def test_a_problem_is_one_harmless_line(problem, line):
    """A problem prints as one line, without the parts that do not exist."""
    assert printed(problem, "a.toml") == line


def test_the_file_name_is_made_harmless_too():
    """A file's name cannot move the cursor either."""
    assert printed(Problem(None, "", "wrong"), "a\x1b[2J.toml") == "a\ufffd[2J.toml: wrong"


def test_json_keeps_the_name_as_it_is():
    """Editors get the parts of a problem unchanged."""
    assert as_json(Problem(3, "Bridge", "wrong"), "a.toml") == {
        "file": "a.toml",
        "line": 3,
        "exercise": "Bridge",
        "message": "wrong",
    }


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Übung 90/90", "Übung 90/90"),
        ("[left] [/b]", "[left] [/b]"),
        ("a\tb\u00a0c", "a b c"),
        ("\x9b31m", "\ufffd31m"),
        ("\u200b", "\ufffd"),
    ],
)
def test_harmless_text_keeps_what_is_no_control(text, shown):
    """Only characters that a terminal or a reader might obey are replaced."""
    assert harmless(text) == shown


@pytest.mark.parametrize("length", [0, 1, 39, 40, 41, 1000])
def test_a_shortened_text_fits(length):
    """A text of any length is cut to 40 characters, and only if it is longer."""
    text = "x" * length
    assert len(shortened(text)) == min(length, 40)
    assert (shortened(text) == text) == (length <= 40)
