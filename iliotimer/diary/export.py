"""The diary for other programs, as CSV and JSON, with one journal in memory at a time."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import TYPE_CHECKING

from iliotimer.diary.csv_rows import COLUMNS, rows_of
from iliotimer.diary.plain import record_data
from iliotimer.files.json_text import json_text
from iliotimer.files.private_file import put_in_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iliotimer.practice.record import Record

    Named = Iterable[tuple[str, Record]]
    """Records with the names of their journals."""


def csv_lines(records: Named) -> Iterator[str]:
    """One table: a line of column names, then the rows of each session."""
    writer = csv.writer(_Echo())
    yield writer.writerow(COLUMNS)
    for name, record in records:
        for row in rows_of(name, record):
            yield writer.writerow(row)


def json_lines(records: Named, *, with_text: bool = False) -> Iterator[str]:
    """One array, a session a line."""
    before = "[\n"
    for name, record in records:
        yield before + json_text(record_data(name, record, with_text=with_text), indent=None)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def write_whole(path: Path, lines: Iterable[str]) -> None:
    """Put the lines in place of the file in one step, for the person only.

    A device or a pipe is written to as it is. Raises OSError; the file is then as it was.
    """
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="") as device:
            device.writelines(lines)
        return
    put_in_place(path, lines)


class _Echo:
    """Gives back what a CSV writer writes."""

    def write(self, line: str) -> str:
        return line
