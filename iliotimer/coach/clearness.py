"""Whether a session was clear: nothing in it, and nothing after it, speaks against more."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from iliotimer.coach.recent import PAIN_REASONS, answer_to, ended_for, score
from iliotimer.practice.checkin import BEFORE, NEXT_DAY, SORE
from iliotimer.practice.events import What
from iliotimer.practice.safety import CARD_REASONS, CARD_WORDS

if TYPE_CHECKING:
    from iliotimer.coach.rules import Rules
    from iliotimer.practice.lived import Lived
    from iliotimer.practice.safety import PainLimits


class Morning(StrEnum):
    """The morning after a session."""

    UNKNOWN = "unknown"
    NO_WORSE = "no worse"
    SORE = "sore"
    WORSE = "worse"


def is_clear(lived: Lived, rules: Rules, limits: PainLimits) -> bool:
    """Whether it passed without any flag, with a morning after it that is known and no worse."""
    return not (
        lived.pain_stops
        or ended_for(lived, PAIN_REASONS)
        or has_sign(lived)
        or morning(lived) is not Morning.NO_WORSE
        or any(moment.what is What.TIGHTNESS for moment in lived.moments)
        or (worst_pain(lived) or 0) > most_pain(rules, limits)
    )


def morning(lived: Lived) -> Morning:
    """The morning after, by the pain of before and then, else by what the person compared (A1).

    It is known as soon as one of the two is; a question about soreness that was skipped is no
    soreness.
    """
    pain, before = score(lived, NEXT_DAY, "pain"), score(lived, BEFORE, "pain")
    compared = answer_to(lived, NEXT_DAY, "compared")
    risen = pain is not None and before is not None and pain > before
    if risen or compared == "worse":
        return Morning.WORSE
    if answer_to(lived, NEXT_DAY, "soreness") in SORE:
        return Morning.SORE
    is_known = compared is not None or (pain is not None and before is not None)
    return Morning.NO_WORSE if is_known else Morning.UNKNOWN


def much_worse_morning(lived: Lived, rules: Rules) -> bool:
    """Whether the morning after was so much worse that the level is eased (A5)."""
    pain, before = score(lived, NEXT_DAY, "pain"), score(lived, BEFORE, "pain")
    if pain is None:
        return False
    risen = before is not None and pain - before >= rules.morning_rise
    return risen or pain >= rules.morning_worst


def worst_pain(lived: Lived) -> int | None:
    """The highest score on the way, at a stop, at the end and right after; None without any."""
    from iliotimer.coach.series import scores_of  # noqa: PLC0415  most looks need no scores
    from iliotimer.coach.series import worst_pain as worst_scored  # noqa: PLC0415  as above

    return worst_scored(lived, scores_of(lived))


def most_pain(rules: Rules, limits: PainLimits) -> int:
    """The worst pain with which something may still get harder (A1, W4)."""
    return min(rules.clear_pain, limits.green_to)


def has_sign(lived: Lived) -> bool:
    """Whether there was anything in it for which the safety card is shown, cleared or not (W2)."""
    return lived.reason in CARD_REASONS or any(
        isinstance(answer.value, str) and answer.value in CARD_WORDS for answer in lived.answers
    )
