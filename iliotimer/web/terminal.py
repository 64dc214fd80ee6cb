"""iliotimer on a terminal of its own, for one tab of a browser."""

from __future__ import annotations

import asyncio
import os
import pty
import signal
import sys
import termios
from contextlib import suppress
from io import FileIO
from typing import TYPE_CHECKING

from iliotimer.files.places import same_package
from iliotimer.web.browser import BROWSER

if TYPE_CHECKING:
    from asyncio import BaseTransport, StreamReader
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator, Sequence

PATIENCE = 5
"""Seconds that the app may take to save and end."""
MOST_CELLS = 1000
"""Columns or rows of a terminal."""
CHUNK = 65536
KIND = {"TERM": "xterm-256color", "COLORTERM": "truecolor", BROWSER: "1"}
OWN_SIZE = {"COLUMNS", "LINES"}
"""Environment variables that would hide the size of the terminal."""


class Terminal:
    """A pseudo-terminal with the program on it."""

    def __init__(
        self, process: Process, end: FileIO, reader: StreamReader, reading: BaseTransport
    ) -> None:
        self._process = process
        self._end = end
        self._reader = reader
        self._reading = reading

    @classmethod
    async def opened(cls, arguments: Sequence[str], columns: int, rows: int) -> Terminal:
        """A terminal of this size, on which iliotimer was started with these arguments."""
        number, other_end = pty.openpty()
        end = FileIO(number, "r+")
        _resize(end, columns, rows)
        environment = {name: value for name, value in os.environ.items() if name not in OWN_SIZE}
        try:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", "iliotimer.web.leader", *arguments),
                stdin=other_end,
                stdout=other_end,
                stderr=other_end,
                start_new_session=True,
                env={**environment, **same_package(), **KIND},
            )
        finally:
            os.close(other_end)
        reader = asyncio.StreamReader()
        reading, _ = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), end
        )
        return cls(process, end, reader, reading)

    async def written(self) -> AsyncIterator[bytes]:
        """What the program writes, until it has ended."""
        with suppress(OSError):  # a terminal whose other end is closed fails instead of ending
            while data := await self._reader.read(CHUNK):
                yield data

    async def status(self) -> int:
        """The exit status of the program, once it has ended."""
        return await self._process.wait()

    def type(self, text: str) -> None:
        """Type this text; what the program has no room for is lost, as on a keyboard."""
        with suppress(OSError, ValueError):
            self._end.write(text.encode(errors="replace"))

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        with suppress(OSError, ValueError):
            _resize(self._end, columns, rows)

    async def hang_up(self) -> None:
        """Let the program save and end, and see it gone."""
        with suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGHUP)
        try:
            await asyncio.wait_for(self._process.wait(), PATIENCE)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        self._reading.close()


def _resize(end: FileIO, columns: int, rows: int) -> None:
    termios.tcsetwinsize(end, (_sane(rows), _sane(columns)))


def _sane(cells: int) -> int:
    return max(1, min(cells, MOST_CELLS))
