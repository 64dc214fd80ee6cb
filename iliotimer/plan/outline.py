"""A session in figures and as an outline that a person would print."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from iliotimer.plan.model import Beats, Breaths, FreeReps, Holds, TempoReps, Timed
from iliotimer.plan.score import StepKind
from iliotimer.plan.steps import starts_of
from iliotimer.plan.words import dose_in_words, duration, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iliotimer.plan.model import Exercise, Session, Source
    from iliotimer.plan.score import Step

WIDEST_NAME = 44


def lengths_of(steps: Sequence[Step]) -> dict[str, Fraction]:
    """Seconds of each exercise, its set-up included, by its id."""
    lengths: dict[str, Fraction] = {}
    for step in steps:
        so_far = lengths.get(step.exercise.id, Fraction(0))
        lengths[step.exercise.id] = so_far + step.length
    return lengths


def session_figures(session: Session, steps: Sequence[Step]) -> dict[str, object]:
    """The session as plain data; a key that does not apply is absent."""
    lengths = lengths_of(steps)
    done = {step.exercise.id: step.exercise for step in steps if step.kind is StepKind.WORK}
    return {
        "id": session.id,
        "title": session.title,
        "kind": str(session.kind),
        "duration_s": figure(starts_of(steps)[-1]),
        "equipment": list(session.equipment),
        "phases": [
            {
                "name": phase.name,
                "kind": str(phase.kind),
                "duration_s": figure(sum((lengths[e.id] for e in phase.exercises), Fraction(0))),
                "exercises": [
                    _exercise_figures(done[exercise.id], lengths[exercise.id])
                    for exercise in phase.exercises
                ],
            }
            for phase in session.phases
        ],
    }


def outline(session: Session, steps: Sequence[Step]) -> Iterator[str]:
    """The lines of the printed outline."""
    lengths = lengths_of(steps)
    done = {step.exercise.id: step.exercise for step in steps if step.kind is StepKind.WORK}
    yield f"{session.title}: {duration(starts_of(steps)[-1])}, {session.kind}"
    if session.about:
        yield session.about
    if session.equipment:
        yield f"You need: {', '.join(session.equipment)}."
    provenance = written_by(session.source)
    if provenance:
        yield provenance
    for phase in session.phases:
        total = sum((lengths[exercise.id] for exercise in phase.exercises), Fraction(0))
        yield ""
        yield f"{phase.name} ({duration(total)})"
        for exercise in phase.exercises:
            yield f"  {done[exercise.id].name}"
            yield f"      {dose_in_words(done[exercise.id])}"


def written_by(source: Source | None) -> str:
    """Who wrote the plan and when, as a sentence; empty where the file does not say."""
    if source is None or not (source.by or source.date):
        return ""
    by = f" by {source.by}" if source.by else ""
    if source.date is None:
        return f"Written{by}."
    return f"Written{by}, {source.date.isoformat()}." if by else f"Written {source.date}."


def score_lines(steps: Sequence[Step]) -> Iterator[dict[str, object]]:
    """Every cue of the score in order, as plain data with `t` in seconds from the start."""
    for n, (start, step) in enumerate(zip(starts_of(steps), steps, strict=False)):
        for cue in step.cues:
            line: dict[str, object] = {
                "t": plain(start + cue.offset),
                "cue": str(cue.kind),
                "step": str(step.kind),
                "n": n,
                "phase": step.phase,
                "exercise": step.exercise.id,
                "side": str(cue.side),
                "set": step.set,
                "rep": cue.rep,
            }
            yield {**line, "text": cue.text} if cue.text else line


def plain(value: Fraction) -> int | float:
    """The number as JSON writes it best: unrounded, whole where it is whole."""
    return value.numerator if value.denominator == 1 else float(value)


def figure(value: Fraction) -> int | float:
    """Seconds to the thousandth, whole where they are."""
    return plain(Fraction(round(value, 3)))


def _exercise_figures(exercise: Exercise, length: Fraction) -> dict[str, object]:
    figures: dict[str, object] = {
        "id": exercise.id,
        "name": exercise.name,
        "side": str(exercise.sides),
        "sets": exercise.sets,
        **_dose_figures(exercise),
    }
    if exercise.rest:
        figures["rest_s"] = figure(exercise.rest)
    return {**figures, "duration_s": figure(length)}


def _dose_figures(exercise: Exercise) -> dict[str, object]:
    match exercise.dose:
        case TempoReps(reps=reps, tempo=tempo, starts_with=start):
            return {"reps": reps, "tempo": str(tempo), "starts_with": str(start)}
        case Holds(reps=reps) as dose:
            figures: dict[str, object] = {
                "reps": reps if isinstance(reps, int) else list(reps),
                "hold_s": figure(dose.seconds or Fraction(0)),
            }
            if dose.breath is not None:
                figures["breath"] = str(dose.breath)
            return {**figures, "gap_s": figure(dose.gap)} if dose.gap else figures
        case Breaths(breaths=breaths, breath=breath):
            return {"breaths": breaths, "breath": str(breath)}
        case Beats(reps=reps, bpm=bpm, beats_per_rep=beats):
            return {"reps": reps, "bpm": plain(bpm), "beats_per_rep": beats}
        case FreeReps(reps=reps):
            return {"reps": reps}
        case Timed(seconds=seconds, bpm=bpm, own_cadence=own):
            timed: dict[str, object] = {"time_s": figure(seconds)}
            if own is not None:
                timed["cadence"] = "own" if own == 1 else f"own*{number(own)}"
            return {**timed, "bpm": plain(bpm)} if bpm is not None else timed
