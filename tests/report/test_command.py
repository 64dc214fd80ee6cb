import datetime as dt
import stat
import sys

import pytest
from click.testing import CliRunner
from diary.made_journals import NOON, made_diary, made_journal

from iliotimer.cli import cli
from iliotimer.diary import history
from iliotimer.practice.events import Outcome

PERIOD = ("--from", "2026-11-02", "--to", "2026-11-22")


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path))
    return tmp_path


def report(*args):
    return CliRunner().invoke(cli, ["report", *map(str, args)], catch_exceptions=False)


def test_the_page_is_written_for_the_person_only(home):
    """In one step, over an older one; names come from the session file of the day."""
    made_diary(home / "log", 2)
    target = home / "report.html"
    target.write_text("older")
    done = report(*PERIOD, "-o", target)
    assert (done.exit_code, "2 November to 22 November 2026" in done.stderr) == (0, True)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    written = target.read_text(encoding="utf-8")
    assert written.startswith("<!DOCTYPE html>")
    assert "Stretch [left] [/b]" in written
    assert "session ended early: sharp pain" in written
    assert report(*PERIOD, "-o", "-").stdout.partition("Made on")[0] in written


def test_the_text_is_printed_or_written(home):
    """It needs no extra."""
    made_journal(home / "log")
    printed = report(*PERIOD, "--text")
    assert printed.stdout.startswith("Practice report, 2 November to 22 November 2026\n")
    assert report(*PERIOD, "--text", "-o", home / "report.txt").exit_code == 0
    assert (home / "report.txt").read_text(encoding="utf-8") == printed.stdout


def test_only_the_journals_of_the_period_are_read(home, monkeypatch):
    """Once the index knows the others."""
    made_diary(home / "log", 60)
    assert report("--text", *PERIOD).exit_code == 0
    made_journal(home / "log", NOON - dt.timedelta(days=400))
    monkeypatch.setattr("iliotimer.report.material.read_journal", fail := _Counted())
    monkeypatch.setattr(history, "read_journal", indexed := _Counted())
    assert "21 sessions" in report("--text", *PERIOD).stdout
    assert (len(fail.names), len(indexed.names)) == (21, 1)


def test_what_the_rules_advise_at_the_end_of_the_period_is_told(home, monkeypatch):
    """As of its last day, not of today (A18)."""
    monkeypatch.setattr("iliotimer.commands.report.local_now", lambda: NOON)
    made_diary(home / "log", 4)
    advice = "By the rules in use: sharp pain in"
    told = report("--text", *PERIOD).stdout
    assert f"{advice} 4 sessions at one place, front of hip, groin" in told.replace("\n ", "")
    assert advice not in report("--text", *PERIOD[:-1], "2026-11-20").stdout


class _Counted:
    """Reads a journal and counts it."""

    def __init__(self):
        from iliotimer.diary.reading import read_journal  # noqa: PLC0415  before it is replaced

        self.names, self._read = [], read_journal

    def __call__(self, path):
        self.names.append(path.name)
        return self._read(path)


def test_without_more_it_is_about_six_weeks_with_this_one(home):
    """From a Monday to today; the program in use is named."""
    today = dt.datetime.now().astimezone()
    made_journal(home / "log", today, outcome=Outcome.COMPLETED, reason="")
    monday = today.date() - dt.timedelta(days=today.weekday() + 35)
    heading = report("--text").stdout.splitlines()[0]
    assert heading.startswith(f"Practice report, {monday.day} {monday:%B} ")
    assert heading.endswith(f"to {today.day} {today:%B %Y}")
    monday += dt.timedelta(weeks=5)
    assert f", {monday.day} {monday:%B} " in report("--text", "--weeks", 1).stdout.splitlines()[0]


def test_without_the_extra_it_says_which_and_what_does_as_well(home, monkeypatch):
    """In one sentence; the text is still there."""
    made_journal(home / "log")
    monkeypatch.delitem(sys.modules, "iliotimer.report.page", raising=False)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    said = report(*PERIOD, "-o", home / "report.html")
    assert (said.exit_code, said.stderr.count("\n")) == (2, 1)
    assert "iliotimer[report]" in said.stderr
    assert report(*PERIOD, "--text").exit_code == 0


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        ([], "-o FILE.html"),
        (["--text", "--from", "2026-11-02", "--weeks", "3"], "--weeks counts back"),
        (["--text", "--from", "2026-11-02", "--to", "2026-11-01"], "is after the last"),
        (["--text", "--from", "2126-11-02"], "is after the last"),
        (["--text", "--to", "tomorrow"], "2026-11-22"),
        (["--text", "--to", "0001-01-03"], "no so many weeks"),
        (["--text", "--from", "0001-01-01"], "520 weeks at most"),
        (["--text", "--weeks", "0"], "0"),
        (["--text", "-o", "/nowhere/at/all.txt"], "cannot be written"),
    ],
)
def test_a_wrong_option_is_told(home, args, sentence):
    """With exit status 2."""
    del home
    refused = report(*args)
    assert (refused.exit_code, sentence in refused.stderr) == (2, True)


def test_a_journal_that_went_missing_is_left_out(home, monkeypatch):
    """Its exercises keep their ids, and its stops what the index knows."""
    path = made_journal(home / "log")
    report(*PERIOD, "--text")
    stamps = history.stamps_in(home / "log")
    monkeypatch.setattr(history, "stamps_in", lambda _: stamps)
    path.unlink()
    told = report(*PERIOD, "--text")
    assert (told.exit_code, "stretch, left" in told.stdout) == (0, True)
