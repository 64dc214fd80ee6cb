"""A session of the past in short: what a table, a trend and a schedule need of it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from iliotimer.diary.answers import standing
from iliotimer.diary.last_sets import last_sets
from iliotimer.diary.moments import pain_moments
from iliotimer.diary.prescription import lengthening_exercises, planned_doses, session_kind
from iliotimer.diary.reading import entry_told
from iliotimer.diary.values import as_count, as_text, maker_of
from iliotimer.practice.blocking import sign_of
from iliotimer.practice.events import Outcome, What
from iliotimer.practice.record import Answer, Decision, Dose, Entry, LastSet, figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from iliotimer.practice.record import Record

Made = TypeVar("Made")

DOSE, LAST_SET, DECISION = (
    attrgetter(*(field.name for field in fields(kind))) for kind in (Dose, LastSet, Decision)
)
"""The values of the fields of each."""
DOSE_OF, LAST_SET_OF = maker_of(Dose), maker_of(LastSet)
ANSWER_OF, DECISION_OF = maker_of(Answer), maker_of(Decision)


@dataclass(frozen=True, slots=True)
class PastSession:
    """A journal in short; its lists are kept as JSON and read when they are asked for."""

    name: str
    """The stem of the journal's file."""
    session: str
    title: str
    kind: str
    """A session kind; empty where it is not known."""
    begun: str
    """ISO 8601 with offset."""
    ended: str
    """The outcome; empty while the journal has no end."""
    reason: str
    ended_json: str
    minutes: float
    """Of practice, without the pauses."""
    pain_stops: int
    """Sharp stops that were not taken back."""
    sign: str
    """What holds everything back until it is cleared, `numb` or `unwell`; empty for nothing."""
    works: int
    """Sets and holds planned."""
    works_done: int
    """Sets and holds done in full."""
    levels_json: str
    moments_json: str
    eased_json: str
    doses_json: str
    lengthening_json: str
    last_sets_json: str
    answers_json: str
    decisions_json: str

    @property
    def started(self) -> dt.datetime:
        """Wall clock, with the offset of that day."""
        return dt.datetime.fromisoformat(self.begun)

    @property
    def outcome(self) -> Outcome | None:
        """How it ended; None while the journal has no end."""
        return Outcome(self.ended) if self.ended else None

    @property
    def ended_in(self) -> tuple[str, str, str]:
        """Phase, exercise and side in which it ended; empty where nothing was begun."""
        phase, exercise, side, *_ = (*_unpacked(self.ended_json, as_text), "", "", "")
        return phase, exercise, side

    @property
    def levels(self) -> tuple[tuple[str, int], ...]:
        """The level of each exercise that was not at its first."""
        return _unpacked(self.levels_json, lambda pair: (as_text(pair[0]), as_count(pair[1])))

    @property
    def moments(self) -> tuple[Entry, ...]:
        """Sharp pain, tightness and discomfort, without what was taken back."""
        return _unpacked(self.moments_json, _entry)

    @property
    def eased(self) -> tuple[str, ...]:
        """The exercises that were made milder on the way."""
        return _unpacked(self.eased_json, as_text)

    @property
    def doses(self) -> tuple[Dose, ...]:
        """Planned against done, per exercise and side."""
        return _unpacked(self.doses_json, DOSE_OF)

    @property
    def lengthening(self) -> tuple[str, ...]:
        """The ids of the exercises of lengthening phases."""
        return _unpacked(self.lengthening_json, as_text)

    @property
    def last_sets(self) -> tuple[LastSet, ...]:
        """The last set done of each exercise and side."""
        return _unpacked(self.last_sets_json, LAST_SET_OF)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers that count."""
        return _unpacked(self.answers_json, ANSWER_OF)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided after it about levels, in the order of deciding."""
        return _unpacked(self.decisions_json, DECISION_OF)


def past_session(name: str, record: Record) -> PastSession:
    """A record in short."""
    result = record.result
    answers = standing(record.answers)
    doses = planned_doses(record)
    moments = pain_moments(record)
    return PastSession(
        name=name,
        session=record.session,
        title=record.title,
        kind=session_kind(record),
        begun=record.started.isoformat(),
        ended="" if result is None else str(result.outcome),
        reason="" if result is None else result.reason,
        ended_json=_packed(_ended_in(record)),
        minutes=minutes_of(record),
        pain_stops=sum(moment.what is What.SHARP_PAIN for moment in moments),
        sign=sign_of("" if result is None else result.reason, answers),
        works=sum(dose.works for dose in doses),
        works_done=sum(dose.works_done for dose in doses),
        levels_json=_packed(record.levels),
        moments_json=_packed(_table(moment) for moment in moments),
        eased_json=_packed(_eased(record)),
        doses_json=_packed(map(DOSE, doses)),
        lengthening_json=_packed(lengthening_exercises(record)),
        last_sets_json=_packed(map(LAST_SET, last_sets(record))),
        answers_json=_packed((a.about, a.question, a.value, a.at.isoformat()) for a in answers),
        decisions_json=_packed((d.at.isoformat(), *DECISION(d)[1:]) for d in record.decisions),
    )


def minutes_of(record: Record) -> float:
    """Minutes of practice: as the journal's end says, else up to its last event."""
    if record.result is not None:
        return record.result.minutes
    return figure(round(max((event.t for event in record.events), default=0) / 60, 1))


def _ended_in(record: Record) -> tuple[str, str, str]:
    last = next((event for event in reversed(record.events) if event.exercise), None)
    return ("", "", "") if last is None else (last.phase, last.exercise, last.side)


def _eased(record: Record) -> tuple[str, ...]:
    """What an undo took back does not count."""
    eased: list[str] = []
    for event in record.events:
        if event.what is What.EASED:
            eased.append(event.exercise)
        elif event.what is What.UNDONE and event.detail == What.EASED and eased:
            eased.pop()
    return tuple(dict.fromkeys(eased))


def _packed(rows: Iterable[object]) -> str:
    return json.dumps(list(rows), ensure_ascii=False, separators=(",", ":"))


def _unpacked(packed: str, make: Callable[[Any], Made]) -> tuple[Made, ...]:
    """A list as it was packed; none where it is something else, since a journal keeps the truth."""
    try:
        return tuple(make(row) for row in json.loads(packed))
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError):
        return ()


def _table(entry: Entry) -> dict[str, object]:
    table = {key: value for key, value in asdict(entry).items() if value not in {None, ""}}
    return {**table, "at": entry.at.isoformat()}


def _entry(table: dict[str, Any]) -> Entry:
    return entry_told({**table, "at": dt.datetime.fromisoformat(as_text(table["at"]))})
