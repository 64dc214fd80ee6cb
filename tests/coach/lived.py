"""A session of the past for the tests, as far as the coach looks at it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from iliotimer.practice.blocking import sign_of
from iliotimer.practice.checkin import AFTER, BEFORE, NEXT_DAY
from iliotimer.practice.events import Outcome, What
from iliotimer.practice.record import Answer, Decision, Dose, Entry, LastSet

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))


@dataclass(frozen=True, slots=True)
class FakeLived:
    """A completed session without pain, unless the fields say otherwise."""

    name: str = "2026-11-22T12-00-00-short"
    session: str = "short"
    title: str = "Short"
    kind: str = "strength"
    started: dt.datetime = NOON
    outcome: Outcome | None = Outcome.COMPLETED
    reason: str = ""
    ended_in: tuple[str, str, str] = ("", "", "")
    minutes: float = 30.0
    pain_stops: int = 0
    works: int = 10
    works_done: int = 10
    levels: tuple[tuple[str, int], ...] = ()
    moments: tuple[Entry, ...] = ()
    eased: tuple[str, ...] = ()
    doses: tuple[Dose, ...] = ()
    lengthening: tuple[str, ...] = ()
    last_sets: tuple[LastSet, ...] = ()
    answers: tuple[Answer, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def sign(self) -> str:
        """What its end and its answers tell."""
        return sign_of(self.reason, self.answers)

    def but(self, **fields: object) -> FakeLived:
        """The same with other fields."""
        return replace(self, **fields)  # type: ignore[arg-type]  # a test names the fields


def lived(days_ago: float = 0, **fields: object) -> FakeLived:
    """A session that began so many days before noon of 22 November 2026."""
    started = NOON - dt.timedelta(days=days_ago)
    session = str(fields.get("session", "short"))
    named = {"started": started, "name": f"{started:%Y-%m-%dT%H-%M-%S}-{session}"}
    return FakeLived().but(**{**named, **fields})


def answered(about: str | int, at: dt.datetime = NOON, **answers: object) -> tuple[Answer, ...]:
    """Answers to questions by their names, about one part of a session or one event."""
    return tuple(
        Answer(about, question, value, at)  # type: ignore[arg-type]  # as a journal has them
        for question, value in answers.items()
    )


def pains(
    before: int | None = None, after: int | None = None, next_day: int | None = None
) -> tuple[Answer, ...]:
    """The pain scores before, after and the next morning; None is not asked."""
    scores = {BEFORE: before, AFTER: after, NEXT_DAY: next_day}
    return tuple(
        one
        for about, pain in scores.items()
        if pain is not None
        for one in answered(about, pain=pain)
    )


def moment(what: What, exercise: str = "stretch", n: int = 4, **fields: object) -> Entry:
    """Something that hurt, in the first set on the left unless the fields say otherwise."""
    given = {"phase": "Lengthening", "side": "left", "set": 1, "rep": 1, "second": 17.0, **fields}
    return Entry(n=n, at=NOON, t=90.0, what=what, exercise=exercise, **given)  # type: ignore[arg-type]  # the test's own
