"""The derived index of the diary: never the truth, and nothing is lost with it."""

from __future__ import annotations

import contextlib
import os
from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING
from zlib import crc32

from iliotimer.diary.journal import PRIVATE_FILE, PRIVATE_FOLDER
from iliotimer.diary.past import PastSession

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

VERSION = 2
"""Another number for every change of what an index keeps or of how that is worked out."""
PATIENCE = 0.25
"""Seconds to wait while another program writes the index."""
TOLD = ",".join(field.name for field in fields(PastSession) if field.name != "name")
COLUMNS = f"name, size, mtime_ns, trouble, {TOLD}, checksum"
WIDTH = COLUMNS.count(",") + 1
SQLITE_ERROR, SQLITE_CORRUPT, SQLITE_NOTADB = 1, 11, 26
SPOILT = frozenset({SQLITE_ERROR, SQLITE_CORRUPT, SQLITE_NOTADB})
"""Other tables than ours, damaged pages, no database: worth beginning anew."""

Stamp = tuple[int, int]
"""Size in bytes and time of the last change in ns."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What a journal held when it bore this stamp."""

    stamp: Stamp
    told: PastSession | str
    """A session, or the sentence that says why there is none."""


def read_index(path: Path) -> dict[str, Indexed] | None:
    """What the index knows, by the journal's name; None where it is spoilt."""
    import sqlite3  # noqa: PLC0415  commands without a diary start without it

    if not path.is_file():
        return {}
    try:
        with _opened(path) as connection:
            if connection.execute("PRAGMA user_version").fetchone() != (VERSION,):
                return {}
            rows = connection.execute(f"SELECT {COLUMNS} FROM journal").fetchall()  # noqa: S608  constants
    except sqlite3.Error as error:
        return None if _is_spoilt(error) else {}
    return {row[0]: _indexed(row) for row in rows if row[-1] == _checksum(row[:-1])}


def write_index(
    path: Path, changed: Mapping[str, Indexed], gone: Iterable[str], *, anew: bool
) -> None:
    """Bring the index up to date; where it cannot be written it stays as it is."""
    import sqlite3  # noqa: PLC0415  as above

    with contextlib.suppress(sqlite3.Error, OSError):
        if anew:
            for suffix in ("-journal", "-wal", "-shm", ""):
                path.with_name(f"{path.name}{suffix}").unlink(missing_ok=True)
        _make(path)
        with _opened(path) as connection:
            _store(connection, changed, gone)


def _is_spoilt(error: sqlite3.Error) -> bool:
    """Whether the index itself is at fault, and not the disk or another program."""
    code: int = getattr(error, "sqlite_errorcode", SQLITE_ERROR)
    return code & 0xFF in SPOILT


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    import sqlite3  # noqa: PLC0415  as above

    with contextlib.closing(sqlite3.connect(path, timeout=PATIENCE)) as connection, connection:
        yield connection


def _make(path: Path) -> None:
    """An empty private file where there is none: sqlite would make it for everybody to read."""
    path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, PRIVATE_FILE))


def _store(
    connection: sqlite3.Connection, changed: Mapping[str, Indexed], gone: Iterable[str]
) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute("PRAGMA user_version").fetchone() != (VERSION,):
        connection.execute("DROP TABLE IF EXISTS journal")
        connection.execute(f"CREATE TABLE journal ({COLUMNS}, PRIMARY KEY (name)) WITHOUT ROWID")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.executemany("DELETE FROM journal WHERE name = ?", ((name,) for name in gone))
    marks = ", ".join("?" * WIDTH)
    connection.executemany(
        f"INSERT OR REPLACE INTO journal ({COLUMNS}) VALUES ({marks})",  # noqa: S608  constants
        (_row(name, indexed) for name, indexed in changed.items()),
    )


def _row(name: str, indexed: Indexed) -> tuple[object, ...]:
    if isinstance(indexed.told, str):
        trouble, told = indexed.told, (None,) * (WIDTH - 5)
    else:
        trouble, told = "", astuple(indexed.told)[1:]
    row = (name, *indexed.stamp, trouble, *told)
    return (*row, _checksum(row))


def _indexed(row: tuple[object, ...]) -> Indexed:
    name, size, mtime_ns, trouble, *told, _ = row
    session = trouble or PastSession(name, *told)  # type: ignore[arg-type]  # the checksum vouches
    return Indexed((size, mtime_ns), session)  # type: ignore[arg-type]  # as above


def _checksum(row: tuple[object, ...]) -> int:
    return crc32(repr(row).encode(errors="replace"))
