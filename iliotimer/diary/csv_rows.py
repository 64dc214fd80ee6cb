"""A session as rows of a table: itself, its sets and holds, its stops and its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.diary.answers import standing
from iliotimer.diary.moments import pain_moments
from iliotimer.diary.past import minutes_of
from iliotimer.diary.works import works_of
from iliotimer.files.problems import harmless
from iliotimer.practice.events import What

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iliotimer.diary.works import Work
    from iliotimer.practice.record import Answer, Entry, Record

COLUMNS = (
    "row",
    "id",
    "session",
    "title",
    "started",
    "outcome",
    "reason",
    "practice_min",
    "at",
    "practice_s",
    "exercise",
    "used",
    "side",
    "set",
    "hold",
    "planned_s",
    "done_s",
    "planned_reps",
    "done_reps",
    "paced_reps",
    "planned_breaths",
    "done_breaths",
    "paced_breaths",
    "what",
    "into_step_s",
    "about",
    "question",
    "value",
    "nprs_0_10",
)
FORMULA_STARTS = ("=", "+", "-", "@")
PAIN_QUESTION, SCORE_QUESTION = "pain", "score"

Cell = str | int | float | bool | None
Row = dict[str, Cell]


def rows_of(name: str, record: Record) -> Iterator[tuple[Cell, ...]]:
    """The rows of one session, each with a cell for every one of `COLUMNS`."""
    for row in _rows(record):
        head = {"id": name, "session": record.session, "title": record.title}
        cells: Row = {**head, "started": record.started.isoformat(), **row}
        yield tuple(_safe(cells.get(column)) for column in COLUMNS)


def _rows(record: Record) -> Iterator[Row]:
    yield _session_row(record)
    for work in works_of(record):
        yield _work_row(work)
    answers = standing(record.answers)
    scores = {a.about: a.value for a in answers if a.question == SCORE_QUESTION}
    for moment in pain_moments(record):
        yield _stop_row(moment, scores.get(moment.n))
    for answer in answers:
        yield _answer_row(answer, is_pain=answer.question == PAIN_QUESTION)


def _session_row(record: Record) -> Row:
    result = record.result
    ending: Row = {"outcome": str(result.outcome), "reason": result.reason} if result else {}
    return {"row": "session", **ending, "practice_min": minutes_of(record)}


def _work_row(work: Work) -> Row:
    return {
        "row": "hold" if work.hold else "set",
        **(_moment(work.told_by) if work.told_by else {}),
        "exercise": work.exercise,
        "side": work.side,
        "set": work.set,
        "hold": work.hold or None,
        f"planned_{work.unit}": work.planned,
        f"{'paced' if work.paced else 'done'}_{work.unit}": work.done,
    }


def _stop_row(entry: Entry, score: Cell) -> Row:
    is_sharp = entry.what is What.SHARP_PAIN
    return {
        "row": "discomfort" if entry.what is What.DISCOMFORT else "stop",
        **_moment(entry),
        "exercise": entry.exercise,
        "side": entry.side,
        "set": entry.set or None,
        "hold": entry.rep or None,
        "what": str(entry.what),
        "into_step_s": entry.second,
        "about": entry.n,
        "nprs_0_10": score if is_sharp else entry.value,
    }


def _answer_row(answer: Answer, *, is_pain: bool) -> Row:
    return {
        "row": "answer",
        "at": answer.at.isoformat(),
        "about": answer.about,
        "question": answer.question,
        "value": answer.value,
        "nprs_0_10": answer.value if is_pain else None,
    }


def _moment(entry: Entry) -> Row:
    return {"at": entry.at.isoformat(), "practice_s": entry.t, "used": entry.used or None}


def _safe(cell: Cell) -> Cell:
    """Text on one line that no spreadsheet takes for a formula; other cells as they are."""
    if not isinstance(cell, str):
        return cell
    text = harmless(cell)
    return f"'{text}" if text.lstrip().startswith(FORMULA_STARTS) else text
