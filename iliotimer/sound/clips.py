"""The clips that are coming up, made before they are due."""

from __future__ import annotations

import time
from threading import Condition
from typing import TYPE_CHECKING

from iliotimer.plan.score import CueKind
from iliotimer.sound.stream_clock import SECOND, span_ns
from iliotimer.sound.tones import RECIPES, tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from iliotimer.sound.tones import Clip, Profile
    from iliotimer.sound.wire import Entry, Part

    Key = tuple[CueKind, float, str]

AHEAD_NS = 30 * SECOND
"""How long before its time a breath or a phrase is made; what is not due again soon is let go."""


class Clips:
    """The clip of each entry, if it is ready; `prepare` makes them, on a thread of its own."""

    def __init__(self, profile: Profile, speak: Callable[[str], Clip | None]) -> None:
        self._profile = profile
        self._speak = speak
        self._changed = Condition()
        self._parts: Sequence[Part] | None = ()
        self._due: list[tuple[int, Entry]] = []
        self._chimes: dict[CueKind, Clip] = {}
        self._made: dict[Key, Clip | None] = {}

    def of(self, entry: Entry) -> Clip | None:
        """The clip of an entry; None where it is not ready or cannot be made."""
        return self._chimes.get(entry.kind) or self._made.get(_key(entry))

    def want(self, parts: Sequence[Part]) -> None:
        """Make the clips of these parts from now on."""
        with self._changed:
            self._parts = parts
            self._changed.notify()

    def prepare(self) -> None:
        """Make what is wanted before it is due, for ever."""
        for kind in RECIPES:
            self._strike(kind)
            self.prepare_once()
        while True:
            with self._changed:
                if self._parts is None:
                    self._changed.wait(timeout=1)
            self.prepare_once()

    def prepare_once(self) -> None:
        """Make what is due within AHEAD_NS, and let go of what is not."""
        with self._changed:
            parts, self._parts = self._parts, None
        if parts is not None:
            self._due = list(_changing(parts))
            for kind in dict.fromkeys(entry.kind for part in parts for entry in part.entries):
                if kind in RECIPES:
                    self._strike(kind)
        now = time.monotonic_ns()
        soon = [entry for due, entry in self._due if now - AHEAD_NS <= due <= now + AHEAD_NS]
        for entry in soon:
            if self._parts is not None:
                return
            self._make(entry)
        needed = {_key(entry) for entry in soon}
        for key in [key for key in self._made if key not in needed]:
            del self._made[key]

    def _strike(self, kind: CueKind) -> None:
        if kind not in self._chimes:
            self._chimes[kind] = tone(kind, self._profile)

    def _make(self, entry: Entry) -> None:
        key = _key(entry)
        if key not in self._made:
            self._made[key] = (
                self._speak(entry.text)
                if entry.kind is CueKind.SAY
                else tone(entry.kind, self._profile, entry.seconds)
            )


def _changing(parts: Sequence[Part]) -> Iterator[tuple[int, Entry]]:
    for part in parts:
        for entry in part.entries:
            if entry.kind not in RECIPES:
                yield part.start_ns + span_ns(entry.position), entry


def _key(entry: Entry) -> Key:
    return entry.kind, entry.seconds, entry.text
