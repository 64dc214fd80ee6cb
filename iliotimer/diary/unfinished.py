"""Journals that wait for something: the end of a practice, or an answer of the next morning."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING

from iliotimer.diary.appended import Unreadable
from iliotimer.diary.folder import journal_names, journal_path
from iliotimer.diary.journal import local_now
from iliotimer.diary.lock import is_open
from iliotimer.diary.reading import read_journal
from iliotimer.practice.checkin import LATEST_MORNING, NEXT_DAY, asks_next_morning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from iliotimer.practice.record import Record


def unfinished(
    folder: Path, hours: float, *, session: str = "", now: Callable[[], dt.datetime] = local_now
) -> Iterator[tuple[Path, Record]]:
    """Practices without an end that can be taken up again, newest first.

    They began or were last written within so many hours, and no program has them open.
    """
    oldest = now() - dt.timedelta(hours=hours)
    for path, record in _recent(folder, oldest):
        other = bool(session) and record.session != session
        if record.result is None and not other and not is_open(path):
            yield path, record


def mornings(
    folder: Path, *, now: Callable[[], dt.datetime] = local_now
) -> Iterator[tuple[Path, Record]]:
    """Sessions whose next-morning question is still open, newest first."""
    today = now()
    for path, record in _recent(folder, today - LATEST_MORNING):
        answered = any(answer.about == NEXT_DAY for answer in record.answers)
        ended = record.result is not None and record.result.minutes > 0
        if ended and not answered and asks_next_morning(record.started, today):
            yield path, record


def _recent(folder: Path, oldest: dt.datetime) -> Iterator[tuple[Path, Record]]:
    """The journals written since then, the one begun last first."""
    found = []
    with contextlib.suppress(OSError):
        for name in journal_names(folder):
            path = journal_path(folder, name)
            with contextlib.suppress(OSError, Unreadable):
                if path.stat().st_mtime >= oldest.timestamp():
                    found.append((path, read_journal(path)))
    yield from sorted(found, key=lambda one: (one[1].started, one[0]), reverse=True)
