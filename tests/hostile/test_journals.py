from __future__ import annotations

import datetime as dt

import pytest
import tomli_w
from diary.made_journals import OPENING, made_journal
from hostile.strangers import EVIL, LONG, NOW, PATHS, hostile_journal, session_text

from iliotimer.diary.history import read_history
from iliotimer.diary.prescription import prescribed_steps
from iliotimer.diary.reading import read_journal
from iliotimer.practice.events import What
from iliotimer.practice.player import Player
from iliotimer.practice.resuming import state_after
from iliotimer.practice.state import Mode

COMMANDS = (
    ("log",),
    ("log", "last"),
    ("log", "last", "--json"),
    ("export", "--csv", "-"),
    ("export", "--json", "-"),
    ("today",),
    ("progress", "--all"),
    ("report", "--text"),
    ("checkin",),
)
SESSIONS = ("../../etc/passwd", "/etc/passwd", "a/b", "", "..", "C:\\x", "x\x1b[31m", LONG, "A")
ABSURD = {
    "the first year": ("started", dt.datetime(1, 1, 1, tzinfo=dt.UTC)),
    "the last year": ("started", dt.datetime(9999, 12, 31, 23, tzinfo=dt.UTC)),
    "no offset": ("started", NOW.replace(tzinfo=None)),
    "a hold of a year": ("default_hold", 1e8),
    "a hold of nothing": ("default_hold", -1),
    "a billion steps a minute": ("cadence", 1e9),
    "a billion sets": ("sets_percent", 10**9),
    "fewer than no sets": ("sets_fewer", -(10**6)),
    "a hexadecimal level": ("levels", ["x=" + "9" * 5000]),
    "levels that are none": ("levels", "x=1"),
    "a digest of something": ("session_sha256", 5),
}
FAR = {
    "1970": dt.datetime(1970, 1, 2, tzinfo=dt.timezone(dt.timedelta(hours=-23))),
    "2999": dt.datetime(2999, 12, 30, tzinfo=dt.timezone(dt.timedelta(hours=23))),
}


def opening(**changes):
    """The first block of a journal."""
    head = {**OPENING, "session": "short", "started": NOW - dt.timedelta(hours=20)}
    return tomli_w.dumps({**head, **changes}) + "\n"


def event(what, **values):
    return "[[event]]\n" + tomli_w.dumps({"n": 1, "at": NOW, "t": 1, "what": what, **values}) + "\n"


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: ascii(session[:9]))
def test_a_journal_of_what_is_no_session_id_is_no_journal(home, invoke, session):
    """Nothing is looked for under the name that it gives."""
    home.put("log/2026-11-21T12-00-00-x.toml", opening(session=session))
    for words in COMMANDS:
        invoke(*words)
    (trouble,) = read_history(home.log, home.path / "index.sqlite").troubles
    assert trouble == "2026-11-21T12-00-00-x.toml is not a journal as iliotimer writes it."


@pytest.mark.parametrize("kind", ABSURD)
def test_a_journal_with_absurd_values_is_no_journal(home, invoke, kind):
    """It is told in a sentence, and another one is not disturbed."""
    made_journal(home.log)
    home.put("log/2026-11-21T12-00-00-x.toml", opening(**dict([ABSURD[kind]])))
    for words in (("log",), ("export", "--json", "-"), ("today",)):
        assert "2026-11-21T12-00-00-x.toml is not" in invoke(*words).stderr
    invoke("run", "short", "--plain", "--sound", "silent", "--resume")


@pytest.mark.parametrize("year", FAR)
def test_a_clock_that_was_wrong_by_far_disturbs_nobody(home, invoke, year):
    """A century of weeks is told like one."""
    made_journal(home.log, FAR[year])
    for words in COMMANDS:
        assert invoke(*words, typed="\n" * 9).exit_code == 0


def test_events_of_no_practice_are_told_and_taken_up_without_harm(home, invoke):
    """Of every kind, with details that are no ids, paces or places."""
    details = (EVIL + LONG, "to ../../x", "1e999999999 bpm", "80 bpm")
    places = [
        {"exercise": "stretch", "side": "left", "set": 10**9, "rep": 10**9},
        {"exercise": "swing", "side": "both", "set": 0, "rep": 0, "unit": "reps", "done": 1e9},
        {"exercise": EVIL, "side": "right", "phase": PATHS, "used": LONG, "unit": "parsecs"},
        {},
    ]
    for hour, what in enumerate(What):
        events = [
            event(what, n=n, t=0.5 * n, detail=detail, **place)
            for n, (detail, place) in enumerate((d, p) for d in details for p in places)
        ]
        name = f"log/2026-11-21T{hour:02}-00-00-short.toml"
        record = read_journal(home.put(name, opening() + "".join(events)))
        steps = prescribed_steps(record)
        player = Player(steps, go_on_from=state_after(steps, record.events))
        if player.state.mode is not Mode.OVER:
            player.resume()
            player.advance_to(player.state.now + 10**13)
    for words in COMMANDS:
        assert invoke(*words, typed="\n" * 9).exit_code == 0


def test_negative_amounts_are_no_journal(home):
    """Nor are those that are no numbers."""
    for values in ({"t": -1}, {"planned": -5}, {"set": -1}, {"n": 0.5}, {"done": float("inf")}):
        home.put("log/2026-11-21T12-00-00-x.toml", opening() + event("set_done", **values))
        (trouble,) = read_history(home.log, home.path / "index.sqlite").troubles
        assert trouble.endswith(".")


def test_a_kept_text_beyond_a_session_file_is_no_session(home, invoke, monkeypatch):
    """The journal is told all the same, and nothing is resumed from it."""
    monkeypatch.setattr("iliotimer.files.session_file.LONGEST_FILE", 5000)
    text = session_text() + "#" * 5000
    path = hostile_journal(home.log, NOW - dt.timedelta(minutes=5), ended=False, session_text=text)
    assert read_journal(path).text == text
    assert invoke("log", "last").exit_code == 0
    done = invoke("run", "evil", "--plain", "--sound", "silent", "--resume")
    assert "cannot be read" in done.stderr
