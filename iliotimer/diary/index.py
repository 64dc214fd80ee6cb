"""The derived index of the diary: never the truth, and nothing is lost with it."""

from __future__ import annotations

import contextlib
import os
from dataclasses import astuple, dataclass, fields
from stat import S_ISREG
from typing import TYPE_CHECKING, Any
from zlib import crc32

from iliotimer.diary.appended import make_private
from iliotimer.diary.past import PastSession
from iliotimer.diary.values import (
    LONGEST_NAME,
    LONGEST_TEXT,
    as_id,
    as_moment,
    as_text,
    maker_of,
)
from iliotimer.files.private_file import private_folder
from iliotimer.practice.events import Outcome

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from iliotimer.diary.folder import Stamp

VERSION = 5
"""Another number for every change of what an index keeps or of how that is worked out."""
PATIENCE = 0.25
"""Seconds to wait while another program writes the index."""
TOLD = ",".join(field.name for field in fields(PastSession) if field.name != "name")
COLUMNS = f"name, size, mtime_ns, trouble, {TOLD}, checksum"
WIDTH = COLUMNS.count(",") + 1
TABLE = f"CREATE TABLE journal ({COLUMNS}, PRIMARY KEY (name)) WITHOUT ROWID"
BESIDE = ("-journal", "-wal", "-shm")
"""What a write that was cut off leaves: files that name other files, for sqlite to act upon."""
LARGEST = 256 << 20
"""Bytes: no diary has an index of this size."""
SQLITE_ERROR, SQLITE_CORRUPT, SQLITE_NOTADB = 1, 11, 26
SPOILT = frozenset({SQLITE_ERROR, SQLITE_CORRUPT, SQLITE_NOTADB})
"""Other tables than ours, damaged pages, no database: worth beginning anew."""

OURS = (VERSION, [TABLE])
_past = maker_of(PastSession)


@dataclass(frozen=True, slots=True)
class Indexed:
    """What a journal held when it bore this stamp."""

    stamp: Stamp
    told: PastSession | str
    """A session, or the sentence that says why there is none."""


def read_index(path: Path) -> dict[str, Indexed] | None:
    """What the index knows, by the journal's name; None where it is spoilt."""
    import sqlite3  # noqa: PLC0415  commands without a diary start without it

    if not os.path.lexists(path):
        return {}
    if not _is_plain(path):
        return None
    try:
        with _opened(path) as connection:
            made_by = _made_by(connection)
            if made_by != OURS:
                return None if any(made_by) else {}
            rows = connection.execute(f"SELECT {COLUMNS} FROM journal").fetchall()  # noqa: S608  constants
    except UnicodeError:  # of damaged statements sqlite3 cannot even say what is wrong
        return None
    except sqlite3.Error as error:
        return None if _is_spoilt(error) else {}
    found = {row[0]: _indexed(row) for row in rows if row[-1] == _checksum(row[:-1])}
    return {name: indexed for name, indexed in found.items() if indexed is not None}


def write_index(
    path: Path, changed: Mapping[str, Indexed], gone: Iterable[str], *, anew: bool
) -> None:
    """Bring the index up to date; where it cannot be written it stays as it is."""
    import sqlite3  # noqa: PLC0415  as above

    with contextlib.suppress(sqlite3.Error, OSError, UnicodeError):
        if anew:
            for suffix in (*BESIDE, ""):
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


def _is_plain(path: Path) -> bool:
    """Whether it is a file of its own and nothing else, which sqlite may open."""
    status = path.lstat()
    beside = (path.with_name(f"{path.name}{suffix}") for suffix in BESIDE)
    return (
        S_ISREG(status.st_mode)
        and status.st_size <= LARGEST
        and not any(os.path.lexists(file) for file in beside)
    )


def _made_by(connection: sqlite3.Connection) -> tuple[int, list[str]]:
    """The version of the index, and the statements that made what is in it."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return version, [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master")]


def _make(path: Path) -> None:
    """An empty private file where there is none: sqlite would make it for everybody to read."""
    private_folder(path.parent)
    with contextlib.suppress(FileExistsError):
        make_private(path)


def _store(
    connection: sqlite3.Connection, changed: Mapping[str, Indexed], gone: Iterable[str]
) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if _made_by(connection) != OURS:
        connection.execute(TABLE)
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


def _indexed(row: tuple[Any, ...]) -> Indexed | None:
    """What a row says; None for what no journal leads to, whoever wrote it."""
    name, size, mtime_ns, trouble, *told, _ = row
    try:
        return Indexed((size, mtime_ns), _sentence(trouble) or _session(name, told))
    except (TypeError, ValueError):
        return None


def _sentence(trouble: object) -> str:
    sentence = as_text(trouble)
    if len(sentence) > LONGEST_TEXT:
        raise ValueError("longer than any sentence of ours")
    return sentence


def _session(name: str, told: Iterable[object]) -> PastSession:
    session = _past((name, *told))
    as_moment(session.started)
    as_id(session.session)
    if session.ended:
        Outcome(session.ended)
    if max(len(session.title), len(session.reason)) > LONGEST_NAME:
        raise ValueError("longer than a journal is read")
    return session


def _checksum(row: tuple[object, ...]) -> int:
    return crc32(repr(row).encode(errors="replace"))
