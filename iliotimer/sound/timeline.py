"""What the worker has still to sound, and the samples of it that a device asks for."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from iliotimer.sound.stream_clock import SECOND
from iliotimer.sound.tones import RATE
from iliotimer.sound.track import UNITY, Placed, mix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from iliotimer.sound.stream_clock import StreamClock
    from iliotimer.sound.tones import Clip
    from iliotimer.sound.wire import Entry, Part

STILL_WORTH_STARTING = 3 * RATE // 10
"""Samples: the first cue of a step that was begun just now is sounded up to this late."""
SAME_GRID = RATE // 500
"""Samples: a step keeps the grid of the one before it where the two agree this closely."""
BEHIND = RATE
"""Samples after which nothing that has ended can still wait in a device."""
NOISE = array(
    "h",
    Random(0).choices((-1, 0, 1), k=RATE // 10),  # noqa: S311 - it hides nothing
).tobytes()
"""The faintest noise there is: it keeps a device awake that sleeps on silence."""


@dataclass(slots=True)
class _Pending:
    part: Part
    begun_now: bool
    anchor: int | None = None
    following: int = 0

    @property
    def head(self) -> Entry | None:
        entries = self.part.entries
        return entries[self.following] if self.following < len(entries) else None

    @property
    def last(self) -> int:
        return self.part.entries[-1].position

    def go_to(self, offset: int) -> None:
        positions = [entry.position for entry in self.part.entries]
        self.following = bisect_left(positions, offset)


@dataclass(frozen=True, slots=True)
class _Sounding:
    start_ns: int
    entry: Entry
    placed: Placed


class Timeline:
    """Parts on their way into a stream.

    A part is anchored once, when its first clip is due, so that the distances within it are exact
    to the sample; the next part is anchored afresh.
    """

    def __init__(
        self, clip_of: Callable[[Entry], Clip | None], *, delay_ns: int = 0, preroll: int = 0
    ) -> None:
        self.gain = UNITY
        self._clip_of = clip_of
        self._delay_ns = delay_ns
        self._preroll = preroll
        self._parts: list[_Pending] = []
        self._grid: tuple[int, int] | None = None
        self._sounding: list[_Sounding] = []
        self._asked = 0

    def replace(self, parts: Iterable[Part], heard: int, *, begun_now: bool) -> bool:
        """Sound these parts from now on; whether the stream already holds a clip that they lack.

        `heard` is the position that is heard now, in samples.
        """
        known = {pending.part.start_ns: pending for pending in self._parts}
        wanted = {part.start_ns: part for part in parts if part.entries}
        self._parts = [
            _carried_on(part, known.get(start_ns), begun_now=begun_now)
            for start_ns, part in sorted(wanted.items())
        ]
        kept = [one for one in self._sounding if _is_in(wanted, one)]
        lost = any(one.placed.end > heard for one in self._sounding if one not in kept)
        self._sounding = kept
        return lost

    def is_behind(self, clock: StreamClock, heard: int) -> bool:
        """Whether the stream already holds silence where a clip of a new part is due."""
        return heard < self._asked and any(
            self._comes_between(pending, heard - self._place(pending, clock), clock)
            for pending in self._parts
            if pending.anchor is None
        )

    def clear(self) -> None:
        """Sound nothing from now on."""
        self._parts.clear()
        self._sounding.clear()

    def restart(self) -> None:
        """Begin in a new stream: what the old one held unheard is due again."""
        self._sounding.clear()
        self._grid = None
        self._asked = 0
        for pending in self._parts:
            pending.anchor = None
            pending.following = 0

    def rewind(self, position: int) -> None:
        """Be asked once more for the samples from `position` on."""
        self._sounding = [one for one in self._sounding if one.placed.position < position]
        for pending in self._parts:
            if pending.anchor is not None:
                pending.go_to(position - pending.anchor)

    def block(self, clock: StreamClock, position: int, count: int) -> bytes:
        """The next `count` samples of the stream, from `position` on."""
        self._asked = end = position + count
        for pending, place in self._due(clock, end):
            if pending.anchor is None:
                pending.anchor = place
                self._grid = (pending.part.start_ns, place)
            while (entry := pending.head) is not None and place + entry.position < end:
                pending.following += 1
                self._sound(pending, entry, place + entry.position, position)
        self._let_go(position - BEHIND)
        if any(one.placed.end > position for one in self._sounding):
            return mix((one.placed for one in self._sounding), position, count, self.gain).tobytes()
        head = self.next_clip(clock)
        if head is not None and head < end + self._preroll:
            return (NOISE * (2 * count // len(NOISE) + 1))[: 2 * count]
        return bytes(2 * count)

    def lag_ns(self, clock: StreamClock) -> int:
        """Nanoseconds by which the part that sounds now is heard after its time."""
        if self._grid is None:
            return 0
        start_ns, anchor = self._grid
        return (anchor - clock.sample_at(start_ns - self._delay_ns)) * SECOND // RATE

    def next_clip(self, clock: StreamClock) -> int | None:
        """The position at which the next clip begins, or None where nothing follows."""
        for pending in self._parts:
            if pending.head is not None:
                return self._place(pending, clock) + pending.head.position
        return None

    def is_quiet(self, position: int) -> bool:
        """Whether no clip sounds at this position (samples) or later as yet."""
        return all(one.placed.end <= position for one in self._sounding)

    def _due(self, clock: StreamClock, end: int) -> Iterator[tuple[_Pending, int]]:
        for pending in self._parts:
            place = self._place(pending, clock)
            if place >= end:
                return
            if pending.head is not None and place + pending.head.position < end:
                yield pending, place

    def _place(self, pending: _Pending, clock: StreamClock) -> int:
        if pending.anchor is not None:
            return pending.anchor
        place = clock.sample_at(pending.part.start_ns - self._delay_ns)
        if self._grid is not None:
            start_ns, anchor = self._grid
            on_grid = anchor + round((pending.part.start_ns - start_ns) * RATE / SECOND)
            if abs(on_grid - place) < SAME_GRID:
                return on_grid
        return place

    def _comes_between(self, pending: _Pending, heard: int, clock: StreamClock) -> bool:
        """Whether a clip of the part lies between what is heard and what has been asked for."""
        first, *_ = positions = [entry.position for entry in pending.part.entries]
        asked = self._asked - self._place(pending, clock)
        if pending.begun_now and first == 0 and heard - STILL_WORTH_STARTING <= 0 < asked:
            return True
        following = bisect_left(positions, heard)
        return following < len(positions) and positions[following] < asked

    def _sound(self, pending: _Pending, entry: Entry, due: int, position: int) -> None:
        if due < position:
            late = position - due - self._delay_ns * RATE // SECOND
            if entry.position or not pending.begun_now or late > STILL_WORTH_STARTING:
                return
            due = position
        clip = self._clip_of(entry)
        if clip:
            self._sounding.append(_Sounding(pending.part.start_ns, entry, Placed(due, clip)))

    def _let_go(self, before: int) -> None:
        self._sounding = [one for one in self._sounding if one.placed.end > before]
        while self._parts:
            first = self._parts[0]
            if first.head is not None or (first.anchor or 0) + first.last >= before:
                return
            del self._parts[0]


def _carried_on(part: Part, known: _Pending | None, *, begun_now: bool) -> _Pending:
    if known is None or known.anchor is None:
        return _Pending(part, begun_now)
    pending = _Pending(part, begun_now=False, anchor=known.anchor)
    if known.following:
        pending.go_to(known.part.entries[known.following - 1].position + 1)
    return pending


def _is_in(wanted: dict[int, Part], one: _Sounding) -> bool:
    part = wanted.get(one.start_ns)
    return part is not None and one.entry in part.entries
