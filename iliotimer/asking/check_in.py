"""How the person is, asked before a practice; something new is looked at first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from iliotimer.asking import pain
from iliotimer.asking.questions import news_question
from iliotimer.practice.checkin import NEWS_QUESTION, QUESTIONS_BEFORE
from iliotimer.practice.safety import CARD_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iliotimer.asking.choices import Question
    from iliotimer.practice.reasons import FollowUp

    Answers = dict[str, str | int]


class Interview(Protocol):
    """Asks questions before a practice."""

    def ask_in_turn(
        self, title: str, questions: Sequence[FollowUp], then: Callable[[Answers], None]
    ) -> None:
        """Ask one question after the other, keep each answer at once, and hand on all of them."""

    def ask(self, question: Question, then: Callable[[str | None], None]) -> None:
        """Ask one question, and hand on its answer."""

    def show_card(self, then: Callable[[], None]) -> None:
        """Show the safety card, and go on after it."""


class CheckIn:
    """Asks, and then lets the practice begin, or leaves it."""

    def __init__(
        self, interview: Interview, *, begin: Callable[[], None], leave: Callable[[], None]
    ) -> None:
        self._interview = interview
        self._begin = begin
        self._leave = leave

    def ask(self) -> None:
        """Ask how the person is; something new is talked about before anything begins."""
        self._interview.ask_in_turn("Before you begin", QUESTIONS_BEFORE, self._asked)

    def _asked(self, answers: Answers) -> None:
        news = str(answers.get(NEWS_QUESTION, ""))
        if news in CARD_WORDS:
            self._ask_about(news)
        else:
            self._begin()

    def _ask_about(self, news: str) -> None:
        def told(answer: str | None) -> None:
            match answer:
                case "card":
                    self._interview.show_card(lambda: self._ask_about(news))
                case pain.END:
                    self._leave()
                case _:
                    self._begin()

        self._interview.ask(news_question(news), told)
