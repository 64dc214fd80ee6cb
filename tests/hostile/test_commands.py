from __future__ import annotations

import csv
import datetime as dt
import io
import json

from hostile.strangers import FORMULAS, LONG, NOW, hostile_journal, move_in

from iliotimer.commands.unfinished import to_resume
from iliotimer.diary.values import LONGEST_TEXT

SESSIONS, PROGRAMS = "../home/sessions", "../home/programs"
READING = {
    ("list",): 0,
    ("list", "--json"): 0,
    ("show", "evil"): 0,
    ("show", "evil", "--json"): 0,
    ("show", f"{SESSIONS}/broken\x1b[31m.toml"): 2,
    ("cues", "evil", "--voice", "coach"): 0,
    ("check", f"{SESSIONS}/evil.toml", f"{PROGRAMS}/evil.toml"): 0,
    ("check", f"{SESSIONS}/broken\x1b[31m.toml", "../home/log/\x1b[31m.toml", "--json"): 1,
    ("check", f"{PROGRAMS}/broken\x1b[31m.toml", f"{SESSIONS}/broken\x1b[31m.toml"): 1,
    ("level", "evil"): 0,
    ("level", "evil", "x=1"): 2,
    ("run", "evil", "--from", "nothing", "--sound", "silent"): 2,
    ("config",): 0,
    ("config", "--json"): 0,
    ("doctor",): 0,
    ("doctor", "--json"): 0,
    ("log",): 0,
    ("log", "--json"): 0,
    ("log", "last"): 0,
    ("log", "last", "--json"): 0,
    ("log", "2026"): 2,
    ("export", "--csv", "-"): 0,
    ("export", "--json", "-"): 0,
    ("measure", "--list"): 0,
    ("measure", "--json"): 0,
    ("today",): 0,
    ("today", "--json"): 0,
    ("program",): 0,
    ("program", "nothing"): 2,
    ("program", "--next"): 2,
    ("progress",): 0,
    ("progress", "--all", "--json"): 0,
    ("report", "--text"): 0,
    ("report", "-o", "-"): 0,
    ("calendar", "-o", "-"): 0,
}
"""The exit status of each."""
WRITING = [
    ("level", "evil", "../../x \x1b[31m=1"),
    ("log", "last", "--note", "[b]\x1b[31m"),
    ("program", "evil", "--yes"),
    ("calendar", "-o", "../home/x.ics"),
    ("program", "--stop", "--yes"),
    ("checkin",),
    ("checkin", "--clear"),
    ("measure",),
    ("new", "../../../x"),
    ("new", "copy", "--from", "evil"),
]


def test_a_home_from_a_stranger_is_told_in_harmless_lines(home, invoke):
    """Whatever a sound file says, in keys, ids, names and notes; a long name is shortened."""
    move_in(home)
    for words, status in READING.items():
        done = invoke(*words, statuses=(status,))
        if "--json" in words:
            json.loads(done.stdout)
        elif words[0] not in {"export", "report"}:
            assert LONG[:LONGEST_TEXT] not in done.output.partition("\nNotes\n")[0], words


def test_what_is_written_into_a_home_from_a_stranger_stays_there(home, invoke):
    """Whatever names and ids its files give."""
    move_in(home)
    for words in WRITING:
        invoke(*words, typed="3\n\n" * 40, statuses=(0,))


def test_cells_that_a_spreadsheet_would_run_are_text(home, invoke):
    """Each begins with an apostrophe; the other cells are as they were."""
    hostile_journal(home.log)
    rows = list(csv.reader(io.StringIO(invoke("export", "--csv", "-").stdout)))
    cells = {cell for row in rows for cell in row}
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]
    assert {
        f"'{formula.replace(chr(9), ' ').replace(chr(13), ' ')}" for formula in FORMULAS[:7]
    } <= cells


def test_a_practice_in_lines_is_harmless(home, invoke):
    """From the greeting to the summary, with a name of 80 signs in every line."""
    move_in(home)
    words = ("--plain", "--sound", "silent", "--speed", "1000", "--no-log")
    done = invoke("run", "evil", *words)
    assert done.exit_code == 0
    assert "x[/][/b][@click=app.bell]" in done.stdout


def test_a_practice_that_a_stranger_left_is_offered_harmlessly(home, capsys, monkeypatch):
    """Its title and where it was cut off; to leave it changes nothing."""
    path = hostile_journal(home.log, NOW - dt.timedelta(minutes=5), ended=False)
    before = path.read_bytes()
    monkeypatch.setattr("iliotimer.commands.unfinished.is_terminal", lambda _stream: True)
    monkeypatch.setattr("click.getchar", lambda: "l")
    assert to_resume("evil", 1, at_once=False) is None
    lines = capsys.readouterr().out.splitlines()
    assert all(line.isprintable() for line in lines)
    assert "was cut off after 2 minutes, in [b]x[/]" in lines[0]
    assert len(lines[0]) < LONGEST_TEXT
    assert path.read_bytes() == before
