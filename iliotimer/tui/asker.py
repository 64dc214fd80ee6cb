"""How the practice screen carries out and asks what a stopped practice needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.tui.choices import QuestionScreen
from iliotimer.tui.pain import PainDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from iliotimer.asking.choices import Question
    from iliotimer.asking.pain import PainReport
    from iliotimer.practice.events import Event
    from iliotimer.tui.commanding import CommandingScreen


class ScreenAsker:
    """Asks in dialogs over a practice screen."""

    def __init__(self, screen: CommandingScreen) -> None:
        self._screen = screen
        self.conductor = screen.conductor

    def freeze(self, command: Callable[[], tuple[Event, ...]]) -> tuple[Event, ...]:
        """Give a command that stops everything; no events where it is refused."""
        return self._screen.freeze(command)

    def obey(self, command: Callable[[], tuple[Event, ...]]) -> tuple[Event, ...]:
        """Give any other command; no events where it is refused."""
        return self._screen.obey(command)

    def tell(self, sentence: str) -> None:
        """Show a sentence for a while."""
        self._screen.tell(sentence)

    def ask(self, question: Question, then: Callable[[str | None], None]) -> None:
        """Open a dialog, and hand on what it is dismissed with."""
        self._screen.app.push_screen(QuestionScreen(question), then)

    def ask_about_pain(self, report: PainReport, then: Callable[[str | None], None]) -> None:
        """Open the pain dialog, and hand on what the person chooses."""
        self._screen.app.push_screen(PainDialog(report), then)

    def soon(self, then: Callable[[], None]) -> None:
        """Do this once the screen shows what happened."""
        self._screen.call_after_refresh(then)

    def deafen(self, seconds: float) -> None:
        """Let no key count for this long."""
        self._screen.app.deafen(seconds)
