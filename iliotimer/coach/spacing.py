"""Which of the planned sessions give way to a mobility session, and what was missed yesterday."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from iliotimer.coach.recent import MOBILITY, PAIN_REASONS, Because, ended_for, hours_since

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iliotimer.coach.today import Today

HOURS_OF_A_DAY = 24
STOPS = (("A7", PAIN_REASONS, "pain"), ("tightness", {"tightness"}, "tightness"))
"""Rules by the reasons for an early end after which the next session is mobility."""


def spaced(sessions: Sequence[str], today: Today) -> tuple[tuple[str, ...], Because | None]:
    """The sessions with mobility in place of those that may not be today, and why (A7, A15)."""
    kept: list[str] = []
    because = None
    in_place = today.mobility if sessions else ""
    done = {lived.session for lived in today.done}
    for session in sessions:
        ahead = any(today.is_strength(one) for one in kept)
        against = _against(session, today, strength_ahead=ahead)
        if against is None:
            kept.append(session)
        elif in_place not in done:
            because = because or against
            kept += [in_place] if in_place else []
    return tuple(dict.fromkeys(kept)), because


def speaks_against(session: str, today: Today) -> Because | None:
    """Why a session may not be today, by itself; nothing speaks against mobility."""
    return _against(session, today, strength_ahead=False)


def missed_yesterday(today: Today) -> str:
    """The strength session of yesterday that may still be done today; empty for none (judgement).

    It fits where nothing else speaks against it and no later strength day has to give way.
    """
    rules, stage = today.rules, today.stage
    last = today.practised[0] if today.practised else None
    if stage is None or last is None or today.done:
        return ""
    yesterday = today.date - dt.timedelta(days=1)
    in_rhythm = (today.date - last.started.date()).days <= rules.gap_days
    if stage.at.date() > yesterday or not in_rhythm:
        return ""
    missed = next(filter(today.is_strength, today.planned(-1)), "")
    ahead = range(-(-rules.strength_hours // HOURS_OF_A_DAY))
    gives_way = any(today.is_strength(one) for day in ahead for one in today.planned(day))
    if not missed or gives_way or speaks_against(missed, today):
        return ""
    return missed


def _against(session: str, today: Today, *, strength_ahead: bool) -> Because | None:
    """The same, where a strength session may go before it on the day."""
    if today.kinds.get(session) == MOBILITY:
        return None
    if today.mobility:
        stopped = _stopped(today)
        if stopped is not None:
            return stopped
    if not today.is_strength(session):
        return None
    instead = "a mobility session instead" if today.mobility else "a day off instead"
    if strength_ahead:
        return Because("A15", f"One strength session is enough for a day: {instead}.")
    return _too_soon(today, instead)


def _stopped(today: Today) -> Because | None:
    """Whether the session before this one, or the last before today, ended for what hurt."""
    this_morning = (lived for lived in today.practised if lived.started.date() < today.date)
    for last in (next(this_morning, None), next(iter(today.practised), None)):
        for rule, reasons, word in STOPS:
            if last is not None and ended_for(last, reasons):
                sentence = f"The last session ended early for {word}: a mobility session instead."
                return Because(rule, sentence)
    return None


def _too_soon(today: Today, instead: str) -> Because | None:
    last, wanted = today.last_strength, today.rules.strength_hours
    if last is None:
        return None
    hours = hours_since(last, today.settled_at)
    if hours >= wanted:
        return None
    from_then = last.started.astimezone(dt.UTC) + dt.timedelta(hours=wanted)
    from_then = from_then.astimezone(today.now.tzinfo)
    later = f", or strength from {from_then:%H:%M} on" if from_then.date() == today.date else ""
    return Because(
        "A15",
        f"{int(hours)} hours since the last strength session began, and {wanted} belong between "
        f"two: {instead}{later}.",
    )
