"""How the person is before a practice, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.tui.choices import QuestionScreen
from iliotimer.tui.questionnaire import Questionnaire
from iliotimer.tui.safety_card import SafetyCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import App

    from iliotimer.asking.choices import Question
    from iliotimer.practice.reasons import FollowUp


class ScreenInterview:
    """Asks in dialogs of an app, and hands every answer to `keep`."""

    def __init__(self, app: App[None], keep: Callable[[str, str | int], None]) -> None:
        self._app = app
        self._keep = keep

    def ask_in_turn(
        self,
        title: str,
        questions: Sequence[FollowUp],
        then: Callable[[dict[str, str | int]], None],
    ) -> None:
        """Ask one question after the other, and hand on all answers."""
        dialog = Questionnaire(title, questions, self._keep)
        self._app.push_screen(dialog, lambda answers: then(answers or {}))

    def ask(self, question: Question, then: Callable[[str | None], None]) -> None:
        """Ask one question, and hand on its answer."""
        self._app.push_screen(QuestionScreen(question), then)

    def show_card(self, then: Callable[[], None]) -> None:
        """Show the safety card, and go on when it is closed."""
        self._app.push_screen(SafetyCard(), lambda _: then())
