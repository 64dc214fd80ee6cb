import builtins
import datetime as dt
import io
import os
import sqlite3
from fractions import Fraction

import pytest
from diary.made_journals import (
    BREATHING,
    DOSES,
    EVENTS,
    NOON,
    SECOND,
    begin,
    end,
    made_diary,
    made_journal,
    practise,
    stretch,
)

from iliotimer.diary import index as index_module
from iliotimer.diary.history import read_history
from iliotimer.practice.events import Noted, Outcome, What


@pytest.fixture
def log(tmp_path):
    return tmp_path / "log"


@pytest.fixture
def index(tmp_path):
    return tmp_path / "index.sqlite"


@pytest.fixture
def opened(monkeypatch, log):
    """The journals that were opened, by name."""
    names = []
    for module in (builtins, io, os):
        original = module.open

        def spy(path, *args, original=original, **kwargs):
            if isinstance(path, (str, os.PathLike)) and os.fspath(path).startswith(f"{log}/"):
                names.append(os.path.basename(path))  # noqa: PTH119  whatever kind of path
            return original(path, *args, **kwargs)

        monkeypatch.setattr(module, "open", spy)
    return names


def to_read(log, index):
    """The names that a pass has to read."""
    names = []

    def watched(given):
        names.extend(given)
        return given

    read_history(log, index, watched=watched)
    return names


def test_a_session_is_told_in_short(log, index):
    """The same from the journal and from the index."""
    made_journal(log)
    for _ in range(2):
        (past,) = read_history(log, index).sessions
        assert (past.name, past.session, past.title) == (
            "2026-11-22T12-00-00-short",
            "short",
            "Short",
        )
        assert (past.started, past.outcome, past.reason) == (
            NOON,
            Outcome.ENDED_EARLY,
            "sharp_pain",
        )
        assert (past.minutes, past.pain_stops) == (1.5, 1)
        assert (past.works, past.works_done) == (7, 2)
        assert past.doses == DOSES
        assert [(m.n, m.exercise, m.side, m.rep, m.second) for m in past.moments] == [
            (4, "stretch", "left", 2, 17)
        ]
        assert [(a.about, a.question, a.value, a.at) for a in past.answers] == [
            ("before", "pain", 1, NOON),
            (4, "score", 6, NOON),
            (4, "place", "front of hip, groin", NOON),
            ("after", "effort", 5, NOON),
        ]


def test_the_newest_session_comes_first_wherever_its_clock_stood(log, index):
    """By the instant, not by the hour on the wall."""
    east = dt.timezone(dt.timedelta(hours=9))
    made_journal(log, NOON)
    made_journal(log, dt.datetime(2026, 11, 22, 19, 30, tzinfo=east), session="travelled")
    assert [past.session for past in read_history(log, index).sessions] == ["short", "travelled"]


def test_a_warm_pass_opens_no_journal(log, index, opened):
    """The folder's listing and the index say it all."""
    made_diary(log, 300)
    opened.clear()
    cold = read_history(log, index)
    assert len(set(opened)) == len(cold.sessions) == 300
    opened.clear()
    assert read_history(log, index) == cold
    assert opened == []


def test_only_what_changed_is_read_anew(log, index):
    """And what is gone is forgotten."""
    first, second, third = made_diary(log, 3)
    read_history(log, index)
    with second.open("ab") as file:
        file.write(b"[[event]]\nn = 5\n")
    third.unlink()
    assert to_read(log, index) == [second.stem]
    assert {past.name for past in read_history(log, index).sessions} == {first.stem, second.stem}
    with sqlite3.connect(index) as connection:
        assert connection.execute("SELECT count(*) FROM journal").fetchone() == (2,)
    connection.close()


def test_deleting_the_index_loses_nothing(log, index):
    """It is made again from the journals, for the person alone."""
    made_diary(log, 3)
    before = read_history(log, index)
    index.unlink()
    assert read_history(log, index) == before
    assert index.stat().st_mode & 0o777 == 0o600


def spoil_with(data):
    return lambda index: index.write_bytes(data)


def cut(index):
    index.write_bytes(index.read_bytes()[: index.stat().st_size // 2])


def flip(index):
    data = bytearray(index.read_bytes())
    for position in range(4096, len(data), 97):
        data[position] ^= 0x55
    index.write_bytes(data)


def run_sql(*statements):
    def change(index):
        connection = sqlite3.connect(index)
        with connection:
            for statement in statements:
                connection.execute(statement)
        connection.close()

    return change


SPOILT = {
    "empty": spoil_with(b""),
    "text": spoil_with(b"no database at all" * 400),
    "cut": cut,
    "flipped bytes": flip,
    "edited values": run_sql("UPDATE journal SET minutes = 99, doses_json = 'nonsense'"),
    "edited stamps": run_sql("UPDATE journal SET size = 'big', mtime_ns = NULL"),
    "another version": run_sql("PRAGMA user_version = 99"),
    "another table": run_sql("DROP TABLE journal", "CREATE TABLE journal (name)"),
    "no table": run_sql("DROP TABLE journal"),
    "no text": run_sql("UPDATE journal SET title = CAST(x'ff' AS TEXT)"),
}


@pytest.mark.parametrize("kind", SPOILT)
def test_a_spoilt_index_is_made_anew(log, index, kind):
    """It is never the truth."""
    made_diary(log, 12)
    before = read_history(log, index)
    SPOILT[kind](index)
    assert read_history(log, index) == before
    assert to_read(log, index) == []


def test_a_locked_index_is_done_without(log, index, monkeypatch):
    """Another program keeps it, and it stays as it is."""
    monkeypatch.setattr(index_module, "PATIENCE", 0)
    made_diary(log, 3)
    before = read_history(log, index)
    connection = sqlite3.connect(index)
    connection.execute("BEGIN EXCLUSIVE")
    data = index.read_bytes()
    assert read_history(log, index) == before
    connection.close()
    assert index.read_bytes() == data


def test_where_no_index_can_be_written_the_journals_are_read(log, tmp_path):
    """A file stands where its folder would be, or a folder where it would be."""
    made_diary(log, 2)
    (tmp_path / "file").touch()
    for place in (tmp_path / "file" / "index.sqlite", tmp_path):
        assert len(read_history(log, place).sessions) == 2


BROKEN = {
    "empty": b"",
    "binary": b"\x00\xff\n\n",
    "no beginning": b"[[event]]\nn = 1\n\n",
    "list of events": b'session_text = ""\nsession = "a"\n\n',
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_journal_is_one_sentence(log, index, opened, kind):
    """No file is touched, the others are told, and it is not opened again until it changes."""
    whole = made_journal(log)
    broken = log / "2026-11-23T12-00-00-broken.toml"
    broken.write_bytes(BROKEN[kind])
    before = {path: path.read_bytes() for path in (whole, broken)}
    opened.clear()
    for _ in range(2):
        history = read_history(log, index)
        assert [past.name for past in history.sessions] == [whole.stem]
        (trouble,) = history.troubles
        assert trouble.startswith(broken.name)
        assert trouble.endswith(".")
    assert opened.count(broken.name) == 1
    assert {path: path.read_bytes() for path in (whole, broken)} == before


EDITS = [
    ("rep = 1", 'rep = "one"'),
    ("n = 2", "n = 2.5"),
    ("t = 20", "t = nan"),
    ("t = 20", "t = 1e300"),
    ("minutes = 1.5", "minutes = 99999999999999999999"),
    ('side = "left"', 'side = "middle"'),
    ('side = "left"', 'side = ""'),
    ('what = "sharp_pain"', 'what = "magic"'),
    ("[result]", "[[result]]"),
    ("[[event]]", "[[event.x]]"),
    ("value = 6", "value = [6]"),
    ("about = 4", "about = [4]"),
    ("2026-11-22 12:00:00+01:00", "2026-11-22"),
    ('outcome = "ended_early"', 'outcome = "won"'),
    ("sets = 2", "sets = true"),
    ("levels = []", "levels = [1]"),
]


@pytest.mark.parametrize(("before", "after"), EDITS)
def test_a_journal_edited_into_nonsense_is_one_sentence(log, index, before, after):
    """No value that it does not have is made up."""
    path = made_journal(log)
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))
    history = read_history(log, index)
    assert history.sessions == ()
    assert len(history.troubles) == 1


def test_a_journal_being_written_is_told_as_far_as_it_goes(log, index):
    """And told anew when it has grown."""
    journal = begin(log)
    practise(journal)
    with journal.path.open("ab") as file:
        file.write(b"[[event]]\nn = 5\nwh")
    (past,) = read_history(log, index).sessions
    assert (past.outcome, past.minutes, past.pain_stops) == (None, 1.5, 1)
    assert (past.works, past.works_done) == (7, 2)
    assert [(d.exercise, d.side, d.planned, d.done) for d in past.doses][:2] == [
        ("slow-breathing", "both", 2, 2),
        ("stretch", "left", 60, 47),
    ]
    end(journal)
    journal.close()
    (past,) = read_history(log, index).sessions
    assert past.outcome is Outcome.ENDED_EARLY


def test_a_cold_pass_that_is_broken_off_keeps_what_it_read(log, index):
    """The next one goes on from there."""
    made_diary(log, 10)

    def impatient(names):
        yield from names[:4]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_history(log, index, watched=impatient)
    assert len(to_read(log, index)) == 6


def test_a_file_that_could_not_be_read_is_tried_again(log, index, monkeypatch):
    """It may have been the disk."""
    made_journal(log)
    with monkeypatch.context() as broken_disk:

        def fail(*_args, **_kwargs):
            raise OSError(5, "Input/output error")

        broken_disk.setattr("iliotimer.diary.appended.content_of", fail)
        assert "Input/output error" in read_history(log, index).troubles[0]
    assert len(read_history(log, index).sessions) == 1


def test_what_is_no_journal_by_its_name_is_passed_over(log, index):
    """Hidden files, other files and broken links; and no folder means no sessions."""
    assert read_history(log, index).sessions == ()
    assert not index.exists()
    log.mkdir()
    for name in (".hidden.toml", "notes.txt"):
        (log / name).write_text("x")
    (log / "away.toml").symlink_to(log / "nowhere")
    assert read_history(log, index) == read_history(log, index)
    assert read_history(log, index).troubles == ()


LEFT, RIGHT = (stretch(1, side) for side in ("left", "right"))
SHARP = Noted(30 * SECOND, What.SHARP_PAIN, LEFT, second=Fraction(5))
TIGHT = Noted(40 * SECOND, What.TIGHTNESS, LEFT, second=Fraction(5))
DULL = Noted(50 * SECOND, What.DISCOMFORT, LEFT, value=3)
MOMENTS = {
    "a stop": ([SHARP], ["sharp_pain"]),
    "a stop taken back": ([SHARP, Noted(31 * SECOND, What.UNDONE, LEFT, detail="sharp_pain")], []),
    "two sides of one stop": (
        [SHARP, Noted(30 * SECOND, What.SHARP_PAIN, RIGHT, second=Fraction(5))],
        ["sharp_pain"],
    ),
    "tightness taken back": (
        [TIGHT, Noted(41 * SECOND, What.UNDONE, LEFT, detail="tightness")],
        [],
    ),
    "all": ([SHARP, TIGHT, DULL], ["sharp_pain", "tightness", "discomfort"]),
}


@pytest.mark.parametrize("kind", MOMENTS)
def test_what_hurt_counts_once_and_not_if_it_was_taken_back(log, index, kind):
    """Sharp stops have their own number."""
    events, expected = MOMENTS[kind]
    journal = begin(log)
    practise(journal, (EVENTS[0], *events))
    journal.close()
    (past,) = read_history(log, index).sessions
    assert [moment.what for moment in past.moments] == expected
    assert past.pain_stops == expected.count("sharp_pain")


def test_a_stop_that_was_given_to_another_exercise_belongs_there(log, index):
    """One key says so during the practice."""
    journal = begin(log)
    practise(journal, (EVENTS[0], SHARP))
    journal.answer(2, "exercise", "slow-breathing")
    journal.close()
    (past,) = read_history(log, index).sessions
    assert past.moments[0].exercise == "slow-breathing"


def test_a_session_text_that_cannot_be_used_leaves_what_was_done(log, index):
    """Planned is then unknown, and what was done stands."""
    journal = begin(log, session_text="nonsense")
    practise(journal, (Noted(0, What.STARTED, BREATHING), *EVENTS[2:3]))
    journal.close()
    (past,) = read_history(log, index).sessions
    assert [(dose.exercise, dose.done) for dose in past.doses] == [("stretch", 30)]
