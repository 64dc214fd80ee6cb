"""What follows a pain report: rules as data. Every number can be edited by the person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from iliotimer.practice.events import What

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from iliotimer.practice.record import Answer, Entry


@dataclass(frozen=True, slots=True)
class PainLimits:
    """The person's own thresholds; scores are 0 to 10."""

    green_to: int = 2
    """Carry on up to here (edge: judgement)."""
    amber_to: int = 5
    """Up to here carry on without progressing; above, stop the exercise."""
    rise: int = 2
    """Offer milder at this much more than before the session (Ostelo's meaningful change)."""
    stops_per_exercise: int = 2
    """The sharp stop in one exercise that skips it (judgement)."""
    stops_per_session: int = 3
    """The sharp stop in a session that proposes the end (judgement)."""
    tight_rounds: int = 3
    """The round of tightness that proposes the end (soreness rules)."""


class Mark(StrEnum):
    """What a word, a place or an answer stands for."""

    PLAIN = "plain"
    CARD = "card"
    """No milder variant is offered, and the safety card is shown."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a pick list: its word in the diary, and what it stands for."""

    word: str
    mark: Mark = Mark.PLAIN


PLACES = (
    Item("front of hip, groin"),
    Item("side of hip"),
    Item("buttock"),
    Item("front of thigh"),
    Item("lower back"),
    Item("inner thigh"),
    Item("knee"),
    Item("down the leg", Mark.CARD),
    Item("both legs", Mark.CARD),
    Item("between the legs (saddle)", Mark.CARD),
    Item("chest", Mark.CARD),
    Item("somewhere else"),
)
WORDS = (
    Item("sharp"),
    Item("stabbing"),
    Item("pinching"),
    Item("burning"),
    Item("catching, clicking"),
    Item("cramping"),
    Item("pulling, tight"),
    Item("aching, dull"),
    Item("shooting", Mark.CARD),
    Item("electric", Mark.CARD),
    Item("numb", Mark.CARD),
    Item("tingling", Mark.CARD),
    Item("weak", Mark.CARD),
    Item("dizzy", Mark.CARD),
    Item("breathless", Mark.CARD),
)
NEWS = (
    Item("nothing new"),
    Item("numbness or tingling", Mark.CARD),
    Item("weakness", Mark.CARD),
    Item("a fall", Mark.CARD),
    Item("fever, feeling unwell", Mark.CARD),
    Item("bladder or bowel changes", Mark.CARD),
)
"""What may be new before a session."""
CARD_WORDS = frozenset(item.word for item in (*PLACES, *WORDS, *NEWS) if item.mark is Mark.CARD)
BLOCKING_WORDS = frozenset(
    {
        "numb",
        "tingling",
        "weak",
        "numbness or tingling",
        "weakness",
        "between the legs (saddle)",
        "bladder or bowel changes",
    }
)
"""Words and places after which nothing gets harder until the person clears them."""
BLOCKING_REASONS = frozenset({"numb_tingle", "weakness"})
"""Reasons for an early end that do the same."""
UNWELL_WORDS = frozenset({"dizzy", "breathless", "chest", "fever, feeling unwell"})
"""Words and places after which the same holds until the person is well again."""
UNWELL_REASONS = frozenset({"unwell"})
"""Reasons for an early end that do the same."""
CARD_REASONS = frozenset({"numb_tingle", "weakness", "unwell"})
"""Reasons for an early end after which the safety card is shown."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """The choices that are left after a sharp stop."""

    milder: bool
    skip_side: bool
    propose_end: bool
    card: bool
    sentence: str
    """Why, for the person; empty where nothing special holds."""


def after_sharp_pain(
    words: Iterable[str], stops_in_exercise: int, stops_in_session: int, limits: PainLimits
) -> Allowed:
    """What may follow a sharp stop with these words and places (rules W1, W2, W7, W8)."""
    card = not CARD_WORDS.isdisjoint(words)
    again = stops_in_exercise >= limits.stops_per_exercise
    often = stops_in_session >= limits.stops_per_session
    if card:
        sentence = "Please don't train through this. Ending is the safe choice."
    elif often:
        sentence = f"That is sharp stop number {stops_in_session} today: better end here."
    elif again:
        sentence = "The second sharp stop in this exercise: leave it for today."
    else:
        sentence = ""
    return Allowed(
        milder=not card and not again,
        skip_side=not card and not again,
        propose_end=card or often,
        card=card,
        sentence=sentence,
    )


class Zone(StrEnum):
    """What a score of dull discomfort means."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


def zone_of(score: int, limits: PainLimits) -> Zone:
    """The zone of a score (rules W3, W4, W5)."""
    if score <= limits.green_to:
        return Zone.GREEN
    return Zone.AMBER if score <= limits.amber_to else Zone.RED


def risen(score: int, before: int | None, limits: PainLimits) -> bool:
    """Whether a score is so much above the one before the session that milder is due (W6)."""
    return before is not None and score - before >= limits.rise


def sharp_stops(
    entries: Sequence[Entry], answers: Iterable[Answer] = ()
) -> tuple[tuple[int, str], ...]:
    """The sharp stops that count, as (event number, exercise); an undone one does not count.

    An answer may say that a stop belongs to another exercise.
    """
    moved: Mapping[int, str] = {
        int(answer.about): str(answer.value)
        for answer in answers
        if isinstance(answer.about, int) and answer.question == "exercise"
    }
    stops: list[tuple[int, str]] = []
    for entry in _once(entries):
        if entry.what is What.SHARP_PAIN:
            stops.append((entry.n, moved.get(entry.n, entry.exercise)))
        elif entry.what is What.UNDONE and entry.detail == What.SHARP_PAIN and stops:
            stops.pop()
    return tuple(stops)


def _once(entries: Sequence[Entry]) -> Iterable[Entry]:
    """The entries, those of the two sides of one event as one."""
    last: tuple[What, float] | None = None
    for entry in entries:
        if (entry.what, entry.t) != last:
            yield entry
        last = (entry.what, entry.t)
