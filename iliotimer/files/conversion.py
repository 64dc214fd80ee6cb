"""A checked document as a session of `plan`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from iliotimer.files.doses import BEATS, BREATHS, HOLDS, TEMPO_REPS, TIME, dose_of
from iliotimer.files.movements import entries_of, id_of
from iliotimer.files.variants import Movement, varied
from iliotimer.plan.model import (
    Beats,
    Breath,
    Breaths,
    Exercise,
    FreeReps,
    Holds,
    Phase,
    PhaseKind,
    Session,
    SessionKind,
    Side,
    Sides,
    Source,
    StartsWith,
    Tempo,
    TempoReps,
    Timed,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iliotimer.plan.model import Dose

STANDARD_WAITS = {"transition": 15, "get_ready": 5, "switch": 5}
"""Seconds, where neither the exercise nor [defaults] says so (judgement)."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """What every exercise of a session is converted with."""

    defaults: Mapping[str, Any]
    """The [defaults] of the file."""
    known: Mapping[str, dict[str, Any]]
    """Tables of exercises and variants by id."""

    def exercise(self, table: Mapping[str, Any]) -> Exercise:
        """The exercise of a table, with its levels and milder variants."""
        own = id_of(table) or ""
        base = Movement(own, table)
        levels = [self._varied(base, entry) for _, entry in entries_of(table, "levels")]
        milder = [entry for _, entry in entries_of(table, "milder")]
        return replace(
            self._eased(base, milder, own),
            levels=tuple(self._eased(level, milder, own) for level in levels),
        )

    def _eased(self, movement: Movement, milder: list[dict[str, Any]], own: str) -> Exercise:
        easier = (self._varied(movement, entry) for entry in milder)
        return replace(
            self._plain(movement, own),
            milder=tuple(self._plain(variant, own) for variant in easier),
        )

    def _varied(self, movement: Movement, entry: Mapping[str, Any]) -> Movement:
        return varied(movement, entry, self.known)

    def _plain(self, movement: Movement, own: str) -> Exercise:
        table = movement.table
        reps = table.get("reps")
        return Exercise(
            id=own,
            used=movement.used,
            name=table["name"],
            dose=_dose(table),
            sides=Sides(table.get("side", "both")),
            first_side=Side(table.get("first_side", "left")),
            sets=len(reps) if isinstance(reps, list) else table.get("sets", 1),
            rest=seconds(table.get("rest", 0)),
            transition=self._wait(table, "transition"),
            get_ready=self._wait(table, "get_ready"),
            switch=self._wait(table, "switch"),
            wait=table.get("wait", False),
            setup=table.get("setup", ""),
            cue=table.get("cue", ""),
            check=table.get("check", ""),
            load=table.get("load", ""),
        )

    def _wait(self, table: Mapping[str, Any], key: str) -> Fraction:
        return seconds(table.get(key, self.defaults.get(key, STANDARD_WAITS[key])))


def session_of(
    document: Mapping[str, Any], session_id: str, known: Mapping[str, dict[str, Any]]
) -> Session:
    """The session of a document in which nothing is wrong."""
    conversion = Conversion(document.get("defaults", {}), known)
    source = document.get("source")
    return Session(
        id=session_id,
        title=document["title"],
        kind=SessionKind(document["kind"]),
        phases=tuple(
            Phase(
                phase["name"],
                PhaseKind(phase["kind"]),
                tuple(conversion.exercise(exercise) for exercise in phase["exercise"]),
            )
            for phase in document["phase"]
        ),
        about=document.get("about", ""),
        equipment=tuple(document.get("equipment", ())),
        source=None if source is None else Source(**source),
    )


def seconds(value: float) -> Fraction:
    """Seconds exactly as the file writes them: 0.1 is a tenth."""
    return Fraction(value) if isinstance(value, int) else Fraction(str(value))


def _dose(table: Mapping[str, Any]) -> Dose:
    dose = dose_of(table)
    if dose is TEMPO_REPS:
        tempo = Tempo(*_digits(table["tempo"]))
        return TempoReps(table["reps"], tempo, StartsWith(table.get("starts_with", "eccentric")))
    if dose is HOLDS:
        return _holds(table)
    if dose is BREATHS:
        return Breaths(table["breaths"], Breath(*_digits(table["breath"])))
    if dose is TIME:
        return _timed(table)
    if dose is BEATS:
        return Beats(table["reps"], Fraction(table["bpm"]), table.get("beats_per_rep", 1))
    return FreeReps(table["reps"])


def _holds(table: Mapping[str, Any]) -> Holds:
    hold, reps = table["hold"], table.get("reps", 1)
    return Holds(
        seconds=None if hold == "default" else seconds(hold),
        reps=tuple(reps) if isinstance(reps, list) else reps,
        gap=seconds(table.get("gap", 0)),
        breath=Breath(*_digits(table["breath"])) if "breath" in table else None,
    )


def _timed(table: Mapping[str, Any]) -> Timed:
    cadence = table.get("cadence")
    return Timed(
        seconds=seconds(table["time"]),
        bpm=Fraction(table["bpm"]) if "bpm" in table else None,
        own_cadence=None if cadence is None else _factor(cadence),
    )


def _factor(cadence: str) -> Fraction:
    """The factor of "own*1.05"; of "own" alone, one."""
    _, _, factor = cadence.partition("*")
    return Fraction(factor.strip() or 1)


def _digits(text: str) -> tuple[int, int, int, int]:
    first, second, third, fourth = (int(digit) for digit in text.split("-"))
    return first, second, third, fourth
