from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hostile.strangers import EVIL, LONG, PATHS, move_in, pipe, program_text, session_text

from iliotimer.files.places import find_session, session_with_id
from iliotimer.tui.library import Wanted

NAMES = {
    "a path upwards": "../../../../../../etc/passwd",
    "an absolute path": "/etc/passwd",
    "a device": "/dev/zero",
    "a folder": "..",
    "a home": "~root/.profile",
    "a drive": "C:\\Windows\\x.toml",
    "a share": "\\\\host\\share\\x",
    "an address": "https://example.org/x.toml",
    "a file address": "file:///etc/passwd",
    "a long name": LONG,
    "a long file": f"{LONG}.toml",
    "a longer name": "x" * 100_000,
    "nothing": "",
    "a space": " ",
    "two lines": "evil\nTraceback (most recent call last):",
    "escapes": EVIL,
    "paths": PATHS,
    "no Unicode": os.fsdecode(b"\xff\xfe.toml"),
    "a pattern": "*",
    "a pipe": "pipe.toml",
}
COMMANDS = [
    ("run", "--plain", "--sound", "silent"),
    ("run", "--plain", "--resume"),
    ("show",),
    ("cues",),
    ("level",),
    ("check",),
    ("program",),
    ("log",),
    ("render", "-o", "x.wav"),
]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_of_no_session_is_told_in_a_few_harmless_words(home, invoke, name):
    """Neither read as a command nor as an address; and it is not repeated at length."""
    pipe(home.around / "pipe.toml", home.around)
    home.put("sessions/evil.toml", session_text())
    for words in COMMANDS:
        done = invoke(*words, "--", name, statuses=(1, 2))
        assert done.output
        assert LONG[:5000] not in done.output
    invoke("new", "x", f"--from={name}", statuses=(2,))
    (home.around / "pipe.toml").unlink()


@pytest.mark.parametrize("name", ["x=1", "=", LONG, EVIL, "evil=" + "9" * 5000, "\0=1"])
def test_a_level_that_is_none_is_told_in_a_few_harmless_words(home, invoke, name):
    """Whatever stands before and after its equals sign."""
    move_in(home)
    for words in (("level", "evil", "--", name), ("show", "evil", f"--level={name}")):
        done = invoke(*words, statuses=(2,))
        assert LONG[:5000] not in done.output


def test_names_of_files_are_neither_options_nor_markup(home, invoke):
    """A stem may be anything that a disk allows."""
    stems = ("-h", "--help", "-\x1b[31m[b]", "[", "evil name", "\u202eevil", "x" * 240)
    for stem in stems:
        home.put(f"sessions/{stem}.toml", session_text())
        home.put(f"programs/{stem}.toml", program_text())
    assert invoke("list").stdout.count("\n") == len(stems)
    assert invoke("program").exit_code == 0
    for stem in stems:
        assert invoke("show", "--", stem).exit_code == 0
        invoke("program", "--yes", "--", stem)


def test_an_id_in_the_diary_is_neither_a_path_nor_an_option(home, invoke, monkeypatch):
    """What a person types may be a path; what a file says may not."""
    here = home.around / "evil"
    here.write_text(session_text())
    assert (find_session("evil"), session_with_id("evil")) == (Path("evil"), None)
    here.unlink()
    monkeypatch.setattr("iliotimer.cli.has_screen", lambda: True)
    for wanted in (Wanted("run", "--help"), Wanted("resume", "--help")):
        chosen = partial(replace, wanted)
        monkeypatch.setattr("iliotimer.commands.library.chosen_in_library", chosen)
        assert "There is no " in invoke(statuses=(2,)).stderr
