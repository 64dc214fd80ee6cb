"""The exercises and variants of a document, whatever else is in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from iliotimer.files.shape import MOST_VARIANTS
from iliotimer.files.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iliotimer.files.faults import Path


@dataclass(frozen=True, slots=True)
class Written:
    """An exercise or a variant where it is written."""

    path: Path
    table: dict[str, Any]
    id: str | None
    """None where neither an id nor a name can be read."""

    @property
    def is_exercise(self) -> bool:
        """Whether it is practised, and not only reached through `use`."""
        return self.path[0] == "phase"


@dataclass(frozen=True, slots=True)
class Movements:
    """Every exercise and variant of a document, in its order."""

    written: tuple[Written, ...]
    known: Mapping[str, dict[str, Any]]
    """The tables by id; of a duplicate id, the first."""


def movements_of(document: Mapping[str, Any]) -> Movements:
    """The exercises and variants of a document of any shape."""
    written = tuple(Written(path, table, id_of(table)) for path, table in _tables(document))
    named = ((each.id, each.table) for each in reversed(written) if each.id is not None)
    return Movements(written, dict(named))


def id_of(table: Mapping[str, Any]) -> str | None:
    """The id that an exercise has or gets from its name; None where it has neither."""
    key = "id" if "id" in table else "name"
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        return None
    return value if key == "id" else slug(value, "exercise")


def entries_of(table: Mapping[str, Any], ladder: str) -> list[tuple[int, dict[str, Any]]]:
    """The entries of `levels` or `milder` that are tables, each with its index."""
    return list(_dicts(table.get(ladder)))[:MOST_VARIANTS]


def _tables(document: Mapping[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    for index, phase in _dicts(document.get("phase")):
        for number, exercise in _dicts(phase.get("exercise")):
            yield ("phase", index, "exercise", number), exercise
    for index, variant in _dicts(document.get("variant")):
        yield ("variant", index), variant


def _dicts(value: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    entries = value if isinstance(value, list) else []
    return ((index, entry) for index, entry in enumerate(entries) if isinstance(entry, dict))
