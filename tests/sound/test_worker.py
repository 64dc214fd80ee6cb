from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from iliotimer.sound.child import Child
from iliotimer.sound.wire import line_of, message_of

SETTINGS = json.dumps({"driver": "miniaudio", "profile": "clear", "delay_ms": 0, "preroll_s": 0.5})


@pytest.fixture
def no_device(monkeypatch, tmp_path):
    """An environment in which no sound service answers."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("no_device")
def test_a_worker_reports_and_ends_when_it_is_told_to():
    """It says that it opens a device, goes on reporting without one, and ends in time."""
    reports, reported, ended = [], Event(), Event()

    def hear(_child, report):
        reports.append(report["what"])
        if report["what"] == "alive":
            reported.set()

    child = Child([SETTINGS], {}, hear=hear, miss=lambda _child: ended.set())
    assert reported.wait(10)
    assert reports[0] == "opening"
    child.send(line_of({"do": "stop"}))
    child.send(line_of({"do": "end"}))
    assert ended.wait(5)
    child.bury(1)


@pytest.mark.usefixtures("no_device")
def test_a_worker_does_not_outlive_its_input():
    """An app that is gone leaves no worker behind, and nothing but reports on its output."""
    found = {"PYTHONPATH": str(Path(__file__).parents[2])}
    worker = subprocess.run(
        [sys.executable, "-P", "-m", "iliotimer.sound.worker", SETTINGS],
        env={**os.environ, **found},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=10,
        check=False,
    )
    assert worker.returncode == 0
    assert all(message_of(line) for line in worker.stdout.splitlines())


def test_the_speaker_is_cheap_to_import():
    """The app's side loads no audio library, and no machinery before it is asked for sound."""
    asked = (
        "import sys, iliotimer.sound.speaker; "
        "print({'miniaudio', 'simpleaudio', 'numpy', 'subprocess'} & set(sys.modules))"
    )
    found = {"PYTHONPATH": str(Path(__file__).parents[2])}
    told = subprocess.run(
        [sys.executable, "-c", asked],
        env={**os.environ, **found},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "set()"
