"""What a way to perceive a practice does so that a stopped practice can ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from iliotimer.asking.choices import Question
    from iliotimer.asking.pain import PainReport
    from iliotimer.conductor import Conductor
    from iliotimer.practice.events import Event


class Asker(Protocol):
    """Carries commands out, tells sentences, and asks."""

    @property
    def conductor(self) -> Conductor:
        """The practice that is asked about."""

    def freeze(self, command: Callable[[], tuple[Event, ...]]) -> tuple[Event, ...]:
        """Give a command that stops everything; no events where it is refused."""

    def obey(self, command: Callable[[], tuple[Event, ...]]) -> tuple[Event, ...]:
        """Give any other command; no events where it is refused."""

    def tell(self, sentence: str) -> None:
        """Tell the person a sentence."""

    def ask(self, question: Question, then: Callable[[str | None], None]) -> None:
        """Ask, and hand on the answer, or None where the person goes back."""

    def ask_about_pain(self, report: PainReport, then: Callable[[str | None], None]) -> None:
        """Let the person note a pain, and hand on what they choose."""

    def soon(self, then: Callable[[], None]) -> None:
        """Do this once what happened has been shown."""

    def deafen(self, seconds: float) -> None:
        """Let no key count for this long."""
