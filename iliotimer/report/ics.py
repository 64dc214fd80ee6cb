"""A program as an iCalendar file (RFC 5545)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event
from icalendar.prop import vRecur, vText

from iliotimer import __version__
from iliotimer.files.problems import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iliotimer.coach.recurring import Recurring
    from iliotimer.plan.program import Program

MAKER = "-//iliotimer//"
"""What a calendar of ours begins its PRODID with."""
BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Appointment:
    """Sessions that recur, in the words of a calendar."""

    recurring: Recurring
    titles: tuple[str, ...]
    minutes: int
    """Of all its sessions."""


def calendar_of(
    program: Program,
    appointments: Iterable[Appointment],
    now: dt.datetime,
    *,
    at: dt.time | None,
    alarm: int | None = None,
) -> bytes:
    """The file; `at` is a local time, None for all-day events, `alarm` minutes before it.

    Times are floating: they name no time zone, so that a session at 18:00 stays at 18:00 when the
    clocks change and wherever the person travels. The UID of an event follows from the program's
    id, the stage and the sessions alone, and its SEQUENCE grows with `now`: an import of a newer
    file updates what an older one brought.
    """
    calendar = Calendar()
    calendar.add("prodid", f"{MAKER}iliotimer {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", vText(harmless(program.title)))
    for appointment in appointments:
        calendar.add_component(_event(program, appointment, now, at, alarm))
    data: bytes = calendar.to_ical()
    return data


def _event(
    program: Program,
    appointment: Appointment,
    now: dt.datetime,
    at: dt.time | None,
    alarm: int | None,
) -> Event:
    slot = appointment.recurring
    title = harmless(" + ".join(appointment.titles))
    event = Event()
    event.add("uid", f"{program.id}.{slot.number}.{'+'.join(slot.sessions)}@iliotimer")
    event.add("dtstamp", now.astimezone(dt.UTC))
    event.add("sequence", int(now.timestamp()) // 60)
    event.add("summary", title)
    event.add("description", _description(program, slot))
    event.add("class", "PRIVATE")
    if at is None:
        event.add("dtstart", slot.first)
        event.add("transp", "TRANSPARENT")
    else:
        event.add("dtstart", dt.datetime.combine(slot.first, at))
        event.add("duration", dt.timedelta(minutes=appointment.minutes))
    rule: dict[str, object] = {"freq": "WEEKLY", "byday": [BYDAY[day] for day in slot.weekdays]}
    if slot.times is not None:
        rule["count"] = slot.times
    event.add("rrule", vRecur(rule))
    if alarm is not None:
        event.add_component(_alarm(title, alarm))
    return event


def _description(program: Program, slot: Recurring) -> str:
    stage = program.stages[slot.number - 1]
    commands = [f"iliotimer run {session}" for session in slot.sessions]
    place = f"{program.title}: {stage.name} ({slot.number} of {len(program.stages)})"
    return "\n".join(map(harmless, (place, *commands)))


def _alarm(title: str, minutes: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", dt.timedelta(minutes=-minutes))
    return alarm
