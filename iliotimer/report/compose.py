"""A report from its material."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.coach.period import week_of
from iliotimer.coach.series import scores_of, worst_pain
from iliotimer.coach.weeks import kept_to_plan
from iliotimer.plan.outline import written_by
from iliotimer.practice.checkin import AFTER, BEFORE, NEXT_DAY
from iliotimer.practice.events import Outcome
from iliotimer.report.content import Felt, Report, Week
from iliotimer.report.flags import flags
from iliotimer.report.going import figures, sentences
from iliotimer.report.stops import ends_table, stops_table
from iliotimer.report.tables import doses_table, levels_table, measures_table, notes_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iliotimer.practice.lived import Lived
    from iliotimer.report.material import Material

TABLES = (stops_table, ends_table, measures_table, levels_table, notes_table, doses_table)


def report_of(material: Material) -> Report:
    """What the material tells."""
    return Report(
        first=material.period.first,
        last=material.period.last,
        made=material.now,
        plan=tuple(_plan(material)),
        figures=tuple(figures(material)),
        going=tuple(sentences(material)),
        flags=tuple(flags(material)),
        weeks=tuple(_weeks(material)),
        felt=tuple(_felt(one) for one in material.lived),
        tables=tuple(table(material) for table in TABLES),
    )


def _plan(material: Material) -> Iterator[str]:
    begun = material.begun
    if begun is None:
        yield "No program was in use at the end of this period."
    else:
        program = begun.program
        yield (
            f"Plan: {program.title}, stage {begun.number} of {len(program.stages)} "
            f"({begun.stage.name}), begun on {begun.at.day} {begun.at:%B %Y}."
        )
    written = [(title, written_by(source)) for title, source in material.sources]
    said = [f"{title}: {by.lower()[:1]}{by[1:]}" for title, by in written if by]
    if said or begun is not None:
        yield " ".join(said) or "It does not say who wrote it."


def _weeks(material: Material) -> Iterator[Week]:
    for week in material.trends.weeks:
        lived = [one for one in material.lived if week_of(one.started.date()) == week.monday]
        completed = sum(one.outcome is Outcome.COMPLETED for one in lived)
        kept = sum(map(kept_to_plan, lived))
        yield Week(week.monday, week.planned, completed, kept - completed, len(lived) - kept)


def _felt(one: Lived) -> Felt:
    scores = scores_of(one)
    return Felt(
        at=one.started,
        before=scores.get((BEFORE, "pain")),
        worst=worst_pain(one, scores),
        after=scores.get((AFTER, "pain")),
        next_day=scores.get((NEXT_DAY, "pain")),
        sharp=one.pain_stops > 0,
    )
