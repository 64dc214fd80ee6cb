"""Tables in single brackets where a list of tables is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from iliotimer.files.faults import Fault
from iliotimer.files.variants import LADDERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iliotimer.files.faults import Path


@dataclass(frozen=True, slots=True)
class Bracketed:
    """A document whose tables are lists where lists are meant."""

    document: dict[str, Any]
    faults: tuple[Fault, ...]
    """One for each table that had to be put into a list."""


def bracketed(document: Mapping[str, Any]) -> Bracketed:
    """The document as its author meant it, so that the rest of it can be checked."""
    faults: list[Fault] = []
    meant = dict(document)
    phase = meant.get("phase")
    if isinstance(phase, dict):
        if phase.keys() == {"exercise"}:
            wrong = "[[phase.exercise]] has no [[phase]] above it"
            right = "write [[phase]] with its name and kind first"
            faults.append(Fault(("phase", 0, "exercise", 0), wrong, right))
            # These keys are missing too, but the remedy has named them.
            phase = {"name": "-", "kind": "breath", **phase}
        else:
            faults.append(_single(("phase",), "phase"))
        meant["phase"] = [phase]
    if isinstance(meant.get("variant"), dict):
        faults.append(_single(("variant",), "variant"))
        meant["variant"] = [meant["variant"]]
    if isinstance(meant.get("phase"), list):
        meant["phase"] = [
            _phase(("phase", index), entry, faults) if isinstance(entry, dict) else entry
            for index, entry in enumerate(meant["phase"])
        ]
    return Bracketed(meant, tuple(faults))


def _phase(path: Path, phase: dict[str, Any], faults: list[Fault]) -> dict[str, Any]:
    exercises = phase.get("exercise")
    if isinstance(exercises, dict):
        faults.append(_single((*path, "exercise"), "phase.exercise"))
        exercises = [exercises]
    if not isinstance(exercises, list):
        return phase
    exercises = [
        _exercise((*path, "exercise", index), entry, faults) if isinstance(entry, dict) else entry
        for index, entry in enumerate(exercises)
    ]
    return {**phase, "exercise": exercises}


def _exercise(path: Path, exercise: dict[str, Any], faults: list[Fault]) -> dict[str, Any]:
    single = [key for key in LADDERS if isinstance(exercise.get(key), dict)]
    for key in single:
        wrong = f"{key} is one table, not a list of tables"
        faults.append(Fault((*path, key), wrong, f"write {key} = [{{ ... }}]"))
    return {**exercise, **{key: [exercise[key]] for key in single}} if single else exercise


def _single(path: Path, name: str) -> Fault:
    return Fault(path, f"[{name}] has single brackets", f"write [[{name}]]")
