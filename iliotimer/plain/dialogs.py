"""The question that is open, and what happens when it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from iliotimer.asking.in_turn import InTurn
from iliotimer.plain.questions import OneQuestion, PainQuestions, QuestionsInTurn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iliotimer.asking.choices import Question
    from iliotimer.asking.pain import PainReport
    from iliotimer.plain.questions import AllAnswered, Answered, Dialog, Say
    from iliotimer.practice.reasons import FollowUp

T = TypeVar("T")
REPEAT = "?"


class Dialogs:
    """The question that is open, where one is."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._open: Dialog | None = None

    def __bool__(self) -> bool:
        return self._open is not None

    @property
    def typing(self) -> bool:
        """Whether a line is typed, and no key counts."""
        return self._open is not None and self._open.typing

    def ask(self, question: Question, then: Answered) -> None:
        """Ask one question."""
        self._begin(OneQuestion(question, self._say, self._closing(then)))

    def ask_about_pain(self, report: PainReport, then: Answered) -> None:
        """Ask what can be noted of a pain, and what is to follow."""
        self._begin(PainQuestions(report, self._say, self._closing(then)))

    def ask_in_turn(
        self,
        title: str,
        questions: Sequence[FollowUp],
        keep: Callable[[str, str | int], None],
        then: AllAnswered,
    ) -> None:
        """Ask one question after the other; `keep` gets each answer at once."""
        turn = InTurn(questions, keep)
        self._begin(QuestionsInTurn(title, turn, self._say, self._closing(then)))

    def press(self, key: str) -> None:
        """Hand a key, or a typed line, to the open question; one key repeats it."""
        if self._open is None:
            return
        if key == REPEAT and not self._open.typing:
            self._open.open()
        else:
            self._open.press(key)

    def drop(self) -> None:
        """Close the open question without an answer."""
        self._open = None

    def _begin(self, dialog: Dialog) -> None:
        self._open = dialog
        dialog.open()

    def _closing(self, then: Callable[[T], None]) -> Callable[[T], None]:
        """What closes the open question and hands its answer on."""

        def close(answer: T) -> None:
            self._open = None
            then(answer)

        return close
