"""Folders that cannot be written, that are missing, that somebody takes away, or that two share."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys

import pytest
from diary.made_journals import made_journal
from faults.playing import LENGTH, Playing

from iliotimer.diary.journal import InUse
from iliotimer.diary.reading import read_journal

DROP_FROM_BOUNDS = 24
OVERRIDE, SEARCH, OWNER = 1, 2, 3
READING = (
    ("list",),
    ("show", "foundation"),
    ("level", "foundation"),
    ("today",),
    ("log",),
    ("progress",),
    ("program",),
    ("config",),
    ("doctor",),
    ("measure", "--list"),
    ("export", "--json", "-"),
    ("export", "--csv", "-"),
    ("report", "--text"),
)
WRITING = (
    ("cadence", "110"),
    ("level", "foundation", "glute-bridge=1"),
    ("program", "twelve-weeks", "--yes"),
    ("measure",),
    ("new", "mine"),
    ("edit", "foundation"),
    ("export", "--csv", "HOME/out"),
    ("run", "foundation", "--plain", "--sound", "silent"),
)
ANSWERING = (("checkin",), ("log", "last", "--note", "x"))
"""What adds to a journal that there is."""
COMMANDS = READING + WRITING + ANSWERING
ALL = """
import json, sys
from click.testing import CliRunner
from iliotimer.cli import cli
for arguments in json.loads(sys.argv[1]):
    done = CliRunner().invoke(cli, arguments, input="\\n" + 20 * "3\\n")
    gone = None if isinstance(done.exception, SystemExit) else done.exception
    print(json.dumps([done.exit_code, done.output, gone and repr(gone)]))
"""


def like_anybody():
    """Let even root respect permissions, from the next program on."""
    if os.getuid() == 0:
        libc = ctypes.CDLL(None)
        for power in (OVERRIDE, SEARCH, OWNER):
            libc.prctl(DROP_FROM_BOUNDS, power, 0, 0, 0)


def carried_out(home, commands=COMMANDS):
    """Exit status and output of each command in a home, by a person without special powers."""
    arguments = [[word.replace("HOME", str(home)) for word in command] for command in commands]
    ran = subprocess.run(
        [sys.executable, "-c", ALL, json.dumps(arguments)],
        env={**os.environ, "ILIOTIMER_HOME": str(home), "EDITOR": "true"},
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=like_anybody,
    )
    done = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [gone for _, _, gone in done if gone] == []
    return {cmd: (code, out) for cmd, (code, out, _) in zip(commands, done, strict=True)}


def without_right(folder):
    for path in [*folder.rglob("*"), folder]:
        path.chmod(0o500 if path.is_dir() else 0o400)


def read_only(tmp_path):
    """A home with a diary, as on a disk that is mounted for reading."""
    made_journal(tmp_path / "home" / "log")
    without_right(tmp_path / "home")
    return tmp_path / "home", WRITING + ANSWERING


def read_only_log(tmp_path):
    """A home in which only the diary cannot be added to."""
    made_journal(tmp_path / "home" / "log")
    without_right(tmp_path / "home" / "log")
    return tmp_path / "home", (*ANSWERING, WRITING[-1])


def missing(tmp_path):
    """A home that nobody may make."""
    (tmp_path / "around").mkdir()
    without_right(tmp_path / "around")
    return tmp_path / "around" / "some" / "home", WRITING


def a_file(tmp_path):
    """A home that is none."""
    (tmp_path / "home").write_text("in the way")
    return tmp_path / "home", WRITING


def closed(tmp_path):
    """A home that not even its person may look into."""
    made_journal(tmp_path / "home" / "log")
    (tmp_path / "home").chmod(0)
    return tmp_path / "home", WRITING + ANSWERING


@pytest.mark.parametrize("place", [read_only, read_only_log, missing, a_file, closed])
def test_what_a_folder_does_not_let_be_done_is_said_in_a_sentence(tmp_path, place):
    """With exit status 1 or 2 and the folder or file; what only reads goes on wherever it can."""
    home, refused = place(tmp_path)
    try:
        told = carried_out(home)
    finally:
        for folder in (tmp_path / "around", home, home / "log"):
            if folder.is_dir():
                folder.chmod(0o700)
    empty = {("log", "last", "--note", "x")} if place is missing else set()
    for command, (code, output) in told.items():
        assert code in {0, 1, 2}, command
        if code and command not in empty:
            sentence = output.splitlines()[-1]
            assert str(home) in sentence, command
            assert sentence.endswith((".", "the file cannot be read: Permission denied")), command
    assert {command for command in refused if told[command][0]} == set(refused)
    if place not in {a_file, closed}:
        assert {command for command in READING if told[command][0]} == set()
        assert ("Short" in told["log",][1]) == (place is not missing)


def test_a_home_whose_folders_are_missing_is_made_when_something_is_kept(tmp_path):
    """For its person only; reading makes nothing."""
    home = tmp_path / "some" / "home"
    assert {code for code, _ in carried_out(home, READING).values()} == {0}
    assert not home.parent.exists()
    assert {code for code, _ in carried_out(home, WRITING[:-1]).values()} == {0}
    assert {path.stat().st_mode & 0o077 for path in (home, home / "sessions")} == {0}


@pytest.mark.parametrize("before_the_end", [True, False])
def test_nothing_is_lost_while_the_log_folder_is_away(tmp_path, before_the_end):
    """Each stop is as silent as ever; a sentence says what is wrong until the folder is back."""
    undisturbed, playing = (Playing(tmp_path / name).begin() for name in ("whole", "log"))
    log, away = playing.journal.path.parent, tmp_path / "away"

    def both(does):
        for each in (undisturbed, playing):
            does(each)

    both(lambda each: each.wait(8))
    log.rename(away)
    both(lambda each: each.conductor.freeze(each.player.sharp_pain))
    assert playing.speaker.playing == ()
    assert playing.journal.trouble.startswith("The diary cannot be written (No such file")
    both(lambda each: each.conductor.obey(each.player.undo))
    both(lambda each: each.conductor.obey(each.player.resume))
    both(lambda each: each.wait(20))
    assert playing.journal.trouble.endswith("is written as soon as it can be.")
    if before_the_end:
        away.rename(log)
    both(lambda each: each.wait(2 * LENGTH))
    if not before_the_end:
        assert playing.journal.trouble
        away.rename(log)
    both(lambda each: each.conductor.close())
    assert not playing.journal.trouble
    assert playing.journal.path.read_bytes() == undisturbed.journal.path.read_bytes()


def test_two_practices_of_one_second_keep_two_journals(tmp_path):
    """Neither writes in the other's, nor takes it up while it is open; both end whole."""
    first, second = (Playing(tmp_path / "log").begin() for _ in range(2))
    for _ in range(LENGTH // 2 + 2):
        first.wait(2)
        second.wait(2)
    with pytest.raises(InUse, match="open in another window"):
        Playing(tmp_path / "log", going_on=first.journal.path)
    for playing in (first, second):
        playing.conductor.close()
    paths = [playing.journal.path for playing in (first, second)]
    records = [read_journal(path) for path in paths]
    assert sorted(paths) == sorted((tmp_path / "log").iterdir())
    assert records[0] == records[1]
    assert records[0].result.outcome == "completed"
