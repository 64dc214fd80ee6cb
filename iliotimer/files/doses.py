"""Which keys make which dose, and what is wrong with a set of keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from iliotimer.files.wording import listed

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping


@dataclass(frozen=True, slots=True, eq=False)
class DoseKeys:
    """The keys of one dose."""

    mark: str
    """The key that makes it this dose."""
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    keys: frozenset[str] = field(init=False)
    """All keys that it can have."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", frozenset((self.mark, *self.needs, *self.may)))


TEMPO_REPS = DoseKeys("tempo", ("reps",), ("starts_with",))
HOLDS = DoseKeys("hold", (), ("reps", "gap", "breath"))
BREATHS = DoseKeys("breaths", ("breath",))
TIME = DoseKeys("time", (), ("bpm", "cadence"))
BEATS = DoseKeys("bpm", ("reps",), ("beats_per_rep",))
FREE_REPS = DoseKeys("reps")
DOSES = (TEMPO_REPS, HOLDS, BREATHS, TIME, BEATS, FREE_REPS)
DOSE_KEYS = frozenset[str]().union(*(dose.keys for dose in DOSES))
_MARKS = {dose.mark: dose for dose in DOSES if dose is not FREE_REPS}

_EXAMPLES = {
    "reps": "reps = 10",
    "tempo": 'tempo = "2-0-1-2"',
    "hold": "hold = 30",
    "breaths": "breaths = 8",
    "breath": 'breath = "4-0-6-0"',
    "time": "time = 60",
    "bpm": "bpm = 50",
}
_HINTS: Mapping[str, DoseKeys] = {
    "starts_with": TEMPO_REPS,
    "cadence": TIME,
    "beats_per_rep": BEATS,
    "gap": HOLDS,
    "breath": BREATHS,
}
"""The dose that is meant by a key that cannot stand without it."""


@dataclass(frozen=True, slots=True)
class DoseFault:
    """What is wrong with the keys of a dose."""

    key: str | None
    """The key to point at; None for the exercise itself."""
    wrong: str
    right: str


def dose_of(table: Mapping[str, Any]) -> DoseKeys | None:
    """The dose that the keys of an exercise make; None where they make none or several."""
    doses = _marked(table)
    return doses[0] if len(doses) == 1 else None


def dose_faults(table: Mapping[str, Any]) -> Iterator[DoseFault]:
    """What is wrong with the dose keys of an exercise, whatever their values are."""
    doses = _marked(table)
    if len(doses) > 1:
        yield _several(table, doses)
    elif doses and doses[0] is not FREE_REPS:
        yield from _lacking(doses[0], table, doses[0].mark)
    else:
        doses = yield from _unmarked(table)
    if doses:
        known = doses[0].keys.union(*(dose.keys for dose in doses[1:]))
        for key in table:
            if key in DOSE_KEYS and key not in known:
                yield _foreign(key, listed([dose.mark for dose in doses]))
    if TIME in doses and "bpm" in table and "cadence" in table:
        later = [key for key in table if key in {"bpm", "cadence"}][-1]
        yield DoseFault(later, "bpm and cadence are two paces", "keep one")
    if isinstance(table.get("reps"), list):
        yield from _list_faults(table, doses)


def mended(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """The table without the keys that do not go with its dose, if it has one dose."""
    dose = dose_of(table)
    wrong = {fault.key for fault in dose_faults(table)} if dose is not None else set()
    if dose is None or not wrong:
        return table
    wrong -= {dose.mark, *dose.needs}
    return {key: value for key, value in table.items() if key not in wrong}


def rival_doses(table: Mapping[str, Any]) -> Iterator[DoseFault]:
    """The fault of keys that make several doses, as no other keys could mend it."""
    doses = _marked(table)
    if len(doses) > 1:
        yield _several(table, doses)


def _unmarked(table: Mapping[str, Any]) -> Generator[DoseFault, None, tuple[DoseKeys, ...]]:
    """What a table lacks that has no mark but `reps`, and the doses that are meant."""
    hint = next((key for key in table if key in _HINTS), None)
    if hint == "breath":
        wrong = "breath needs breaths or hold"
        yield DoseFault(hint, wrong, "write breaths = 8 or hold = 30 as well")
        return (BREATHS, HOLDS)
    if hint is not None:
        yield from _lacking(_HINTS[hint], table, hint)
        return (_HINTS[hint],)
    if "reps" in table:
        return (FREE_REPS,)
    examples = [_EXAMPLES[mark] for mark in ("hold", "time", "breaths", "reps")]
    right = f"write {listed(examples, 'or')}, for example"
    yield DoseFault(None, "the exercise has no dose", right)
    return ()


def _lacking(dose: DoseKeys, table: Mapping[str, Any], what: str) -> Iterator[DoseFault]:
    for key in (dose.mark, *dose.needs):
        if key not in table:
            yield DoseFault(what, f"{what} needs {key}", f"write {_EXAMPLES[key]} as well")


def _list_faults(table: Mapping[str, Any], doses: tuple[DoseKeys, ...]) -> Iterator[DoseFault]:
    if doses and HOLDS not in doses:
        yield DoseFault("reps", "only holds have a list of reps", "write one whole number")
    if "sets" in table:
        wrong = "a list of reps already says how many sets there are"
        yield DoseFault("sets", wrong, "take sets out")


def _marked(table: Mapping[str, Any]) -> tuple[DoseKeys, ...]:
    """The doses whose mark is there; `bpm` marks none beside `time`, nor `reps` beside others."""
    doses = tuple(_MARKS[key] for key in table if key in _MARKS)
    if TIME in doses:
        return tuple(dose for dose in doses if dose is not BEATS)
    if not doses and FREE_REPS.mark in table:
        return (FREE_REPS,)
    return doses


def _several(table: Mapping[str, Any], doses: tuple[DoseKeys, ...]) -> DoseFault:
    if {*doses} == {TEMPO_REPS, BEATS}:
        return DoseFault("bpm", "tempo ticks every second and has no bpm", "take bpm out")
    marks = [key for key in table if any(key == dose.mark for dose in doses)]
    number = "two" if len(marks) == 2 else str(len(marks))  # noqa: PLR2004 - the usual case in words
    wrong = f"the exercise has {number} doses, {listed(marks)}"
    return DoseFault(marks[-1], wrong, "keep one")


def _foreign(key: str, mark: str) -> DoseFault:
    owners = [dose.mark for dose in DOSES if key in dose.keys and dose.mark != key]
    with_what = f"; it goes with {listed(owners, 'or')}" if owners else ""
    return DoseFault(key, f"{key} does not go with {mark}{with_what}", "take one of them out")
