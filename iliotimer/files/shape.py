"""The shape of a session file: every key with its range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.files.fields import Choice, Day, Flag, ListOf, Number, Pattern, Text
from iliotimer.files.tables import Table, Tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iliotimer.files.tables import Shape

FORMAT = 1
MOST_VARIANTS = 20
"""Entries of `levels` and of `milder`."""
MOST_VARIANTS_IN_ALL = 5_000
"""Variants in a file: of each exercise its levels, each with its milder ones."""
MOST_SETS = 20

NAME = Text(80, needed=True)
TEXT = Text(500)
PAUSE = Number(0, 600, "seconds")
SETS = Number(1, MOST_SETS, whole=True)
REPS = Number(1, 200, whole=True)
TEMPO = Pattern(
    r"^(1[0-5]|[0-9])(-(1[0-5]|[0-9])){3}$",
    "four whole numbers from 0 to 15",
    'write seconds as eccentric-pause-concentric-pause, as in "2-0-1-2"',
)
BREATH = Pattern(
    r"^(30|[12]?[0-9])(-(30|[12]?[0-9])){3}$",
    "four whole numbers from 0 to 30",
    'write seconds as in-hold-out-hold, as in "4-0-6-0"',
)
CADENCE = Pattern(
    r"^own( *\* *(0\.[5-9][0-9]*|1(\.[0-9]+)?|2(\.0+)?))?$",
    "own, or own times a factor from 0.5 to 2",
    'write "own" or, for example, "own*1.05"',
)

WAITS: Mapping[str, Shape] = {"transition": PAUSE, "get_ready": PAUSE, "switch": PAUSE}

PRESCRIPTION: Mapping[str, Shape] = {
    "name": NAME,
    "setup": TEXT,
    "cue": TEXT,
    "check": TEXT,
    "side": Choice(("both", "left", "right", "each", "alternate")),
    "first_side": Choice(("left", "right")),
    "sets": SETS,
    "reps": ListOf(REPS, least=1, most=MOST_SETS, bare=True),
    "tempo": TEMPO,
    "starts_with": Choice(("eccentric", "concentric")),
    "hold": Number(1, 600, "seconds", word="default"),
    "gap": PAUSE,
    "breaths": Number(1, 200, whole=True),
    "breath": BREATH,
    "bpm": Number(15, 240, "beats per minute"),
    "beats_per_rep": Number(1, 16, whole=True),
    "time": Number(1, 7200, "seconds"),
    "cadence": CADENCE,
    "rest": PAUSE,
    "load": TEXT,
    "wait": Flag(),
    **WAITS,
}
"""What an exercise, a variant and an entry of `levels` or `milder` all may have."""

_NAMED = {"name": 'write name = "..."'}
_NO_USE = {"use": "it stands in an entry of levels or milder"}
_NO_LADDER = dict.fromkeys(
    ("levels", "milder"), "only a [[phase.exercise]] has harder and easier variants"
)

ENTRY = Table(
    "a level or milder variant",
    {"use": NAME, **PRESCRIPTION},
    elsewhere={"id": "the id stays that of the exercise", **_NO_LADDER},
)
VARIANT = Table(
    "a variant",
    {"id": NAME, **PRESCRIPTION},
    needed=_NAMED,
    elsewhere={**_NO_USE, **_NO_LADDER},
)
EXERCISE = Table(
    "an exercise",
    {
        "id": NAME,
        **PRESCRIPTION,
        "milder": Tables(ENTRY, "milder = [{ hold = 15 }]"),
        "levels": Tables(ENTRY, "levels = [{ sets = 3 }]"),
    },
    needed=_NAMED,
    elsewhere=_NO_USE,
)

_IN_EXERCISE = dict.fromkeys(EXERCISE.fields, "it belongs under [[phase.exercise]]")
_IN_DEFAULTS = dict.fromkeys(WAITS, "it belongs under [defaults] or [[phase.exercise]]")
_NOT_IN_DEFAULTS = {key: way for key, way in _IN_EXERCISE.items() if key not in WAITS}

PHASE = Table(
    "a phase",
    {
        "name": NAME,
        "kind": Choice(("breath", "activation", "strength", "lengthening", "gait")),
        "exercise": Tables(EXERCISE, "[[phase.exercise]]", needed=True),
    },
    needed={
        "name": 'write name = "..."',
        "kind": 'write kind = "breath", "activation", "strength", "lengthening" or "gait"',
        "exercise": "write [[phase.exercise]] below it",
    },
    elsewhere={**_IN_EXERCISE, **_IN_DEFAULTS},
)
DEFAULTS = Table("[defaults]", WAITS, elsewhere=_NOT_IN_DEFAULTS)
SOURCE = Table("source", {"by": TEXT, "date": Day(), "review": Day()})
SESSION = Table(
    "a session",
    {
        "format": Number(FORMAT, FORMAT, whole=True),
        "title": NAME,
        "kind": Choice(("strength", "mobility", "mixed")),
        "about": TEXT,
        "equipment": ListOf(Text(500, needed=True), most=100),
        "source": SOURCE,
        "defaults": DEFAULTS,
        "phase": Tables(PHASE, "[[phase]]", needed=True),
        "variant": Tables(VARIANT, "[[variant]]"),
    },
    needed={
        "format": f"write format = {FORMAT} at the top",
        "title": 'write title = "..." at the top',
        "kind": 'write kind = "strength", "mobility" or "mixed" at the top',
        "phase": "write [[phase]], and [[phase.exercise]] below it",
    },
    elsewhere={
        **_IN_EXERCISE,
        **_IN_DEFAULTS,
        "name": "the name of a session is its title",
        "exercise": "write [[phase.exercise]] under a [[phase]]",
    },
)
