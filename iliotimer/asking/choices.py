"""A question about a frozen practice: a few answers, each one key."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer, its key and its words."""

    key: str
    answer: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and the answers there are."""

    title: str
    lines: tuple[str, ...]
    """What is to be known first."""
    choices: tuple[Choice, ...]
    enter_means: str | None = None
    """What Enter answers; None where it answers nothing."""
    may_leave: bool = True
    """Whether Escape goes back without an answer."""


def answer_of(choices: tuple[Choice, ...], key: str) -> str | None:
    """What this key answers, or None."""
    return next((choice.answer for choice in choices if choice.key == key), None)
