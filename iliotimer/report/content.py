"""What a report says, before it is a page or a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

TITLE = "Practice report"
WHOSE = (
    "From the diary that the person keeps with iliotimer, in their own words and figures. "
    "Not a medical record, and nobody has checked it."
)
MEANS = (
    "Pain and tasks go from 0 to 10. Of pain the means of the first and of the last two weeks are "
    "compared; a change counts from 2 points, or from 30 % and a whole point (Ostelo 2008)."
)
DISCLAIMER = (
    "iliotimer times exercises and keeps a diary. It does not assess, diagnose or treat anything "
    "and is no substitute for a clinician. Its thresholds and rules are the person's own settings."
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that answers how it is going."""

    name: str
    value: str
    verdict: str
    """What the number amounts to."""


@dataclass(frozen=True, slots=True)
class Week:
    """The sessions of a week."""

    begins: dt.date
    planned: int
    completed: int
    stopped: int
    """Ended for a sign to stop, which is keeping to the plan."""
    other: int
    """Ended for another reason, or without an end."""


@dataclass(frozen=True, slots=True)
class Felt:
    """The pain around one session, 0 to 10 each; None where it was not said."""

    at: dt.datetime
    before: int | None
    worst: int | None
    after: int | None
    next_day: int | None
    sharp: bool
    """Whether there was a sharp stop."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str
    """The sentence that stands for no rows."""
    note: str = ""
    numbers: frozenset[int] = frozenset()
    """The columns that hold figures."""


@dataclass(frozen=True, slots=True)
class Report:
    """One period of one person."""

    first: dt.date
    last: dt.date
    made: dt.datetime
    plan: tuple[str, ...]
    """Whose plan it is, in sentences."""
    figures: tuple[Figure, ...]
    going: tuple[str, ...]
    """How it is going, in sentences."""
    flags: tuple[str, ...]
    """What should be seen first, in sentences."""
    weeks: tuple[Week, ...]
    felt: tuple[Felt, ...]
    tables: tuple[Table, ...]

    @property
    def period(self) -> str:
        """As in `12 October to 22 November 2026`."""
        same_year = self.first.year == self.last.year
        first = f"{self.first.day} {self.first:%B}" + ("" if same_year else f" {self.first.year}")
        return f"{first} to {self.last.day} {self.last:%B %Y}"
