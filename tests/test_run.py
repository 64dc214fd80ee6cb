"""The real program on a real terminal."""

import os
import signal
import subprocess
import sys
import time
import tomllib

import pytest
from examples import QUICK
from pseudo_terminal import Terminal

from iliotimer.diary.reading import read_journal


@pytest.fixture
def run(tmp_path):
    """Runs a session of one-second holds; the log is `run.log`."""
    path = tmp_path / "quick.toml"
    path.write_text(QUICK)
    home = tmp_path / "home"
    opened = []

    def started(*options):
        terminal = Terminal(
            "run",
            path,
            "--sound",
            "silent",
            *options,
            env={**os.environ, "ILIOTIMER_HOME": str(home)},
        )
        opened.append(terminal)
        return terminal

    started.log = home / "log"
    started.path = path
    yield started
    for terminal in opened:
        terminal.close()


def journal_of(run):
    (file,) = run.log.glob("*.toml")
    return file


def test_a_rehearsal_goes_through_to_the_summary_and_leaves_no_journal(run):
    """Exit status 0."""
    terminal = run("--speed", "60")
    terminal.sees("You went through the whole session.")
    terminal.types("\r")
    assert terminal.ends() == 0
    assert not run.log.exists()


def test_ending_early_exits_3_and_keeps_what_was_done(run):
    """With the reason."""
    terminal = run("--from", "stretch")
    terminal.sees("SWITCH SIDES")
    terminal.types("q")
    terminal.sees("why?")
    time.sleep(0.9)
    terminal.types("i")
    terminal.sees("Go on later today?")
    time.sleep(0.5)
    terminal.types("q")
    time.sleep(0.5)
    terminal.types("\r")
    assert terminal.ends() == 3
    table = tomllib.loads(journal_of(run).read_text())
    assert table["result"]["reason"] == "time"
    assert next(d["done"] for d in table["dose"] if d["exercise"] == "stretch") == 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_saves_restores_the_terminal_and_exits_4(run, number):
    """The practice can be taken up again: it has no result."""
    terminal = run("--from", "stretch")
    terminal.sees("SWITCH SIDES")
    terminal.process.send_signal(number)
    assert terminal.ends() == 4
    assert "\x1b[?1049l" in terminal.seen
    table = tomllib.loads(journal_of(run).read_text())
    assert table["event"][-1]["what"] == "interrupted"
    assert "result" not in table


def test_after_kill_9_the_journal_has_every_finished_set(run):
    """Nothing is lost but the one in progress."""
    terminal = run("--from", "stretch")
    terminal.sees("SWITCH SIDES")
    terminal.process.kill()
    terminal.ends()
    record = read_journal(journal_of(run))
    held = [e for e in record.events if e.what == "hold_done"]
    assert [(e.side, e.rep, e.done) for e in held] == [("left", 1, 1), ("left", 2, 1)]


def test_a_terminal_that_goes_away_saves(run):
    """The program does not stay behind."""
    terminal = run("--from", "stretch")
    terminal.sees("SWITCH SIDES")
    os.close(terminal.master)
    terminal.process.wait(15)
    assert read_journal(journal_of(run)).events[-1].what == "interrupted"


def test_a_diary_that_cannot_be_begun_is_said_before_the_session(tmp_path):
    """With what helps."""
    path = tmp_path / "quick.toml"
    path.write_text(QUICK)
    (tmp_path / "home").write_text("in the way")
    done = subprocess.run(
        [sys.executable, "-m", "iliotimer", "run", path],
        capture_output=True,
        text=True,
        env={**os.environ, "ILIOTIMER_HOME": str(tmp_path / "home")},
        check=False,
    )
    assert done.returncode == 2
    assert "--no-log" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_killed_practice_is_resumed_in_the_same_journal(run):
    """At the hold that was in progress, paused, on the session text that the journal keeps."""
    terminal = run("--from", "stretch")
    terminal.sees("SWITCH SIDES")
    terminal.process.kill()
    terminal.ends()
    file = journal_of(run)
    run.path.write_text("something else")
    again = run("--resume")
    again.sees("PAUSED")
    time.sleep(0.4)
    again.types(" ")
    again.sees("Short", within=15)
    again.sees("How hard was it", within=40)
    again.types("q")
    time.sleep(0.5)
    again.types("\r")
    assert again.ends() == 0
    assert journal_of(run) == file
    record = read_journal(file)
    held = [(e.side, e.rep, e.done) for e in record.events if e.what == "hold_done"]
    assert held == [("left", 1, 1), ("left", 2, 1), ("right", 1, 1), ("right", 2, 1)]
    assert record.result.outcome == "completed"
    doses = {(d.exercise, d.side): (d.done, d.planned) for d in record.doses}
    assert doses["stretch", "left"] == doses["stretch", "right"] == (2, 2)


def test_a_practice_that_was_cut_off_can_be_closed_or_left(run):
    """Asking deletes nothing."""
    terminal = run("--from", "stretch")
    terminal.sees("SWITCH SIDES")
    terminal.process.kill()
    terminal.ends()
    file = journal_of(run)
    asked = run()
    asked.sees("leave it as it is")
    asked.close()
    assert read_journal(file).result is None
    closing = run()
    closing.sees("leave it as it is")
    time.sleep(0.5)
    closing.types("c")
    closing.sees("Number")
    closing.types("8\r")
    closing.sees("Closed.")
    closing.close()
    assert (read_journal(file).result.outcome, read_journal(file).result.reason) == (
        "ended_early",
        "time",
    )


def test_a_practice_that_runs_is_not_offered_to_another_window(run):
    """Its journal is held."""
    first = run("--from", "stretch")
    first.sees("SWITCH SIDES")
    second = run("--resume")
    assert second.ends() == 2
    assert "no quick to resume" in second.seen.lower()
