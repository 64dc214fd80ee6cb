from __future__ import annotations

import os

import pytest
from diary.made_journals import made_journal
from hostile.strangers import (
    KINDS,
    course_text,
    dangling,
    elsewhere,
    endless,
    folder,
    hostile_journal,
    loop,
    measures_text,
    move_in,
    pipe,
    program_text,
    session_text,
)

from iliotimer.diary.history import read_history

READERS = {
    "sessions/evil.toml": [
        ("list", "--json"),
        ("check", "../home/sessions/evil.toml"),
        ("run", "evil", "--plain", "--sound", "silent"),
        ("new", "other", "--from", "evil"),
    ],
    "programs/evil.toml": [
        ("program",),
        ("program", "evil", "--yes"),
    ],
    "config.toml": [
        ("config",),
        ("run", "evil", "--plain", "--sound", "silent", "--no-log", "--speed", "1000"),
    ],
    "kept.toml": [("config",), ("show", "evil"), ("level", "evil", "../../x \x1b[31m=1")],
    "log/2026-11-21T12-00-00-evil.toml": [
        ("log",),
        ("log", "2026-11-21"),
        ("export", "--csv", "-"),
        ("today",),
        ("checkin",),
        ("run", "evil", "--plain", "--sound", "silent", "--resume"),
    ],
    "measures.toml": [("measure",), ("measure", "--list"), ("progress",)],
    "course.toml": [
        ("program",),
        ("program", "evil", "--yes"),
        ("today",),
    ],
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("name", READERS)
def test_whatever_stands_in_the_place_of_a_file_is_told_in_a_sentence(home, invoke, name, kind):
    """Nothing waits for a pipe, reads without end, or follows a link to write elsewhere."""
    home.put("sessions/evil.toml", session_text())
    home.put(name, "").unlink()
    kind(home.path / name, home.around)
    for words in READERS[name]:
        typed = "y\n\n" if words[0] in {"measure", "checkin"} else ""
        done = invoke(*words, typed=typed, statuses=(0, 1, 2, 4))
        assert done.exit_code == 0 or done.stderr or done.stdout


@pytest.mark.parametrize("name", READERS)
def test_a_file_that_may_not_be_read_is_told_in_a_sentence(home, invoke, name, monkeypatch):
    """What the system forbids is said, and nothing is written over it."""
    home.put("sessions/evil.toml", session_text())
    path = home.put(name, "[screen]\n")
    really = os.open

    def forbidden(file, *arguments, **named):
        if os.fspath(file) == str(path):
            raise PermissionError(13, "Permission denied", str(file))
        return really(file, *arguments, **named)

    monkeypatch.setattr(os, "open", forbidden)
    for words in READERS[name]:
        if words[0] != "level":
            invoke(*words, typed="y\n\n", statuses=(0, 1, 2, 4))
            assert path.read_text() == "[screen]\n"


@pytest.mark.parametrize("kind", [pipe, folder, loop, dangling, endless, elsewhere])
def test_an_index_that_is_no_file_is_done_without(home, kind):
    """It is replaced where it can be; what a link leads to stays as it is."""
    made_journal(home.log)
    index = home.path / "index.sqlite"
    kind(index, home.around)
    for _ in range(2):
        assert len(read_history(home.log, index).sessions) == 1
    assert index.is_dir() == (kind is folder)
    assert not index.is_symlink()


@pytest.mark.parametrize("kind", [loop, dangling, endless, pipe, folder, elsewhere])
def test_one_bad_name_in_the_diary_hides_no_other(home, invoke, kind):
    """The rest is told, and a sentence says what is left out."""
    made_journal(home.log)
    kind(home.log / "2026-11-20T12-00-00-evil.toml", home.around)
    done = invoke("log")
    assert "Short" in done.stdout
    assert ("2026-11-20T12-00-00-evil.toml" in done.stderr) == (kind is not dangling)


def test_a_folder_that_is_a_file_is_told_in_a_sentence(home, invoke):
    """The diary's, that of the sessions, and that of the programs."""
    for name in ("log", "sessions", "programs"):
        home.put(name, "x")
    told = [
        invoke(*words)
        for words in (
            ("log",),
            ("export", "--csv", "-"),
            ("checkin",),
            ("checkin", "--clear"),
            ("today",),
            ("progress",),
            ("report", "--text"),
            ("list",),
            ("program",),
            ("new", "mine"),
            ("doctor",),
            ("run", "../around/precious.toml", "--plain", "--sound", "silent"),
        )
    ]
    assert all("log" in done.stderr for done in told[:2])
    (home.path / "sessions").unlink()
    home.put("sessions/evil.toml", session_text())
    done = invoke("run", "evil", "--plain", "--sound", "silent")
    assert (done.exit_code, "diary cannot be begun" in done.stderr) == (2, True)
    assert invoke("level", "evil", "../../x \x1b[31m=1").exit_code == 2


def test_links_in_a_home_lead_no_write_elsewhere(home, invoke):
    """What the program keeps takes the place of the link."""
    move_in(home)
    precious = home.around / "precious.toml"
    for name in ("kept.toml", "index.sqlite", "sessions/session.schema.json"):
        (home.path / name).unlink(missing_ok=True)
        (home.path / name).symlink_to(precious)
    (home.path / "sessions" / "new.toml").symlink_to(home.around / "made.toml")
    assert invoke("level", "evil", "../../x \x1b[31m=1").exit_code == 0
    assert invoke("log").exit_code == 0
    assert invoke("new", "mine").exit_code == 0
    assert invoke("new", "new").exit_code == 2


def test_what_is_kept_goes_on_beside_hostile_files(home, invoke):
    """A file of a stranger in one place spoils no other."""
    home.put("sessions/evil.toml", session_text())
    home.put("programs/evil.toml", program_text())
    home.put("course.toml", course_text())
    home.put("measures.toml", measures_text())
    hostile_journal(home.log)
    pipe(home.path / "config2.toml", home.around)
    assert invoke("measure", typed="\n" * 60).exit_code == 0
    assert invoke("program", "--stop", "--yes").exit_code == 0
    assert invoke("log", "last", "--answer", "pain=3").exit_code == 0
