"""A speaker and a clock that only a test moves."""

from __future__ import annotations

from dataclasses import dataclass, field

SECOND = 1_000_000_000


class RecordingSpeaker:
    """Remembers what it was told, in order."""

    driver = "recording"

    def __init__(self):
        self.told = []
        self.news = []

    def play(self, passages):
        self.told.append(("play", list(passages)))

    def stop(self):
        self.told.append(("stop",))

    def look(self):
        news, self.news = tuple(self.news), []
        return news

    def set_volume(self, percent):
        self.told.append(("volume", percent))

    def set_muted(self, muted):
        self.told.append(("muted", muted))

    def close(self):
        self.told.append(("close",))


@dataclass
class Hand:
    """Turns a clock's hands."""

    now: int = 0
    keys: float = field(default=100.0)

    def monotonic(self):
        return self.now
