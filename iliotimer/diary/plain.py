"""Sessions of the diary as plain data, for programs."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iliotimer.diary.past import PastSession
    from iliotimer.practice.record import Answer, Dose, Entry, Record


def past_data(past: PastSession) -> dict[str, object]:
    """A session in short; `outcome` is null while it has no end."""
    return {
        "id": past.name,
        "session": past.session,
        "title": past.title,
        "started": past.begun,
        "outcome": past.ended or None,
        "reason": past.reason,
        "minutes": past.minutes,
        "pain_stops": past.pain_stops,
        "sets": past.works,
        "sets_done": past.works_done,
    }


def record_data(name: str, record: Record, *, with_text: bool = False) -> dict[str, object]:
    """A session in the words of its journal; a key that does not apply is absent."""
    data: dict[str, object] = {
        "id": name,
        "session": record.session,
        "title": record.title,
        "started": record.started.isoformat(),
        "levels": [f"{exercise}={level}" for exercise, level in record.levels],
        "session_sha256": record.sha256,
    }
    if with_text:
        data["session_text"] = record.text
    data["event"] = [_event(entry) for entry in record.events]
    data["dose"] = [dose_data(dose) for dose in record.doses]
    data["answer"] = [_answer(answer) for answer in record.answers]
    if record.result is not None:
        data["result"] = {**asdict(record.result), "outcome": str(record.result.outcome)}
    return data


def dose_data(dose: Dose) -> dict[str, object]:
    """Planned against done; the clock's own count is `paced`."""
    return {
        "exercise": dose.exercise,
        "side": str(dose.side),
        "unit": dose.unit,
        "planned": dose.planned,
        "paced" if dose.paced else "done": dose.done,
        "sets": dose.works,
        "sets_done": dose.works_done,
    }


def _event(entry: Entry) -> dict[str, object]:
    table = {key: value for key, value in asdict(entry).items() if value not in {None, ""}}
    if not entry.exercise:
        del table["set"], table["rep"]
    return {key: _plain(value) for key, value in table.items()}


def _answer(answer: Answer) -> dict[str, object]:
    return {key: _plain(value) for key, value in asdict(answer).items()}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.datetime) else value
