"""A machine that sleeps, and a wall clock that is set, in the middle of a practice."""

from __future__ import annotations

import contextlib
import datetime as dt
import time
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from diary.made_journals import begin, made_journal
from faults.playing import SECOND, Machine, Playing

from iliotimer.cli import cli
from iliotimer.diary import journal as diary
from iliotimer.diary.journal import local_now
from iliotimer.diary.reading import read_journal
from iliotimer.diary.unfinished import mornings, unfinished
from iliotimer.practice.state import Mode, Refused

HOUR = 3600
BERLIN = "CET-1CEST,M3.5.0,M10.5.0/3"
TOKYO = "JST-9"
SUMMER = dt.timezone(dt.timedelta(hours=2))
WINTER = dt.timezone(dt.timedelta(hours=1))
CLOCKS_GO_BACK = dt.datetime(2025, 10, 26, 3, tzinfo=SUMMER)
"""From 3:00 to 2:00."""
TO_THE_END = 70
"""Seconds of practice."""


def noted(record):
    """What, practice seconds and seconds or reps done of each event."""
    return [(str(event.what), event.t, event.done) for event in record.events]


@pytest.fixture
def playing(tmp_path):
    """A practice six seconds into a hold of 20."""
    begun = Playing(tmp_path / "log").begin()
    begun.wait(8)
    return begun


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("look", []),
        ("pause", []),
        ("sharp_pain", [("sharp_pain", 8, 6)]),
        ("skip", [("skipped", 8, 6)]),
        ("interrupt", [("interrupted", 8, 6)]),
    ],
)
def test_an_hour_asleep_in_a_hold_is_not_practised(playing, first, then):
    """Whatever comes first after it, the practice stands silent at the second before."""
    playing.machine.sleeps(HOUR)
    playing.machine.passes(0.05)
    if first == "look":
        playing.conductor.look()
    else:
        with contextlib.suppress(Refused):
            playing.conductor.obey(getattr(playing.player, first))
    assert playing.player.state.mode is Mode.FROZEN
    assert playing.speaker.playing == ()
    record = read_journal(playing.journal.path)
    assert noted(record) == [("started", 0, None), ("slept", 8, 6), *then]
    assert record.events[1].at - record.events[0].at > dt.timedelta(seconds=HOUR)


def test_after_an_hour_asleep_the_hold_is_done_in_full(playing):
    """Once, and the hour is no part of the session."""
    playing.machine.sleeps(HOUR)
    playing.conductor.look()
    playing.conductor.obey(playing.player.resume)
    playing.wait(TO_THE_END)
    record = read_journal(playing.journal.path)
    assert ("hold_done", 30, 20) in noted(record)
    assert all(dose.done == dose.planned for dose in record.doses)
    seconds = 8 + 2 + 20 + 2 + 20 + 2 + 8 + 2 + 4
    assert record.result.minutes == pytest.approx(seconds / 60, abs=0.05)


@pytest.mark.parametrize("hours", [-26, -1, 1, 26])
def test_a_wall_clock_that_is_set_changes_no_second_of_practice(playing, tmp_path, hours):
    """The journal has the new time from then on; every second and amount is as without it."""
    undisturbed = Playing(tmp_path / "undisturbed").begin()
    undisturbed.wait(8 + TO_THE_END)
    playing.machine.wall += dt.timedelta(hours=hours)
    playing.wait(TO_THE_END)
    record, expected = (read_journal(each.journal.path) for each in (playing, undisturbed))
    assert noted(record) == noted(expected)
    assert (record.doses, record.result) == (expected.doses, expected.result)
    assert record.events[1].at - expected.events[1].at == dt.timedelta(hours=hours)


def test_a_wall_clock_set_forward_where_nothing_else_tells_sleep_only_pauses(tmp_path):
    """As on macOS; no second is lost or invented."""
    machine = Machine()
    machine.boot = lambda: round(machine.wall.timestamp() * SECOND)
    playing = Playing(tmp_path, machine).begin()
    playing.wait(8)
    machine.wall += dt.timedelta(hours=1)
    playing.wait(TO_THE_END)
    assert noted(read_journal(playing.journal.path))[1:] == [("slept", 8, 6)]
    playing.conductor.obey(playing.player.resume)
    machine.wall -= dt.timedelta(hours=1)
    playing.wait(TO_THE_END)
    record = read_journal(playing.journal.path)
    assert all(dose.done == dose.planned for dose in record.doses)


@pytest.fixture
def local_clock(monkeypatch):
    """Sets the time and the time zone of this process; the answer is its local time."""

    def then(instant, zone):
        monkeypatch.setenv("TZ", zone)
        time.tzset()

        class Then(dt.datetime):
            @classmethod
            def now(cls, tz=None):
                return dt.datetime.fromtimestamp(instant.timestamp(), tz)

        monkeypatch.setattr(diary, "dt", SimpleNamespace(datetime=Then))
        return local_now()

    yield then
    monkeypatch.undo()
    time.tzset()


def test_every_moment_keeps_the_offset_that_it_had(tmp_path, local_clock):
    """Clocks go back an hour in a session, and then its person lands in Tokyo."""
    started = CLOCKS_GO_BACK - dt.timedelta(seconds=15)
    machine = Machine()
    machine.now = lambda: local_clock(
        started + dt.timedelta(seconds=machine.awake_ns / SECOND - 7), zone
    )
    zone = BERLIN
    playing = Playing(tmp_path, machine).begin()
    playing.wait(30)
    zone = TOKYO
    playing.wait(TO_THE_END)
    record = read_journal(playing.journal.path)
    assert playing.journal.path.name.startswith("2025-10-26T02-59-45")
    hours = [event.at.utcoffset() / dt.timedelta(hours=1) for event in record.events]
    assert (hours[0], hours[1], hours[-1]) == (2, 1, 9)
    for event in record.events:
        assert (event.at - started).total_seconds() == pytest.approx(event.t, abs=2)


def test_the_newest_is_the_newest_wherever_its_clock_stood(tmp_path, monkeypatch):
    """In `log`, the check-in and what is taken up again, on the night when clocks go back."""
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path))
    log = tmp_path / "log"
    before = CLOCKS_GO_BACK - dt.timedelta(minutes=10)
    after = (CLOCKS_GO_BACK + dt.timedelta(minutes=10)).astimezone(WINTER)
    first = made_journal(log, before)
    second = made_journal(log, after)
    assert second.name < first.name
    invoke = CliRunner().invoke
    table = invoke(cli, ["log"]).output
    assert table.index("2025-10-26 02:10") < table.index("2025-10-26 02:50")
    assert second.stem in invoke(cli, ["log", "last", "--json"]).output
    asked = mornings(log, now=lambda: after + dt.timedelta(days=1))
    assert [path for path, _ in asked] == [second, first]
    cut = [begin(log, started, "cut") for started in (before, after)]
    for journal in cut:
        journal.close()
    waiting = unfinished(log, 4, now=lambda: after)
    assert [path for path, _ in waiting] == [cut[1].path, cut[0].path]
