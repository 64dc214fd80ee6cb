from __future__ import annotations

import sys
import time
from array import array
from threading import Lock
from types import ModuleType

import pytest

from iliotimer.plan.score import CueKind
from iliotimer.sound import buffered
from iliotimer.sound.buffered import AHEAD, BLOCK, RENEWED_AFTER, RUN, TAKEN, BufferedDevice
from iliotimer.sound.devices import NoDeviceError
from iliotimer.sound.stream_clock import SECOND
from iliotimer.sound.timeline import Timeline
from iliotimer.sound.tones import RATE
from iliotimer.sound.wire import Entry, Part

CLIP = array("h", [1000] * 480)
TICKS = tuple(Entry(number * RATE // 2, CueKind.TICK) for number in range(2000))


class FakeError(Exception):
    """What simpleaudio raises where it cannot open a device."""


class Played:
    def __init__(self, buffer):
        self.buffer = buffer
        self.playing = True

    def is_playing(self):
        return self.playing

    def stop(self):
        self.playing = False

    def samples(self, start, end):
        return array("h", self.buffer[2 * start : 2 * end])


class Bench:
    """A fake simpleaudio, and a clock that only the test moves."""

    def __init__(self, monkeypatch):
        self.now = 1000 * SECOND
        self.played = []
        self.fails = False
        package, inner = ModuleType("simpleaudio"), ModuleType("simpleaudio._simpleaudio")
        package.play_buffer, inner.SimpleaudioError = self.play_buffer, FakeError
        monkeypatch.setitem(sys.modules, "simpleaudio", package)
        monkeypatch.setitem(sys.modules, "simpleaudio._simpleaudio", inner)
        monkeypatch.setattr(buffered.Thread, "start", lambda _thread: None)
        monkeypatch.setattr(buffered.Thread, "is_alive", lambda _thread: True)
        monkeypatch.setattr(time, "monotonic_ns", lambda: self.now)
        self.timeline = Timeline(lambda _entry: CLIP)
        self.device = None

    def play_buffer(self, buffer, channels, width, rate):
        assert (channels, width, rate) == (1, 2, RATE)
        if self.fails:
            raise FakeError("busy")
        self.played.append(Played(buffer))
        return self.played[-1]

    def open(self):
        self.device = BufferedDevice(self.timeline, Lock())
        return self.device

    def run(self, seconds):
        end = self.now + round(seconds * SECOND)
        while self.now < end:
            self.device._mix()
            self.now += SECOND // 20

    def sound(self, parts):
        self.timeline.replace(parts, self.device.heard(), begun_now=True)
        self.device.refresh()


@pytest.fixture
def bench(monkeypatch):
    return Bench(monkeypatch)


def onsets(samples):
    loud = [value > 500 for value in samples]
    return [at for at, here in enumerate(loud) if here and not (at and loud[at - 1])]


def test_ticks_are_mixed_into_the_buffer_shortly_before_they_are_heard(bench):
    """The one buffer, a whole number of 50 ms blocks, is filled only as far as AHEAD."""
    bench.open()
    bench.sound([Part(bench.now + SECOND, TICKS)])
    bench.run(2)
    (played,) = bench.played
    assert len(played.buffer) % (2 * BLOCK) == 0
    assert onsets(played.samples(0, 3 * RATE)) == [RATE, RATE + RATE // 2, 2 * RATE]
    assert not any(played.samples(2 * RATE + AHEAD, 4 * RATE))


def test_what_is_discarded_is_silent_in_place(bench):
    """The rest of the buffer is zeroed under the device's hands, and the run goes on."""
    device = bench.open()
    bench.sound([Part(bench.now, TICKS)])
    bench.run(1)
    heard = device.heard()
    bench.timeline.clear()
    assert device.discard()
    assert not any(bench.played[0].samples(heard, heard + 2 * AHEAD))
    bench.sound([Part(bench.now + SECOND, TICKS[:1])])
    bench.run(2)
    assert onsets(bench.played[0].samples(heard, heard + 2 * RATE)) == [RATE]
    assert len(bench.played) == 1


def test_another_future_replaces_what_the_device_has_not_read(bench):
    """Mixed ahead but beyond TAKEN, a tick that is wanted no more is taken back."""
    device = bench.open()
    bench.sound([Part(bench.now, TICKS)])
    bench.run(0.2)
    late = bench.now + (TAKEN + RATE // 20) * SECOND // RATE
    bench.sound([Part(late, TICKS[:1])])
    bench.run(0.5)
    first = device.heard() - RATE // 2 + TAKEN
    assert onsets(bench.played[0].samples(first, first + RATE)) == [RATE // 20]


def test_a_quiet_moment_begins_a_new_run(bench):
    """After two minutes the next pause between cues sets the clock afresh, none lost."""
    bench.open()
    minutes = RENEWED_AFTER // RATE
    later = bench.now + (minutes + 20) * SECOND
    bench.sound([Part(bench.now, TICKS[: 2 * minutes + 10]), Part(later, TICKS[:4])])
    bench.run(minutes + 25)
    assert len(bench.played) == 2
    first, second = bench.played
    assert not first.playing
    assert len(onsets(second.samples(0, 30 * RATE))) == 4


def test_where_only_one_sound_plays_at_a_time_the_run_goes_on(bench):
    """A device that refuses a second buffer keeps the first until its end."""
    bench.open()
    bench.fails = True
    bench.run(RENEWED_AFTER // RATE + 5)
    assert bench.device.is_working()
    assert bench.device._renew_at < RUN


def test_no_device_is_said(bench):
    """What simpleaudio raises is the reason that the worker is given."""
    bench.fails = True
    with pytest.raises(NoDeviceError, match="busy"):
        bench.open()


def test_a_player_that_ended_is_noticed(bench):
    """A buffer that is no longer read is a device that has gone."""
    device = bench.open()
    assert device.is_working()
    bench.played[0].playing = False
    assert not device.is_working()
    device.close()
