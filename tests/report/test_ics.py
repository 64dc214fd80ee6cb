import datetime as dt

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from iliotimer.coach.course import Begun, planned_on
from iliotimer.coach.recurring import recurring
from iliotimer.plan.program import Program, Stage
from iliotimer.report.ics import Appointment, calendar_of

BERLIN = dt.timezone(dt.timedelta(hours=1))
NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=BERLIN)
EVENING = dt.time(18)
STRENGTH, MOBILITY = ("strength",), ("mobility",)
FIRST = Stage("First", 2, (STRENGTH, MOBILITY, STRENGTH, (), STRENGTH, (), ()))
SECOND = Stage("Second", 1, (STRENGTH + MOBILITY, (), STRENGTH, (), (), MOBILITY, ()))
THIRD = Stage("Third", None, ((), MOBILITY, (), (), STRENGTH, (), ()))


def begun(weekday=2, title="Plan"):
    """A program begun on this weekday of the week of 16 November 2026."""
    at = dt.datetime(2026, 11, 16 + weekday, 9, 0, tzinfo=BERLIN)
    return Begun(at, Program("plan", title, (FIRST, SECOND, THIRD)), 1)


def exported(start, now=NOW, at=EVENING, **options):
    """The events of an export, parsed."""
    appointments = [
        Appointment(slot, slot.sessions, 40) for slot in recurring((start,), now.date())
    ]
    data = calendar_of(start.program, appointments, now, at=at, **options)
    return Calendar.from_ical(data).walk("VEVENT")


def days_of(event, until):
    """The days on which an event takes place, as dateutil expands its rule."""
    start = event["dtstart"].dt
    if not isinstance(start, dt.datetime):
        start = dt.datetime.combine(start, dt.time())
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=start)
    return [at.date() for at in rule.between(start, until, inc=True)]


@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize("at", [EVENING, None])
def test_the_events_fall_on_the_days_that_the_stages_plan(weekday, at):
    """For six weeks, whatever the weekday on which the program was begun."""
    start = begun(weekday)
    first = start.at.date()
    stages = [Begun(start.at + dt.timedelta(weeks=w), start.program, n) for w, n in PLANNED]
    until = dt.datetime.combine(first + dt.timedelta(weeks=6), dt.time())
    seen = {}
    for event in exported(start, at=at):
        for day in days_of(event, until):
            seen.setdefault(day, []).append(str(event["summary"]))
    days = [first + dt.timedelta(days=n) for n in range(6 * 7)]
    assert {day: seen.get(day, []) for day in days} == {
        day: [" + ".join(planned)] if (planned := planned_on(stages, day)) else [] for day in days
    }


PLANNED = ((0, 1), (2, 2), (3, 3))
"""The week in which each stage begins."""


def test_another_export_has_the_same_uids_and_higher_sequences():
    """An import updates, whatever was edited in the texts and whenever it was exported."""
    one = exported(begun())
    other = exported(begun(title="Another title"), now=NOW + dt.timedelta(days=20))
    assert [event["uid"] for event in one] == [event["uid"] for event in other]
    assert len({event["uid"] for event in one}) == len(one)
    assert all(a["sequence"] < b["sequence"] for a, b in zip(one, other, strict=True))
    assert all(a["dtstamp"].dt < b["dtstamp"].dt for a, b in zip(one, other, strict=True))


def test_the_times_are_floating_local_times():
    """So a session stays at six in the evening when the clocks change and on a journey."""
    for event in exported(begun()):
        assert event["dtstart"].dt.tzinfo is None
        assert event["dtstart"].dt.time() == EVENING
        assert event["duration"].dt == dt.timedelta(minutes=40)
        assert "until" not in event["rrule"]


def test_an_all_day_event_has_a_date_alone():
    """And leaves the day free."""
    for event in exported(begun(), at=None):
        assert type(event["dtstart"].dt) is dt.date
        assert ("duration" in event, event["transp"]) == (False, "TRANSPARENT")


def test_a_reminder_comes_so_many_minutes_before():
    """Only where it was asked for."""
    alarms = [event.walk("VALARM") for event in exported(begun(), alarm=15)]
    assert all(alarm["trigger"].dt == dt.timedelta(minutes=-15) for (alarm,) in alarms)
    assert not any(event.walk("VALARM") for event in exported(begun()))


@pytest.mark.parametrize(
    "title",
    [
        "A; b, c \\ d: e",
        "Line\nEND:VEVENT\r\nBEGIN:VEVENT",
        'Quotes " and ^ and \u202e reversed',
        "שלום 合気道 " * 40,
    ],
)
def test_a_title_is_data(title):
    """It ends no line and no event, and comes back as it was but for what a terminal obeys."""
    start = begun(title=title)
    events = exported(start)
    assert len(events) == len(exported(begun()))
    expected = "".join(char if char.isprintable() else " " for char in title)
    said = str(events[0]["description"]).split("\n")
    assert said[0].replace("\ufffd", " ") == f"{expected}: First (1 of 3)"
    assert said[1:] == ["iliotimer run strength"]


def test_the_events_are_private():
    """A shared calendar shows that the time is taken, and no more."""
    assert all(event["class"] == "PRIVATE" for event in exported(begun()))
