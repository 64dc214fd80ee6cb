"""Which answers of a journal count."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iliotimer.practice.record import Answer, Record

NOTE = "note"
"""The question of a free line: each of them counts."""

TWO_MORE = "two_more"
"""The question about a set whose answer says that two more were in the person."""

COUNT = "reps"
"""The question about a set that says what the person counted in it."""


def standing(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The last answer to each question, in the order of first asking, and every note."""
    counts: dict[object, Answer] = {}
    for index, answer in enumerate(answers):
        key = index if answer.question == NOTE else (answer.about, answer.question)
        counts[key] = answer
    return tuple(counts.values())


def own_counts(record: Record) -> dict[int, int]:
    """What the person counted in a set, by the number of the event that tells of the set."""
    return {
        answer.about: answer.value
        for answer in standing(record.answers)
        if isinstance(answer.about, int)
        and answer.question == COUNT
        and isinstance(answer.value, int)
        and not isinstance(answer.value, bool)
    }
