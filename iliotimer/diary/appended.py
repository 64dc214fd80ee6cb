"""Files that only grow, block by block: opened, read and written in one way."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar

from iliotimer import __version__
from iliotimer.diary.blocks import END, block, heads, is_begun, whole
from iliotimer.files.private_file import private_folder
from iliotimer.files.problems import Problem
from iliotimer.files.regular_file import content_of, refuse_irregular
from iliotimer.files.toml_text import document_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FORMAT = 1
PRIVATE_FILE = 0o600
LARGEST = 16 << 20
"""Bytes: nobody's diary fills a file of this size."""
CHUNK = 1 << 20

Told = TypeVar("Told")


class Unreadable(Exception):  # noqa: N818  the sentence says what is the matter
    """A file that was not written by iliotimer, or cannot be read, and why."""


def read_appended(path: Path, tell: Callable[[dict[str, Any]], Told], otherwise: str) -> Told:
    """What `tell` makes of a file's whole blocks; a torn block at the end does not count.

    Raises FileNotFoundError; and Unreadable for what is no such file, with a sentence that ends in
    `otherwise` where it is a file.
    """
    try:
        data = content_of(path, LARGEST)
        text = whole(data).decode()
        if not text and not is_begun(data):
            raise Unreadable(f"{path.name} was not written by iliotimer, or is damaged.")
        document = document_of(text)
        if isinstance(document, Problem):
            raise Unreadable(f"{path.name} is not TOML as iliotimer writes it.")
        return tell(document)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Unreadable(f"{path.name} cannot be read: {error.strerror or error}.") from error
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise Unreadable(f"{path.name} {otherwise}.") from error


def new_head() -> dict[str, object]:
    """What every such file begins with."""
    return {"format": FORMAT, "app": f"iliotimer {__version__}"}


def append(path: Path, data: bytes) -> None:
    """Append whole blocks to a file, which is begun where there is none; raises OSError."""
    private_folder(path.parent)
    try:
        make_private(path)
    except FileExistsError:
        pass
    else:
        data = block("", new_head()) + data
    append_blocks(path, data)


def make_private(path: Path) -> None:
    """Make an empty file for the person only.

    Raises FileExistsError where there is one already, and OSError.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))


def append_blocks(path: Path, data: bytes, *, sync: bool = True) -> None:
    """Append whole blocks in one write and sync them; a torn block before them is cut off.

    Without `sync` they outlive the program, not yet the machine. Raises OSError; the file then ends
    where it did or, on a disk that takes nothing back, in what the next attempt to append the same
    cuts off.
    """
    file = os.open(path, os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0))
    try:
        refuse_irregular(os.fstat(file))
        size = _cut_failed_attempt(file, _cut_torn_block(file), data)
        try:
            _write_whole(file, data)
            if sync:
                os.fsync(file)
        except OSError:
            os.ftruncate(file, size)
            raise
    finally:
        os.close(file)


def sync_file(path: Path) -> None:
    """Have on the disk what was written to a file; raises OSError."""
    file = os.open(path, os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _write_whole(file: int, data: bytes) -> None:
    if os.write(file, data) < len(data):
        raise OSError("no room is left on the disk")


def _cut_torn_block(file: int) -> int:
    """Bytes that are left; a file of whole blocks is not cut, since others may append to it."""
    size = os.lseek(file, 0, os.SEEK_END)
    os.lseek(file, max(0, size - len(END)), os.SEEK_SET)
    if os.read(file, len(END)) == END:
        return size
    os.lseek(file, 0, os.SEEK_SET)
    parts = []
    while part := os.read(file, CHUNK):
        parts.append(part)
    data = b"".join(parts)
    size = len(whole(data))
    if not size and not is_begun(data):
        raise OSError("it was not written by iliotimer, or is damaged")
    os.ftruncate(file, size)
    return size


def _cut_failed_attempt(file: int, size: int, data: bytes) -> int:
    """Bytes that are left without the blocks that an earlier attempt to append `data` left."""
    os.lseek(file, max(0, size - len(data)), os.SEEK_SET)
    tail = os.read(file, len(data))
    cut = next((len(head) for head in heads(data) if tail.endswith(head)), 0)
    if cut:
        os.ftruncate(file, size - cut)
    return size - cut
