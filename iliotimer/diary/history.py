"""All journals of the diary, through an index that is checked against the folder's listing."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iliotimer.diary.appended import Unreadable
from iliotimer.diary.index import Indexed, read_index, write_index
from iliotimer.diary.past import PastSession, past_session
from iliotimer.diary.reading import read_journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from iliotimer.diary.index import Stamp

SUFFIX = ".toml"
NOWHERE = (-1, -1)
"""The stamp of a link that leads to itself."""


@dataclass(frozen=True, slots=True)
class History:
    """Every session of the diary, newest first."""

    sessions: tuple[PastSession, ...]
    troubles: tuple[str, ...] = ()
    """A sentence for each file that is no journal."""


def read_history(
    log: Path,
    index: Path,
    *,
    watched: Callable[[Sequence[str]], Iterable[str]] = iter,
) -> History:
    """The sessions in the folder `log`; `watched` passes on the names that have to be read anew.

    Raises OSError where there is a folder that cannot be listed.
    """
    stamps = _stamps(log)
    if not stamps:
        return History(())
    indexed = read_index(index)
    known = indexed or {}
    told = {name: row.told for name, row in known.items() if row.stamp == stamps.get(name)}
    lasting: dict[str, Indexed] = {}
    try:
        for name in watched([name for name in stamps if name not in told]):
            told[name], lasts = _read(journal_path(log, name))
            if lasts:
                lasting[name] = Indexed(stamps[name], told[name])
    finally:
        gone = known.keys() - stamps.keys()
        if lasting or gone:
            write_index(index, lasting, gone, anew=indexed is None)
    sessions = [found for found in told.values() if isinstance(found, PastSession)]
    troubles = [found for found in told.values() if isinstance(found, str)]
    sessions.sort(key=lambda session: (session.started, session.name), reverse=True)
    return History(tuple(sessions), tuple(sorted(troubles)))


def journal_names(log: Path) -> tuple[str, ...]:
    """The names of the journals there are, in the order of their local starting times.

    Raises OSError where there is a folder that cannot be listed.
    """
    return tuple(sorted(_stamps(log)))


def journal_path(log: Path, name: str) -> Path:
    """The file of a journal."""
    return log / f"{name}{SUFFIX}"


def _read(path: Path) -> tuple[PastSession | str, bool]:
    """What a journal tells, or why it tells nothing, and whether that lasts until it changes."""
    try:
        return past_session(path.stem, read_journal(path)), True
    except Unreadable as why:
        return str(why), not isinstance(why.__cause__, OSError)


def _stamps(log: Path) -> dict[str, Stamp]:
    """Size and last change of each journal, by its name, in the order of the names.

    They are taken before a journal is read: one that grows meanwhile is read again next time.
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
