"""A worker process as the app holds it: lines to it, lines from it, its complaints kept aside."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import IO, TYPE_CHECKING, Any

from iliotimer.files.places import same_package
from iliotimer.sound.wire import message_of

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_COMPLAINTS = 4096
"""Bytes of the worker's standard error that are kept."""


class Child:
    """A running worker; `hear` gets each of its reports and `miss` its end, on other threads."""

    def __init__(
        self,
        arguments: list[str],
        environment: dict[str, str],
        *,
        hear: Callable[[Child, dict[str, Any]], None],
        miss: Callable[[Child], None],
    ) -> None:
        """Start it; raises OSError where that fails."""
        self.complaints = b""
        self._process = subprocess.Popen(  # noqa: S603 - this very package, by this very Python
            [sys.executable, "-P", "-m", "iliotimer.sound.worker", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **same_package(), **environment},
            start_new_session=True,
        )
        self._threads = [
            Thread(target=self._listen, args=(hear, miss), daemon=True),
            Thread(target=self._collect, daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def send(self, line: bytes) -> None:
        """Write a line to it; raises OSError or ValueError when it has ended."""
        pipe = _piped(self._process.stdin)
        pipe.write(line)
        pipe.flush()

    def is_stopped(self) -> bool:
        """Whether a signal has stopped it; False where the system does not tell."""
        try:
            status = Path("/proc", str(self.pid), "stat").read_bytes()
        except OSError:
            return False
        return status.rpartition(b")")[2].split()[:1] == [b"T"]

    def kill(self) -> None:
        """End it now, stopped or hung as it may be."""
        self._process.kill()

    def bury(self, patience: float = 0) -> None:
        """See it gone, after `patience` seconds by force, and let its pipes go."""
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for thread in self._threads:
            thread.join(1)
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            with suppress(OSError):
                _piped(pipe).close()

    def _listen(
        self, hear: Callable[[Child, dict[str, Any]], None], miss: Callable[[Child], None]
    ) -> None:
        for line in _piped(self._process.stdout):
            hear(self, message_of(line))
        miss(self)

    def _collect(self) -> None:
        descriptor = _piped(self._process.stderr).fileno()
        while chunk := os.read(descriptor, MOST_COMPLAINTS):
            self.complaints = (self.complaints + chunk)[-MOST_COMPLAINTS:]


def _piped(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ValueError("this stream of the worker has no pipe")
    return pipe
