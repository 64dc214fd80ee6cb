"""The real program on a terminal that the shell takes back, that shrinks, or that goes away."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import termios
import time

JOB_CONTROL = """
set -m
bash -c 'echo "it is $$."; exec "$@"' bash "$@"
echo "the shell is back"
stty -a | grep -o " -*icanon"
read -r
fg > /dev/null
echo "it ended with $?"
stty -a | grep -o " -*icanon"
"""
LEFT = "\x1b[?1049l"
"""What a terminal is sent when its other screen is left."""
PATIENCE = 15


def flags(terminal):
    return termios.tcgetattr(terminal.master)[:4]


def test_ctrl_z_gives_the_shell_the_terminal_and_the_practice_stands_paused(program):
    """Silent and kept before the program stops; afterwards the whole screen is drawn again."""
    terminal = program.run(under=("bash", "-c", JOB_CONTROL, "bash"))
    terminal.sees("HOLD")
    terminal.types("\x1a")
    terminal.sees("the shell is back")
    assert [str(event.what) for event in program.record.events][-1] == "paused"
    terminal.sees(" icanon")
    before = len(terminal.seen)
    assert LEFT in terminal.seen
    terminal.types("\n")
    terminal.sees("Stretch", since=before)
    terminal.sees("PAUSED", since=before)
    os.kill(int(re.search(r"it is (\d+)\.", terminal.seen)[1]), signal.SIGTERM)
    terminal.sees("it ended with 4")
    assert terminal.ends() == 0
    assert terminal.seen.rstrip().endswith(" icanon")
    assert [str(event.what) for event in program.record.events][-2:] == ["paused", "interrupted"]


def test_one_cell_is_room_enough_and_a_bare_sigcont_changes_nothing(program):
    """Begun at 1x1, grown and shrunk; SIGINT is no end of its own; the terminal is as it was."""
    terminal = program.run(size=(1, 1))
    before = flags(terminal)
    deadline = time.monotonic() + PATIENCE
    while not list(program.home.glob("log/*.toml")) or not program.record.events:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    terminal.resizes(100, 30)
    terminal.sees("Stretch")
    terminal.process.send_signal(signal.SIGCONT)
    terminal.types("p")
    terminal.sees("How bad is it?")
    terminal.resizes(1, 1)
    terminal.process.send_signal(signal.SIGINT)
    assert terminal.ends() == 4
    assert LEFT in terminal.seen
    assert flags(terminal) == before
    assert [str(e.what) for e in program.record.events][-2:] == ["sharp_pain", "interrupted"]


def test_the_library_gives_the_terminal_back_when_it_is_told_to_end(program):
    """SIGTERM, as from a closing desktop."""
    terminal = program.on_terminal()
    before = flags(terminal)
    terminal.sees("safety card")
    terminal.process.send_signal(signal.SIGTERM)
    assert terminal.ends() == 0
    assert LEFT in terminal.seen
    assert flags(terminal) == before


def test_a_terminal_that_goes_away_without_a_signal_is_noticed(program):
    """As under a shell that was killed; the program neither spins nor waits for it."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "iliotimer", "run", program.session, "--sound", "silent"],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**program.env, "TERM": "xterm-256color"},
    )
    os.close(slave)
    seen = b""
    while b"SET UP" not in seen:
        seen += os.read(master, 65536)
    os.close(master)
    assert process.wait(PATIENCE) == 4
    assert program.record.events[-1].what == "interrupted"
