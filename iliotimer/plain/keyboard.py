"""The keys that a person presses while a practice goes on, or their absence."""

from __future__ import annotations

import contextlib
import os
import select
import termios
import time
from typing import TYPE_CHECKING, Protocol

from iliotimer.plain.keystrokes import Keystrokes

if TYPE_CHECKING:
    from iliotimer.key_by_key import KeyByKey

MOST = 4096
"""Bytes read at once."""


class Keyboard(Protocol):
    """Where keys come from."""

    @property
    def gone(self) -> bool:
        """Whether no key can come any more."""

    def read(self, seconds: float, *, typing: bool) -> list[str]:
        """The keys pressed within so many seconds; while a text is typed, its lines."""

    def lend(self) -> None:
        """Let others have the terminal."""

    def take_back(self) -> None:
        """Have the terminal again."""


class NoKeyboard:
    """Nobody presses anything."""

    gone = False

    def read(self, seconds: float, *, typing: bool) -> list[str]:
        """Nothing, after so many seconds."""
        del typing
        time.sleep(seconds)
        return []

    def lend(self) -> None:
        """Nothing is lent."""

    def take_back(self) -> None:
        """Nothing comes back."""


class TerminalKeyboard:
    """The keys of a terminal."""

    def __init__(self, terminal: KeyByKey) -> None:
        self.gone = False
        self._terminal = terminal
        self._strokes = Keystrokes()
        self._typing = False

    def read(self, seconds: float, *, typing: bool) -> list[str]:
        """The keys pressed within so many seconds; while a text is typed, its lines."""
        if typing is not self._typing:
            self._typing = typing
            self.take_back()
        if not select.select([self._terminal.terminal], [], [], seconds)[0]:
            return self._strokes.settled()
        data = b""
        with contextlib.suppress(OSError):
            data = os.read(self._terminal.terminal, MOST)
        if typing:
            return [data.decode("utf-8", "ignore").rstrip("\r\n")]
        self.gone = not data
        return self._strokes.fed(data)

    def lend(self) -> None:
        """Give the terminal back as it was."""
        self._terminal.as_before()

    def take_back(self) -> None:
        """Have the terminal key by key, or a line at a time while a text is typed."""
        try:
            if self._typing:
                self._terminal.as_before()
            else:
                self._terminal.by_key()
        except termios.error:
            self.gone = True
