import datetime as dt
import stat
import sys

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from iliotimer.cli import cli
from iliotimer.diary.course import keep_begun
from iliotimer.files.places import program_files
from iliotimer.files.program_file import read_program_text


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A person who began the shipped program nine days ago."""
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path))
    text = program_files()["twelve-weeks"].read_text(encoding="utf-8")
    program = read_program_text(text, "twelve-weeks").program
    begun = dt.datetime.now().astimezone() - dt.timedelta(days=9)
    keep_begun(tmp_path / "course.toml", begun, program, text, 1)
    return tmp_path


def calendar(*args):
    return CliRunner().invoke(cli, ["calendar", *map(str, args)], catch_exceptions=False)


def test_the_program_in_use_is_written_for_the_person_only(home):
    """With the sessions' titles, their minutes and the time asked for; a second time over it."""
    target = home / "plan.ics"
    assert calendar("-o", target).exit_code == 0
    first = target.read_bytes()
    done = calendar("-o", target, "--at", "07:30", "--alarm", 10)
    assert (done.exit_code, "calendar of its own" in done.stderr) == (0, True)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in home.glob("*plan.ics*")] == ["plan.ics"]
    old, new = (Calendar.from_ical(data).walk("VEVENT") for data in (first, target.read_bytes()))
    assert [event["uid"] for event in old] == [event["uid"] for event in new]
    assert new[0]["summary"] == "Foundation"
    assert new[0]["duration"].dt > dt.timedelta(minutes=20)
    assert {event["dtstart"].dt.time() for event in new} == {dt.time(7, 30)}
    assert all(event.walk("VALARM") for event in new)


def test_it_can_be_printed(home):
    """With the line ends that a calendar has."""
    del home
    printed = calendar("-o", "-", "--all-day").stdout_bytes
    assert printed.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"VALUE=DATE" in printed


def test_a_file_that_is_no_calendar_of_ours_stays(home):
    """Unless the person insists."""
    target = home / "tax.ics"
    target.write_text("BEGIN:VCALENDAR\r\nPRODID:-//other//EN\r\nEND:VCALENDAR\r\n")
    refused = calendar("-o", target)
    assert (refused.exit_code, "--force" in refused.stderr) == (2, True)
    assert "other" in target.read_text()
    assert calendar("-o", target, "--force").exit_code == 0
    assert "-//iliotimer//" in target.read_text()


def test_without_the_extra_it_says_which(home, monkeypatch):
    """In one sentence."""
    monkeypatch.delitem(sys.modules, "iliotimer.report.ics", raising=False)
    monkeypatch.setitem(sys.modules, "icalendar", None)
    said = calendar("-o", home / "plan.ics")
    assert (said.exit_code, said.stderr.count("\n")) == (2, 1)
    assert "iliotimer[calendar]" in said.stderr


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["--at", "6pm"], "18:00"),
        (["--all-day", "--alarm", "5"], "reminder"),
        (["--alarm", "-1"], "0<=x"),
        (["-o", "/nowhere/at/all.ics"], "cannot be written"),
    ],
)
def test_a_wrong_option_is_told(home, args, sentence):
    """With exit status 2, and nothing is written."""
    refused = calendar("-o", home / "plan.ics", *args)
    assert (refused.exit_code, sentence in refused.stderr) == (2, True)
    assert not (home / "plan.ics").exists()


def test_without_a_program_in_use_it_says_how_to_begin_one(home):
    """And a spoilt file is named."""
    course = home / "course.toml"
    course.write_text("begun = 3\n\n")
    assert "course.toml" in calendar("-o", "-").stderr
    course.unlink()
    none = calendar("-o", "-")
    assert (none.exit_code, "iliotimer program" in none.stderr) == (2, True)
