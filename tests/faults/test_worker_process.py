"""A real worker of the sound, on a machine without a sound device, that something befalls."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from threading import Event

import pytest

from iliotimer.sound.child import MOST_COMPLAINTS, Child
from iliotimer.sound.supervised import Settings, SupervisedSpeaker

CHECKOUT = Path(__file__).parents[2]
SETTINGS = '{"driver": "miniaudio", "profile": "clear", "delay_ms": 0, "preroll_s": 0.5}'
FLOOD = """
import os
for _ in range(64):
    os.write(2, b"#" * 65536)
os.write(2, b"the last words")
"""
PATIENCE = 15
"""Seconds that a busy machine may take."""


@pytest.fixture(autouse=True)
def no_device(monkeypatch, tmp_path):
    """No sound service answers."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)


def test_a_worker_that_floods_its_stderr_is_not_held_up(tmp_path):
    """With 4 MiB of complaints it reports all the same, and the end of them is kept."""
    (tmp_path / "sitecustomize.py").write_text(FLOOD)
    reported = Event()
    child = Child(
        [SETTINGS],
        {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(CHECKOUT)])},
        hear=lambda _child, _report: reported.set(),
        miss=lambda _child: None,
    )
    assert reported.wait(PATIENCE)
    child.kill()
    child.bury()
    assert len(child.complaints) <= MOST_COMPLAINTS
    assert b"#the last words" in child.complaints


class Watched(Child):
    """A worker that tells when it was heard of first."""

    def __init__(self, arguments, environment, *, hear, miss):
        self.heard_of = False

        def first(child, report):
            self.heard_of = True
            hear(child, report)

        super().__init__(arguments, environment, hear=first, miss=miss)


def looked_at(speaker, until):
    """Look as often as the screen does, until it is so."""
    end = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < end
        speaker.look()
        time.sleep(0.06)


def is_gone(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_worker_that_is_killed_or_stopped_is_replaced_and_none_stays_behind():
    """Also where the program ends while its worker is stopped."""
    speaker = SupervisedSpeaker(
        "miniaudio", ("miniaudio", "bell"), Settings(), ring=lambda: None, start=Watched
    )
    pids = []
    for blow in (signal.SIGKILL, signal.SIGSTOP):
        looked_at(speaker, lambda: speaker._child is not None and speaker._child.heard_of)
        pids.append(speaker._child.pid)
        os.kill(pids[-1], blow)
        looked_at(speaker, lambda: speaker._child is not None and speaker._child.pid not in pids)
    looked_at(speaker, lambda: speaker._child.heard_of)
    pids.append(speaker._child.pid)
    os.kill(pids[-1], signal.SIGSTOP)
    speaker.close()
    assert all(map(is_gone, pids))
