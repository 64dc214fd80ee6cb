"""Which answers of a journal count."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iliotimer.practice.record import Answer

NOTE = "note"
"""The question of a free line: each of them counts."""


def standing(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The last answer to each question, in the order of first asking, and every note."""
    counts: dict[object, Answer] = {}
    for index, answer in enumerate(answers):
        key = index if answer.question == NOTE else (answer.about, answer.question)
        counts[key] = answer
    return tuple(counts.values())
