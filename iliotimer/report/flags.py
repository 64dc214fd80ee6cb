"""What in a period should be looked at first, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.coach.changes import Verdict
from iliotimer.coach.series import scores_of
from iliotimer.diary.answers import NOTE
from iliotimer.practice.blocking import CLEARED, REASONS, WORDS
from iliotimer.practice.checkin import BEFORE, NEXT_DAY
from iliotimer.practice.reasons import reason_of
from iliotimer.practice.safety import CARD_REASONS, CARD_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iliotimer.practice.lived import Lived
    from iliotimer.report.material import Material

OFTEN = 2
"""So often an exercise has to have hurt to be named."""


def flags(material: Material) -> Iterator[str]:
    """The weightiest first; none where nothing stands out."""
    for one in reversed(material.lived):
        yield from _signs(one)
    yield from _advice(material)
    yield from _worse(material)
    yield from _mornings(material)
    yield from _hurting(material)
    yield from _reviews(material)


def _signs(one: Lived) -> Iterator[str]:
    """Words, places and reasons for which the program shows its card of signs to stop for."""
    said = [str(a.value) for a in one.answers if a.question != NOTE and a.value in CARD_WORDS]
    reason = reason_of(one.reason)
    if reason is not None and reason.code in CARD_REASONS:
        said.append(reason.label.lower())
    if not said:
        return
    words = ", ".join(dict.fromkeys(said))
    holds = one.reason in REASONS or not WORDS.isdisjoint(said)
    cleared = any(a.question == CLEARED and a.value is True for a in one.answers)
    later = "" if not holds else " Cleared by the person since." if cleared else " Not cleared yet."
    yield f"{one.started.day} {one.started:%B}: {words}.{later}"


def _advice(material: Material) -> Iterator[str]:
    if material.advice:
        yield f"By the rules in use: {material.advice[:1].lower()}{material.advice[1:]}"


def _worse(material: Material) -> Iterator[str]:
    for series in material.trends.series:
        change = series.change
        if change is not None and change.verdict is Verdict.WORSE:
            yield f"Worse: {series.name}, {change.before:.1f} to {change.after:.1f}."


def _mornings(material: Material) -> Iterator[str]:
    """Mornings after which the rules ease the level (A5)."""
    rise = material.rules.morning_rise
    worse = 0
    for one in material.lived:
        scores = scores_of(one)
        before, morning = scores.get((BEFORE, "pain")), scores.get((NEXT_DAY, "pain"))
        worse += before is not None and morning is not None and morning - before >= rise
    if worse:
        mornings = "one morning" if worse == 1 else f"{worse} mornings"
        yield f"Pain was {rise} or more above before the session on {mornings}."


def _hurting(material: Material) -> Iterator[str]:
    for tally in material.trends.exercises:
        if tally.hurt >= OFTEN:
            name = material.name_of(tally.exercise)
            yield f"{name}: the person said {tally.hurt} times that it hurt."


def _reviews(material: Material) -> Iterator[str]:
    for title, source in material.sources:
        if source.review is not None and source.review < material.now.date():
            yield f"{title} was to be reviewed by {source.review.day} {source.review:%B %Y}."
