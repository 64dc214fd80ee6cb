from __future__ import annotations

import os

import pytest
from examples import QUICK
from pseudo_terminal import Terminal

from iliotimer.diary.reading import read_journal


class Program:
    """Starts the program on terminals, with a home of its own and a session of one-second holds."""

    def __init__(self, folder):
        self.session = folder / "quick.toml"
        self.session.write_text(QUICK)
        self.home = folder / "home"
        self.env = {**os.environ, "ILIOTIMER_HOME": str(self.home)}
        self._terminals = []

    def on_terminal(self, *args, **options):
        """Started with these arguments on a terminal."""
        terminal = Terminal(*args, env=self.env, **options)
        self._terminals.append(terminal)
        return terminal

    def run(self, **options):
        """The stretch of the session, on a terminal."""
        command = ("run", self.session, "--sound", "silent", "--from", "stretch")
        return self.on_terminal(*command, **options)

    @property
    def record(self):
        (file,) = (self.home / "log").glob("*.toml")
        return read_journal(file)

    def close(self):
        for terminal in self._terminals:
            terminal.close()


@pytest.fixture
def program(tmp_path):
    opened = Program(tmp_path)
    yield opened
    opened.close()
