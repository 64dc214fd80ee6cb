"""What helped and what hurt, by exercise, and what ended sessions early."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iliotimer.practice.checkin import AFTER
from iliotimer.practice.events import Outcome, What

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iliotimer.practice.lived import Lived

VERDICT = "verdict "
"""What the question about an exercise begins with; its id follows."""
HELPED, HURT = "helped", "hurt"
TOLD = frozenset({HELPED, HURT, What.SHARP_PAIN, What.TIGHTNESS})


@dataclass(frozen=True, slots=True)
class Tally:
    """How often an exercise helped, hurt, or was stopped."""

    exercise: str
    helped: int
    hurt: int
    sharp_stops: int
    tight: int
    """Stops for tightness."""


@dataclass(frozen=True, slots=True)
class EarlyEnd:
    """How many sessions were ended for a reason, in one phase and on one side."""

    reason: str
    """A code; empty where none was given."""
    phase: str
    side: str
    """Empty where nothing was under way."""
    times: int


def by_exercise(lived: Iterable[Lived]) -> tuple[Tally, ...]:
    """The exercises that anything is known of, the most often stopped or hurting ones first."""
    counts: dict[str, Counter[str]] = {}
    for one in lived:
        for exercise, what in _told(one):
            counts.setdefault(exercise, Counter())[what] += 1
    tallies = [
        Tally(
            exercise,
            told[HELPED],
            told[HURT],
            told[What.SHARP_PAIN],
            told[What.TIGHTNESS],
        )
        for exercise, told in counts.items()
        if TOLD & told.keys()
    ]
    return tuple(
        sorted(tallies, key=lambda tally: (-tally.sharp_stops, -tally.hurt, -tally.helped))
    )


def early_ends(lived: Iterable[Lived]) -> tuple[EarlyEnd, ...]:
    """What ended sessions early, by reason, phase and side; the most frequent first."""
    times: Counter[tuple[str, str, str]] = Counter()
    for one in lived:
        if one.outcome is Outcome.ENDED_EARLY:
            phase, _, side = one.ended_in
            times[one.reason, phase, side] += 1
    return tuple(EarlyEnd(*where, n) for where, n in times.most_common())


def _told(lived: Lived) -> Iterable[tuple[str, str]]:
    for answer in lived.answers:
        if answer.about == AFTER and answer.question.startswith(VERDICT):
            yield answer.question.removeprefix(VERDICT), str(answer.value)
    for moment in lived.moments:
        yield moment.exercise, moment.what
