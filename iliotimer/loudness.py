"""How loud it is: a step up or down, and a speaker whose loudness is kept for the next time."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from iliotimer.files.kept import keep_muted, keep_volume
from iliotimer.sound.speaker import News

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iliotimer.files.places import Places
    from iliotimer.sound.speaker import Passage, Speaker

VOLUME_STEP = 10
"""Per cent that one key press changes."""


def turned(volume: int, direction: int) -> int:
    """The volume in per cent one step louder (1) or quieter (-1)."""
    return min(100, max(0, volume + direction * VOLUME_STEP))


class KeptLoudness:
    """Hands everything on to a speaker, and keeps each change of volume and mute."""

    def __init__(self, speaker: Speaker, places: Places) -> None:
        self._speaker = speaker
        self._places = places
        self._news: tuple[News, ...] = ()

    @property
    def driver(self) -> str:
        """What sounds now."""
        return self._speaker.driver

    def play(self, passages: Sequence[Passage]) -> None:
        """Replace everything still to sound."""
        self._speaker.play(passages)

    def stop(self) -> None:
        """Be silent at once."""
        self._speaker.stop()

    def look(self) -> tuple[News, ...]:
        """What happened since the last look, a loudness that could not be kept too."""
        news, self._news = self._news, ()
        return (*news, *self._speaker.look())

    def set_volume(self, percent: int) -> None:
        """Sound at 0 to 100 per cent from now on, and the next time."""
        self._speaker.set_volume(percent)
        with self._telling():
            keep_volume(self._places, percent)

    def set_muted(self, muted: bool) -> None:  # noqa: FBT001 - it is the value that is set
        """Keep time in silence or be heard again, and so the next time."""
        self._speaker.set_muted(muted)
        with self._telling():
            keep_muted(self._places, muted)

    def close(self) -> None:
        """Be silent and let everything go."""
        self._speaker.close()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = error.strerror or str(error)
            sentence = f"The loudness cannot be kept for the next time ({reason})."
            self._news = (News("changed", sentence),)
