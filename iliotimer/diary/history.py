"""All journals of the diary, through an index that is checked against the folder's listing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iliotimer.diary.appended import Unreadable
from iliotimer.diary.folder import journal_path, stamps_in
from iliotimer.diary.index import Indexed, read_index, write_index
from iliotimer.diary.past import PastSession, past_session
from iliotimer.diary.reading import read_journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path


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
    stamps = stamps_in(log)
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


def _read(path: Path) -> tuple[PastSession | str, bool]:
    """What a journal tells, or why it tells nothing, and whether that lasts until it changes."""
    try:
        return past_session(path.stem, read_journal(path)), True
    except Unreadable as why:
        return str(why), not isinstance(why.__cause__, OSError)
