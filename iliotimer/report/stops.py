"""What stopped a practice, and what followed."""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING

from iliotimer.diary.telling import (
    MOMENTS,
    ending_in_words,
    place_in_words,
    value_in_words,
)
from iliotimer.practice.checkin import AFTER
from iliotimer.practice.events import Outcome, What
from iliotimer.practice.reasons import reason_of
from iliotimer.report.content import Table
from iliotimer.report.material import STOPS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from iliotimer.practice.lived import Lived
    from iliotimer.practice.record import Answer, Entry, Record
    from iliotimer.report.material import Material

WENT_ON = frozenset({What.RESUMED, What.RESTARTED, What.SET_DONE, What.HOLD_DONE})


def stops_table(material: Material) -> Table:
    """Every stop at a sharp pain or a sudden tightness, newest first."""
    rows = [
        _stop_row(material, session, moment)
        for session in reversed(material.lived)
        for moment in reversed(session.moments)
        if moment.what in STOPS
    ]
    return Table(
        title="Stops at a sharp pain or a sudden tightness",
        columns=("When", "What", "Where in the session", "Score", "Felt as", "What followed"),
        rows=tuple(rows),
        empty="There was none.",
        numbers=frozenset({3}),
    )


def ends_table(material: Material) -> Table:
    """Every session that was not gone through to its end, newest first."""
    rows = [
        _end_row(material, session)
        for session in reversed(material.lived)
        if session.outcome is not Outcome.COMPLETED
    ]
    return Table(
        title="Sessions that ended early",
        columns=("When", "Session", "Why", "Ended in", "Done"),
        rows=tuple(rows),
        empty="There was none.",
    )


def when(at: dt.datetime) -> str:
    """Day and time, as in `12 Oct 18:32`."""
    return f"{day(at)} {at:%H:%M}"


def day(at: dt.date) -> str:
    """The day alone, as in `12 Oct`."""
    return f"{at.day} {at:%b}"


def _stop_row(material: Material, session: Lived, moment: Entry) -> tuple[str, ...]:
    said = {a.question: value_in_words(a) for a in session.answers if a.about == moment.n}
    score = said.get("score") or ("" if moment.value is None else str(moment.value))
    place = place_in_words(moment, material.journals.names)
    where = "; ".join(part for part in (place, moment.phase) if part)
    felt = "; ".join(said[question] for question in ("word", "place") if question in said)
    record = material.journals.stopped.get(session.name)
    followed = "" if record is None else followed_by(record, moment)
    return (when(moment.at), MOMENTS[moment.what], where, score, felt, followed)


def followed_by(record: Record, stop: Entry) -> str:
    """What was done after a stop: a milder variant, a skip, the end, or the same again."""
    later = dropwhile(lambda entry: entry.n <= stop.n or entry.t < stop.t, record.events)
    for entry in later:
        if (entry.what, entry.t) == (stop.what, stop.t):
            continue
        match entry.what:
            case What.EASED:
                return f"milder: {entry.detail}" if entry.detail else "milder"
            case What.SKIPPED:
                return "rest of this side skipped" if entry.detail == "side" else "exercise skipped"
            case What.SHARP_PAIN | What.TIGHTNESS:
                return "stopped again"
            case what if what in WENT_ON:
                return "went on"
            case _:
                continue
    if record.result is None:
        return "no end is known"
    return f"session {ending_in_words(record.result.outcome, record.result.reason)}"


def _end_row(material: Material, session: Lived) -> tuple[str, ...]:
    phase, exercise, side = session.ended_in
    sided = side if side not in {"", "both"} else ""
    place = ", ".join(part for part in (material.name_of(exercise), sided) if part)
    return (
        when(session.started),
        session.title,
        _why(session),
        "; ".join(part for part in (place, phase) if part),
        f"{session.works_done} of {session.works} sets, {session.minutes:.0f} min",
    )


def _why(session: Lived) -> str:
    """The reason with what was asked about it."""
    ending = ending_in_words(session.outcome, session.reason)
    why = ending.partition(": ")[2] or ending
    reason = reason_of(session.reason)
    asked = {ask.question for ask in reason.asks} if reason is not None else set()
    return "; ".join((why, *_said(session.answers, asked)))


def _said(answers: Sequence[Answer], questions: set[str]) -> list[str]:
    return [
        f"{answer.question.replace('_', ' ')} {value_in_words(answer)}"
        for answer in answers
        if answer.about == AFTER and answer.question in questions
    ]
