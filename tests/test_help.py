"""What a newcomer reads first."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from iliotimer.cli import COMMANDS, SECTIONS, cli

WIDTH = 80


def _printed(*args):
    done = CliRunner(env={"COLUMNS": str(WIDTH)}).invoke(cli, args, prog_name="iliotimer")
    assert done.exit_code == 0
    return done.stdout


def test_help_has_the_commands_by_section_and_an_example():
    """Each on one line."""
    lines = _printed("--help").splitlines()
    assert "    iliotimer run foundation   go straight into one" in lines
    for section, commands in SECTIONS.items():
        start = lines.index(f"{section}:") + 1
        told = [line.split(maxsplit=1) for line in lines[start : start + len(commands)]]
        assert [tuple(words) for words in told] == list(commands.items())
    assert max(map(len, lines)) <= WIDTH


def test_every_command_is_listed_once_and_can_be_called():
    """Each module that has a command is one."""
    folder = Path(sys.modules["iliotimer"].__file__).parent / "commands"
    modules = {path.stem for path in folder.glob("*.py") if "\ndef command(" in path.read_text()}
    assert set(COMMANDS) == modules
    assert len(COMMANDS) == sum(map(len, SECTIONS.values()))


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_fits(name):
    """In a terminal of 80 columns."""
    lines = _printed(name, "--help").splitlines()
    assert lines[0].startswith(f"Usage: iliotimer {name}")
    assert max(map(len, lines)) <= WIDTH


def test_a_slip_of_the_pen_is_asked_back():
    """With the command that was meant."""
    done = CliRunner().invoke(cli, ["rnu"], prog_name="iliotimer")
    assert done.exit_code == 2
    assert "There is no command 'rnu'. Did you mean run?" in done.stderr
    done = CliRunner().invoke(cli, ["foundation"])
    assert "foundation is a session. To begin it: iliotimer run foundation" in done.stderr
    assert "No such command 'xyzzy'." in CliRunner().invoke(cli, ["xyzzy"]).stderr


def test_help_loads_no_command():
    """It is there at once."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "iliotimer", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "iliotimer.cli" in done.stderr
    assert "iliotimer.commands" not in done.stderr
