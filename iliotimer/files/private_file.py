"""Files that only the person can read, and that are never seen half written."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

PRIVATE_FOLDER = 0o700


def private_folder(folder: Path) -> None:
    """Make the folder and those around it where they are missing, for the person only.

    Raises OSError.
    """
    if not folder.is_dir():
        private_folder(folder.parent)
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)


def write_private(path: Path, text: str) -> None:
    """Put the text in place of the file in one step, so that every reader sees a whole file.

    Raises OSError; the file is then as it was.
    """
    private_folder(path.parent)
    descriptor, name = mkstemp(prefix=f".{path.name}-", dir=path.parent)  # only the owner reads it
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise
