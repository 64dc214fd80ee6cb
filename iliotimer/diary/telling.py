"""One session in lines of text, for a person to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.diary.answers import NOTE, standing
from iliotimer.diary.moments import pain_moments
from iliotimer.diary.past import minutes_of
from iliotimer.diary.prescription import exercise_names, planned_doses
from iliotimer.diary.values import LONGEST_TEXT
from iliotimer.files.problems import shortened
from iliotimer.practice.events import Outcome, What
from iliotimer.practice.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from iliotimer.practice.record import Answer, Dose, Entry, Record

OUTCOMES = {
    Outcome.COMPLETED: "completed",
    Outcome.ENDED_EARLY: "ended early",
    Outcome.INTERRUPTED: "interrupted",
}
NOT_FINISHED = "not finished"
MOMENTS = {
    What.SHARP_PAIN: "sharp pain",
    What.TIGHTNESS: "tightness",
    What.DISCOMFORT: "discomfort",
}
ABOUT = {"before": "before", "after": "after", "next_day": "the next day"}
IN_WORDS = {"new": "anything new:", "load": "effort times minutes:"}
"""Questions whose names say too little."""
DONE, PARTLY, NOT_DONE = "✓", "·", "-"


def ending_in_words(outcome: Outcome | None, reason: str) -> str:
    """How a session ended and why: `ended early: too tired`."""
    if outcome is None:
        return NOT_FINISHED
    known = reason_of(reason)
    why = known.label[:1].lower() + known.label[1:] if known else reason
    return f"{OUTCOMES[outcome]}: {why}" if why else OUTCOMES[outcome]


def session_lines(name: str, record: Record) -> Iterator[str]:
    """A session: planned against done, what hurt, answers and notes."""
    names = exercise_names(record)
    result = record.result
    ending = ending_in_words(result.outcome if result else None, result.reason if result else "")
    yield f"{record.title}, {record.started:%Y-%m-%d %H:%M}"
    yield f"{minutes_of(record):g} minutes of practice, {ending}"
    yield name
    yield from _part("Done", [_dose_line(dose, names) for dose in planned_doses(record)])
    answers = standing(record.answers)
    moments = pain_moments(record)
    told: dict[str | int, list[Answer]] = {moment.n: [] for moment in moments}
    for answer in answers:
        told.get(answer.about, []).append(answer)
    yield from _part("Pain", [_moment_line(moment, names, told[moment.n]) for moment in moments])
    others = [a for a in answers if a.question != NOTE and a.about not in told]
    yield from _part("Answers", [_answer_line(answer, names) for answer in others])
    notes = [f"{a.at:%Y-%m-%d %H:%M}  {a.value}" for a in answers if a.question == NOTE]
    yield from _part("Notes", notes)


def _part(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield heading
        yield from (f"  {line}" for line in lines)


def _dose_line(dose: Dose, names: Mapping[str, str]) -> str:
    mark = DONE if dose.done >= dose.planned else PARTLY if dose.done else NOT_DONE
    return f"{mark} {dose_line(dose, names)}"


def dose_line(dose: Dose, names: Mapping[str, str]) -> str:
    """Planned against done of an exercise and side; `names` are those of the exercises by id."""
    side = "" if dose.side == "both" else f", {dose.side}"
    paced = " by the clock" if dose.paced and dose.done else ""
    exercise = names.get(dose.exercise, dose.exercise)
    return f"{exercise}{side}: {dose.done:g} of {dose.planned:g} {dose.unit}{paced}"


def place_in_words(moment: Entry, names: Mapping[str, str]) -> str:
    """Exercise, side, set, hold or rep, and second, as far as they are known."""
    place = [names.get(moment.exercise, moment.exercise)]
    if moment.side not in {"", "both"}:
        place.append(moment.side)
    if moment.set:
        place.append(f"set {moment.set}")
    if moment.rep:
        place.append(f"{_counted_as(moment)} {moment.rep}")
    if moment.second is not None:
        place.append(f"second {moment.second:.0f}")
    return ", ".join(part for part in place if part)


def _moment_line(moment: Entry, names: Mapping[str, str], answers: Sequence[Answer]) -> str:
    what = MOMENTS[moment.what]
    score = "" if moment.value is None else f" {moment.value}"
    said = [f"{answer.question} {value_in_words(answer)}" for answer in answers]
    line = f"{moment.at:%H:%M:%S}  {what}{score}: {place_in_words(moment, names)}"
    return f"{line}; {', '.join(said)}" if said else line


def value_in_words(answer: Answer) -> str:
    """What was answered, where it is no note; as long as any text of a session file at most."""
    return shortened(str(answer.value), LONGEST_TEXT)


def _counted_as(moment: Entry) -> str:
    return {"s": "hold", "breaths": "breath"}.get(moment.unit, "rep")


def _answer_line(answer: Answer, names: Mapping[str, str]) -> str:
    about = ABOUT.get(str(answer.about), f"event {answer.about}")
    question, _, exercise = answer.question.partition(" ")
    if exercise:
        asked = names.get(exercise, exercise)
    else:
        asked = IN_WORDS.get(question, question.replace("_", " "))
    return f"{about}: {asked} {value_in_words(answer)}"
