"""Standard streams that are closed, or that take nothing."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest


@pytest.fixture
def iliotimer(program):
    """Runs the program with these streams; what a shell writes, as `<&-`, closes one."""

    def ran(arguments, streams="", **options):
        command = f'exec "$@" {streams}'
        return subprocess.run(
            ["sh", "-c", command, "sh", sys.executable, "-m", "iliotimer", *map(str, arguments)],
            env=program.env,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
            **options,
        )

    return ran


def test_without_any_stream_a_command_does_its_work(iliotimer, program, tmp_path):
    """And no file takes the number of a stream."""
    guide = tmp_path / "guide.wav"
    done = iliotimer(["render", program.session, "-o", guide], "<&- >&- 2>&-")
    assert done.returncode == 0
    assert guide.read_bytes().startswith(b"RIFF")


@pytest.mark.parametrize("command", ["cadence", "measure"])
def test_a_question_that_nobody_can_answer_ends_in_a_sentence(iliotimer, command):
    """Standard input is closed."""
    done = iliotimer([command], "<&-")
    assert "Traceback" not in done.stderr
    assert done.stdout + done.stderr


def test_without_a_keyboard_the_session_is_told_in_lines(iliotimer, program):
    """To its end, as with --plain."""
    done = iliotimer(["run", program.session, "--sound", "silent", "--speed", "600"], "<&-")
    assert done.returncode == 0
    assert "You went through the whole session." in done.stdout
    assert done.stderr == ""


def test_an_output_that_takes_nothing_is_said_in_a_sentence(iliotimer, tmp_path):
    """Exit status 1, and no word about it at the end of the program."""
    full = tmp_path / "full"
    done = iliotimer(
        ["list"],
        f"> {full}",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
    )
    assert done.returncode == 1
    assert done.stderr == "Error: File too large.\n"
    assert full.stat().st_size == 0
