"""Tables of a file: which keys they have, and every value in them that is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Union

from pydantic_core import SchemaValidator, ValidationError, core_schema

from iliotimer.files.faults import Fault, Path, value_at
from iliotimer.files.problems import shortened
from iliotimer.files.wording import key_at, listed, shown, sort_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic_core import CoreSchema

    from iliotimer.files.fields import Field

Shape = Union["Field", "Table", "Tables"]

FEW_KEYS = 8
"""Keys of a table that a sentence can list."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table with these keys and no others."""

    title: str
    """What it is, as in "is not a key of ..."."""
    fields: Mapping[str, Shape]
    needed: Mapping[str, str] = field(default_factory=dict)
    """The keys that must be there, each with the remedy where it is not."""
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """Keys that people write here by mistake, each with the remedy."""
    form: str = ""
    """How the file writes it; empty where that is its key in brackets."""

    def schema(self) -> CoreSchema:
        """The check, for pydantic's core."""
        return core_schema.typed_dict_schema(
            {
                key: core_schema.typed_dict_field(within.schema(), required=key in self.needed)
                for key, within in self.fields.items()
            },
            extra_behavior="forbid",
            strict=True,
        )


@dataclass(frozen=True, slots=True)
class Tables:
    """A list of tables, each with its header or in braces."""

    table: Table
    header: str
    """How the file writes one of them: `[[phase]]`, or `{ ... }` in a list."""
    needed: bool = False
    """Whether the list has at least one."""

    def schema(self) -> CoreSchema:
        """The check, for pydantic's core."""
        least = 1 if self.needed else 0
        return core_schema.list_schema(self.table.schema(), strict=True, min_length=least)


def faults_in(table: Table, document: Mapping[str, Any]) -> Iterator[Fault]:
    """Every unknown or missing key and every wrong value of a document."""
    try:
        _check(table).validate_python(document)
    except ValidationError as wrong:
        for error in wrong.errors(include_url=False, include_context=False, include_input=False):
            yield from _faults_at(table, document, error["type"], error["loc"])


@cache
def _check(table: Table) -> SchemaValidator:
    return SchemaValidator(table.schema())


def _faults_at(
    table: Table, document: Mapping[str, Any], kind: str, place: Path
) -> Iterator[Fault]:
    if kind in {"missing", "extra_forbidden"}:
        key = str(place[-1])
        owner = _shape_at(table, place[:-1])
        if isinstance(owner, Table):
            missing = kind == "missing"
            yield _missing(owner, place[:-1], key) if missing else _unknown(owner, place, key)
        return
    shape, value = _shape_at(table, place), value_at(document, place)
    if isinstance(shape, Table):
        yield _no_table(shape, place, value)
    elif isinstance(shape, Tables):
        yield _no_tables(shape, place, value)
    else:
        yield from shape.faults(place, value)


def _shape_at(table: Table, place: Path) -> Shape:
    shape: Shape = table
    for step in place:
        if isinstance(shape, Tables):
            shape = shape.table
        elif isinstance(shape, Table):
            shape = shape.fields[str(step)]
    return shape


def _missing(table: Table, path: Path, key: str) -> Fault:
    _, _, name = table.title.partition(" ")
    return Fault(path, f"this {name} has no {key}", table.needed[key])


def _unknown(table: Table, path: Path, key: str) -> Fault:
    name = shortened(key) if key.strip() else f'"{shortened(key)}"'
    wrong = f"{name} is not a key of {table.title}"
    if key in table.elsewhere:
        return Fault(path, wrong, table.elsewhere[key])
    keys = tuple(table.fields)
    right = f"its keys are {listed(keys)}" if len(keys) <= FEW_KEYS else "take it out"
    return Fault(path, wrong, right, key, keys)


def _no_table(table: Table, path: Path, value: Any) -> Fault:
    key = key_at(path)
    if isinstance(path[-1], int):
        wrong = f"{shown(value)} is {sort_of(value)}, not a table"
        return Fault(path, wrong, "write { key = value }")
    wrong = f"{key} = {shown(value)} is {sort_of(value)}, not a table"
    return Fault(path, wrong, f"write {table.form or f'[{key}] and its keys below it'}")


def _no_tables(shape: Tables, path: Path, value: Any) -> Fault:
    key = key_at(path)
    if isinstance(value, list):
        return Fault(path, f"{key} is an empty list", f"write {shape.header}")
    wrong = f"{key} = {shown(value)} is {sort_of(value)}, not a list of tables"
    return Fault(path, wrong, f"write {shape.header}")
