"""Whether the next stage of a program is offered, or what is missing; going on takes a yes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from iliotimer.coach.clearness import is_clear
from iliotimer.coach.course import in_use
from iliotimer.coach.recent import was_practised
from iliotimer.practice.events import Outcome

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from iliotimer.coach.course import Begun
    from iliotimer.coach.rules import Rules
    from iliotimer.practice.lived import Lived
    from iliotimer.practice.safety import PainLimits


@dataclass(frozen=True, slots=True)
class MovingOn:
    """Whether what comes after the stage in use is offered."""

    offered: bool
    sentence: str
    """What has been reached, or what is missing."""


def move_on(
    course: Sequence[Begun],
    past: Sequence[Lived],
    rules: Rules,
    limits: PainLimits,
    now: dt.datetime,
) -> MovingOn | None:
    """Whether the next stage is offered; None without a program, or where a stage is for good.

    `past` is newest first. After the last stage it is another program that is offered.
    """
    begun = in_use(course, now.date())
    days_left = None if begun is None else begun.days_left(now.date())
    if begun is None or days_left is None:
        return None
    stages = begun.program.stages
    if begun.number == len(stages):
        return _after_the_last(begun, days_left)
    following = stages[begun.number].name
    mine = _sessions_of(begun, past)
    wanted = begun.stage.move_on
    completed = sum(lived.outcome is Outcome.COMPLETED for lived in mine)
    last = mine[: wanted.clear]
    clear = len(list(takewhile(lambda lived: is_clear(lived, rules, limits), last)))
    missing = [
        *([_count(days_left, "more day")] if days_left > 0 else []),
        *([_completed(wanted.sessions, completed)] if completed < wanted.sessions else []),
        *([_in_a_row(wanted.clear, clear)] if clear < wanted.clear else []),
    ]
    if missing:
        return MovingOn(offered=False, sentence=f"Before {following}: {'; '.join(missing)}.")
    reached = [
        _count(begun.stage.weeks or 0, "week"),
        *([f"{completed} sessions completed"] if wanted.sessions else []),
        *([f"the last {clear} clear"] if wanted.clear else []),
    ]
    return MovingOn(offered=True, sentence=f"{following} is next: {', '.join(reached)}.")


def _sessions_of(begun: Begun, past: Sequence[Lived]) -> list[Lived]:
    """The sessions of the stage since it was begun, newest first."""
    planned = {session for day in begun.stage.days for session in day}
    since = takewhile(lambda lived: lived.started >= begun.at, past)
    return [lived for lived in since if lived.session in planned and was_practised(lived)]


def _after_the_last(begun: Begun, days_left: int) -> MovingOn:
    title = begun.program.title
    if days_left > 0:
        left = _count(days_left, "more day")
        return MovingOn(offered=False, sentence=f"{left} to the end of {title}.")
    over = f"{title} is over; another program can follow: iliotimer program lists them."
    return MovingOn(offered=False, sentence=over)


def _completed(wanted: int, completed: int) -> str:
    return f"{_count(wanted - completed, 'more session')} completed ({completed} of {wanted})"


def _in_a_row(wanted: int, clear: int) -> str:
    last = "the last session" if wanted == 1 else f"the last {wanted} sessions"
    return f"{last} clear, with their next mornings ({clear} of {wanted})"


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
