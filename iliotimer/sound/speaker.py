"""The app's side of the sound: what it asks for, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iliotimer.plan.score import Cue


@dataclass(frozen=True, slots=True)
class Passage:
    """A step's cues fixed in time."""

    start_ns: int
    """time.monotonic_ns of the step's first instant."""
    cues: tuple[Cue, ...]
    """Their offsets are exact seconds from `start_ns`."""


@dataclass(frozen=True, slots=True)
class News:
    """What the person should know about the sound."""

    kind: Literal["lost", "back", "changed"]
    sentence: str
    """One sentence for the screen."""


class Speaker(Protocol):
    """Sounds passages; no call waits for a device or raises because of sound."""

    @property
    def driver(self) -> str:
        """What sounds now: `miniaudio`, `simpleaudio`, `bell` or `silent`."""

    def play(self, passages: Sequence[Passage]) -> None:
        """Replace everything still to sound; cues in the past are dropped."""

    def stop(self) -> None:
        """Be silent at once, nothing left queued."""

    def look(self) -> tuple[News, ...]:
        """What happened since the last look; 10 to 15 looks a second keep the sound alive."""

    def set_volume(self, percent: int) -> None:
        """Sound at 0 to 100 per cent from now on."""

    def set_muted(self, muted: bool) -> None:  # noqa: FBT001 - it is the value that is set
        """Keep time in silence, or be heard again."""

    def close(self) -> None:
        """Be silent and let everything go."""


def open_speaker(
    choice: str,
    *,
    ring: Callable[[], None],
    profile: Literal["clear", "soft"] = "clear",
    volume: int = 80,
    delay_ms: int = 0,
    preroll_s: float = 0.5,
) -> Speaker:
    """The speaker for `auto`, `simpleaudio`, `miniaudio`, `bell` or `silent`.

    `ring` rings the terminal bell; `volume` is 0 to 100 per cent; `delay_ms` is how late the device
    is known to sound; `preroll_s` is how long before a cue a sleeping device is woken. Raises
    ValueError for another choice.
    """
    # A silent run loads nothing of the machinery.
    if choice == "silent":
        from iliotimer.sound.bell import SilentSpeaker  # noqa: PLC0415

        return SilentSpeaker()
    if choice == "bell":
        from iliotimer.sound.bell import BellSpeaker  # noqa: PLC0415

        return BellSpeaker(ring, volume=volume)
    from iliotimer.sound.drivers import CHOICES, order_of  # noqa: PLC0415

    if choice not in CHOICES:
        raise ValueError(
            f"no sound driver is called {choice!r}: choose one of {', '.join(CHOICES)}"
        )
    from iliotimer.sound.supervised import Settings, SupervisedSpeaker  # noqa: PLC0415

    settings = Settings(profile, delay_ms, preroll_s)
    return SupervisedSpeaker(choice, order_of(choice), settings, ring=ring, volume=volume)
