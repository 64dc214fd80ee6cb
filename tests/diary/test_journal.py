import datetime as dt
import os
import tomllib
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iliotimer.diary.appended import Unreadable, append_blocks
from iliotimer.diary.blocks import block, whole
from iliotimer.diary.journal import Journal
from iliotimer.diary.reading import has_result, read_journal
from iliotimer.plan.model import Side
from iliotimer.practice.events import Amount, Noted, Outcome, Over, Place, What
from iliotimer.practice.record import Dose, entry_of

NOW = dt.datetime(2026, 11, 22, 18, 52, 1, tzinfo=dt.timezone(dt.timedelta(hours=1)))
OPENING = {
    "title": "Foundation",
    "levels": ["half-kneel=1"],
    "session_sha256": "00",
    "session_text": 'format = 1\n\ntitle = "Foundation"\n\n[result]\n',
}
HOLD = Noted(
    17_300_000_000,
    What.PAUSED,
    Place("Lengthening", "half-kneel", Side.LEFT, 1, 2),
    Amount(Side.LEFT, Fraction(30), Fraction(17), "s", paced=False),
    second=Fraction(17),
)


@pytest.fixture
def journal(tmp_path):
    return Journal.open_new(tmp_path / "log", "foundation", OPENING, now=lambda: NOW)


def test_a_journal_is_private(journal):
    """0600 in a 0700 folder."""
    assert journal.path.stat().st_mode & 0o777 == 0o600
    assert journal.path.parent.stat().st_mode & 0o777 == 0o700


def test_a_journal_is_named_after_its_start_and_its_session(journal):
    """A suffix where the name is taken."""
    assert journal.path.name == "2026-11-22T18-52-01-foundation.toml"
    again = Journal.open_new(journal.path.parent, "foundation", OPENING, now=lambda: NOW)
    assert again.path.name == "2026-11-22T18-52-01-foundation-2.toml"


def test_a_journal_reads_back_as_it_was_written(journal):
    """Opening, events, doses, result and answers."""
    journal.note(entry_of(HOLD, 1, NOW))
    journal.answer("before", "pain", 2)
    dose = Dose("half-kneel", Side.LEFT, "s", 60, 17, paced=False, works=2, works_done=0)
    journal.finish(Over(90_000_000_000, Outcome.ENDED_EARLY, "fatigue"), [dose])
    journal.answer("after", "effort", 5)
    record = read_journal(journal.path)
    assert (record.session, record.title, record.levels) == (
        "foundation",
        "Foundation",
        (("half-kneel", 1),),
    )
    assert record.text == OPENING["session_text"]
    assert record.events == (entry_of(HOLD, 1, NOW),)
    assert record.doses == (dose,)
    assert (record.result.outcome, record.result.reason, record.result.minutes) == (
        "ended_early",
        "fatigue",
        1.5,
    )
    assert [(a.about, a.question, a.value) for a in record.answers] == [
        ("before", "pain", 2),
        ("after", "effort", 5),
    ]


def test_the_result_is_written_once(journal):
    """Whoever ends the session second adds nothing."""
    for reason in ("time", "fatigue"):
        journal.finish(Over(0, Outcome.ENDED_EARLY, reason), [])
    assert read_journal(journal.path).result.reason == "time"
    assert journal.path.read_bytes().count(b"[result]\n") == 1


def test_a_torn_block_does_not_count_and_is_cut_off_before_the_next(journal):
    """Readers and writers agree."""
    with journal.path.open("ab") as file:
        file.write(b"[[event]]\nn = 1\nwhat = 'star")
    assert read_journal(journal.path).events == ()
    journal.note(entry_of(HOLD, 1, NOW))
    assert len(read_journal(journal.path).events) == 1


def test_a_journal_cut_at_any_byte_yields_no_wrong_value(journal):
    """It holds the blocks before the cut, or it is no journal."""
    for n in range(1, 4):
        journal.note(entry_of(HOLD, n, NOW))
    data = journal.path.read_bytes()
    full = read_journal(journal.path)
    opening = data.index(b"\n\n") + 2
    for size in range(len(data)):
        journal.path.write_bytes(data[:size])
        if size < opening:
            with pytest.raises(Unreadable):
                read_journal(journal.path)
        else:
            read = read_journal(journal.path)
            assert read.events == full.events[: len(read.events)]
            assert read.text == full.text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff\n\n",
        b"nonsense\n\n",
        b"session_text = 1\n\n",
        b"session_text = ''\nsession = 'a'\n\n",
        b"a = [[[[[[\n\n",
        b"[" * 5000 + b"\n\n",
    ],
)
def test_what_is_no_journal_is_said_to_be_none(tmp_path, data):
    """In a sentence, and the file stays as it is."""
    path = tmp_path / "x.toml"
    path.write_bytes(data)
    with pytest.raises(Unreadable, match=r"x\.toml .*\."):
        read_journal(path)
    assert not has_result(path)
    assert path.read_bytes() == data


def test_a_folder_or_nothing_is_no_journal(tmp_path):
    """Neither is opened."""
    for path in (tmp_path, tmp_path / "missing.toml"):
        with pytest.raises(Unreadable):
            read_journal(path)


def test_what_could_not_be_written_is_written_later(journal):
    """Nothing is lost, and the trouble is a sentence."""
    away = journal.path.rename(journal.path.with_suffix(".away"))
    journal.note(entry_of(HOLD, 1, NOW))
    assert "The diary cannot be written" in journal.trouble
    away.rename(journal.path)
    journal.note(entry_of(HOLD, 2, NOW))
    assert journal.trouble == ""
    assert [entry.n for entry in read_journal(journal.path).events] == [1, 2]


def test_a_note_may_be_synced_later(journal, monkeypatch):
    """It is in the file at once; where the disk refuses it then, it is written again, once."""
    synced = []
    monkeypatch.setattr(os, "fsync", synced.append)
    journal.note(entry_of(HOLD, 1, NOW), sync=False)
    assert [entry.n for entry in read_journal(journal.path).events] == [1]
    assert not synced
    journal.sync()
    journal.sync()
    assert len(synced) == 1
    journal.note(entry_of(HOLD, 2, NOW), sync=False)
    monkeypatch.setattr(os, "fsync", lambda _file: os.read(-1, 1))
    journal.sync()
    assert "The diary cannot be written" in journal.trouble
    monkeypatch.setattr(os, "fsync", synced.append)
    journal.note(entry_of(HOLD, 3, NOW))
    assert journal.trouble == ""
    assert [entry.n for entry in read_journal(journal.path).events] == [1, 2, 3]


def test_a_full_disk_leaves_only_whole_blocks(journal, monkeypatch):
    """A short write is taken back."""
    before = journal.path.read_bytes()
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:7]))
    with pytest.raises(OSError, match="room"):
        append_blocks(journal.path, block("[[event]]", {"n": 1}))
    assert journal.path.read_bytes() == before


@given(
    st.dictionaries(
        st.sampled_from(["a", "b", "c"]), st.text() | st.integers() | st.lists(st.text())
    )
)
@settings(max_examples=100, deadline=None)
def test_a_block_is_whole_whatever_its_text(table):
    """No text brings in an empty line, and every text reads back."""
    written = block("[[event]]", table)
    assert written.count(b"\n\n") == 1
    assert whole(written) == written
    (read,) = tomllib.loads(written.decode())["event"]
    assert read == {key: value for key, value in table.items() if value != ""}


def test_text_that_is_no_unicode_is_kept_as_far_as_it_can_be(journal):
    """A lone surrogate from a terminal cannot stop the diary."""
    journal.answer("after", "note", "ache \ud800 here")
    assert read_journal(journal.path).answers[0].value == "ache ? here"
