"""A terminal that hands on each key at once, and is as it was afterwards."""

from __future__ import annotations

import contextlib
import termios
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from types import TracebackType

INPUT, LOCAL, CONTROL = 0, 3, 6
"""Where termios lists the input flags, the local flags and the control characters."""


class KeyByKey:
    """The terminal of a descriptor, key by key while it is entered; Ctrl+C stays a signal.

    Raises termios.error on entering what is no terminal.
    """

    def __init__(self, terminal: int) -> None:
        self.terminal = terminal
        self._before: list[Any] | None = None

    def __enter__(self) -> Self:
        self._before = termios.tcgetattr(self.terminal)
        self.by_key()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.as_before()

    def by_key(self) -> None:
        """Hand on each key as it is pressed, unseen; what was typed before is forgotten."""
        attributes = termios.tcgetattr(self.terminal)
        # Without IXON, Ctrl+S cannot hold up the output and with it the practice.
        attributes[INPUT] &= ~termios.IXON
        attributes[LOCAL] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
        attributes[CONTROL][termios.VMIN], attributes[CONTROL][termios.VTIME] = 1, 0
        termios.tcsetattr(self.terminal, termios.TCSAFLUSH, attributes)

    def as_before(self) -> None:
        """Give the terminal back, a line at a time; what was typed until now is forgotten."""
        # A terminal that is gone needs nothing back.
        with contextlib.suppress(termios.error):
            if self._before is not None:
                termios.tcsetattr(self.terminal, termios.TCSAFLUSH, self._before)
