"""An app on a terminal that the shell may take back, and that may go away at any moment."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, ReturnType, SuspendNotSupported
from textual.binding import Binding, BindingType

from iliotimer.garbage import leave_alone_what_stays
from iliotimer.streams import is_terminal

if TYPE_CHECKING:
    from textual.driver import Driver

LEAVE = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")
"""What would end a program, with the terminal left as it is."""
STILL_THERE = 1.0
"""Seconds between two looks whether the terminal has gone."""
STARTED = 1.0
"""Seconds after which an app is made of what it stays made of."""


class TerminalApp(App[ReturnType]):
    """Gives the terminal back as it was, whatever ends or stops the program."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "suspend_process", show=False, priority=True)
    ]

    def get_driver_class(self) -> type[Driver]:
        """Textual's choice; on a terminal of Unix the one that outlives it."""
        found = super().get_driver_class()
        if sys.platform == "win32" or found.__name__ != "LinuxDriver":
            return found
        from iliotimer.tui.lasting_driver import LastingDriver  # noqa: PLC0415  not on Windows

        return LastingDriver

    def on_mount(self) -> None:
        """Be ready for what the system may ask."""
        loop = asyncio.get_running_loop()
        with contextlib.suppress(NotImplementedError, ValueError):
            for name in LEAVE:
                if hasattr(signal, name):
                    loop.add_signal_handler(getattr(signal, name), self.leave)
            if sys.platform != "win32":
                loop.add_signal_handler(signal.SIGTSTP, self._stand_still)
                # Textual would enter the terminal twice, and later restore what it found then.
                loop.add_signal_handler(signal.SIGCONT, lambda: self.refresh(layout=True))
        if not self.is_headless:
            self.set_timer(STARTED, leave_alone_what_stays)
        if not self.is_headless and is_terminal(sys.__stdin__):
            self.set_interval(STILL_THERE, self._look_for_terminal)

    def leave(self) -> None:
        """End because the program was told to, or because its terminal has gone."""
        self.exit()

    def pause(self) -> None:
        """Let nothing go on while the program is stopped."""

    def action_suspend_process(self) -> None:
        """Let the shell stop this program and those that run with it."""
        if sys.platform != "win32":
            os.kill(0, signal.SIGTSTP)

    def _stand_still(self) -> None:
        from iliotimer.job_control import stand_still  # noqa: PLC0415  not on Windows

        self.pause()
        with contextlib.suppress(SuspendNotSupported), self.suspend():
            stand_still()

    def _look_for_terminal(self) -> None:
        if not is_terminal(sys.__stdin__):
            self.leave()
