"""Which key presses count: a held key counts once, and for a while after a stop none does."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HELD = 0.7
"""Seconds between two presses of one key below which it is held down.

Systems wait 0.25 to 0.66 s before they repeat a key, and then up to 0.1 s.
"""
MAY_REPEAT = frozenset({"plus", "minus", "+", "-", "=", "up", "down", "tab", "shift+tab"})
"""Keys that are pressed several times on purpose."""


class KeyGuard:
    """Tells a press from a key held down or leant on; `now` is a clock in seconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._seen: dict[str, float] = {}
        self._deaf_until = float("-inf")
        self._last = now()

    @property
    def idle(self) -> float:
        """Seconds since any key was pressed."""
        return self._now() - self._last

    def deafen(self, seconds: float) -> None:
        """Let no key count for this long."""
        self._deaf_until = self._now() + seconds

    def lets(self, key: str, *, typing: bool = False) -> bool:
        """Whether this press counts; while the person types text, repeats do."""
        now = self._last = self._now()
        held = now - self._seen.get(key, float("-inf")) < HELD
        self._seen[key] = now
        if now < self._deaf_until:
            return False
        return not held or typing or key in MAY_REPEAT
