"""Journals for the tests, written as the program writes them."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from examples import SHORT_SESSION

from iliotimer.diary.journal import Journal
from iliotimer.plan.model import Side
from iliotimer.practice.events import Amount, Noted, Outcome, Over, Place, What
from iliotimer.practice.record import Dose, entry_of

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))
TODAY = "2026-11-22"
SECOND = 1_000_000_000
OPENING = {
    "title": "Short",
    "levels": [],
    "session_sha256": "00",
    "session_text": SHORT_SESSION,
}
DOSES = (
    Dose("slow-breathing", Side.BOTH, "breaths", 2, 2, paced=True, works=1, works_done=1),
    Dose("stretch", Side.LEFT, "s", 60, 47, paced=False, works=2, works_done=1),
    Dose("stretch", Side.RIGHT, "s", 60, 0, paced=False, works=2, works_done=0),
    Dose("swing", Side.LEFT, "reps", 4, 0, paced=True, works=1, works_done=0),
    Dose("swing", Side.RIGHT, "reps", 4, 0, paced=True, works=1, works_done=0),
)
BREATHING = Place("Breath", "slow-breathing", Side.BOTH, 1, 0)


def stretch(rep, side=Side.LEFT):
    return Place("Lengthening", "stretch", side, 1, rep)


def seconds(done, side=Side.LEFT):
    return Amount(side, Fraction(30), Fraction(done), "s", paced=False)


EVENTS = (
    Noted(0, What.STARTED, BREATHING),
    Noted(
        20 * SECOND,
        What.SET_DONE,
        BREATHING,
        Amount(Side.BOTH, Fraction(2), Fraction(2), "breaths", paced=True),
    ),
    Noted(65 * SECOND, What.HOLD_DONE, stretch(1), seconds(30)),
    Noted(92 * SECOND, What.SHARP_PAIN, stretch(2), seconds(17), second=Fraction(17)),
)


def begin(log, started=NOON, session="short", **opening):
    """The journal of a session that begins at this time."""
    return Journal.open_new(log, session, {**OPENING, **opening}, now=lambda: started)


def practise(journal, events=EVENTS, started=NOON):
    """Write the events, each at its own second."""
    for n, noted in enumerate(events, 1):
        at = started + dt.timedelta(seconds=noted.at // SECOND)
        journal.note(entry_of(noted, n, at))


def end(journal, outcome=Outcome.ENDED_EARLY, reason="sharp_pain", seconds_in=92, doses=DOSES):
    """Write the doses and the result."""
    journal.finish(Over(seconds_in * SECOND, outcome, reason), doses)


def made_journal(log, started=NOON, session="short", **ending):
    """A session that began well, hurt in the second hold and was ended; with its answers."""
    journal = begin(log, started, session)
    journal.answer("before", "pain", 1)
    practise(journal, started=started)
    journal.answer(4, "score", 6)
    journal.answer(4, "place", "front of hip, groin")
    end(journal, **ending)
    journal.answer("after", "effort", 5)
    journal.close()
    return journal.path


def made_diary(log, days):
    """A session on each of so many days, the last of them today; the paths, oldest first."""
    first = made_journal(log)
    text = first.read_text()
    paths = []
    for ago in range(1, days):
        day = f"{NOON - dt.timedelta(days=ago):%Y-%m-%d}"
        path = log / first.name.replace(TODAY, day)
        path.write_text(text.replace(TODAY, day))
        paths.insert(0, path)
    return [*paths, first]
