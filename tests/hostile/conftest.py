from __future__ import annotations

import os
import signal
import subprocess

import pytest
from click.testing import CliRunner
from hostile.strangers import Home, listing

from iliotimer.cli import cli
from iliotimer.sound.facts import SoundFacts

LONGEST = 10
"""Seconds for one test, on a machine that has other things to do."""


@pytest.fixture(autouse=True)
def no_hang():
    """A command that waits for something is a failure, not a stand-still."""

    def stop(_signal, _frame):
        raise AssertionError("it hangs")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(LONGEST)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A home beside other people's files; nothing outside of it changes, and nothing is run."""
    around = tmp_path / "around"
    around.mkdir()
    (around / "precious.toml").write_text("precious = true\n")
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path / "home"))
    shipped = tmp_path / "package" / "shipped"
    shipped.mkdir(parents=True)
    (shipped / "session.schema.json").write_text("{}\n")
    monkeypatch.setattr("iliotimer.files.places.PACKAGE", shipped.parent)
    monkeypatch.setattr(os, "fsync", lambda _file: None)
    monkeypatch.setattr("iliotimer.commands.doctor.sound_facts", silence)
    monkeypatch.chdir(around)

    def run(*arguments, **_):
        raise AssertionError(f"{arguments} is run")

    for module, name in ((subprocess, "Popen"), (os, "system"), (os, "execv"), (os, "execve")):
        monkeypatch.setattr(module, name, run)
    home = Home(tmp_path / "home", around)
    before = listing(tmp_path, without=home.path)
    yield home
    assert listing(tmp_path, without=home.path) == before


@pytest.fixture
def invoke():
    """Calls a command and sees that it answers in harmless sentences."""

    def called(*words, typed="", statuses=(0, 1, 2)):
        given = [str(word) for word in words]
        done = CliRunner().invoke(cli, given, input=typed, catch_exceptions=False)
        assert done.exit_code in statuses, done.output
        for printed in (done.stdout, done.stderr):
            bare = printed.replace("\r\n", "\n") if "--csv" in given else printed
            unseen = {char for char in bare if not char.isprintable() and char != "\n"}
            assert not unseen, printed
        return done

    return called


def silence():
    """A machine without sound, which takes no time to find out."""
    return SoundFacts((), "bell", None, ())
