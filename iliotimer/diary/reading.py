"""A journal read back into a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iliotimer.diary.appended import Told, Unreadable, read_appended
from iliotimer.diary.values import (
    LONGEST_TEXT,
    as_amount,
    as_answer,
    as_count,
    as_id,
    as_moment,
    as_name,
    as_number,
    as_subject,
    as_text,
)
from iliotimer.plan.model import Side
from iliotimer.plan.sparing import ALL_SETS, Sparing
from iliotimer.practice.events import Outcome, What
from iliotimer.practice.record import Answer, Decision, Dose, Entry, Record, Result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

NAMES = ("phase", "exercise", "side", "unit", "used")
NUMBERS = ("second", "planned", "done", "paced")
COUNTS = ("set", "rep", "value")
HOLD, CADENCE = (1, 600), (30, 240)
"""Seconds, and steps per minute, as a person may set them."""


def read_journal(path: Path) -> Record:
    """The record in a journal, without a torn block at its end.

    Raises Unreadable, with a sentence, for whatever is no journal.
    """
    return _read(path, _record)


def has_result(path: Path) -> bool:
    """Whether a journal has its end already; False for what cannot be read."""
    try:
        return _read(path, lambda table: "result" in table)
    except Unreadable:
        return False


def _read(path: Path, tell: Callable[[dict[str, Any]], Told]) -> Told:
    def tell_whole(table: dict[str, Any]) -> Told:
        if "session_text" not in table:
            raise Unreadable(f"{path.name} has no whole beginning.")
        return tell(table)

    try:
        return read_appended(path, tell_whole, "is not a journal as iliotimer writes it")
    except FileNotFoundError as error:
        raise Unreadable(f"{path.name} is not there.") from error


def _record(table: dict[str, Any]) -> Record:
    result = table.get("result")
    return Record(
        session=as_id(table["session"]),
        title=as_name(table["title"]),
        started=as_moment(table["started"]),
        levels=tuple(_level(pair) for pair in table.get("levels", ())),
        sha256=as_text(table["session_sha256"]),
        text=as_text(table["session_text"]),
        default_hold=as_number(table.get("default_hold", 30), *HOLD),
        cadence=as_number(table["cadence"], *CADENCE) if "cadence" in table else None,
        kind=as_name(table.get("kind", "")),
        lengthening=_ids(table["lengthening"]) if "lengthening" in table else None,
        sparing=Sparing(
            percent=as_count(table.get("sets_percent", ALL_SETS), 1, ALL_SETS),
            fewer=as_count(table.get("sets_fewer", 0), 0),
        ),
        events=tuple(entry_told(event) for event in table.get("event", ())),
        doses=_doses(table.get("dose", ())),
        answers=tuple(_answer(answer) for answer in table.get("answer", ())),
        decisions=tuple(_decision(decision) for decision in table.get("decision", ())),
        result=None if result is None else _result(result),
    )


def entry_told(event: dict[str, Any]) -> Entry:
    """An event as its table tells it; raises KeyError, TypeError or ValueError."""
    known: dict[str, Any] = {key: as_name(event[key]) for key in NAMES if key in event}
    known |= {key: as_amount(event[key]) for key in NUMBERS if key in event}
    known |= {key: as_count(event[key], 0) for key in COUNTS if key in event}
    if "detail" in event:
        known["detail"] = as_name(event["detail"], LONGEST_TEXT)
    if known.get("side") or known.get("unit"):
        Side(known.get("side", ""))
    return Entry(
        n=as_count(event["n"]),
        at=as_moment(event["at"]),
        t=as_amount(event["t"]),
        what=What(event["what"]),
        **known,
    )


def _doses(doses: Iterable[dict[str, Any]]) -> tuple[Dose, ...]:
    """One of each kind: where an end was cut off after some of them, they were written again."""
    told = map(_dose, doses)
    return tuple({(dose.exercise, dose.side, dose.unit): dose for dose in told}.values())


def _dose(dose: dict[str, Any]) -> Dose:
    paced = "paced" in dose
    return Dose(
        exercise=as_name(dose["exercise"]),
        side=Side(dose["side"]),
        unit=as_name(dose["unit"]),
        planned=as_amount(dose["planned"]),
        done=as_amount(dose["paced" if paced else "done"]),
        paced=paced,
        works=as_count(dose["sets"], 0),
        works_done=as_count(dose["sets_done"], 0),
    )


def _answer(answer: dict[str, Any]) -> Answer:
    return Answer(
        about=as_subject(answer["about"]),
        question=as_name(answer["question"]),
        value=as_answer(answer["value"]),
        at=as_moment(answer["at"]),
    )


def _decision(decision: dict[str, Any]) -> Decision:
    return Decision(
        at=as_moment(decision["at"]),
        exercise=as_name(decision["exercise"]),
        before=as_count(decision["before"]),
        after=as_count(decision["after"]),
        rule=as_name(decision["rule"]),
        reason=as_name(decision["reason"], LONGEST_TEXT),
        accepted=decision["accepted"] is True,
    )


def _result(result: dict[str, Any]) -> Result:
    outcome = Outcome(result["outcome"])
    return Result(outcome, as_name(result.get("reason", "")), as_amount(result["minutes"]))


def _ids(names: list[Any]) -> tuple[str, ...]:
    return tuple(as_name(name) for name in names)


def _level(pair: str) -> tuple[str, int]:
    exercise, level = as_text(pair).rsplit("=", 1)
    return as_name(exercise), as_count(int(level))
