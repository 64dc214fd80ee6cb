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
    tight: list[int] = []
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
                if entry.what is What.TIGHTNESS:
                    tight.append(len(moments))
                moments.append(entry)
            case What.UNDONE if entry.detail == What.TIGHTNESS and tight:
                del moments[tight.pop()]
            case _:
                pass
    return tuple(moments)
