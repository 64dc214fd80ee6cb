"""The text of a file that a person names: whatever it is, reading it neither blocks nor fails."""

from __future__ import annotations

import errno
import os
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

from iliotimer.files.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_FILE = 1024 * 1024
"""Bytes."""
NO_SUCH_FILE = Problem(None, "", "there is no such file")
TOO_LONG = Problem(None, "", "the text is longer than 1 MiB; a few KiB are enough")
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe that nobody writes to must not block
    | getattr(os, "O_BINARY", 0)  # Windows would change the ends of lines
)


class Irregular(OSError):  # noqa: N818  the sentence says what is the matter
    """What is there, but is no file to read: `strerror` says what it is."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(errno.EINVAL, what)
        self.remedy = remedy
        """What would be right."""


def content_of(path: Path, longest: int) -> bytes:
    """The bytes of a regular file of at most so many; never waits for more of them.

    Raises OSError, which is Irregular where there is anything else; ValueError for a name that
    no file can have.
    """
    refuse_irregular(path.stat())  # to open a device may do something to it
    with open(os.open(path, _FLAGS), "rb") as file:  # noqa: PTH123 - a descriptor has no path
        refuse_irregular(os.fstat(file.fileno()))
        content = file.read(longest + 1)
    if len(content) > longest:
        raise Irregular(f"the file is larger than {longest >> 20} MiB", "a few KiB are enough")
    return content


def text_of(path: Path) -> str | Problem:
    """The text of a regular UTF-8 file of at most 1 MiB, exactly as it is, or why there is none."""
    try:
        return _decoded(content_of(path, LONGEST_FILE))
    except (FileNotFoundError, NotADirectoryError):
        return NO_SUCH_FILE
    except Irregular as found:
        return Problem(None, "", f"{found.strerror}; {found.remedy}")
    except (OSError, ValueError) as wrong:
        reason = wrong.strerror if isinstance(wrong, OSError) else None
        return Problem(None, "", f"the file cannot be read: {reason or 'its name is not valid'}")


def refuse_irregular(status: os.stat_result) -> None:
    """Raise Irregular for whatever is no file on the disk."""
    if S_ISDIR(status.st_mode):
        raise Irregular("this is a folder", "name a file in it")
    if not S_ISREG(status.st_mode):
        raise Irregular("this is not a regular file", "name a file on the disk")


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
