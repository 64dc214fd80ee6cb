"""A journal read back into a record."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from iliotimer.diary.blocks import whole
from iliotimer.plan.model import Side
from iliotimer.practice.events import Outcome, What
from iliotimer.practice.record import Answer, Dose, Entry, Record, Result

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 16 << 20
"""Bytes: no practice fills a journal of this size."""
ENTRY_FIELDS = frozenset(field.name for field in fields(Entry))


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
        session=_text(table["session"]),
        title=_text(table["title"]),
        started=_moment(table["started"]),
        levels=tuple(_level(pair) for pair in table.get("levels", ())),
        sha256=_text(table["session_sha256"]),
        text=_text(table["session_text"]),
        events=tuple(_entry(event) for event in table.get("event", ())),
        doses=tuple(_dose(dose) for dose in table.get("dose", ())),
        answers=tuple(_answer(answer) for answer in table.get("answer", ())),
        result=None if result is None else _result(result),
    )


def _entry(event: dict[str, Any]) -> Entry:
    known = {key: value for key, value in event.items() if key in ENTRY_FIELDS}
    numbers = ("planned", "done", "paced", "second")
    checked = {key: _number(known[key]) for key in numbers if key in known}
    moment = {"at": _moment(event["at"]), "t": _number(event["t"]), "what": What(event["what"])}
    return Entry(**{**known, **checked, **moment})


def _dose(dose: dict[str, Any]) -> Dose:
    paced = "paced" in dose
    return Dose(
        exercise=_text(dose["exercise"]),
        side=Side(dose["side"]),
        unit=_text(dose["unit"]),
        planned=_number(dose["planned"]),
        done=_number(dose["paced" if paced else "done"]),
        paced=paced,
        works=int(dose["sets"]),
        works_done=int(dose["sets_done"]),
    )


def _answer(answer: dict[str, Any]) -> Answer:
    value = answer["value"]
    if not isinstance(value, (str, int, float, bool)):
        raise TypeError("an answer is a word or a number")
    return Answer(answer["about"], _text(answer["question"]), value, _moment(answer["at"]))


def _result(result: dict[str, Any]) -> Result:
    outcome = Outcome(result["outcome"])
    return Result(outcome, _text(result.get("reason", "")), _number(result["minutes"]))


def _level(pair: str) -> tuple[str, int]:
    exercise, level = pair.rsplit("=", 1)
    return exercise, int(level)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError("not a number")
    return value


def _moment(value: object) -> dt.datetime:
    if not isinstance(value, dt.datetime) or value.tzinfo is None:
        raise TypeError("not a time with its offset")
    return value
