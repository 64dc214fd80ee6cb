"""Levels and milder variants of an exercise, as tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from iliotimer.files.doses import DOSE_KEYS, TIME, dose_of

if TYPE_CHECKING:
    from collections.abc import Mapping

LADDERS = ("levels", "milder")
PACES = frozenset({"bpm", "cadence"})
NOT_INHERITED = frozenset({"id", *LADDERS})


@dataclass(frozen=True, slots=True)
class Movement:
    """The table of an exercise or of a variant of it, without a ladder of its own."""

    used: str
    """The id of the movement performed."""
    table: Mapping[str, Any]


def usable(entry: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    """Whether `known`, which has tables by id, has what an entry uses, if it uses anything."""
    return "use" not in entry or (isinstance(entry["use"], str) and entry["use"] in known)


def varied(movement: Movement, entry: Mapping[str, Any], known: Mapping[str, Any]) -> Movement:
    """The movement with the keys of a usable entry of `levels` or `milder` in place of its own."""
    if "use" in entry:
        movement = Movement(entry["use"], known[entry["use"]])
    table = dict(movement.table)
    for key in _replaced(table, entry):
        table.pop(key, None)
    table |= {key: value for key, value in entry.items() if key != "use"}
    return Movement(movement.used, {k: v for k, v in table.items() if k not in NOT_INHERITED})


def _replaced(table: Mapping[str, Any], entry: Mapping[str, Any]) -> frozenset[str]:
    """The keys that give way, with the ones of the same name, to those of an entry."""
    given = DOSE_KEYS.intersection(entry)
    dose = dose_of(table)
    if dose is not None and not given <= dose.keys:
        return DOSE_KEYS
    if dose is TIME and given & PACES:
        return PACES
    if isinstance(entry.get("reps"), list) and "sets" not in entry:
        return frozenset({"sets"})
    return frozenset()
