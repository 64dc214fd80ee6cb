"""What a key may hold: pydantic's core checks it, our sentences say what is wrong.

The checks are schemas of pydantic's core, the part of pydantic that validates: to import its
classes of models takes longer than to read a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from typing import TYPE_CHECKING, Any, Protocol

from pydantic_core import SchemaValidator, ValidationError, core_schema

from iliotimer.files.faults import Fault
from iliotimer.files.problems import shortened
from iliotimer.files.wording import key_at, listed, shown, sort_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import CoreSchema

    from iliotimer.files.faults import Path

UNFIT = "unfit"
"""The one error for a value that fits none of its alternatives."""


class Field(Protocol):
    """What a key may hold."""

    def schema(self) -> CoreSchema:
        """The check, for pydantic's core."""
        ...

    def faults(self, path: Path, value: Any) -> Iterator[Fault]:
        """What is wrong with a value that fails the check."""
        ...


@dataclass(frozen=True, slots=True)
class Number:
    """A finite number from `low` to `high`, or one word in its place."""

    low: int
    high: int
    unit: str = ""
    whole: bool = False
    word: str = ""

    def schema(self) -> CoreSchema:
        """The check, for pydantic's core."""
        number: CoreSchema = (
            core_schema.int_schema(strict=True, ge=self.low, le=self.high)
            if self.whole
            else core_schema.float_schema(
                strict=True, ge=self.low, le=self.high, allow_inf_nan=False
            )
        )
        return either(number, core_schema.literal_schema([self.word])) if self.word else number

    def faults(self, path: Path, value: Any) -> Iterator[Fault]:
        """What is wrong with a value that fails the check."""
        given = f"{key_at(path)} = {shown(value)}"
        right = f"write {self.right}"
        if isinstance(value, str) and _is_number(value):
            plain = shortened(value.strip())
            yield Fault(path, f"{given} is text", f"write {plain} without quotes")
        elif isinstance(value, str):
            word, words = (value, (self.word,)) if self.word else ("", ())
            yield Fault(path, f"{given} is text, not a number", right, word, words)
        elif isinstance(value, bool):
            yield Fault(path, f"{given} is not a number", right)
        elif not isinstance(value, (int, float)):
            yield Fault(path, f"{given} is {sort_of(value)}, not a number", right)
        elif isinstance(value, float) and not isfinite(value):
            yield Fault(path, f"{given} is not a finite number", right)
        else:
            yield Fault(path, f"{given} is {self._misfit(value)}", right)

    def _misfit(self, number: float) -> str:
        if self.low == self.high:
            return "not known"
        if self.low <= number <= self.high:
            return "not a whole number"
        limit, comparison = (self.low, "less") if number < self.low else (self.high, "more")
        unit = self.unit.removesuffix("s") if limit == 1 else self.unit
        return f"{comparison} than {limit} {unit}".rstrip()

    @property
    def right(self) -> str:
        """The range in words."""
        if self.low == self.high:
            return str(self.low)
        return f"{self.low} to {self.high}" + (f', or "{self.word}"' if self.word else "")


@dataclass(frozen=True, slots=True)
class Text:
    """Text of at most so many characters; not blank where `needed`."""

    longest: int
    needed: bool = False

    def schema(self) -> CoreSchema:
        """The check, for pydantic's core."""
        pattern = r"\S" if self.needed else None
        return core_schema.str_schema(strict=True, max_length=self.longest, pattern=pattern)

    def faults(self, path: Path, value: Any) -> Iterator[Fault]:
        """What is wrong with a value that fails the check."""
        key = key_at(path)
        if not isinstance(value, str):
            yield _not_text(path, value, "write it in quotes")
        elif len(value) > self.longest:
            wrong = f"{key} has {len(value)} characters, more than {self.longest}"
            yield Fault(path, wrong, "shorten it")
        else:
            yield Fault(path, f"{key} is blank", f"write 1 to {self.longest} characters")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    def schema(self) -> CoreSchema:
        """The check, for pydantic's core."""
        return core_schema.literal_schema(list(self.words))

    def faults(self, path: Path, value: Any) -> Iterator[Fault]:
        """What is wrong with a value that fails the check."""
        quoted = [shown(word) for word in self.words]
        right = f"write {listed(quoted, 'or')}"
        if isinstance(value, str):
            wrong = f"{key_at(path)} = {shown(value)} is not known"
            yield Fault(path, wrong, right, value, self.words)
        else:
            yield _not_text(path, value, right)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Text of a given form."""

    pattern: str
    form: str
    """What it is, as in "is not ..."."""
    right: str
    """The remedy."""

    def schema(self) -> CoreSchema:
        """The check, for pydantic's core."""
        return core_schema.str_schema(strict=True, pattern=self.pattern)

    def faults(self, path: Path, value: Any) -> Iterator[Fault]:
        """What is wrong with a value that fails the check."""
        if isinstance(value, str):
            yield Fault(path, f"{key_at(path)} = {shown(value)} is not {self.form}", self.right)
        else:
            yield _not_text(path, value, f"{self.right}, in quotes")


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def schema(self) -> CoreSchema:
        """The check, for pydantic's core."""
        return core_schema.bool_schema(strict=True)

    def faults(self, path: Path, value: Any) -> Iterator[Fault]:
        """What is wrong with a value that fails the check."""
        wrong = f"{key_at(path)} = {shown(value)} is {sort_of(value)}"
        yield Fault(path, wrong, "write true or false, without quotes")


@dataclass(frozen=True, slots=True)
class Day:
    """A date without a time."""

    def schema(self) -> CoreSchema:
        """The check, for pydantic's core."""
        return core_schema.date_schema(strict=True)

    def faults(self, path: Path, value: Any) -> Iterator[Fault]:
        """What is wrong with a value that fails the check."""
        has_time = isinstance(value, datetime)
        sort = "a date with a time" if has_time else f"{sort_of(value)}, not a date"
        wrong = f"{key_at(path)} = {shown(value)} is {sort}"
        yield Fault(path, wrong, "write year-month-day without quotes, as in 2026-11-22")


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of values of one sort, or one such value in place of the list where `bare`."""

    entry: Field
    least: int = 0
    most: int | None = None
    bare: bool = False

    def schema(self) -> CoreSchema:
        """The check, for pydantic's core."""
        entry = self.entry.schema()
        entries = core_schema.list_schema(
            entry, strict=True, min_length=self.least, max_length=self.most
        )
        if self.bare:
            return either(entry, entries)
        return core_schema.custom_error_schema(entries, UNFIT, custom_error_message=UNFIT)

    def faults(self, path: Path, value: Any) -> Iterator[Fault]:
        """What is wrong with a value that fails the check."""
        key = key_at(path)
        if not isinstance(value, list):
            if self.bare:
                yield from self.entry.faults(path, value)
            else:
                wrong = f"{key} = {shown(value)} is {sort_of(value)}, not a list"
                yield Fault(path, wrong, "write it in square brackets")
            return
        if len(value) < self.least:
            yield Fault(path, f"{key} is an empty list", "write an entry, or take it out")
        if self.most is not None and len(value) > self.most:
            wrong = f"{key} has {len(value)} entries, more than {self.most}"
            yield Fault(path, wrong, "take some out")
        check = SchemaValidator(self.entry.schema())
        for index, entry in enumerate(value[: self.most]):
            if not _passes(check, entry):
                yield from self.entry.faults((*path, index), entry)


def either(*schemas: CoreSchema) -> CoreSchema:
    """A check that passes what one of the checks passes, with one error for all of them."""
    return core_schema.union_schema(
        list(schemas), custom_error_type=UNFIT, custom_error_message=UNFIT
    )


def _passes(check: SchemaValidator, value: Any) -> bool:
    try:
        check.validate_python(value)
    except ValidationError:
        return False
    return True


def _not_text(path: Path, value: Any, right: str) -> Fault:
    return Fault(path, f"{key_at(path)} = {shown(value)} is {sort_of(value)}, not text", right)


def _is_number(text: str) -> bool:
    try:
        return isfinite(float(text))
    except ValueError:
        return False
