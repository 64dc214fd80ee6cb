"""Rules for the levels and milder variants of an exercise, whatever their values are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iliotimer.files.doses import dose_faults, mended, rival_doses
from iliotimer.files.faults import Fault
from iliotimer.files.movements import entries_of
from iliotimer.files.shape import MOST_VARIANTS
from iliotimer.files.variants import LADDERS, Movement, usable, varied
from iliotimer.files.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iliotimer.files.faults import Path
    from iliotimer.files.movements import Written

    Known = Mapping[str, Mapping[str, Any]]


def variants_of(table: Mapping[str, Any]) -> int:
    """How many variants an exercise has: its levels, and to each and to itself its milder ones."""
    levels, milder = (len(entries_of(table, ladder)) for ladder in LADDERS)
    return (1 + levels) * (1 + milder) - 1


def ladder_faults(written: Written, known: Known, ids: tuple[str, ...]) -> Iterator[Fault]:
    """Too many entries, and uses of nothing; `ids` are those of `known`."""
    for ladder in LADDERS:
        entries = written.table.get(ladder)
        if isinstance(entries, list) and len(entries) > MOST_VARIANTS:
            wrong = f"{ladder} has {len(entries)} entries, more than {MOST_VARIANTS}"
            yield Fault((*written.path, ladder), wrong, "take some out")
        for index, entry in entries_of(written.table, ladder):
            used = entry.get("use")
            if isinstance(used, str) and used.strip() and not usable(entry, known):
                wrong = f"use = {shown(used)} names no exercise and no variant of this file"
                right = f"write a [[variant]] with id = {shown(used)}"
                yield Fault((*written.path, ladder, index, "use"), wrong, right, used, ids)


def variant_faults(written: Written, known: Known, *, on_levels: bool) -> Iterator[Fault]:
    """What is wrong with the doses that entries make, milder ones also `on_levels`."""
    base = Movement(written.id or "", mended(written.table))
    is_sound = not any(dose_faults(base.table))
    rungs = [("", base)] if is_sound else []
    for index, entry in entries_of(written.table, "levels"):
        path = (*written.path, "levels", index)
        level = _made(entry, base, known, is_sound=is_sound)
        faults = list(_dose_faults(path, entry, level))
        yield from faults
        if on_levels and level is not None and not faults:
            rungs.append((f" on level {index + 1}", level))
    for index, entry in entries_of(written.table, "milder"):
        path = (*written.path, "milder", index)
        if not rungs:
            yield from _dose_faults(path, entry, _made(entry, base, known, is_sound=False))
        for where, rung in rungs:
            variant = _made(entry, rung, known, is_sound=True)
            faults = list(_dose_faults(path, entry, variant, where))
            yield from faults
            if faults:
                break


def _made(
    entry: Mapping[str, Any], rung: Movement, known: Known, *, is_sound: bool
) -> Movement | None:
    """The variant that an entry makes of a rung; None where the dose that it varies is faulty."""
    if not usable(entry, known):
        return None
    if "use" in entry:
        is_sound = not any(dose_faults(known[entry["use"]]))
    return varied(rung, entry, known) if is_sound else None


def _dose_faults(
    path: Path, entry: Mapping[str, Any], variant: Movement | None, where: str = ""
) -> Iterator[Fault]:
    for fault in rival_doses(entry) if variant is None else dose_faults(variant.table):
        place = (*path, fault.key) if fault.key is not None and fault.key in entry else path
        yield Fault(place, fault.wrong + where, fault.right)
