"""The moments of a session that hurt, as they count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from iliotimer.practice.events import What
from iliotimer.practice.safety import sharp_stops

if TYPE_CHECKING:
    from iliotimer.practice.record import Entry, Record


def pain_moments(record: Record) -> tuple[Entry, ...]:
    """Sharp pain, tightness and discomfort, each once and with the exercise that it belongs to.

    What was taken back is none; an event told side by side is one.
    """
    stops = dict(sharp_stops(record.events, record.answers))
    moments: list[Entry] = []
    before: tuple[What, float] | None = None
    for entry in record.events:
        instant = (entry.what, entry.t)
        if instant == before:
            continue
        before = instant
        match entry.what:
            case What.SHARP_PAIN if entry.n in stops:
                moments.append(replace(entry, exercise=stops[entry.n]))
            case What.TIGHTNESS | What.DISCOMFORT:
                moments.append(entry)
            case What.UNDONE if entry.detail == What.TIGHTNESS:
                _drop_last_tightness(moments)
            case _:
                pass
    return tuple(moments)


def _drop_last_tightness(moments: list[Entry]) -> None:
    for index in reversed(range(len(moments))):
        if moments[index].what is What.TIGHTNESS:
            del moments[index]
            return
