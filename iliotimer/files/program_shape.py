"""The shape of a program file: every key with its range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.files.fields import ListOf, Number, Text
from iliotimer.files.shape import FORMAT, NAME, SOURCE, TEXT
from iliotimer.files.tables import Table, Tables
from iliotimer.plan.program import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iliotimer.files.tables import Shape

MOST_WEEKS = 52
MOST_A_DAY = 5
"""Sessions of one day."""
MOST_SESSIONS, MOST_CLEAR = 200, 20

_DAYS: Mapping[str, Shape] = dict.fromkeys(
    WEEKDAYS, ListOf(Text(80, needed=True), least=1, most=MOST_A_DAY, bare=True)
)
_IN_STAGE = "it belongs under a [[stage]]"
_IN_MOVE_ON = "it belongs in move_on = { ... } of a stage"

MOVE_ON = Table(
    "move_on",
    {
        "sessions": Number(0, MOST_SESSIONS, "sessions", whole=True),
        "clear": Number(0, MOST_CLEAR, "sessions", whole=True),
    },
    form="move_on = { sessions = 6, clear = 2 }",
)
STAGE = Table(
    "a stage",
    {
        "name": NAME,
        "about": TEXT,
        "weeks": Number(1, MOST_WEEKS, "weeks", whole=True),
        **_DAYS,
        "move_on": MOVE_ON,
    },
    needed={"name": 'write name = "..."'},
    elsewhere={
        "title": "the title of a stage is its name",
        **dict.fromkeys(MOVE_ON.fields, _IN_MOVE_ON),
    },
)
PROGRAM = Table(
    "a program",
    {
        "format": Number(FORMAT, FORMAT, whole=True),
        "title": NAME,
        "about": TEXT,
        "source": SOURCE,
        "stage": Tables(STAGE, "[[stage]]", needed=True),
    },
    needed={
        "format": f"write format = {FORMAT} at the top",
        "title": 'write title = "..." at the top',
        "stage": "write [[stage]] with its days",
    },
    elsewhere={
        "name": "the name of a program is its title",
        "weeks": _IN_STAGE,
        "move_on": _IN_STAGE,
        **dict.fromkeys(WEEKDAYS, _IN_STAGE),
        **dict.fromkeys(MOVE_ON.fields, _IN_MOVE_ON),
        **dict.fromkeys(("phase", "variant", "kind", "defaults"), "it belongs in a session file"),
    },
)
