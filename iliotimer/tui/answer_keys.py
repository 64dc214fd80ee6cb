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

GAP = 2
"""Columns between two columns of answers."""
SCORE_WIDTH = 3
WIDEST, FRAME = 66, 7
"""Columns of a dialog, and of what is around its text and may scroll it."""


class AnswerKeys(Words):
    """Shows the keys of one question after another; a line that is typed has none."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._places: list[tuple[Region, str]] = []

    def offer(self, ask: FollowUp | None) -> None:
        """Show the keys of this question, or none."""
        room = max(1, min(WIDEST, self.app.size.width) - FRAME)
        rows, widths = laid_out(ask, room) if ask else ([], [])
        self._places = list(_places(rows, widths))
        self.ask("\n".join(_line(row, widths) for row in rows))

    def on_click(self, event: Click) -> None:
        """Press the key under the pointer."""
        at = Offset(event.x, event.y)
        key = next((key for region, key in self._places if region.contains_point(at)), None)
        if key is not None:
            self.app.post_message(Key(key, key))


def laid_out(ask: FollowUp, room: int) -> tuple[list[list[tuple[str, str]]], list[int]]:
    """Rows of keys with what is written there, and the width of each column.

    Scores are one row; answers stand in two columns where they fit into this room.
    """
    answers = answers_of(ask)
    if ask.ask is Ask.SCORE:
        row = [(key, key if key != "x" else "x = 10") for key in answers]
        return [row], [SCORE_WIDTH] * len(row)
    entries = [(key, f"{key}  {word}") for key, word in answers.items()]
    half = -(-len(entries) // 2)
    halves = [stack for stack in (entries[:half], entries[half:]) if stack]
    widths = [max(len(text) for _, text in stack) + GAP for stack in halves]
    if sum(widths) - GAP > room:
        halves, widths = [entries], [room]
    rows = zip_longest(*halves)
    return [[entry for entry in row if entry] for row in rows], widths


def _line(row: Sequence[tuple[str, str]], widths: Sequence[int]) -> str:
    return "".join(
        f"{text:<{width}}" for (_, text), width in zip(row, widths, strict=False)
    ).rstrip()


def _places(
    rows: Sequence[Sequence[tuple[str, str]]], widths: Sequence[int]
) -> Iterator[tuple[Region, str]]:
    for y, row in enumerate(rows):
        x = 0
        for (key, text), width in zip(row, widths, strict=False):
            yield Region(x, y, max(width - 1, len(text)), 1), key
            x += width
