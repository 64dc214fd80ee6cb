"""Speakers that need no sound device: the terminal bell, and silence."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from iliotimer.plan.score import END_CUES, CueKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iliotimer.sound.speaker import News, Passage

RUNG = END_CUES | {CueKind.GO}
"""The bell marks where work begins and ends, and nothing else."""
STALE_NS = 500_000_000
"""A ring that was missed by more than this is left out."""
SECOND = 1_000_000_000


class SilentSpeaker:
    """Sounds nothing; the screen's flash is all there is."""

    driver = "silent"

    def play(self, passages: Sequence[Passage]) -> None:
        """Sound nothing."""

    def stop(self) -> None:
        """Be as silent as before."""

    def look(self) -> tuple[News, ...]:
        """Nothing ever happens."""
        return ()

    def set_volume(self, percent: int) -> None:
        """Stay silent at any volume."""

    def set_muted(self, muted: bool) -> None:  # noqa: FBT001 - it is the value that is set
        """Stay silent."""

    def close(self) -> None:
        """Let nothing go."""


class BellSpeaker:
    """Rings the terminal bell where work begins and ends."""

    driver = "bell"

    def __init__(
        self,
        ring: Callable[[], None],
        *,
        volume: int = 80,
        now: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        self._ring = ring
        self._now = now
        self._volume = volume
        self._muted = False
        self._due: list[int] = []

    def play(self, passages: Sequence[Passage]) -> None:
        """Ring for these passages from now on."""
        now = self._now()
        instants = {
            passage.start_ns + int(cue.offset * SECOND)
            for passage in passages
            for cue in passage.cues
            if cue.kind in RUNG
        }
        self._due = sorted((at for at in instants if at > now - STALE_NS), reverse=True)

    def stop(self) -> None:
        """Ring no more."""
        self._due.clear()

    def look(self) -> tuple[News, ...]:
        """Ring if it is time; there is never any news."""
        now = self._now()
        rings = False
        while self._due and self._due[-1] <= now:
            rings |= self._due.pop() > now - STALE_NS
        if rings and self._volume and not self._muted:
            self._ring()
        return ()

    def set_volume(self, percent: int) -> None:
        """A bell has no volume: it rings at any above 0."""
        self._volume = percent

    def set_muted(self, muted: bool) -> None:  # noqa: FBT001 - it is the value that is set
        """Keep the bell still, or let it ring again."""
        self._muted = muted

    def close(self) -> None:
        """Ring no more."""
        self.stop()
