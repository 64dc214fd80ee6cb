"""Rules across the keys of a session, checked whatever the values are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iliotimer.files.doses import dose_faults, mended
from iliotimer.files.faults import Fault
from iliotimer.files.ladders import ladder_faults, variant_faults, variants_of
from iliotimer.files.movements import entries_of
from iliotimer.files.shape import MOST_VARIANTS_IN_ALL
from iliotimer.files.variants import LADDERS
from iliotimer.files.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iliotimer.files.faults import Path
    from iliotimer.files.movements import Movements, Written


def rule_faults(movements: Movements) -> Iterator[Fault]:
    """Duplicate ids, doses that make no sense, paces of no length, and uses of nothing."""
    ids = tuple(movements.known)
    known = {each: mended(table) for each, table in movements.known.items()}
    variants = 0
    for written in movements.written:
        if written.id is not None and movements.known[written.id] is not written.table:
            yield _duplicate(written, written.id)
        for fault in dose_faults(written.table):
            path = written.path if fault.key is None else (*written.path, fault.key)
            yield Fault(path, fault.wrong, fault.right)
        yield from _without_length(written.path, written.table)
        if not written.is_exercise:
            continue
        for ladder in LADDERS:
            for index, entry in entries_of(written.table, ladder):
                yield from _without_length((*written.path, ladder, index), entry)
        yield from ladder_faults(written, known, ids)
        before, variants = variants, variants + variants_of(written.table)
        too_many = variants > MOST_VARIANTS_IN_ALL
        yield from variant_faults(written, known, on_levels=not too_many)
        if too_many and before <= MOST_VARIANTS_IN_ALL:
            wrong = f"the file has more than {MOST_VARIANTS_IN_ALL:,} levels and milder variants"
            yield Fault(written.path, wrong, "take some out")


def _duplicate(written: Written, taken: str) -> Fault:
    if "id" in written.table:
        wrong = f"id = {shown(taken)} is taken already"
        return Fault((*written.path, "id"), wrong, "write another")
    wrong = f"the id {shown(taken)}, made from the name, is taken already"
    return Fault((*written.path, "name"), wrong, "write another name, or an id = ...")


def _without_length(path: Path, table: Mapping[str, Any]) -> Iterator[Fault]:
    for key, example in (("tempo", "2-0-1-2"), ("breath", "4-0-6-0")):
        if table.get(key) == "0-0-0-0":
            wrong = f'{key} = "0-0-0-0" has no length'
            yield Fault((*path, key), wrong, f'write seconds, as in "{example}"')
