"""Rules across the keys of a program, checked whatever the values are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iliotimer.files.faults import Fault
from iliotimer.files.wording import shown
from iliotimer.plan.program import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from iliotimer.files.faults import Path

DAYS_OFF = frozenset({"off", "rest", "free", "none", "-"})
"""What people write for a day without a session."""


def program_faults(document: Mapping[str, Any], known: Collection[str] | None) -> Iterator[Fault]:
    """Stages without end or without a day, days with a session twice, and sessions of no file.

    `known` are the ids of the sessions there are; None leaves that open.
    """
    stages = document.get("stage")
    if not isinstance(stages, list):
        return
    names = None if known is None else tuple(known)
    for index, stage in enumerate(stages):
        if isinstance(stage, dict):
            path = ("stage", index)
            yield from _place(path, stage, is_last=index == len(stages) - 1)
            yield from _days(path, stage, names)


def _place(path: Path, stage: Mapping[str, Any], *, is_last: bool) -> Iterator[Fault]:
    if not is_last and "weeks" not in stage:
        wrong = "this stage has no weeks, and only the last one may go on for good"
        yield Fault(path, wrong, "write weeks = 2")
    if is_last and "move_on" in stage:
        wrong = "the last stage has nothing to move on to"
        yield Fault((*path, "move_on"), wrong, "take move_on out")


def _days(path: Path, stage: Mapping[str, Any], known: tuple[str, ...] | None) -> Iterator[Fault]:
    days = [day for day in WEEKDAYS if day in stage]
    if not days:
        yield Fault(path, "this stage plans no session", 'write monday = "..."')
    for day in days:
        value = stage[day]
        entries = value if isinstance(value, list) else [value]
        for number, entry in enumerate(entries):
            place = (*path, day, number) if isinstance(value, list) else (*path, day)
            if not isinstance(entry, str) or not entry.strip():
                continue
            if entry in entries[:number]:
                yield Fault(place, f"{shown(entry)} stands twice in {day}", "take one out")
            elif known is not None and entry not in known:
                yield _unknown(place, day, entry, known)


def _unknown(place: Path, day: str, entry: str, known: tuple[str, ...]) -> Fault:
    wrong = f"{day}: there is no session {shown(entry)}"
    if entry.casefold() in DAYS_OFF:
        return Fault(place, wrong, f"leave {day} out for a day off")
    return Fault(place, wrong, "iliotimer list prints the sessions there are", entry, known)
