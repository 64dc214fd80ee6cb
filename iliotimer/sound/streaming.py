"""The miniaudio driver: the device pulls its samples as it needs them."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from iliotimer.sound.devices import NoDeviceError
from iliotimer.sound.stream_clock import SECOND, StreamClock
from iliotimer.sound.tones import RATE

if TYPE_CHECKING:
    from collections.abc import Generator
    from threading import Lock

    from iliotimer.sound.timeline import Timeline

PERIOD_MS = 200
"""Long enough for a busy machine to be late; what must be silent or begin now does not wait."""
STALLED_NS = 6 * SECOND // 10
"""A device that asks for nothing for this long has gone."""


class StreamingDevice:
    """A miniaudio playback device."""

    name = "miniaudio"
    buffer_ms = PERIOD_MS

    def __init__(self, timeline: Timeline, lock: Lock) -> None:
        """Open the default device; raises NoDeviceError where there is none."""
        self.clock = StreamClock()
        self._timeline = timeline
        self._lock = lock
        self._position = 0
        self._asked_ns = time.monotonic_ns()
        self._miniaudio = _miniaudio()
        backends = [each for each in self._miniaudio.Backend if each.name not in {"NULL", "CUSTOM"}]
        try:
            self._device = self._miniaudio.PlaybackDevice(
                output_format=self._miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=PERIOD_MS,
                backends=backends,
                app_name="iliotimer",
            )
        except self._miniaudio.MiniaudioError as error:
            raise NoDeviceError(str(error.args[0])) from error
        self.backend: str = self._device.backend
        samples = self._samples()
        next(samples)
        try:
            self._device.start(samples)
        except self._miniaudio.MiniaudioError as error:
            raise NoDeviceError(str(error.args[0])) from error

    def heard(self) -> int:
        """The position that is heard now, in samples."""
        return self.clock.sample_at(time.monotonic_ns())

    def discard(self) -> bool:
        """Fall silent at once; a stopped device keeps what it was given, so it ends here."""
        with suppress(self._miniaudio.MiniaudioError):
            self._device.stop()
        return False

    def refresh(self) -> None:
        """Nothing to do: a block is mixed when the device asks for it."""

    def is_working(self) -> bool:
        """Whether the device has asked for samples lately."""
        return time.monotonic_ns() - self._asked_ns < STALLED_NS

    def close(self) -> None:
        """Fall silent and let the device go."""
        self._device.close()

    def _samples(self) -> Generator[bytes, int, None]:
        samples = b""
        while True:
            count = yield samples
            self._asked_ns = time.monotonic_ns()
            with self._lock:
                self.clock.requested(self._asked_ns, self._position)
                samples = self._timeline.block(self.clock, self._position, count)
                self._position += count


def _miniaudio() -> Any:
    # miniaudio imports numpy where it finds it, only to recognise its arrays: a tenth of a second.
    sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]  # None forbids an import
    try:
        import miniaudio  # noqa: PLC0415 - only the worker that drives this device loads it
    except ImportError as error:
        raise NoDeviceError("miniaudio is not installed") from error
    return miniaudio
