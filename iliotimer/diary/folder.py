"""The folder of the journals: the name of each, and when it changed last."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".toml"
NOWHERE = (-1, -1)
"""The stamp of a link that leads to itself."""

Stamp = tuple[int, int]
"""Size in bytes and time of the last change in ns."""


def journal_names(log: Path) -> tuple[str, ...]:
    """The names of the journals there are, in the order of their local starting times.

    Raises OSError where there is a folder that cannot be listed.
    """
    return tuple(sorted(stamps_in(log)))


def journal_path(log: Path, name: str) -> Path:
    """The file of a journal."""
    return log / f"{name}{SUFFIX}"


def stamps_in(log: Path) -> dict[str, Stamp]:
    """Size and last change of each journal, by its name, in the order of the names.

    They are taken before a journal is read: one that grows meanwhile is read again next time.
    Raises OSError where there is a folder that cannot be listed.
    """
    stamps = {}
    try:
        with os.scandir(log) as listing:
            for entry in listing:
                name = entry.name.removesuffix(SUFFIX)
                if name != entry.name and _is_text(name):
                    stamp = _stamp(entry)
                    if stamp is not None:
                        stamps[name] = stamp
    except FileNotFoundError:
        return {}
    return dict(sorted(stamps.items()))


def _stamp(entry: os.DirEntry[str]) -> Stamp | None:
    """The stamp of what a name leads to; None for nothing."""
    try:
        state = entry.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        return NOWHERE
    return state.st_size, state.st_mtime_ns


def _is_text(name: str) -> bool:
    """Whether a journal can have this name: no hidden file, and valid Unicode."""
    return not name.startswith(".") and name.isprintable()
