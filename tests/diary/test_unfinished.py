import datetime as dt

import pytest

from iliotimer.diary.journal import InUse, Journal
from iliotimer.diary.unfinished import mornings, unfinished
from iliotimer.practice.events import Outcome, Over

NOW = dt.datetime.now().astimezone()
OPENING = {"title": "Short", "levels": [], "session_sha256": "0", "session_text": "x"}


def written(folder, session, *, hours=0.0, minutes=None, answered=False):
    """A journal begun so long ago; with a result where minutes are given."""
    started = NOW - dt.timedelta(hours=hours)
    journal = Journal.open_new(folder, session, OPENING, now=lambda: started)
    if minutes is not None:
        journal.finish(Over(round(minutes * 60e9), Outcome.COMPLETED), [])
    if answered:
        journal.answer("next_day", "pain", 1)
    journal.close()
    return journal.path


def test_a_practice_without_an_end_can_be_taken_up_again(tmp_path):
    """One with an end, of another session, or nonsense cannot."""
    open_one = written(tmp_path, "a")
    written(tmp_path, "a", hours=0.5, minutes=3)
    written(tmp_path, "b", hours=0.2)
    (tmp_path / "2026-nonsense.toml").write_text("x")
    assert [path for path, _ in unfinished(tmp_path, 4, session="a")] == [open_one]


def test_a_practice_that_is_open_elsewhere_is_left_alone(tmp_path):
    """Its lock says so; the lock ends with its program."""
    path = written(tmp_path, "a")
    journal = Journal.reopen(path)
    assert list(unfinished(tmp_path, 4)) == []
    with pytest.raises(InUse, match="another window"):
        Journal.reopen(path)
    journal.close()
    assert [found for found, _ in unfinished(tmp_path, 4)] == [path]


def test_a_practice_of_long_ago_is_no_longer_offered(tmp_path):
    """The hours are the person's own."""
    written(tmp_path, "a")
    later = NOW + dt.timedelta(hours=5)
    assert list(unfinished(tmp_path, 4, now=lambda: later)) == []
    assert len(list(unfinished(tmp_path, 6, now=lambda: later))) == 1


def test_the_next_morning_is_asked_once(tmp_path):
    """Not after days, and not for a practice that did not begin."""
    waiting = written(tmp_path, "a", hours=24, minutes=30)
    written(tmp_path, "b", hours=25, minutes=30, answered=True)
    written(tmp_path, "c", hours=2, minutes=30)
    written(tmp_path, "d", hours=26, minutes=0)
    written(tmp_path, "e", hours=73, minutes=30)
    assert [path for path, _ in mornings(tmp_path, now=lambda: NOW)] == [waiting]


def test_no_folder_has_nothing_unfinished(tmp_path):
    """Before the first practice."""
    assert list(unfinished(tmp_path / "none", 4)) == []
    assert list(mornings(tmp_path / "none")) == []
