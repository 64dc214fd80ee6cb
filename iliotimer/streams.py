"""The standard streams, which may be closed, lead anywhere, or end at any moment."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is open and leads to a terminal that is still there."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # it was closed
        return False


def has_screen() -> bool:
    """Whether a person sits at a terminal that takes keys, lines and a whole screen."""
    return all(map(is_terminal, (sys.stdin, sys.stdout, sys.stderr)))


def open_closed_streams() -> None:
    """Lead standard streams that were closed nowhere, so that no file takes their numbers."""
    modes = {"stdin": "r", "stdout": "w", "stderr": "w"}
    for name, mode in modes.items():
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115  it stays open
            os.set_inheritable(stream.fileno(), True)  # noqa: FBT003  its signature
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)


def let_go(stream: TextIO) -> None:
    """Send what a broken stream still holds nowhere, so that closing it is no error."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
