"""Files from somebody else: what they hold, and what they are."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import tomli_w
from diary.made_journals import EVENTS, begin, end, practise

if TYPE_CHECKING:
    from pathlib import Path

EVIL = (
    "[b]x[/][/b][@click=app.bell] \x1b[2J\x1b]0;own\x07\x9b31m\u202e\u2066\x7f\u2028\N{LEG}e\u0301"
)
"""Markup, escapes, a title for the terminal, C1, turned writing, line ends, emoji, accents."""
WIDE = "\N{FAMILY}\u05d0\u202ee\u0301\u0327" * 13
"""Cells of no width, of one and of two, from right to left and turned."""
PATHS = "../../x /etc/passwd C:\\x ~ $HOME `id` %s {0} =1+1"
FORMULAS = ("=1+1", "+1", "-1+1", "@x", "\t=1", "\r=1", " =1", "'=1")
LONG = "x" * 10_000
NOW = dt.datetime.now().astimezone().replace(microsecond=0)
GIB = 1 << 30


@dataclass(frozen=True, slots=True)
class Home:
    """A person's home and what lies around it."""

    path: Path
    around: Path

    def put(self, name: str, data: bytes | str) -> Path:
        """A file in it."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    @property
    def log(self) -> Path:
        return self.path / "log"


def listing(folder, without):
    """Everything in a folder but one, to the byte."""
    return {
        path: (path.lstat().st_mode, path.is_file() and path.read_bytes())
        for path in folder.rglob("*")
        if path != without and without not in path.parents
    }


def session_text(name=EVIL, hold=1, **changes) -> str:
    """A sound session whose every text is hostile, with holds of so many seconds."""
    held = {
        "id": "../../x \x1b[31m",
        "name": name,
        "setup": EVIL * 3 + PATHS,
        "cue": EVIL,
        "check": EVIL,
        "load": EVIL,
        "sets": 2,
        "hold": hold,
        "milder": [{"reps": 2, "name": WIDE}],
        "levels": [{"sets": 3, "cue": PATHS}],
    }
    phases = [
        {"name": name, "kind": "lengthening", "exercise": [held]},
        {"name": "=1+1", "kind": "gait", "exercise": [{"name": WIDE, "time": 1}]},
    ]
    table = {
        "format": 1,
        "title": name,
        "kind": "mobility",
        "about": EVIL + PATHS,
        "equipment": [EVIL, "=1+1"],
        "source": {"by": EVIL, "review": dt.date(2020, 1, 1)},
        "defaults": {"transition": 0, "get_ready": 0, "switch": 0},
        "phase": phases,
    }
    return tomli_w.dumps({**table, **changes})


def program_text() -> str:
    """A sound program whose texts are hostile."""
    stage = {"name": EVIL, "about": EVIL + PATHS, "weeks": 1, "monday": "evil"}
    week = dict.fromkeys(("tuesday", "wednesday", "thursday", "friday"), "evil")
    last = {"name": WIDE, **week, "saturday": "evil", "sunday": "evil"}
    table = {"format": 1, "title": EVIL, "about": EVIL, "source": {"by": EVIL}}
    return tomli_w.dumps({**table, "stage": [stage, last]})


def course_text() -> str:
    """A way through that program, on its last stage since yesterday."""
    begun = {
        "at": NOW - dt.timedelta(days=1),
        "program": "evil",
        "title": EVIL,
        "number": 2,
        "stage": EVIL,
        "program_text": program_text(),
    }
    return f"format = 1\n\n[[begun]]\n{tomli_w.dumps(begun)}\n"


def measures_text() -> str:
    """Measures with hostile names and units."""
    blocks = ["format = 1\n"]
    for days, name in ((30, EVIL), (20, EVIL), (3, LONG), (2, "=1+1")):
        for value in (3, 1e9):
            at = NOW - dt.timedelta(days=days)
            table = {"at": at, "name": name, "value": value, "unit": "0-10 [b]\x1b[31m"}
            blocks.append(f"[[measure]]\n{tomli_w.dumps(table)}")
    return "\n".join([*blocks, ""])


def hostile_journal(log, started=None, *, ended=True, **opening) -> Path:
    """A journal of a hostile session, with hostile answers and notes, that began a day ago."""
    started = started or NOW - dt.timedelta(days=1)
    opening = {"title": LONG, "session_text": session_text(), **opening}
    journal = begin(log, started, "evil", **opening)
    practise(journal, EVENTS, started)
    for about, question, value in (
        (4, "place", EVIL),
        (4, "word", LONG),
        ("after", "note", EVIL + LONG),
        ("before", EVIL, EVIL),
        ("[b]\x1b[31m", LONG, EVIL),
        *(("after", "note", formula) for formula in FORMULAS),
    ):
        journal.answer(about, question, value)
    if ended:
        end(journal, reason=EVIL + LONG)
    journal.close()
    text = journal.path.read_text()
    for word in ("stretch", "Lengthening"):
        text = text.replace(
            f'"{word}"', tomli_w.dumps({"x": EVIL + LONG}).removeprefix("x = ").strip()
        )
    journal.path.write_text(text)
    return journal.path


def move_in(home: Home) -> Home:
    """A whole home from a stranger, every file of it sound and hostile."""
    home.put("sessions/evil.toml", session_text())
    home.put("sessions/-\x1b[31m[b].toml", session_text())
    home.put("sessions/broken\x1b[31m.toml", session_text(title=LONG))
    home.put("programs/evil.toml", program_text())
    broken = program_text().replace("weeks = 1", 'weeks = "\\u001b"')
    home.put("programs/broken\x1b[31m.toml", broken)
    home.put("config.toml", f"# {PATHS}\n[sound]\nvolume = 40\n")
    home.put("kept.toml", tomli_w.dumps({"levels": {"evil": {"../../x \x1b[31m": 10**15}}}))
    home.put("measures.toml", measures_text())
    home.put("course.toml", course_text())
    hostile_journal(home.log)
    hostile_journal(home.log, NOW - dt.timedelta(minutes=5), ended=False)
    home.put("log/2026-01-01T00-00-00-[b]x.toml", "nonsense")
    home.put("log/\x1b[31m.toml", "nonsense")
    return home


def pipe(path, _around):
    os.mkfifo(path)


def folder(path, _around):
    path.mkdir()


def loop(path, _around):
    path.symlink_to(path.name)


def dangling(path, around):
    path.symlink_to(around / "not-there.toml")


def endless(path, _around):
    path.symlink_to("/dev/zero")


def sparse(path, _around):
    with path.open("wb") as file:
        file.truncate(GIB)


def binary(path, _around):
    path.write_bytes(b"\xff\xfe\x00\x1b[31m\n\n" * 9)


def latin(path, _around):
    path.write_bytes(b'title = "\xe4\xff"\n\n')


def nested(path, _around):
    path.write_text(f"x = {'[' * 100_000}\n\n")


def deep(path, _around):
    path.write_text(
        f"title = {'[' * 300}{']' * 300}\n[sound]\nvolume = {'{a=' * 300}1{'}' * 300}\n\n"
    )


def dotted(path, _around):
    path.write_text('"\\"".' * 100_000 + "x = 1\n\n")


def huge_numbers(path, _around):
    digits, hexadecimal = "9" * 4000, "0x" + "f" * 9000
    lines = [f"format = {hexadecimal}", f"title = {digits}", "kind = 1e999", "session = nan"]
    tables = [
        "sound",
        "person",
        "screen",
        "levels.evil",
        "[event]",
        "[measure]",
        "[begun]",
        "[stage]",
    ]
    lines += [f"[{table}]\nvolume = {hexadecimal}\nn = -{digits}\nage = -inf" for table in tables]
    path.write_text("\n".join([*lines, "", ""]))


def elsewhere(path, around):
    path.symlink_to(around / "precious.toml")


KINDS = (
    *(pipe, folder, loop, dangling, endless, elsewhere),
    *(sparse, binary, latin, nested, deep, dotted, huge_numbers),
)
"""What may stand in the place of a file."""
