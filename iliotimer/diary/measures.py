"""The person's own measures: one append-only file beside the journals."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING, Any

from iliotimer import __version__
from iliotimer.diary.blocks import block, whole
from iliotimer.diary.journal import FORMAT, PRIVATE_FILE, PRIVATE_FOLDER, append_blocks
from iliotimer.diary.reading import LARGEST, Unreadable
from iliotimer.diary.values import as_moment, as_number, as_text
from iliotimer.practice.measures import Measure

if TYPE_CHECKING:
    from pathlib import Path

NAME = "measures.toml"


def read_measures(path: Path) -> tuple[Measure, ...]:
    """Every measure in the order in which they were taken; none where there is no file.

    Raises Unreadable, with a sentence, for a file that was not written by iliotimer.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise Unreadable(f"{path.name} is larger than any file of measures.")
        table = tomllib.loads(whole(path.read_bytes()).decode())
        return tuple(_measure(each) for each in table.get("measure", ()))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise Unreadable(f"{path.name} cannot be read: {error.strerror or error}.") from error
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise Unreadable(f"{path.name} does not hold measures as iliotimer writes them.") from error


def keep_measure(path: Path, measure: Measure) -> None:
    """Append a measure; raises OSError."""
    path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    data = _block(measure)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))
    except FileExistsError:
        pass
    else:
        data = block("", {"format": FORMAT, "app": f"iliotimer {__version__}"}) + data
    append_blocks(path, data)


def measure_table(measure: Measure) -> dict[str, Any]:
    """A measure in the words of its file; `readings` is absent where there are none."""
    table: dict[str, Any] = {
        "at": measure.at,
        "name": measure.name,
        "value": measure.value,
        "unit": measure.unit,
    }
    return {**table, "readings": list(measure.readings)} if measure.readings else table


def _block(measure: Measure) -> bytes:
    return block("[[measure]]", measure_table(measure))


def _measure(table: dict[str, Any]) -> Measure:
    return Measure(
        at=as_moment(table["at"]),
        name=as_text(table["name"]),
        value=as_number(table["value"]),
        unit=as_text(table["unit"]),
        readings=tuple(as_number(reading) for reading in table.get("readings", ())),
    )
