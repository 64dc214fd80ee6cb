"""The person's way through a program, for the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.commands.sessions import Fault
from iliotimer.diary.appended import Unreadable
from iliotimer.diary.course import read_course
from iliotimer.files.places import places

if TYPE_CHECKING:
    from iliotimer.coach.course import Begun


def own_course() -> tuple[Begun, ...]:
    """The person's way through a program; raises Fault where it cannot be read."""
    path = places().course
    try:
        return read_course(path)
    except Unreadable as why:
        raise Fault(f"{why} Move {path} away to choose a program anew.") from why
