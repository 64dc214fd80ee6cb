"""The keys of a question and what they answer; a click on one presses it."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from textual.events import Key
from textual.geometry import Offset, Region

from iliotimer.asking.picking import answers_of
from iliotimer.practice.reasons import Ask
from iliotimer.tui.lines import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.events import Click

    from iliotimer.practice.reasons import FollowUp

COLUMN_WIDTH = 29
TWO_COLUMNS = 66
"""Columns of the terminal from which on two columns of answers fit."""
SCORE_WIDTH = 3


class AnswerKeys(Words):
    """Shows the keys of one question after another; a line that is typed has none."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._places: list[tuple[Region, str]] = []

    def offer(self, ask: FollowUp | None) -> None:
        """Show the keys of this question, or none."""
        rows = rows_of(ask, 2 if self.app.size.width >= TWO_COLUMNS else 1) if ask else []
        width = SCORE_WIDTH if ask and ask.ask is Ask.SCORE else COLUMN_WIDTH
        self._places = list(_places(rows, width))
        self.ask("\n".join(_line(row, width) for row in rows))

    def on_click(self, event: Click) -> None:
        """Press the key under the pointer."""
        at = Offset(event.x, event.y)
        key = next((key for region, key in self._places if region.contains_point(at)), None)
        if key is not None:
            self.app.post_message(Key(key, key))


def rows_of(ask: FollowUp, columns: int) -> list[list[tuple[str, str]]]:
    """Each key with what is written there: scores in one row, answers in columns."""
    answers = answers_of(ask)
    if ask.ask is Ask.SCORE:
        return [[(key, key if key != "x" else "x = 10") for key in answers]]
    entries = [(key, f"{key}  {word}") for key, word in answers.items()]
    tall = -(-len(entries) // columns) or 1
    stacks = (entries[start : start + tall] for start in range(0, len(entries), tall))
    return [[entry for entry in row if entry] for row in zip_longest(*stacks)]


def _line(row: Sequence[tuple[str, str]], width: int) -> str:
    return "".join(f"{text:<{width}}" for _, text in row).rstrip()


def _places(rows: Sequence[Sequence[tuple[str, str]]], width: int) -> Iterator[tuple[Region, str]]:
    for y, row in enumerate(rows):
        for column, (key, text) in enumerate(row):
            yield Region(column * width, y, max(width - 1, len(text)), 1), key
