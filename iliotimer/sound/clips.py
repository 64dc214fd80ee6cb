"""The clips that are coming up, made before they are due."""

from __future__ import annotations

import time
from math import inf
from threading import Condition, Lock
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


HURRY_NS = SECOND // 2
"""A tone that is due this soon is not left to the thread that prepares."""


class Clips:
    """The clip of each entry, if it is ready; `prepare` makes them, on a thread of its own."""

    def __init__(self, profile: Profile, speak: Callable[[str], Clip | None]) -> None:
        self._profile = profile
        self._speak = speak
        self._changed = Condition()
        self._making = Lock()
        self._parts: Sequence[Part] = ()
        self._news = False
        self._due: list[tuple[int, Entry]] = []
        self._chimes: dict[CueKind, Clip] = {}
        self._made: dict[Key, Clip | None] = {}

    def of(self, entry: Entry) -> Clip | None:
        """The clip of an entry; None where it is not ready or cannot be made."""
        return self._chimes.get(entry.kind) or self._made.get(_key(entry))

    def want(self, parts: Sequence[Part]) -> None:
        """Make the clips of these parts from now on."""
        with self._changed:
            self._parts, self._news = parts, True
            self._changed.notify()

    def hurry(self, parts: Sequence[Part]) -> None:
        """Make at once the tones that are due within HURRY_NS."""
        now = time.monotonic_ns()
        for due, entry in _all(parts, now + HURRY_NS):
            if due >= now - HURRY_NS and entry.kind is not CueKind.SAY:
                self._make(entry)

    def prepare(self) -> None:
        """Make what is wanted before it is due, for ever."""
        for kind in RECIPES:
            self._strike(kind)
            self.prepare_once()
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._news, timeout=1)
            self.prepare_once()

    def prepare_once(self) -> None:
        """Make what is due within AHEAD_NS, and let go of what is not."""
        with self._changed:
            parts, news, self._news = self._parts, self._news, False
        if news:
            self._due = [each for each in _all(parts) if each[1].kind not in RECIPES]
            for kind in dict.fromkeys(entry.kind for part in parts for entry in part.entries):
                if kind in RECIPES:
                    self._strike(kind)
        now = time.monotonic_ns()
        soon = [entry for due, entry in self._due if now - AHEAD_NS <= due <= now + AHEAD_NS]
        for entry in soon:
            if parts is not self._parts:
                return
            self._make(entry)
        needed = {_key(entry) for entry in soon}
        for key in list(self._made):
            # Silence asks for nothing, and what it interrupted may go on.
            if parts and key not in needed and parts is self._parts:
                del self._made[key]

    def _strike(self, kind: CueKind) -> None:
        with self._making:
            if kind not in self._chimes:
                self._chimes[kind] = tone(kind, self._profile)

    def _make(self, entry: Entry) -> None:
        if entry.kind in RECIPES:
            self._strike(entry.kind)
            return
        key = _key(entry)
        if entry.kind is CueKind.SAY:
            if key not in self._made:
                self._made[key] = self._speak(entry.text)
            return
        with self._making:
            if key not in self._made:
                self._made[key] = tone(entry.kind, self._profile, entry.seconds)


def _all(parts: Sequence[Part], until_ns: float = inf) -> Iterator[tuple[int, Entry]]:
    for part in parts:
        for entry in part.entries:
            due = part.start_ns + span_ns(entry.position)
            if due > until_ns:
                break
            yield due, entry


def _key(entry: Entry) -> Key:
    return entry.kind, entry.seconds, entry.text
