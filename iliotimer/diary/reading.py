"""A journal read back into a record."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from iliotimer.diary.blocks import whole
from iliotimer.diary.values import as_count, as_moment, as_number, as_text
from iliotimer.plan.model import Side
from iliotimer.plan.sparing import ALL_SETS, Sparing
from iliotimer.practice.events import Outcome, What
from iliotimer.practice.record import Answer, Decision, Dose, Entry, Record, Result

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 16 << 20
"""Bytes: no practice fills a journal of this size."""
TEXTS = ("phase", "exercise", "side", "unit", "used", "detail")
NUMBERS = ("second", "planned", "done", "paced")
COUNTS = ("set", "rep", "value")


class Unreadable(Exception):  # noqa: N818  the sentence says what is the matter
    """A file that is no journal, and why."""


def read_journal(path: Path) -> Record:
    """The record in a journal, without a torn block at its end.

    Raises Unreadable, with a sentence, for whatever is no journal.
    """
    table = _tables(path)
    try:
        return _record(table)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Unreadable(f"{path.name} is not a journal as iliotimer writes it.") from error


def has_result(path: Path) -> bool:
    """Whether a journal has its end already; False for what cannot be read."""
    try:
        return "result" in _tables(path)
    except Unreadable:
        return False


def _tables(path: Path) -> dict[str, Any]:
    try:
        if not path.is_file():
            raise Unreadable(f"{path.name} is not a file.")
        if path.stat().st_size > LARGEST:
            raise Unreadable(f"{path.name} is larger than any journal.")
        text = whole(path.read_bytes()).decode()
        table = tomllib.loads(text)
    except OSError as error:
        raise Unreadable(f"{path.name} cannot be read: {error.strerror or error}.") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{path.name} is not TOML as iliotimer writes it.") from error
    if "session_text" not in table:
        raise Unreadable(f"{path.name} has no whole beginning.")
    return table


def _record(table: dict[str, Any]) -> Record:
    result = table.get("result")
    return Record(
        session=as_text(table["session"]),
        title=as_text(table["title"]),
        started=as_moment(table["started"]),
        levels=tuple(_level(pair) for pair in table.get("levels", ())),
        sha256=as_text(table["session_sha256"]),
        text=as_text(table["session_text"]),
        default_hold=as_number(table.get("default_hold", 30)),
        cadence=as_number(table["cadence"]) if "cadence" in table else None,
        kind=as_text(table.get("kind", "")),
        sparing=Sparing(
            percent=as_count(table.get("sets_percent", ALL_SETS)),
            fewer=as_count(table.get("sets_fewer", 0)),
        ),
        events=tuple(_entry(event) for event in table.get("event", ())),
        doses=tuple(_dose(dose) for dose in table.get("dose", ())),
        answers=tuple(_answer(answer) for answer in table.get("answer", ())),
        decisions=tuple(_decision(decision) for decision in table.get("decision", ())),
        result=None if result is None else _result(result),
    )


def _entry(event: dict[str, Any]) -> Entry:
    known: dict[str, Any] = {key: as_text(event[key]) for key in TEXTS if key in event}
    known |= {key: as_number(event[key]) for key in NUMBERS if key in event}
    known |= {key: as_count(event[key]) for key in COUNTS if key in event}
    if known.get("side") or known.get("unit"):
        Side(known.get("side", ""))
    return Entry(
        n=as_count(event["n"]),
        at=as_moment(event["at"]),
        t=as_number(event["t"]),
        what=What(event["what"]),
        **known,
    )


def _dose(dose: dict[str, Any]) -> Dose:
    paced = "paced" in dose
    return Dose(
        exercise=as_text(dose["exercise"]),
        side=Side(dose["side"]),
        unit=as_text(dose["unit"]),
        planned=as_number(dose["planned"]),
        done=as_number(dose["paced" if paced else "done"]),
        paced=paced,
        works=as_count(dose["sets"]),
        works_done=as_count(dose["sets_done"]),
    )


def _answer(answer: dict[str, Any]) -> Answer:
    about, value = answer["about"], answer["value"]
    return Answer(
        about=about if isinstance(about, str) else as_count(about),
        question=as_text(answer["question"]),
        value=value if isinstance(value, (str, bool)) else as_number(value),
        at=as_moment(answer["at"]),
    )


def _decision(decision: dict[str, Any]) -> Decision:
    return Decision(
        at=as_moment(decision["at"]),
        exercise=as_text(decision["exercise"]),
        before=as_count(decision["before"]),
        after=as_count(decision["after"]),
        rule=as_text(decision["rule"]),
        reason=as_text(decision["reason"]),
        accepted=decision["accepted"] is True,
    )


def _result(result: dict[str, Any]) -> Result:
    outcome = Outcome(result["outcome"])
    return Result(outcome, as_text(result.get("reason", "")), as_number(result["minutes"]))


def _level(pair: str) -> tuple[str, int]:
    exercise, level = pair.rsplit("=", 1)
    return exercise, int(level)
