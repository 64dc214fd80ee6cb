"""What comes out of a PulseAudio null sink, driver by driver."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path
from statistics import median

import pytest

from iliotimer.plan.model import Side
from iliotimer.plan.score import Cue, CueKind
from iliotimer.sound.drivers import is_installed
from iliotimer.sound.speaker import Passage, open_speaker
from iliotimer.sound.tones import tone

pytestmark = pytest.mark.heard

SECOND = 1_000_000_000
RATE = 48_000
BEAT = Fraction(1, 4)
APP = """
import sys, time
from fractions import Fraction
from iliotimer.plan.model import Side
from iliotimer.plan.score import Cue, CueKind
from iliotimer.sound.speaker import Passage, open_speaker

speaker = open_speaker(sys.argv[1], ring=lambda: None)
cues = tuple(Cue(Fraction(n, 4), CueKind.TICK, Side.BOTH, 0) for n in range(400))
speaker.play([Passage(time.monotonic_ns() + 500_000_000, cues)])
while True:
    speaker.look()
    time.sleep(0.08)
"""


@pytest.fixture(params=["miniaudio", "simpleaudio"])
def driver(request):
    """Each driver in turn; a driver that is not installed is a failure, not a pass."""
    assert is_installed(request.param), f"install {request.param} to hear it"
    return request.param


@pytest.fixture
def speaker(recording, driver):  # noqa: ARG001 - it sets the sound device
    """A speaker whose device is open, and which is looked at while the test waits."""
    opened = open_speaker(driver, ring=lambda: None)
    look_for(opened, 1)
    yield opened
    opened.close()


def look_for(speaker, seconds):
    news, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        news += speaker.look()
        time.sleep(0.08)
    return news


def ticks(start_ns, count, every=BEAT):
    return Passage(
        start_ns, tuple(Cue(every * n, CueKind.TICK, Side.BOTH, 0) for n in range(count))
    )


def test_ticks_are_exactly_spaced_and_none_is_lost(speaker, recording):
    """Forty ticks come out forty ticks, no sample from their places."""
    speaker.play([ticks(time.monotonic_ns() + SECOND // 2, 40)])
    look_for(speaker, 11)
    recording.end()
    onsets = recording.onsets()
    assert len(onsets) == 40
    assert [onset - onsets[0] for onset in onsets] == [n * RATE // 4 for n in range(40)]


def test_the_first_beat_of_every_step_is_on_the_clock(speaker, recording):
    """Ten steps begin at the same distance from their instants, within 20 ms."""
    first = time.monotonic_ns() + SECOND // 2
    starts = [first + n * 1_123_000_000 for n in range(10)]
    speaker.play([ticks(start, 3) for start in starts])
    look_for(speaker, 12.5)
    recording.end()
    times = [recording.time_of(onset) for onset in recording.onsets()]
    assert len(times) == 30
    late = [heard - start for heard, start in zip(times[::3], starts, strict=True)]
    assert max(late) - min(late) < SECOND // 25


def test_stop_is_silence(speaker, recording, driver):
    """A sound that lasts is cut off in time, ten times over."""
    limits = {"miniaudio": (0.05, 0.12), "simpleaudio": (0.15, 0.25)}[driver]
    stopped = []
    long_sound = (Cue(Fraction(0), CueKind.EXHALE, Side.BOTH, 1, seconds=Fraction(4)),)
    for _ in range(10):
        speaker.play([Passage(time.monotonic_ns() + SECOND // 2, long_sound)])
        look_for(speaker, 1.2)
        stopped.append(time.monotonic_ns())
        speaker.stop()
        look_for(speaker, 0.6)
    recording.end()
    delays = [recording.silent_within(instant, 0.5) for instant in stopped]
    assert all(recording.level_before(instant) > 300 for instant in stopped)
    assert median(delays) <= limits[0]
    assert max(delays) <= limits[1]


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSTOP])
def test_a_worker_that_is_gone_is_back_on_the_old_grid(speaker, recording, blow):
    """Killed or stopped, the worker is replaced, and ticks are heard again within a second."""
    speaker.play([ticks(time.monotonic_ns() + SECOND // 2, 24)])
    look_for(speaker, 2.5)
    struck = time.monotonic_ns()
    os.kill(speaker._child.pid, blow)
    news = look_for(speaker, 4)
    recording.end()
    assert [each.kind for each in news] == ["lost", "back"]
    onsets = recording.onsets()
    after = [onset for onset in onsets if recording.time_of(onset) > struck]
    # The struck worker's last sound may still be in the server.
    again = [onset for onset in after if recording.time_of(onset) > struck + SECOND // 5]
    assert recording.time_of(again[0]) - struck < SECOND
    off_grid = [(onset - onsets[0] + RATE // 8) % (RATE // 4) - RATE // 8 for onset in again[1:]]
    assert max(map(abs, off_grid)) < RATE // 50


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSTOP])
def test_an_app_that_is_gone_leaves_no_metronome_behind(recording, driver, blow):
    """Killed or stopped, the app is silent within two and a half seconds."""
    checkout = str(Path(__file__).parents[2])
    app = subprocess.Popen(
        [sys.executable, "-c", APP, driver], env={**os.environ, "PYTHONPATH": checkout}
    )
    try:
        time.sleep(3)
        struck = time.monotonic_ns()
        app.send_signal(blow)
        time.sleep(4)
    finally:
        app.kill()
        app.wait()
    recording.end()
    times = [recording.time_of(onset) for onset in recording.onsets()]
    assert sum(at < struck for at in times) >= 5
    assert max(times) - struck < 5 * SECOND // 2


def test_mute_and_volume_are_live(speaker, recording):
    """Muted, the beat goes on unheard and comes back in its place; volume is heard at once."""
    speaker.play([ticks(time.monotonic_ns() + SECOND // 2, 32)])
    look_for(speaker, 2.5)
    speaker.set_muted(muted=True)
    look_for(speaker, 2)
    speaker.set_muted(muted=False)
    look_for(speaker, 2)
    loud = time.monotonic_ns()
    speaker.set_volume(30)
    look_for(speaker, 2)
    recording.end()
    onsets = recording.onsets(loud=500)
    assert 15 < len(onsets) < 27
    full, quiet = [], []
    for onset in onsets:
        (full if recording.time_of(onset) < loud else quiet).append(onset)
    off = [late for onset in full if (late := (onset - onsets[0]) % (RATE // 4))]
    assert len(off) <= 1, "only the sound of one tick can be cut where the mute opens"
    assert all(late < len(tone(CueKind.TICK)) for late in off)
    level = [max(recording.samples[onset : onset + 500]) for onset in (full[0], quiet[-1])]
    assert level[1] < level[0] / 4
