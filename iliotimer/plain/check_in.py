"""How the person is before a practice, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.plain.questions import say_card

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iliotimer.asking.choices import Question
    from iliotimer.plain.dialogs import Dialogs
    from iliotimer.plain.questions import AllAnswered, Answered, Say
    from iliotimer.practice.reasons import FollowUp


class PlainInterview:
    """Asks in lines, and hands every answer to `keep`."""

    def __init__(self, dialogs: Dialogs, say: Say, keep: Callable[[str, str | int], None]) -> None:
        self._dialogs = dialogs
        self._say = say
        self._keep = keep

    def ask_in_turn(self, title: str, questions: Sequence[FollowUp], then: AllAnswered) -> None:
        """Ask one question after the other, and hand on all answers."""
        self._dialogs.ask_in_turn(title, questions, self._keep, then)

    def ask(self, question: Question, then: Answered) -> None:
        """Ask one question, and hand on its answer."""
        self._dialogs.ask(question, then)

    def show_card(self, then: Callable[[], None]) -> None:
        """Say the safety card, and go on."""
        say_card(self._say)
        then()
