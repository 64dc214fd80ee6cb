"""What a driver of a sound device offers to the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from iliotimer.sound.stream_clock import StreamClock


class NoDeviceError(Exception):
    """There is no sound device, or it cannot be opened."""


class Device(Protocol):
    """One open stream of 48 kHz, mono, 16 bit, that takes its samples from a timeline."""

    name: str
    backend: str
    """The system's sound service, for people."""
    buffer_ms: int
    """How much sound the device holds."""

    @property
    def clock(self) -> StreamClock:
        """Where the stream is."""

    def heard(self) -> int:
        """The position that is heard now, in samples."""

    def discard(self) -> bool:
        """Fall silent at once; whether the device goes on, as only some can be emptied."""

    def refresh(self) -> None:
        """Ask the timeline again for what is not yet beyond recall."""

    def is_working(self) -> bool:
        """Whether the device still takes samples."""

    def close(self) -> None:
        """Fall silent and let the device go."""
