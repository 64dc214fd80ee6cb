"""How loud a practice is, changed by keys and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.loudness import turned
from iliotimer.practice.keys import naming

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iliotimer.conductor import Conductor
    from iliotimer.files.settings import Sound
    from iliotimer.practice.keys import KeyNames


class Volume:
    """The volume in per cent, and whether it is muted."""

    def __init__(self, conductor: Conductor, sound: Sound, keys: KeyNames) -> None:
        self._conductor = conductor
        self._percent = sound.volume
        self._silent = conductor.speaker.driver == "silent"
        self._muted = sound.muted or self._silent
        self._keys = keys

    def greeting(self) -> Iterator[str]:
        """What is to be known at the start: that there is no sound where there could be."""
        if self._muted and not self._silent:
            yield self._told()

    def mute(self) -> str:
        """Sound off or on."""
        self._muted = not self._muted
        self._conductor.speaker.set_muted(self._muted)
        return self._told()

    def turn(self, direction: int) -> str:
        """One step louder (1) or quieter (-1)."""
        self._percent = turned(self._percent, direction)
        self._conductor.speaker.set_volume(self._percent)
        return f"Volume {self._percent} per cent."

    def _told(self) -> str:
        sentence = "Muted. {mute} brings the sound back." if self._muted else "The sound is on."
        return naming(sentence, self._keys)
