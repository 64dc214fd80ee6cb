"""A session of the past as the coach looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt

    from iliotimer.practice.events import Outcome
    from iliotimer.practice.record import Answer, Decision, Dose, Entry, LastSet


class Lived(Protocol):
    """What was done, what hurt, what the person said and what was decided after it."""

    @property
    def name(self) -> str:
        """What tells it from every other session."""

    @property
    def session(self) -> str:
        """The id of the session."""

    @property
    def title(self) -> str:
        """The title of the session."""

    @property
    def kind(self) -> str:
        """A session kind; empty where it is not known."""

    @property
    def started(self) -> dt.datetime:
        """Wall clock, with the offset of that day."""

    @property
    def outcome(self) -> Outcome | None:
        """How it ended; None while it has no end."""

    @property
    def reason(self) -> str:
        """The code of the reason for an early end; empty where there is none."""

    @property
    def ended_in(self) -> tuple[str, str, str]:
        """Phase, exercise and side in which it ended; empty where it ended nowhere."""

    @property
    def minutes(self) -> float:
        """Of practice, without the pauses."""

    @property
    def pain_stops(self) -> int:
        """Sharp stops that were not taken back."""

    @property
    def sign(self) -> str:
        """What holds everything back until it is cleared, `numb` or `unwell`; empty for nothing."""

    @property
    def works(self) -> int:
        """Sets and holds planned."""

    @property
    def works_done(self) -> int:
        """Sets and holds done in full."""

    @property
    def levels(self) -> tuple[tuple[str, int], ...]:
        """The level of each exercise that was not at its first."""

    @property
    def moments(self) -> tuple[Entry, ...]:
        """Sharp pain, tightness and discomfort, without what was taken back."""

    @property
    def eased(self) -> tuple[str, ...]:
        """The exercises that were made milder on the way."""

    @property
    def doses(self) -> tuple[Dose, ...]:
        """Planned against done, per exercise and side."""

    @property
    def lengthening(self) -> tuple[str, ...]:
        """The ids of the exercises of lengthening phases."""

    @property
    def last_sets(self) -> tuple[LastSet, ...]:
        """The last set done of each exercise and side."""

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers that count."""

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided after it about levels, in the order of deciding."""
