"""The program on a pseudo-terminal."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
import threading
import time


class Terminal:
    """The program, started on a pseudo-terminal of 100 by 30; `under` goes before its command."""

    def __init__(self, *args, env, term="xterm-256color", size=(100, 30), under=()):
        self.master, slave = pty.openpty()
        self.resizes(*size)
        self.process = subprocess.Popen(
            [*under, sys.executable, "-m", "iliotimer", *map(str, args)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**env, "TERM": term},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509  no thread yet
        )
        os.close(slave)
        self.seen = ""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        with contextlib.suppress(OSError):
            while data := os.read(self.master, 65536):
                self.seen += data.decode(errors="replace")

    def sees(self, text, within=15.0, since=0):
        end = time.monotonic() + within
        while text not in self.seen[since:]:
            assert time.monotonic() < end, f"never saw {text!r}"
            ended = self.process.poll() is not None and text not in self.seen[since:]
            assert not ended, f"ended before {text!r}"
            time.sleep(0.02)

    def resizes(self, columns, rows):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def types(self, keys):
        os.write(self.master, keys.encode())

    def ends(self, within=15.0):
        code = self.process.wait(within)
        self._reader.join(2)
        return code

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        with contextlib.suppress(OSError):
            os.close(self.master)
