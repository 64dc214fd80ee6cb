"""Clips mixed at exact sample positions, in blocks."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from operator import add
from typing import TYPE_CHECKING

from iliotimer.sound.tones import FULL_SCALE, RATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from iliotimer.sound.tones import Clip

BLOCK = RATE // 2
"""Samples in a block of a rendered track."""
UNITY = 1 << 15
"""The gain that leaves samples as they are."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A clip whose sample 0 lies at a position of the track."""

    position: int
    clip: Clip

    @property
    def end(self) -> int:
        """The position after its last sample."""
        return self.position + len(self.clip)


def sample_at(seconds: Fraction) -> int:
    """The sample at an offset in seconds, to the nearest."""
    return round(float(seconds) * RATE)


def mix(placed: Iterable[Placed], start: int, count: int, gain: int = UNITY) -> Clip:
    """Samples `start` to `start + count` of the track, sums clamped to 16 bits."""
    block = array("h", bytes(2 * count))
    written: list[tuple[int, int]] = []
    for one in placed:
        first, last = max(one.position, start), min(one.end, start + count)
        if first >= last:
            continue
        span = slice(first - start, last - start)
        samples = one.clip[first - one.position : last - one.position]
        if any(first < other_last and other_first < last for other_first, other_last in written):
            samples = _clamped(list(map(add, block[span], samples)))
        block[span] = samples
        written.append((first, last))
    if written and gain != UNITY:
        return array("h", [sample * gain >> 15 for sample in block])
    return block


def gain_of(percent: int) -> int:
    """The gain of a volume from 0 to 100: even steps to the ear, UNITY at 100."""
    return UNITY * percent * percent // 10_000


def blocks(placed: Iterable[Placed], length: int, gain: int = UNITY) -> Iterator[Clip]:
    """The whole track of `length` samples, from clips in order of position.

    Memory is bounded by a block and the clips that sound in it.
    """
    coming = iter(placed)
    following = next(coming, None)
    sounding: list[Placed] = []
    for start in range(0, length, BLOCK):
        count = min(BLOCK, length - start)
        sounding = [one for one in sounding if one.end > start]
        while following is not None and following.position < start + count:
            sounding.append(following)
            following = next(coming, None)
        yield mix(sounding, start, count, gain)


def _clamped(sums: list[int]) -> Clip:
    if max(sums) > FULL_SCALE or min(sums) < -FULL_SCALE:
        sums = [max(-FULL_SCALE, min(FULL_SCALE, value)) for value in sums]
    return array("h", sums)
