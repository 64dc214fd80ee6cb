import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
import tomllib

import pytest
from click.testing import CliRunner
from diary.made_journals import EVENTS, NOON, begin, end, made_diary, made_journal, practise

from iliotimer.cli import cli
from iliotimer.diary.reading import read_journal

NAME = "2026-11-22T12-00-00-short"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def log(home):
    return home / "log"


@pytest.fixture
def invoke():
    """Calls a command; every line of `answers` answers a question."""

    def called(*args, answers=()):
        typed = "".join(f"{line}\n" for line in answers)
        given = [str(arg) for arg in args]
        return CliRunner().invoke(cli, given, input=typed, catch_exceptions=False)

    return called


def test_log_is_a_table_newest_first(invoke, log):
    """With the outcome and its reason in words, and the sharp stops."""
    made_diary(log, 3)
    lines = invoke("log").output.splitlines()
    assert lines[0].split() == ["date", "session", "minutes", "sets", "outcome", "pain", "stops"]
    assert [re.split(r"  +", line) for line in lines[1:]] == [
        [f"2026-11-{day} 12:00", "Short", "1.5", "2 of 7", "ended early: sharp pain", "1"]
        for day in (22, 21, 20)
    ]


def test_a_session_without_an_end_is_not_finished(invoke, log):
    """And one without pain has no number there."""
    journal = begin(log)
    practise(journal, EVENTS[:3])
    journal.close()
    assert invoke("log").output.splitlines()[1].endswith("not finished")


def test_an_empty_diary_says_so(invoke):
    """In words, and as an empty array."""
    assert "no session" in invoke("log").output
    assert json.loads(invoke("log", "--json").output) == []
    missing = invoke("log", "last")
    assert (missing.exit_code, "empty" in missing.stderr) == (2, True)


def test_log_since_a_day_includes_it(invoke, log):
    """By the calendar of the place where the session began."""
    made_diary(log, 4)
    told = json.loads(invoke("log", "--since", "2026-11-21", "--json").output)
    assert [session["started"][:10] for session in told] == ["2026-11-22", "2026-11-21"]
    wrong = invoke("log", "--since", "yesterday")
    assert (wrong.exit_code, "2026-11-22" in wrong.stderr) == (2, True)


def test_log_as_json_has_the_session_in_short(invoke, log):
    """Its reason as the diary's word."""
    made_journal(log)
    assert json.loads(invoke("log", "--json").output) == [
        {
            "id": NAME,
            "session": "short",
            "title": "Short",
            "started": "2026-11-22T12:00:00+01:00",
            "outcome": "ended_early",
            "reason": "sharp_pain",
            "minutes": 1.5,
            "pain_stops": 1,
            "sets": 7,
            "sets_done": 2,
        }
    ]


def test_log_of_one_session_tells_what_was_done(invoke, log):
    """Planned against done per side, what hurt where, and the answers."""
    made_journal(log)
    assert invoke("log", "last").output == (
        "Short, 2026-11-22 12:00\n"
        "1.5 minutes of practice, ended early: sharp pain\n"
        f"{NAME}\n"
        "\n"
        "Done\n"
        "  ✓ Slow breathing: 2 of 2 breaths by the clock\n"
        "  · Stretch [left] [/b], left: 47 of 60 s\n"
        "  - Stretch [left] [/b], right: 0 of 60 s\n"
        "  - Leg swing, left: 0 of 4 reps\n"
        "  - Leg swing, right: 0 of 4 reps\n"
        "\n"
        "Pain\n"
        "  12:01:32  sharp pain: Stretch [left] [/b], left, set 1, hold 2, second 17; score 6, "
        "place front of hip, groin\n"
        "\n"
        "Answers\n"
        "  before: pain 1\n"
        "  after: effort 5\n"
    )
    told = json.loads(invoke("log", "last", "--json").output)
    assert (told["id"], len(told["event"]), told["result"]["minutes"]) == (NAME, 4, 1.5)


@pytest.mark.parametrize("name", [NAME, "2026-11-22", "2026-11-22T12", "2026-11-22 12:00", "last"])
def test_a_session_is_found_by_its_name_its_beginning_or_as_the_last(invoke, log, name):
    """As long as it is the only one."""
    made_diary(log, 2)
    assert invoke("log", name).output.startswith("Short, 2026-11-22 12:00\n")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("2026-11", "may be 2026-11-21T12-00-00-short, 2026-11-22T12-00-00-short: write more"),
        ("2026-11-22T12-00-00-shrot", "Did you mean 2026-11-22T12-00-00-short?"),
        ("x", "The newest is 2026-11-22T12-00-00-short."),
        ("../config", "There is no session '../config' in the diary."),
        ("", "There is no session"),
    ],
)
def test_a_session_that_is_not_there_is_asked_back(invoke, log, name, sentence):
    """A name is never a path."""
    made_diary(log, 2)
    refused = invoke("log", name)
    assert (refused.exit_code, sentence in refused.stderr) == (2, True)


def test_a_broken_journal_is_said_and_the_others_are_told(invoke, log):
    """By itself it is a fault."""
    made_journal(log)
    broken = log / "2026-11-23T12-00-00-broken.toml"
    broken.write_bytes(b"nonsense")
    done = invoke("log")
    assert (done.exit_code, len(done.stdout.splitlines())) == (0, 2)
    why = "was not written by iliotimer, or is damaged. It is left as it is.\n"
    assert done.stderr == f"{broken.name} {why}"
    alone = invoke("log", "2026-11-23")
    assert (alone.exit_code, alone.stderr.startswith(broken.name)) == (2, True)
    assert broken.read_bytes() == b"nonsense"


def test_notes_and_corrections_are_appended(invoke, log):
    """Nothing is overwritten; the last answer counts, and every note does."""
    path = made_journal(log)
    before = path.read_bytes()
    invoke("log", "last", "--note", "Left hip clicks [now]")
    invoke("log", "last", "--note", "-2 is better", "--answer", "effort=7")
    told = invoke("log", "last", "--answer", "score=4", "--about", "4").output
    assert path.read_bytes().startswith(before)
    assert re.search(r"Notes\n.*Left hip clicks \[now\]\n.*-2 is better\n", told)
    assert "after: effort 7" in told
    assert "effort 5" not in told
    assert "score 4, place front of hip, groin" in told
    answers = [(a.about, a.question, a.value) for a in read_journal(path).answers]
    assert answers[-4:] == [
        ("after", "note", "Left hip clicks [now]"),
        ("after", "effort", 7),
        ("after", "note", "-2 is better"),
        (4, "score", 4),
    ]


def test_answers_are_told_in_words(invoke, log):
    """An exercise by its name, and no question by a name of two letters."""
    made_journal(log)
    for answer in ("verdict stretch=helped", "load=30", "new=nothing new", "two_more=yes"):
        told = invoke("log", "last", "--answer", answer).output
    assert "after: Stretch [left] [/b] helped\n" in told
    assert "after: effort times minutes: 30\n" in told
    assert "after: anything new: nothing new\n" in told
    assert "after: two more yes\n" in told


def test_a_count_of_ones_own_goes_before_the_clocks(invoke, log):
    """The dose is then done, not paced."""
    made_journal(log)
    told = invoke("log", "last", "--answer", "reps=1", "--about", "2").output
    assert "· Slow breathing: 1 of 2 breaths\n" in told


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["log", "--note", "x"], "which session"),
        (["log", "last", "--note", " "], "empty"),
        (["log", "last", "--answer", "pain"], "QUESTION=VALUE"),
        (["log", "last", "--answer", "=3"], "QUESTION=VALUE"),
        (["log", "last", "--answer", "pian=3"], "Did you mean pain?"),
        (["log", "last", "--answer", "pain=11"], "0 to 10"),
        (["log", "last", "--answer", "pain=low"], "0 to 10"),
        (["log", "last", "--answer", "x=1", "--about", "5"], "4 events"),
        (["log", "last", "--answer", "x=1", "--about", "never"], "--about takes"),
        (["log", "last", "--since", "2026-11-22"], "--since"),
        (["export"], "--csv"),
        (["export", "--csv", "-", "--json", "-"], "not both"),
        (["export", "--csv", "/nowhere/at/all.csv"], "cannot be written"),
    ],
)
def test_a_wrong_option_is_told_and_changes_nothing(invoke, log, args, sentence):
    """Exit status 2."""
    path = made_journal(log)
    before = path.read_bytes()
    refused = invoke(*args)
    assert (refused.exit_code, sentence in refused.stderr) == (2, True)
    assert path.read_bytes() == before


@pytest.mark.parametrize("value", ["99999999999999999999", "1e999", "nan", "-3", "2.5", "x" * 9000])
def test_no_answer_makes_a_journal_unreadable(invoke, log, value):
    """Whatever is typed."""
    path = made_journal(log)
    assert invoke("log", "last", "--answer", f"odd={value}").exit_code == 0
    assert str(read_journal(path).answers[-1].value) == value


def test_a_journal_that_cannot_be_written_is_said(invoke, log, monkeypatch):
    """And nothing was added."""
    made_journal(log)

    def full(*_args, **_sync):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("iliotimer.diary.journal.append_blocks", full)
    refused = invoke("log", "last", "--note", "x")
    assert (refused.exit_code, "Nothing was added" in refused.stderr) == (2, True)


def test_nothing_that_a_terminal_obeys_is_printed(invoke, log):
    """Neither in words nor as JSON."""
    journal = begin(log, title="\x1b[31mred \x9b31m", session="short")
    journal.answer("after", "note", "\x1b]0;title\x07 \x9bA")
    end(journal)
    journal.close()
    for args in (["log"], ["log", "last"], ["log", "--json"], ["log", "last", "--json"]):
        printed = invoke(*args).output
        assert not {"\x1b", "\x9b", "\x07"} & set(printed)
    (told,) = json.loads(invoke("log", "--json").output)
    assert told["title"] == "\x1b[31mred \x9b31m"


def test_export_writes_a_table_and_an_array(invoke, log, tmp_path):
    """Oldest first; a folder gets a file."""
    made_diary(log, 3)
    done = invoke("export", "--csv", tmp_path, "--json", tmp_path / "diary.json")
    assert (done.exit_code, done.stdout) == (0, "")
    with (tmp_path / "iliotimer.csv").open(newline="", encoding="utf-8") as file:
        days = [row["started"][:10] for row in csv.DictReader(file) if row["row"] == "session"]
    assert days == ["2026-11-20", "2026-11-21", "2026-11-22"]
    told = json.loads((tmp_path / "diary.json").read_text())
    assert [session["started"][:10] for session in told] == days
    assert (tmp_path / "iliotimer.csv").stat().st_mode & 0o777 == 0o600


def test_export_prints_and_chooses_days(invoke, log):
    """Both days included."""
    made_diary(log, 5)
    days = ["--since", "2026-11-19", "--until", "2026-11-20"]
    told = json.loads(invoke("export", "--json", "-", *days).stdout)
    assert [session["started"][:10] for session in told] == ["2026-11-19", "2026-11-20"]
    rows = csv.DictReader(io.StringIO(invoke("export", "--csv", "-", *days).stdout))
    assert {row["started"][:10] for row in rows} == {"2026-11-19", "2026-11-20"}
    (with_text,) = json.loads(
        invoke("export", "--json", "-", "--with-text", "--since", "2026-11-22").stdout
    )
    assert with_text["session_text"].startswith("format = 1")


def test_a_cold_pass_shows_its_progress_to_a_person(log):
    """On stderr, if that is a terminal; the table stays clean."""
    made_diary(log, 60)
    primary, secondary = pty.openpty()
    for seen in (True, False):
        done = subprocess.run(
            [sys.executable, "-m", "iliotimer", "log"],
            stdout=subprocess.PIPE,
            stderr=secondary,
            check=True,
        )
        assert done.stdout.count(b"\n") == 61
        os.write(secondary, b"end")
        shown = b""
        while not shown.endswith(b"end"):
            shown += os.read(primary, 65536)
        assert (b"Reading the diary" in shown) is seen
    os.close(primary)
    os.close(secondary)


def test_measure_asks_one_thing_after_the_other(invoke, home):
    """And works out means and angles."""
    answers = ["tie my shoes", "11", "7", ""]
    answers += ["12,5", "13", "12", ""]
    answers += ["-3", "42", "2", "x", "42"]
    answers += ["far", "800 m"]
    done = invoke("measure", answers=answers)
    assert done.exit_code == 0
    told = json.loads(invoke("measure", "--json").output)
    assert [(m["name"], m["value"], m["unit"], m.get("readings")) for m in told] == [
        ("walking", 800, "m", None),
        ("hip extension, right", 2.7, "degrees", [2, 42]),
        ("hip extension, left", -4.1, "degrees", [-3, 42]),
        ("thigh-to-chest gap, left", 12.5, "cm", [12.5, 13, 12]),
        ("tie my shoes", 7, "0-10", None),
    ]
    assert (home / "measures.toml").stat().st_mode & 0o777 == 0o600
    written = tomllib.loads((home / "measures.toml").read_text())
    assert (written["format"], len(written["measure"])) == (1, 5)


def test_measure_asks_the_same_tasks_again(invoke):
    """And the list says what changed, and what is no more than wobble."""
    invoke("measure", answers=["tie shoes", "5", "walk", "4", *[""] * 6])
    again = invoke("measure", "--task", "climb", answers=["8", "6", "3", *[""] * 6])
    assert "tie shoes (last time 5)" in again.output
    lines = [re.split(r"  +", line)[1:] for line in invoke("measure", "--list").output.splitlines()]
    assert lines == [
        ["climb", "3 of 10"],
        ["walk", "6 of 10", "+2, within its normal wobble"],
        ["tie shoes", "8 of 10", "+3"],
        ["walk", "4 of 10"],
        ["tie shoes", "5 of 10"],
    ]


def test_the_thigh_is_as_long_as_last_time(invoke):
    """Enter says so."""
    invoke("measure", answers=["", "", "", "4", "42", "", ""])
    done = invoke("measure", answers=["", "", "", "5", "", "", ""])
    assert "thigh length (42)" in done.output
    assert json.loads(invoke("measure", "--json").output)[0]["readings"] == [5, 42]


def test_what_was_answered_before_stopping_is_kept(invoke):
    """And skipping everything keeps nothing."""
    assert "Nothing was kept." in invoke("measure", answers=[""] * 6).output
    assert "Nothing was measured yet" in invoke("measure", "--list").output
    stopped = invoke("measure", answers=["tie shoes", "5"])
    assert (stopped.exit_code, "1 kept" in stopped.output) == (0, True)


def test_a_broken_file_of_measures_is_said_and_left(invoke, home):
    """Before anything is asked."""
    home.mkdir()
    path = home / "measures.toml"
    path.write_bytes(b"[[measure]]\nvalue = 1\n\n")
    for args in (["measure"], ["measure", "--list"], ["measure", "--json"]):
        refused = invoke(*args)
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert refused.stderr.startswith("measures.toml does not hold measures")
    assert path.read_bytes() == b"[[measure]]\nvalue = 1\n\n"


def test_a_torn_measure_does_not_count(invoke, home):
    """The next one takes its place."""
    invoke("measure", answers=["tie shoes", "5"])
    path = home / "measures.toml"
    path.write_bytes(path.read_bytes() + b"[[measure]]\nat = 20")
    invoke("measure", answers=["6"])
    told = json.loads(invoke("measure", "--json").output)
    assert [m["value"] for m in told] == [6, 5]


def test_a_running_practice_goes_on_while_a_note_is_added(invoke, log):
    """Both are in the journal."""
    journal = begin(log, NOON)
    practise(journal, EVENTS[:2])
    invoke("log", "last", "--note", "from the other window")
    practise(journal, EVENTS[2:3])
    journal.close()
    record = read_journal(journal.path)
    assert (len(record.events), len(record.answers)) == (3, 1)
