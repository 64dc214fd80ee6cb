"""The real program, in lines."""

import os
import signal
import subprocess
import sys
import termios
import time
import tomllib

import pytest
from examples import QUICK
from pseudo_terminal import Terminal

from iliotimer.diary.reading import read_journal


@pytest.fixture
def run(tmp_path):
    """Runs a session of one-second holds without a keyboard; the log is `run.log`."""
    path = tmp_path / "quick.toml"
    path.write_text(QUICK)
    home = tmp_path / "home"
    env = {**os.environ, "ILIOTIMER_HOME": str(home)}
    opened = []

    def started(*options, **pipes):
        process = subprocess.Popen(
            [sys.executable, "-m", "iliotimer", "run", path, "--sound", "silent", *options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            env=env,
            **pipes,
        )
        opened.append(process)
        return process

    started.log = home / "log"
    started.path = path
    started.env = env
    yield started
    for process in opened:
        process.kill()
        process.communicate()


def journal_of(run):
    (file,) = run.log.glob("*.toml")
    return file


def test_on_a_terminal_single_keys_lead_through_and_it_is_as_it_was_afterwards(run):
    """Also where the shell stops the program, and on a dumb terminal without being asked."""
    terminal = Terminal(
        "run", run.path, "--sound", "silent", "--from", "stretch", env=run.env, term="dumb"
    )
    before = termios.tcgetattr(terminal.master)
    try:
        terminal.sees("HOLD 1 of 2")
        assert termios.tcgetattr(terminal.master)[3] & (termios.ICANON | termios.ECHO) == 0
        terminal.types("\x1a")
        terminal.sees("PAUSED. ")
        time.sleep(0.4)
        terminal.types("p")
        terminal.sees("How bad is it?")
        time.sleep(0.9)
        terminal.types("7b")
        terminal.sees("How does it feel?")
        terminal.types("q")
        terminal.sees("You ended the session early.")
        terminal.types("\x1b")
        assert terminal.ends() == 3
        assert termios.tcgetattr(terminal.master) == before
    finally:
        terminal.close()
    assert not [char for char in terminal.seen if not char.isprintable() and char not in "\r\n"]
    table = tomllib.loads(journal_of(run).read_text())
    assert table["result"]["reason"] == "sharp_pain"
    said = {(each["question"], each["value"]) for each in table["answer"]}
    assert said == {("score", 7), ("place", "side of hip"), ("side", "left")}


def test_without_a_keyboard_it_goes_through_to_the_end(run):
    """Lines of printable characters, and exit status 0."""
    process = run("--plain", "--speed", "600")
    written, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert b"You went through the whole session." in written
    assert not [byte for byte in written if byte < 0x20 and byte != 0x0A]
    assert not run.log.exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_saves_and_exits_4(run, number):
    """The practice can be taken up again; Ctrl+C has nobody to ask."""
    process = run("--plain", "--from", "stretch")
    while b"HOLD 1 of 2" not in process.stdout.readline():
        pass
    process.send_signal(number)
    written, _ = process.communicate(timeout=20)
    assert process.returncode == 4
    assert written.endswith(
        b"Interrupted, and kept. This takes it up again: iliotimer run quick --plain --resume\n"
    )
    record = read_journal(journal_of(run))
    assert [event.what for event in record.events] == ["started", "interrupted"]
    assert record.result is None


def test_lines_that_nobody_reads_any_more_save_and_exit_4(run):
    """Without a word about the broken pipe."""
    process = run("--plain", "--from", "stretch", stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    process.stdout = None
    _, complaints = process.communicate(timeout=20)
    assert process.returncode == 4
    assert complaints == b""
    assert read_journal(journal_of(run)).events[-1].what == "interrupted"
