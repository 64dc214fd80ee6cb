"""What sounds now, and what the person is told when that changes."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Literal

from iliotimer.sound.speaker import News

if TYPE_CHECKING:
    from collections.abc import Sequence

BELL_INSTEAD = "the terminal bell is used"


class Sounding:
    """The drivers that are left, in their order up to `bell`, and the news of them."""

    def __init__(self, choice: str, order: Sequence[str]) -> None:
        self.device = False
        """Whether a device sounds."""
        self.missed = False
        """Whether the person knows that none does."""
        self._order = deque(order)
        self._news: deque[News] = deque()
        if choice not in {"auto", order[0]}:
            self._tell("changed", f"{choice} is not installed: {_in_words(order[0])}.")
        elif order[0] == "bell":
            self._tell("lost", f"No sound library is installed: {BELL_INSTEAD}.")

    @property
    def driver(self) -> str:
        """The driver that is used, whether its device sounds or not."""
        return self._order[0]

    @property
    def has_another(self) -> bool:
        """Whether another device driver is left, before the bell."""
        return len(self._order) > 2  # noqa: PLR2004 - this one, the other, and the bell

    def open(self) -> None:
        """Say that a device sounds, where one was missed."""
        self.device = True
        if self.missed:
            self.missed = False
            self._tell("back", "The sound is back.")

    def miss(self, why: str) -> None:
        """Say once why no device sounds."""
        self._lose(f"{why}: {BELL_INSTEAD}.")

    def restart(self) -> None:
        """Say once that the sound stopped and is being restarted."""
        self._lose("The sound stopped and is being restarted.")

    def give_up(self, why: str) -> None:
        """Go on with the next driver, and say why."""
        failed = self._order.popleft()
        self.device, self.missed = False, self.driver == "bell"
        self._tell("changed", f"{failed} {why}: {_in_words(self.driver)}.")

    def news(self) -> tuple[News, ...]:
        """What was not told yet."""
        news = []
        while self._news:
            news.append(self._news.popleft())
        return tuple(news)

    def _lose(self, sentence: str) -> None:
        self.device = False
        if not self.missed:
            self.missed = True
            self._tell("lost", sentence)

    def _tell(self, kind: Literal["lost", "back", "changed"], sentence: str) -> None:
        self._news.append(News(kind, sentence))


def _in_words(driver: str) -> str:
    return BELL_INSTEAD if driver == "bell" else f"{driver} is used"
