from __future__ import annotations

import sqlite3
import struct
from dataclasses import fields

import pytest
from diary.made_journals import made_diary, made_journal
from hostile.strangers import EVIL, LONG

from iliotimer.diary import index as index_module
from iliotimer.diary.history import read_history
from iliotimer.diary.index import COLUMNS, LARGEST
from iliotimer.diary.past import PastSession

DEEP = "[" * 100_000
ABSURD = {
    "name": [5, b"\xff", EVIL],
    "trouble": [5, b"x", LONG],
    "session": ["../../x", "", 7, EVIL],
    "title": [LONG, None, b"\xff\x00"],
    "kind": [3, None],
    "begun": ["yesterday", "", "2026-11-22", "0001-01-01T00:00:00+14:00", 5, LONG],
    "ended": ["won", 5, None],
    "reason": [LONG, None],
    "minutes": [float("inf"), 1e308, -(10**18), "1", None],
    "pain_stops": [10**18, -(10**18), 0.5, "x", None],
    "works": [10**18, None],
    "works_done": [b"", None],
}
LISTS = [
    "nonsense",
    "{}",
    "null",
    "5",
    '"text"',
    "[1]",
    "[[]]",
    "[null]",
    '["a", "b"]',
    "[[1, 2]]",
    '[["e", "up", "s", 1, 1, true, 1, 1]]',
    '[["e", "left", "s", 1e400, NaN, true, 1, 1]]',
    '[["e", "left", "s", 1, 1, 1, 1, 1]]',
    '[{"at": "never", "n": 1, "t": 1, "what": "sharp_pain"}]',
    '[{"at": "2026-11-22T12:00:00", "n": 1, "t": 1, "what": "sharp_pain"}]',
    '[{"what": "magic"}]',
    '[["before", "pain", [1], "2026-11-22T12:00:00+01:00"]]',
    '[["before", "pain", 1, "9999-12-31T23:59:59-14:00"]]',
    DEEP,
]
TEXTS = ('"text"', '["a", "b"]')
"""Ids of exercises, for all that anybody knows."""
PROPERTIES = (
    "ended_in",
    "levels",
    "moments",
    "eased",
    "doses",
    "lengthening",
    "last_sets",
    "answers",
    "decisions",
)
COMMANDS = (("log",), ("today",), ("progress",), ("report", "--text"), ("checkin", "--clear"))


@pytest.fixture
def index(home):
    """The index of a diary of two sessions."""
    return indexed(home, 2)


def indexed(home, days):
    """The index of a diary of so many days."""
    made_diary(home.log, days)
    read_history(home.log, home.path / "index.sqlite")
    return home.path / "index.sqlite"


def forge(index, changes):
    """Put other values into the rows, a change into each, with the checksums that belong."""
    names = [*COLUMNS.replace(" ", "").split(",")]
    marks = ", ".join("?" * len(names))
    connection = sqlite3.connect(index)
    with connection:
        rows = connection.execute("SELECT * FROM journal").fetchall()
        for row, values in zip(rows, changes, strict=True):
            forged = tuple({**dict(zip(names, row, strict=True)), **values}.values())[:-1]
            connection.execute("DELETE FROM journal WHERE name = ?", (row[0],))
            whole = (*forged, index_module._checksum(forged))
            connection.execute(f"INSERT INTO journal VALUES ({marks})", whole)  # noqa: S608  marks
    connection.close()


def test_absurd_values_with_a_right_checksum_are_told_from_the_journal(home):
    """As if there were no index; whoever wrote it."""
    changes = [{column: value} for column, values in ABSURD.items() for value in values]
    index = indexed(home, len(changes))
    expected = read_history(home.log, index)
    forge(index, changes)
    told = read_history(home.log, index)
    assert told.troubles == ()
    for session, whole in zip(told.sessions, expected.sessions, strict=True):
        assert session == whole


def test_absurd_lists_with_a_right_checksum_disturb_nobody(home, invoke):
    """What is no list of the kind counts as empty."""
    lists = [field.name for field in fields(PastSession) if field.name.endswith("_json")]
    index = indexed(home, len(LISTS))
    forge(index, [dict.fromkeys(lists, text) for text in LISTS])
    for session in read_history(home.log, index).sessions:
        told = [getattr(session, name) for name in PROPERTIES]
        assert not any(map(any, told)) or session.levels_json in TEXTS
    for words in COMMANDS:
        assert invoke(*words).exit_code == 0


OTHERS = {
    "another program's": ["DROP TABLE journal", "CREATE TABLE places (url TEXT)"],
    "other columns": ["DROP TABLE journal", "CREATE TABLE journal (name, size)"],
    "a trigger": [
        "CREATE TRIGGER t AFTER INSERT ON journal BEGIN UPDATE journal SET title = 'x'; END"
    ],
    "an endless view": [
        "ALTER TABLE journal RENAME TO j",
        """CREATE VIEW journal AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)
        SELECT j.*, c.x FROM j, c""",
    ],
}


@pytest.mark.parametrize("kind", OTHERS)
def test_an_index_that_somebody_else_made_is_made_anew(home, index, kind):
    """Not a table, a trigger or a view of it is taken over."""
    expected = read_history(home.log, index)
    connection = sqlite3.connect(index)
    with connection:
        for statement in OTHERS[kind]:
            connection.execute(statement)
    connection.close()
    assert read_history(home.log, index) == expected
    made = sqlite3.connect(index)
    assert made.execute("SELECT sql FROM sqlite_master").fetchall() == [(index_module.TABLE,)]
    made.close()


@pytest.mark.parametrize("place", range(-60, 240, 4))
def test_an_index_with_damaged_statements_is_made_anew(home, index, place):
    """Even where they are no text any more, and sqlite cannot say what is wrong."""
    expected = read_history(home.log, index)
    data = bytearray(index.read_bytes())
    at = data.index(b"CREATE TABLE") + place
    data[at : at + 2] = b"\x9f\xff"
    index.write_bytes(data)
    assert read_history(home.log, index) == expected


def test_an_index_beyond_all_measure_is_made_anew(home, index):
    """A sparse file takes no time to read either."""
    expected = read_history(home.log, index)
    with index.open("r+b") as file:
        file.truncate(LARGEST + 1)
    assert read_history(home.log, index) == expected
    assert index.stat().st_size < LARGEST


def test_a_write_that_was_cut_off_deletes_no_file(home, index):
    """The rest of one beside the index may name any file for sqlite to delete."""
    expected = read_history(home.log, index)
    precious = home.around / "precious.toml"
    name = str(precious).encode()
    pages = index.stat().st_size // 4096
    magic = bytes.fromhex("d9d505f920a163d7")
    head = (magic + struct.pack(">IIIII", 0, 0, pages, 512, 4096)).ljust(512, b"\0")
    end = struct.pack(">I", 0x40000000 // 4096 + 1) + name
    end += struct.pack(">Ii", len(name), sum(name)) + magic
    index.with_name("index.sqlite-journal").write_bytes(head + end)
    assert read_history(home.log, index) == expected
    assert precious.exists()


def test_a_read_only_index_is_read(home, index):
    """And what is new is told from its journal."""
    index.chmod(0o400)
    made_journal(home.log, session="new")
    assert len(read_history(home.log, index).sessions) == 3
