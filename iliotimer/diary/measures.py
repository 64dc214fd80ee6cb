"""The person's own measures: one append-only file beside the journals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iliotimer.diary.appended import append, read_appended
from iliotimer.diary.blocks import block
from iliotimer.diary.values import as_moment, as_name, as_number
from iliotimer.practice.measures import Measure

if TYPE_CHECKING:
    from pathlib import Path

NAME = "measures.toml"


def read_measures(path: Path) -> tuple[Measure, ...]:
    """Every measure in the order in which they were taken; none where there is no file.

    Raises Unreadable, with a sentence, for a file that was not written by iliotimer.
    """
    try:
        return read_appended(path, _measures, "does not hold measures as iliotimer writes them")
    except FileNotFoundError:
        return ()


def keep_measure(path: Path, measure: Measure) -> None:
    """Append a measure; raises OSError."""
    append(path, block("[[measure]]", measure_table(measure)))


def measure_table(measure: Measure) -> dict[str, Any]:
    """A measure in the words of its file; `readings` is absent where there are none."""
    table: dict[str, Any] = {
        "at": measure.at,
        "name": measure.name,
        "value": measure.value,
        "unit": measure.unit,
    }
    return {**table, "readings": list(measure.readings)} if measure.readings else table


def _measures(table: dict[str, Any]) -> tuple[Measure, ...]:
    return tuple(_measure(each) for each in table.get("measure", ()))


def _measure(table: dict[str, Any]) -> Measure:
    return Measure(
        at=as_moment(table["at"]),
        name=as_name(table["name"]),
        value=as_number(table["value"]),
        unit=as_name(table["unit"]),
        readings=tuple(as_number(reading) for reading in table.get("readings", ())),
    )
