"""The text of a file that a person names: whatever it is, reading it neither blocks nor fails."""

from __future__ import annotations

import os
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

from iliotimer.files.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_FILE = 1024 * 1024
"""Bytes."""
NO_SUCH_FILE = Problem(None, "", "there is no such file")
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe that nobody writes to must not block
    | getattr(os, "O_BINARY", 0)  # Windows would change the ends of lines
)


def text_of(path: Path) -> str | Problem:
    """The text of a regular UTF-8 file of at most 1 MiB, exactly as it is, or why there is none."""
    try:
        content = _content(path)
    except (FileNotFoundError, NotADirectoryError):
        return NO_SUCH_FILE
    except (OSError, ValueError) as wrong:
        reason = wrong.strerror if isinstance(wrong, OSError) else None
        return Problem(None, "", f"the file cannot be read: {reason or 'its name is not valid'}")
    if isinstance(content, Problem):
        return content
    return _decoded(content)


def _content(path: Path) -> bytes | Problem:
    mode = path.stat().st_mode
    if S_ISDIR(mode):
        return Problem(None, "", "this is a folder; name a file in it")
    if not S_ISREG(mode):
        return Problem(None, "", "this is not a regular file; name a file on the disk")
    with open(os.open(path, _FLAGS), "rb") as file:  # noqa: PTH123 - a descriptor has no path
        if not S_ISREG(os.fstat(file.fileno()).st_mode):
            return Problem(None, "", "this is not a regular file; name a file on the disk")
        content = file.read(LONGEST_FILE + 1)
    if len(content) > LONGEST_FILE:
        return Problem(None, "", "the file is larger than 1 MiB; a few KiB are enough")
    return content


def _decoded(content: bytes) -> str | Problem:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(None, "", "the file is in UTF-16; save it as UTF-8")
    if b"\0" in content:
        return Problem(None, "", "the file is binary, not text; name a TOML file")
    try:
        return content.decode()
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        byte = content[wrong.start]
        return Problem(line, "", f"byte 0x{byte:02X} is not UTF-8; save the file as UTF-8")
