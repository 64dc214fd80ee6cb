"""Files that only the person can read, and that are never seen half written."""

from __future__ import annotations

import os
from contextlib import suppress
from errno import ENOTDIR
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

PRIVATE_FOLDER = 0o700


def private_folder(folder: Path) -> None:
    """Make the folder and those around it where they are missing, for the person only.

    Raises OSError.
    """
    if not folder.is_dir():
        private_folder(folder.parent)
        try:
            folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        except FileExistsError as error:
            raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), error.filename) from error


def write_private(path: Path, text: str) -> None:
    """Put the text in place of the file in one step, so that every reader sees a whole file.

    Raises OSError; the file is then as it was.
    """
    private_folder(path.parent)
    put_in_place(path, (text,))


def put_in_place(path: Path, lines: Iterable[str]) -> None:
    """Write the lines beside the file and put them in its place, for the person only.

    Raises OSError and what the lines raise; the file is then as it was.
    """
    descriptor, name = mkstemp(prefix=f".{path.name}-", dir=path.parent)  # only the owner reads it
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
