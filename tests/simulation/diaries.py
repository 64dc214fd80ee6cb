"""Where a simulated person's practices are kept: in memory, or in the files of a real diary."""

from __future__ import annotations

from dataclasses import replace

from simulation.prescriptions import session, session_text, sha256

from iliotimer.diary.course import keep_begun, read_course
from iliotimer.diary.folder import journal_path
from iliotimer.diary.history import read_history
from iliotimer.diary.journal import Journal
from iliotimer.diary.past import past_session
from iliotimer.diary.prescription import lengthening_in
from iliotimer.diary.reading import read_journal
from iliotimer.practice.record import Answer, Record, Result, figure

NS_A_MINUTE = 60_000_000_000
LATELY = 60
"""Sessions: nothing is said later of one that is older."""
PARTS = ("levels", "moments", "eased", "doses", "lengthening", "last_sets", "answers", "decisions")


class Seen:
    """A session of the past, of which each part is read once."""

    def __init__(self, past, before=None):
        self.past = past
        for part in PARTS if before is not None else ():
            packed = f"{part}_json"
            if part in before.__dict__ and getattr(past, packed) == getattr(before.past, packed):
                self.__dict__[part] = before.__dict__[part]

    def __getattr__(self, part):
        self.__dict__[part] = value = getattr(self.past, part)
        return value


class Diary:
    """Records by their names, and as the coach sees them."""

    def __init__(self):
        self.records = {}
        self._past = []
        self._stale = set()

    @property
    def past(self):
        """Every session, newest first."""
        if self._stale:
            before = {one.name: one for one in self._past[:LATELY]}
            told = {name: Seen(self._told(name), before.get(name)) for name in self._stale}
            recent = [told.pop(one.name, one) for one in self._past[:LATELY]]
            new = sorted(told.values(), key=_newest, reverse=True)
            self._past[:LATELY] = [*new, *recent]
            self._stale.clear()
            assert len(self._past) == len(self.records)
        return self._past

    def begin(self, prescribed, now):
        """The name and the journal of a practice that begins now."""
        started = now()
        name = f"{started:%Y-%m-%dT%H-%M-%S}-{prescribed.session}"
        while name in self.records:  # the same hour of the same day, in another time zone
            name = f"{name}-2"
        self.records[name] = opening(prescribed, started)
        return name, None

    def reopen(self, name, now):
        """The journal of a practice that goes on."""

    def keep(self, name, events, answers, doses, over):
        """What a practice came to; `over` is None where it was cut off."""
        result = None
        if over is not None:
            minutes = figure(round(over.at / NS_A_MINUTE, 1))
            result = Result(over.outcome, over.reason, minutes)
        self.records[name] = replace(
            self.records[name],
            events=tuple(events),
            answers=tuple(answers),
            doses=tuple(doses) if result else (),
            result=result,
        )
        self._stale.add(name)

    def answer(self, name, about, question, value, now):
        """An answer of later on."""
        record = self.records[name]
        answer = Answer(about, question, value, now())
        self.records[name] = replace(record, answers=(*record.answers, answer))
        self._stale.add(name)

    def decide(self, name, decision):
        record = self.records[name]
        self.records[name] = replace(record, decisions=(*record.decisions, decision))
        self._stale.add(name)

    def begin_stage(self, course, begun):
        """The course with another stage begun."""
        return (*course, begun)

    def close(self):
        """The end of the year."""

    def _told(self, name):
        return past_session(name, self.records[name])


class DiaryOfFiles(Diary):
    """The same, written to journals as it happens; what is told of it is read back from them."""

    def __init__(self, folder):
        super().__init__()
        self.log = folder / "log"
        self.index = folder / "index.sqlite"
        self.course = folder / "course.toml"

    def begin(self, prescribed, now):
        started = now()
        record = opening(prescribed, started)
        sparing = prescribed.sparing
        left_out = {"sets_percent": sparing.percent, "sets_fewer": sparing.fewer}
        head = {
            "title": record.title,
            "kind": record.kind,
            "lengthening": list(record.lengthening),
            "levels": [f"{exercise}={level}" for exercise, level in record.levels],
            **(left_out if sparing else {}),
            "default_hold": record.default_hold,
            "cadence": record.cadence,
            "session_sha256": record.sha256,
            "session_text": record.text,
        }
        journal = Journal.open_new(self.log, prescribed.session, head, now=now)
        self.records[journal.path.stem] = record
        return journal.path.stem, journal

    def reopen(self, name, now):
        return Journal.reopen(journal_path(self.log, name), now=now)

    def answer(self, name, about, question, value, now):
        super().answer(name, about, question, value, now)
        journal = self.reopen(name, now)
        journal.answer(about, question, value)
        journal.close()

    def decide(self, name, decision):
        super().decide(name, decision)
        journal = self.reopen(name, lambda: decision.at)
        journal.decide(decision)
        journal.close()

    def begin_stage(self, course, begun):
        keep_begun(self.course, begun.at, begun.program, begun.text, begun.number)
        kept = read_course(self.course)
        assert kept == (*course, begun)
        return kept

    def close(self):
        """All of it together is what was kept one by one."""
        for _ in ("without an index", "through it"):
            history = read_history(self.log, self.index)
            assert not history.troubles
            assert list(history.sessions) == [one.past for one in self.past]

    def _told(self, name):
        record = read_journal(journal_path(self.log, name))
        assert record == self.records[name]
        return past_session(name, record)


def opening(prescribed, started):
    """A practice that has just begun."""
    read = session(prescribed.session)
    return Record(
        session=read.id,
        title=read.title,
        started=started,
        levels=prescribed.levels,
        sha256=sha256(read.id),
        text=session_text(read.id),
        default_hold=figure(30),
        cadence=prescribed.cadence,
        kind=str(read.kind),
        lengthening=lengthening_in(read),
        sparing=prescribed.sparing,
    )


def _newest(past):
    return past.started, past.name
