"""The simpleaudio driver: the device reads one long buffer, which is filled shortly before it."""

from __future__ import annotations

import time
from contextlib import suppress
from mmap import mmap
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any

from iliotimer.sound.devices import NoDeviceError
from iliotimer.sound.stream_clock import StreamClock
from iliotimer.sound.tones import RATE

if TYPE_CHECKING:
    from iliotimer.sound.timeline import Timeline

BLOCK = RATE // 20
"""Samples: simpleaudio hands sound on in blocks of 50 ms, and a last one must be whole."""
RUN = 18_000 * BLOCK
"""Samples in a buffer: 15 minutes."""
RENEWED_AFTER = 120 * RATE
"""From here on a quiet moment is used to begin a new buffer, with a clock set afresh."""
QUIET = 3 * RATE // 2
"""Samples without a clip that such a moment takes."""
TAKEN = 3 * RATE // 20
"""Samples that simpleaudio may have read ahead of what is heard: its 100 ms, and half again."""
AHEAD = 2 * RATE // 5
"""Samples that are mixed ahead of what is heard."""
MIX_EVERY = 0.05


class BufferedDevice:
    """A simpleaudio play object and the buffer that it reads."""

    name = "simpleaudio"
    backend = "the system's default"
    buffer_ms = 100

    def __init__(self, timeline: Timeline, lock: Lock) -> None:
        """Open the default device; raises NoDeviceError where there is none."""
        try:
            # Only the worker that drives this device loads it.
            import simpleaudio  # noqa: PLC0415
            from simpleaudio._simpleaudio import SimpleaudioError  # noqa: PLC0415
        except ImportError as error:
            raise NoDeviceError("simpleaudio is not installed") from error
        self._simpleaudio: Any = simpleaudio
        self._error: type[Exception] = SimpleaudioError
        self._timeline = timeline
        self._lock = lock
        self._closed = Event()
        self._begin_run()
        self._mixer = Thread(target=self._mix_on, daemon=True)
        self._mixer.start()

    def heard(self) -> int:
        """The position that is heard now, in samples."""
        return self.clock.sample_at(time.monotonic_ns())

    def discard(self) -> bool:
        """Fall silent at once: what the device has not read yet becomes silence."""
        with self._lock:
            start = max(0, self.heard())
            self._write(start, bytes(2 * max(0, self._mixed - start)))
            self._ask_again(start)
        return True

    def refresh(self) -> None:
        """Ask the timeline again for what the device has not read yet."""
        self._ask_again(max(0, self.heard()))

    def is_working(self) -> bool:
        """Whether the device still reads."""
        return self._mixer.is_alive() and bool(self._playing.is_playing())

    def close(self) -> None:
        """Fall silent and let the device go."""
        self._closed.set()
        self.discard()
        with suppress(self._error):
            self._playing.stop()

    def _begin_run(self) -> None:
        # Pages that nothing is mixed into take no memory; a bytearray would take it all at once.
        buffer = mmap(-1, 2 * RUN)
        try:
            playing = self._simpleaudio.play_buffer(buffer, 1, 2, RATE)
        except self._error as error:
            raise NoDeviceError(str(error)) from error
        self._buffer, self._playing = buffer, playing
        self.clock = StreamClock()
        self.clock.requested(time.monotonic_ns(), 0)
        self._mixed = TAKEN
        self._renew_at = RENEWED_AFTER

    def _mix_on(self) -> None:
        while not self._closed.is_set():
            with self._lock:
                self._mix()
            self._closed.wait(MIX_EVERY)

    def _mix(self) -> None:
        heard = self.heard()
        if heard >= self._renew_at and (self._is_quiet(heard) or heard + 2 * AHEAD > RUN):
            self._renew()
            heard = self.heard()
        # After a stall the device has read what was never mixed: that much is lost.
        self._mixed = max(self._mixed, heard + TAKEN)
        count = min(heard + AHEAD, RUN) - self._mixed
        if count > 0:
            self._write(self._mixed, self._timeline.block(self.clock, self._mixed, count))
            self._mixed += count

    def _is_quiet(self, heard: int) -> bool:
        following = self._timeline.next_clip(self.clock)
        return self._timeline.is_quiet(heard) and (
            following is None or following > self._mixed + QUIET
        )

    def _renew(self) -> None:
        before = self._playing
        try:
            self._begin_run()
        except NoDeviceError:
            # Where only one sound plays at a time the old buffer serves until its end.
            self._renew_at = RUN - 3 * AHEAD if self._renew_at < RUN - 3 * AHEAD else 2 * RUN
            return
        self._timeline.restart()
        before.stop()

    def _ask_again(self, heard: int) -> None:
        position = heard + TAKEN
        if position < self._mixed:
            self._timeline.rewind(position)
            self._write(position, bytes(2 * (self._mixed - position)))
            self._mixed = position

    def _write(self, position: int, samples: bytes) -> None:
        if samples and (samples.count(0) != len(samples) or self._mixed > position):
            self._buffer[2 * position : 2 * position + len(samples)] = samples
