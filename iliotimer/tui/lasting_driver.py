"""Textual's driver for a terminal that may go away while it is read and written."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

from iliotimer.streams import let_go

if TYPE_CHECKING:
    from typing import TextIO


class LastingDriver(LinuxDriver):
    """Neither fails with a terminal that has gone, nor waits for it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._file: Any = LastingFile(self._file)

    def run_input_thread(self) -> None:
        """Hand on keys until the terminal goes."""
        with suppress(OSError):
            super().run_input_thread()


class LastingFile:
    """Writes to a stream as long as somebody takes it, and then nowhere."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.fileno = stream.fileno
        self.isatty = stream.isatty

    def write(self, text: str) -> None:
        """Write a text."""
        try:
            self._stream.write(text)
        except OSError:
            let_go(self._stream)

    def flush(self) -> None:
        """Hand on what was written."""
        try:
            self._stream.flush()
        except OSError:
            let_go(self._stream)
