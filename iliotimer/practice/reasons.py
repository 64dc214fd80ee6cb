"""Why a practice is ended early."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason that the diary knows by its code."""

    code: str
    label: str


REASONS = (
    Reason("sharp_pain", "Sharp pain"),
    Reason("rising_pain", "Pain building up"),
    Reason("tightness", "Tightness got worse"),
    Reason("numb_tingle", "Numbness or tingling"),
    Reason("weakness", "Leg gave way or felt weak"),
    Reason("unwell", "Dizzy, chest, breathless, sick"),
    Reason("fatigue", "Too tired"),
    Reason("time", "Out of time"),
    Reason("interruption", "Interrupted"),
    Reason("equipment", "Kit missing or broken"),
    Reason("too_hard", "Did not know how"),
    Reason("other", "Other"),
)
