import pytest
from coach.lived import answered
from report.materials import decision, measure, on, report, scored, sided, stopped

from iliotimer.report.content import Table
from iliotimer.report.material import Journals
from iliotimer.report.text import WIDTH, table_lines, text_lines


def told(text="calm"):
    return report(
        scored(3, 3, 4, 2, title=text, doses=sided(60, 30), decisions=(decision(3, 0, 1),)),
        stopped(10, title=text),
        on(17, answers=answered("after", note=text)),
        measures=(measure(3, text, 2), measure(20, text, 9)),
        journals=Journals(names={"stretch": text}),
    )


def test_the_text_has_what_the_page_has():
    """The figures, the flags, every table, and the drawings as tables."""
    lines = list(text_lines(told()))
    written = " ".join(lines)
    assert lines[0] == "Practice report, 2 November to 22 November 2026"
    for figure in told().figures:
        assert f"- {figure.name}: {figure.value}" in written
    for table in told().tables:
        assert table.title in lines
    cells = [line.split() for line in lines]
    assert ["10", "Nov", "3", "7", "5", "sharp", "stop"] in cells
    assert ["9", "Nov", "3", "0", "1", "0"] in cells
    assert "Not a medical record" in written
    assert "does not assess, diagnose or treat" in written


@pytest.mark.parametrize(
    "text",
    ["x" * 10_000, "\x1b]0;evil\x07\u202e", "a\nb\r\nc", "word " * 200],
    ids=["long", "escapes", "lines", "words"],
)
def test_no_line_is_too_wide_and_none_commands_a_terminal(text):
    """Whatever the names and the notes are."""
    lines = list(text_lines(told(text)))
    assert all(len(line) <= WIDTH for line in lines)
    assert all(line.isprintable() for line in lines)


def test_the_widest_columns_give_way():
    """A cell that does not fit goes on below; figures stand at the right."""
    table = Table(
        title="",
        columns=("When", "What", "n"),
        rows=(("1 Nov", "word " * 30, "7"), ("12 Nov", "short", "10")),
        empty="",
        numbers=frozenset({2}),
    )
    first, second, third, last = table_lines(table)
    assert first.split() == ["When", "What", "n"]
    assert second.startswith("1 Nov   word word")
    assert second.endswith("   7")
    assert third.startswith(" " * 8 + "word")
    assert last == "12 Nov  short" + " " * (WIDTH - 15) + "10"
    assert {len(line) for line in (first, second, third, last)} == {WIDTH}
