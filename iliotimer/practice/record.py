"""What was done: the records that diary and coach share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iliotimer.plan.sparing import ALL, Sparing

if TYPE_CHECKING:
    import datetime as dt

    from iliotimer.plan.model import Side
    from iliotimer.practice.events import Noted, Outcome, What


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a session, as the diary keeps it."""

    n: int
    """Counted from 1."""
    at: dt.datetime
    """Wall clock, with its offset."""
    t: float
    """Seconds of practice."""
    what: What
    phase: str = ""
    exercise: str = ""
    side: str = ""
    set: int = 0
    rep: int = 0
    second: float | None = None
    """Seconds into the step."""
    planned: float | None = None
    done: float | None = None
    paced: float | None = None
    """Counted by the clock alone."""
    unit: str = ""
    used: str = ""
    value: int | None = None
    detail: str = ""

    @property
    def amount(self) -> float:
        """What was done or paced, in `unit`."""
        return self.done if self.done is not None else self.paced or 0.0


@dataclass(frozen=True, slots=True)
class Dose:
    """Planned against done, of one exercise on one side."""

    exercise: str
    side: Side
    unit: str
    planned: float
    done: float
    paced: bool
    """Whether only the clock counted."""
    works: int
    """Sets or holds planned."""
    works_done: int
    """Sets or holds done in full."""


@dataclass(frozen=True, slots=True)
class LastSet:
    """The last set done of an exercise on one side."""

    exercise: str
    side: Side
    unit: str
    planned: float
    done: float
    """By the person's own count where there is one."""
    paced: bool
    """Whether only the clock counted."""
    two_more: bool
    """Whether the person said that two more were in them."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A change of level that was proposed, and what the person said to it."""

    at: dt.datetime
    exercise: str
    before: int
    """The level it was at: 0 as written, above it harder, below it milder."""
    after: int
    rule: str
    """The rules that it follows from, as `A1, A11`."""
    reason: str
    """Why, in one sentence for the person."""
    accepted: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer about a session or one of its events."""

    about: str | int
    """`before`, `after`, `next_day`, or an event's `n`."""
    question: str
    value: str | int | float | bool
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Result:
    """How a session ended."""

    outcome: Outcome
    reason: str
    minutes: float
    """Of practice, without the pauses."""


@dataclass(frozen=True, slots=True)
class Record:
    """A session as the diary tells it."""

    session: str
    title: str
    started: dt.datetime
    levels: tuple[tuple[str, int], ...]
    sha256: str
    text: str
    """The session file as it was."""
    default_hold: float = 30
    """Seconds of a hold that the file left to the person."""
    cadence: float | None = None
    """The person's steps per minute; None where they were not known."""
    kind: str = ""
    """A session kind; empty where the journal does not tell."""
    lengthening: tuple[str, ...] | None = None
    """The ids of the exercises of lengthening phases; None where the journal does not tell."""
    sparing: Sparing = ALL
    """The sets that were left out."""
    events: tuple[Entry, ...] = ()
    doses: tuple[Dose, ...] = ()
    answers: tuple[Answer, ...] = ()
    decisions: tuple[Decision, ...] = ()
    result: Result | None = None


def entry_of(noted: Noted, n: int, at: dt.datetime) -> Entry:
    """The diary's entry of an event of the player."""
    place, amount = noted.place, noted.amount
    done = None if amount is None else figure(amount.done)
    paced = amount is not None and amount.paced
    return Entry(
        n=n,
        at=at,
        t=figure(noted.at / 1_000_000_000),
        what=noted.what,
        phase=place.phase if place else "",
        exercise=place.exercise if place else "",
        side=str(place.side) if place else "",
        set=place.set if place else 0,
        rep=place.rep if place else 0,
        second=None if noted.second is None else figure(noted.second),
        planned=None if amount is None else figure(amount.planned),
        done=None if paced else done,
        paced=done if paced else None,
        unit=amount.unit if amount else "",
        used=place.used if place else "",
        value=noted.value,
        detail=noted.detail,
    )


def figure(value: object) -> float:
    """A number to the thousandth, whole where it is."""
    rounded = round(float(value), 3)  # type: ignore[arg-type]  # Fraction, float and int have it
    return int(rounded) if rounded.is_integer() else rounded
