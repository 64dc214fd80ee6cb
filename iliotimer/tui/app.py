"""The app around a practice: its keys that work everywhere, its signals, its end."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widgets import Input

from iliotimer.opening import open_practice
from iliotimer.practice.events import Outcome, What
from iliotimer.practice.state import Mode
from iliotimer.tui.keyguard import KeyGuard
from iliotimer.tui.practice import PracticeScreen
from iliotimer.tui.summary import SummaryScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.events import Event

    from iliotimer.conductor import Conductor
    from iliotimer.files.session_file import Reading
    from iliotimer.opening import Wishes
    from iliotimer.plan.model import Session
    from iliotimer.practice.events import Over

RETURN_CODES = {Outcome.COMPLETED: 0, Outcome.ENDED_EARLY: 3, Outcome.INTERRUPTED: 4}
VOLUME = 80


class PracticeApp(App[None]):
    """Goes through one session."""

    TITLE = "iliotimer"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p,full_stop", "sharp_pain", show=False, priority=True),
        Binding("ctrl+c,ctrl+q", "stop", "end", show=False, priority=True, id="stop"),
    ]

    def __init__(
        self,
        reading: Reading,
        session: Session,
        wishes: Wishes,
        log: Path,
        *,
        conductor: Conductor | None = None,
        looks: bool = True,
    ) -> None:
        super().__init__()
        self.session = session
        self.conductor = conductor or open_practice(
            reading, session, wishes, log=log, ring=self.bell
        )
        self.looks = looks
        """Whether the screen looks at the clock by itself."""
        self.volume = VOLUME
        self.guard = KeyGuard()
        self._code = 0

    @property
    def animates(self) -> bool:
        """Whether anything may move that does not have to."""
        return self.animation_level != "none"

    @property
    def practice(self) -> PracticeScreen | None:
        """The practice screen, while the practice is not over."""
        if self.conductor.player.state.mode is Mode.OVER:
            return None
        return next((s for s in self.screen_stack if isinstance(s, PracticeScreen)), None)

    def on_mount(self) -> None:
        """Begin the practice, and be ready to be stopped from outside."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError, ValueError):
                    loop.add_signal_handler(number, self.interrupt)
        self.push_screen(PracticeScreen(self.session, self.conductor))

    def on_unmount(self) -> None:
        """Nothing sounds after the end."""
        self.conductor.close()

    async def on_event(self, event: Event) -> None:
        """Let a key in only where it was pressed on purpose."""
        if isinstance(event, Key) and not event.is_forwarded:
            typing = isinstance(self.focused, Input)
            if not self.guard.lets(event.key, typing=typing):
                return
        await super().on_event(event)

    def deafen(self, seconds: float) -> None:
        """Let no key count for this long."""
        self.guard.deafen(seconds)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The pain key works wherever a practice runs, except in a text that is typed."""
        del parameters
        if action == "sharp_pain":
            return self.practice is not None and not isinstance(self.focused, Input)
        return True

    def action_sharp_pain(self) -> None:
        """Stop everything, from whatever screen."""
        practice = self.practice
        if practice is None or self.conductor.player.state.frozen_by is What.SHARP_PAIN:
            return
        self._uncover(practice)
        practice.action_sharp_pain()

    def action_stop(self) -> None:
        """Ask why the session is ended; the second time, end it."""
        practice = self.practice
        if practice is None:
            self.exit(return_code=self.return_code or 0)
        elif self.screen is practice:
            practice.action_end()
        else:
            self._uncover(practice)
            practice.end("")

    def interrupt(self) -> None:
        """Save and leave because the program was told to stop."""
        state = self.conductor.player.state
        if state.mode in {Mode.RUNNING, Mode.FROZEN}:
            self.conductor.freeze(self.conductor.player.interrupt)
            self.exit(return_code=RETURN_CODES[Outcome.INTERRUPTED])
        else:
            self.exit(return_code=self._code)

    def practice_over(self, over: Over) -> None:
        """Show what was done."""
        self._code = self.return_code_of(over)
        practice = next(s for s in self.screen_stack if isinstance(s, PracticeScreen))
        self._uncover(practice)
        journal = self.conductor.journal
        kept = f"Kept in {journal.path}" if journal else "Nothing was kept of this practice."
        self.push_screen(SummaryScreen(self.session, over, self.conductor.doses, kept))

    def return_code_of(self, over: Over) -> int:
        """The exit status of the program after this end."""
        return RETURN_CODES[over.outcome]

    def _uncover(self, practice: PracticeScreen) -> None:
        """Close whatever lies over the practice."""
        while self.screen is not practice:
            self.pop_screen()
