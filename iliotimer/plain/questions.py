"""Questions as lines, each answered by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from iliotimer.asking.card import CARD, LAST
from iliotimer.asking.choices import answer_of
from iliotimer.asking.pain import EASE_OUT
from iliotimer.asking.picking import answers_of
from iliotimer.files.problems import harmless
from iliotimer.practice.reasons import Ask

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from iliotimer.asking.choices import Choice, Question
    from iliotimer.asking.in_turn import InTurn
    from iliotimer.asking.pain import PainReport
    from iliotimer.practice.reasons import FollowUp

    Say = Callable[[str], None]
    Answered = Callable[[str | None], None]
    AllAnswered = Callable[[dict[str, str | int]], None]
LONGEST_ANSWER = 200
"""Characters of a line that is typed."""


class Dialog(Protocol):
    """A question that is open until it is closed."""

    @property
    def typing(self) -> bool:
        """Whether a line is typed here, and no key counts."""

    def open(self) -> None:
        """Ask; what is open can be asked again."""

    def press(self, key: str) -> None:
        """Take a key, or the line that was typed."""


class OneQuestion:
    """A question with its choices; closed with the answer, or with None for going back."""

    typing = False

    def __init__(self, question: Question, say: Say, close: Answered) -> None:
        self._question = question
        self._say = say
        self._close = close

    def open(self) -> None:
        """Say what is to be known, and the answers."""
        self._say(_ended(self._question.title))
        self._say(" ".join(self._question.lines))
        _say_choices(self._question.choices, self._say)

    def press(self, key: str) -> None:
        """Each answer has its key; Enter may have its own meaning."""
        answer = answer_of(self._question.choices, key)
        if answer is None and key == "enter":
            answer = self._question.enter_means
        if answer is not None or (key == "escape" and self._question.may_leave):
            self._close(answer)


class PainQuestions:
    """What can be noted of a sharp stop, after the choices; closed with one of these."""

    typing = False

    def __init__(self, report: PainReport, say: Say, close: Answered) -> None:
        self._report = report
        self._say = say
        self._close = close
        self._offered: tuple[Choice, ...] = ()

    def open(self) -> None:
        """Say where it stopped, what can follow, and the first tap."""
        self._offered = ()
        self._say(f"STOPPED: {self._report.stop.where}.")
        self._say(EASE_OUT)
        self._go_on()

    def press(self, key: str) -> None:
        """A choice, a tap, or Enter to skip a tap."""
        choice, tap = answer_of(self._report.choices, key), self._report.tap
        if choice is not None:
            self._close(choice)
        elif key == "s":
            say_card(self._say)
        elif self._report.press(key):
            if self._report.tap is tap:
                self._say(self._report.asked)
            else:
                self._go_on()

    def _go_on(self) -> None:
        """Say the choices where they changed and after the last tap, and the tap that is open."""
        report = self._report
        if report.tap is None:
            self._say(report.asked.strip() or "Nothing was noted.")
            self._offer()
            return
        if self._offered != report.choices:
            self._offer()
        self._say(report.asked)
        _say_answers(report.tap, self._say)

    def _offer(self) -> None:
        self._offered = self._report.choices
        if self._report.sentence:
            self._say(self._report.sentence)
        _say_choices(self._offered, self._say)


class QuestionsInTurn:
    """Questions one after the other; closed with the answers by question."""

    def __init__(self, title: str, turn: InTurn, say: Say, close: AllAnswered) -> None:
        self._title = title
        self._turn = turn
        self._say = say
        self._close = close

    @property
    def typing(self) -> bool:
        """Whether a line answers the open question."""
        asked = self._turn.asked
        return asked is not None and asked.ask is Ask.LINE

    def open(self) -> None:
        """Say what it is about, and ask the first question."""
        self._say(f"{_ended(self._title)} Enter skips a question, Esc all of them, ? repeats it.")
        self._go_on()

    def press(self, key: str) -> None:
        """Take an answer."""
        if self.typing:
            self._turn.take(harmless(key.strip())[:LONGEST_ANSWER] or None)
            self._go_on()
        elif key in {"escape", "q"}:
            self._close(self._turn.answers)
        elif self._turn.press(key):
            self._go_on()

    def _go_on(self) -> None:
        asked = self._turn.asked
        if asked is None:
            self._close(self._turn.answers)
            return
        self._say(asked.text)
        _say_answers(asked, self._say)


def say_card(say: Say) -> None:
    """Say the safety card."""
    for heading, signs in CARD:
        say(f"{heading}:")
        for sign in signs:
            say(f"- {sign}")
    say(LAST)


def _say_choices(choices: Iterable[Choice], say: Say) -> None:
    for choice in choices:
        say(f"{choice.key}: {choice.words}")


def _say_answers(ask: FollowUp, say: Say) -> None:
    """The keys of a pick list; those of a score are in the question."""
    if ask.ask is Ask.LINE:
        say("Type it and press Enter; Enter alone skips it.")
    elif ask.ask is not Ask.SCORE:
        for key, answer in answers_of(ask).items():
            say(f"{key}: {answer}")


def _ended(title: str) -> str:
    return title if title.endswith(("?", ".", "!")) else f"{title}."
