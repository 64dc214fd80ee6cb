"""Which journals are open now: a lock on the file, which its program's end lets go by itself.

Windows has no such lock; two programs on one journal are not told apart there.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from pathlib import Path

FREE = -1
"""Stands for a lock where the system has none to give."""


def hold(path: Path) -> int | None:
    """Take a journal's lock; None where another program has it."""
    if sys.platform == "win32":
        return FREE
    try:
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return FREE
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(file)
        return None
    except OSError:  # a file system without locks
        os.close(file)
        return FREE
    return file


def release(lock: int | None) -> None:
    """Give a lock back."""
    if lock is not None and lock != FREE:
        with contextlib.suppress(OSError):
            os.close(lock)


def is_open(path: Path) -> bool:
    """Whether a program has this journal open."""
    lock = hold(path)
    release(lock)
    return lock is None
