"""A program on a terminal, timed: until a word is seen, what it uses, and how it ends."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

ESCAPES = re.compile(rb"\x1b\[[0-9;:?<>=]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.")
TICKS = os.sysconf("SC_CLK_TCK")
ILIOTIMER = (sys.executable, "-m", "iliotimer")


class Timed:
    """A process on a terminal of its own, and what it wrote when."""

    def __init__(self, command, *, env=None, columns=100, rows=30):
        self.begun = time.monotonic()
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            os.execvpe(  # noqa: S606  no shell is wanted
                command[0], list(command), {**os.environ, **(env or {}), "TERM": "xterm-256color"}
            )
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.blocks = []
        self.ended = None

    def read(self, seconds):
        """Take what is written in this time; False when the program is gone."""
        if not select.select([self._file], [], [], seconds)[0]:
            return True
        try:
            block = os.read(self._file, 1 << 16)
        except OSError:
            block = b""
        if not block:
            self.ended = self.ended or time.monotonic()
            return False
        self.blocks.append((time.monotonic(), block))
        return True

    @property
    def text(self):
        """Everything that was written, without the escapes."""
        return ESCAPES.sub(b"", b"".join(block for _, block in self.blocks)).decode(
            errors="replace"
        )

    def sees(self, word, within=30):
        """Seconds from the start until a word is seen."""
        end = time.monotonic() + within
        while word not in self.text:
            if not self.read(0.5) or time.monotonic() > end:
                raise RuntimeError(f"{word!r} was not seen; the last words: {self.text[-300:]!r}")
        return self.blocks[-1][0] - self.begun

    def lives(self, seconds):
        """Read on for this long, or to the end."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self.read(min(left, 0.5)):
            pass

    def types(self, keys):
        """Press keys."""
        os.write(self._file, keys.encode())

    def family(self):
        """The process and its children, theirs too."""
        found, waiting = [], [self.pid]
        while waiting:
            pid = waiting.pop()
            found.append(pid)
            for task in Path(f"/proc/{pid}/task").glob("*"):
                waiting += [int(child) for child in (task / "children").read_text().split()]
        return found

    def processor_seconds(self):
        """What it and its children have used of the processor."""
        fields = (
            Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split() for pid in self.family()
        )
        return sum(int(each[11]) + int(each[12]) for each in fields) / TICKS

    def memory(self):
        """MiB of memory (PSS) of it and its children."""
        rolls = (Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in self.family())
        return sum(int(re.search(r"^Pss: +(\d+)", roll, re.MULTILINE)[1]) for roll in rolls) / 1024

    def close(self):
        """End it; the resources that it used."""
        for blow in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.kill(self.pid, blow)
            except ProcessLookupError:
                break
            end = time.monotonic() + 3
            while time.monotonic() < end and self.read(0.1):
                pass
            if self.ended:
                break
        _, _, used = os.wait4(self.pid, 0)
        os.close(self._file)
        return used
