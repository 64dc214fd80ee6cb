"""A few questions, one after the other, each answered by one key or skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.asking.picking import answers_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iliotimer.practice.reasons import FollowUp

SKIPS = frozenset({"enter", "space"})


class InTurn:
    """Where a person is in a row of questions; every answer is handed to `keep` at once."""

    def __init__(
        self, questions: Sequence[FollowUp], keep: Callable[[str, str | int], None]
    ) -> None:
        self.answers: dict[str, str | int] = {}
        """The answers so far, by question."""
        self._left = list(questions)
        self._keep = keep

    @property
    def asked(self) -> FollowUp | None:
        """The question that is open; None after the last one."""
        return self._left[0] if self._left else None

    def press(self, key: str) -> bool:
        """Answer or skip with one key; whether it did. A line is never answered by a key."""
        keys = answers_of(self._left[0]) if self._left else {}
        if keys and (key in keys or key in SKIPS):
            self.take(keys.get(key))
            return True
        return False

    def take(self, answer: str | int | None) -> None:
        """Answer the open question; None skips it."""
        asked = self._left.pop(0)
        if answer is not None:
            self.answers[asked.question] = answer
            self._keep(asked.question, answer)
