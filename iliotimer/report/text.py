"""The report as plain text."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from iliotimer.files.problems import harmless
from iliotimer.report.content import DISCLAIMER, MEANS, TITLE, WHOSE
from iliotimer.report.drawings import pain_table, weeks_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iliotimer.report.content import Figure, Report, Table

WIDTH = 96
"""Characters of a line."""
GAP = 2
NARROWEST = 8
"""A column gives way no further."""


def text_lines(report: Report) -> Iterator[str]:
    """The lines, each harmless to a terminal."""
    for line in _lines(report):
        yield harmless(line).rstrip()


def _lines(report: Report) -> Iterator[str]:
    yield f"{TITLE}, {report.period}"
    yield from _wrapped(f"{WHOSE} Made on {report.made.day} {report.made:%B %Y}.")
    for sentence in report.plan:
        yield from _wrapped(sentence)
    yield from _listed("How it is going", (*map(_figure, report.figures), *report.going))
    yield from _wrapped(MEANS)
    yield from _listed("To look at", report.flags or ("Nothing stands out.",))
    for table in (pain_table(report), weeks_table(report), *report.tables):
        yield ""
        yield table.title
        yield from _wrapped(table.empty) if not table.rows else table_lines(table)
        if table.rows and table.note:
            yield from _wrapped(table.note)
    yield ""
    yield from _wrapped(DISCLAIMER)


def _figure(figure: Figure) -> str:
    verdict = f" ({figure.verdict})" if figure.verdict else ""
    return f"{figure.name}: {figure.value}{verdict}"


def _listed(heading: str, sentences: Sequence[str]) -> Iterator[str]:
    yield ""
    yield heading
    for sentence in sentences:
        yield from _wrapped(sentence, "- ", "  ")


def _wrapped(text: str, first: str = "", later: str = "") -> list[str]:
    return textwrap.wrap(harmless(text), WIDTH, initial_indent=first, subsequent_indent=later)


def table_lines(table: Table) -> Iterator[str]:
    """Columns under their names; a cell that is too wide goes on in the line below."""
    rows = [table.columns, *table.rows]
    cells = [[harmless(cell) for cell in row] for row in rows]
    widths = _widths(cells)
    for row in cells:
        columns = [
            textwrap.wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)
        ]
        for line in range(max(map(len, columns))):
            parts = [column[line] if line < len(column) else "" for column in columns]
            yield (" " * GAP).join(
                part.rjust(width) if index in table.numbers else part.ljust(width)
                for index, (part, width) in enumerate(zip(parts, widths, strict=True))
            )


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """As wide as the cells are; where a line has no room for that, the widest give way."""
    widths = [max(1, *map(len, column)) for column in zip(*rows, strict=True)]
    room = WIDTH - GAP * (len(widths) - 1)
    while sum(widths) > room and max(widths) > NARROWEST:
        widest = max(widths)
        second = max((width for width in widths if width < widest), default=NARROWEST)
        excess = -(-(sum(widths) - room) // widths.count(widest))
        width = max(second, widest - excess, NARROWEST)
        widths = [width if each == widest else each for each in widths]
    return widths
