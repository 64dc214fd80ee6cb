from __future__ import annotations

from time import process_time

import pytest

from iliotimer.files.regular_file import LONGEST_FILE
from iliotimer.files.session_file import read_session_text

HEAD = 'format = 1\ntitle = "Test"\nkind = "mixed"\n[[phase]]\nname = "Part"\nkind = "gait"\n'
WRONG = """[[phase.exercise]]
name = "Exercise {}"
side = "eech"
sets = 0
hold = 900
tempo = "2-x-1"
gap = nan
hodl = 3
levels = [{{ sets = 30 }}, {{ use = "nothing" }}]
"""
PROBLEMS_IN_WRONG = 9


def exercises(count, text=WRONG):
    """A session with so many exercises."""
    return HEAD + "".join(text.format(number) for number in range(count))


def seconds_for(text):
    """Processor time of reading a text."""
    start = process_time()
    read_session_text(text, "test")
    return process_time() - start


def test_all_problems_of_a_big_file_are_listed():
    """A file of thousands of mistakes has them all, in its order."""
    reading = read_session_text(exercises(1000), "test")
    lines = [problem.line for problem in reading.problems]
    assert len(lines) == 1000 * PROBLEMS_IN_WRONG
    assert lines == sorted(lines)


def test_the_time_grows_with_the_size_and_no_faster():
    """Four times the text takes about four times as long."""
    small, large = LONGEST_FILE // 16, LONGEST_FILE // 4
    one = len(WRONG)
    assert seconds_for(exercises(large // one)) < 10 * seconds_for(exercises(small // one))


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "x = [" + "0, " * 80_000 + "]",
        HEAD + "x = '" + "a" * 250_000 + "'",
        HEAD + 'x = "' + '\\"' * 120_000 + '"',
        HEAD + 'x = """' + '""\n' * 80_000 + '"""',
        HEAD + "a." * 30 + "b = 1" + "".join(f"\n{'a.' * 30}c{n} = 1" for n in range(3000)),
        HEAD + "# " + "a." * 120_000,
        HEAD + "x" * 250_000,
        HEAD + "x = " + "[" * 250_000,
        "\n".join(f'[[variant]]\nside = "s{number}"' for number in range(8000)),
        exercises(900, '[[phase.exercise]]\nname="e{0}"\nhold=1\nlevels=[{{use="u{0}"}}]\n'),
        exercises(
            200,
            '[[phase.exercise]]\nname="e{}"\nhold=1\nlevels=['
            + "{{}}," * 20
            + "]\nmilder=["
            + "{{}}," * 20
            + "]\n",
        ),
    ],
    ids=[
        "list",
        "text",
        "escapes",
        "quotes",
        "dots",
        "comment",
        "word",
        "brackets",
        "guesses",
        "uses",
        "ladders",
    ],
)
def test_odd_big_files_are_read_in_time(text):
    """No construction takes time out of proportion: a quarter of a mebibyte within two seconds."""
    assert seconds_for(text) < 2


def test_a_session_of_a_billion_seconds_is_refused_at_once():
    """Limits are found by arithmetic, before anything is unrolled."""
    huge = '[[phase.exercise]]\nname = "E{}"\nhold = 600\nreps = 200\nsets = 20\nside = "each"\n'
    text = exercises(250, huge)
    reading = read_session_text(text, "test")
    assert len(reading.problems) == 2
    assert "2,000,500 steps" in reading.problems[0].message
    assert seconds_for(text) < 1
