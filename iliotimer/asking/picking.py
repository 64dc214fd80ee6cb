"""Answers that are one key each: scores by digit, pick lists by letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.practice.reasons import Ask
from iliotimer.practice.safety import PLACES, WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iliotimer.practice.reasons import FollowUp

LETTERS = "abcdfghijklmrvwy"
"""Letters that choose from a pick list: none of them does anything else in a stopped practice."""
SCORES = {**{str(score): score for score in range(10)}, "x": 10}

Answers = dict[str, str | int]
"""What each key answers."""


def answers_of(ask: FollowUp) -> Answers:
    """The keys of a question; a line that is typed has none."""
    match ask.ask:
        case Ask.SCORE:
            return dict(SCORES)
        case Ask.PLACE:
            return lettered([item.word for item in PLACES])
        case Ask.WORD:
            return lettered([item.word for item in WORDS])
        case Ask.CHOICE:
            return lettered(ask.choices)
        case Ask.LINE:
            return {}


def lettered(words: Sequence[str]) -> Answers:
    """A letter for each word."""
    return dict(zip(LETTERS, words, strict=False))
