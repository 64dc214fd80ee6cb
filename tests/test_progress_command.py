import datetime as dt
import json
import shutil

import pytest
from click.testing import CliRunner
from diary.made_journals import NOON, begin, end, made_journal

from iliotimer.cli import cli
from iliotimer.commands import progress
from iliotimer.diary.course import keep_begun
from iliotimer.diary.measures import keep_measure
from iliotimer.files.places import program_files
from iliotimer.files.program_file import read_program_text
from iliotimer.practice.measures import Measure

NOTHING = (
    "No pain was scored in these weeks.",
    "No stiffness was scored in these weeks.",
    "No task was scored in these weeks: iliotimer measure.",
    "Nothing was measured in these weeks: iliotimer measure.",
    "No program planned anything in these weeks: iliotimer program.",
    "No load is known in these weeks: it is effort times minutes.",
    "No lengthening was held in these weeks.",
    "No exercise was said to help or hurt, and none was stopped.",
    "No session ended early.",
)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A folder of one's own, on 22 November 2026 at noon."""
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path))
    monkeypatch.setattr(progress, "local_now", lambda: NOON)
    return tmp_path


@pytest.fixture(scope="module")
def ten_weeks(tmp_path_factory):
    """Two sessions a week, less painful from one to the next, with measures and a program."""
    folder = tmp_path_factory.mktemp("ten_weeks")
    for ago in range(10):
        started = NOON - dt.timedelta(weeks=ago)
        made_journal(folder / "log", started)
        journal = begin(folder / "log", started + dt.timedelta(hours=1))
        journal.answer("before", "pain", min(ago, 8))
        journal.answer("before", "stiffness", 4)
        end(journal, reason="")
        journal.close()
    for ago, value in ((60, 3), (2, 8)):
        at = NOON - dt.timedelta(days=ago)
        keep_measure(folder / "measures.toml", Measure(at, "tie [my] \x1b[31mshoes", value, "0-10"))
        for side, more in (("left", -5), ("right", 0)):
            measure = Measure(at, f"hip extension, {side}", value + more, "degrees")
            keep_measure(folder / "measures.toml", measure)
    text = program_files()["twelve-weeks"].read_text()
    program = read_program_text(text, "twelve-weeks").program
    keep_begun(folder / "course.toml", NOON - dt.timedelta(weeks=2, days=6), program, text, 1)
    return folder


@pytest.fixture
def autumn(home, ten_weeks):
    """A home with these ten weeks in it."""
    return shutil.copytree(ten_weeks, home, dirs_exist_ok=True)


def run(*arguments, code=0):
    done = CliRunner().invoke(cli, ["progress", *arguments])
    assert done.exit_code == code, done.output
    return done


def test_nothing_to_show_is_a_sentence_for_each_part(home):
    """And no plot."""
    del home
    heading, *lines = run().output.splitlines()
    assert heading == "31 August 2026 to 22 November 2026: no sessions"
    assert tuple(filter(None, lines)) == NOTHING


def test_sentences_come_first_and_plots_after_them(autumn):
    """On a pipe without colours, in plain characters and 80 columns."""
    del autumn
    out = run().output
    assert "14 September 2026 to 22 November 2026: 20 sessions" in out
    assert "Pain before a session went from 7.7 to 1.3 of 10: a change for the better." in out
    assert "Stiffness before a session stayed at 4 of 10." in out
    assert "Hip extension, left went from -2 to 3 degrees: a trend only." in out
    sentences, _, plots = out.partition("\nPain before a session, 0 to 10\n")
    assert "of 18 planned sessions were kept" in sentences
    titles = (
        "Worst pain in a session, 0 to 10",
        "Stiffness before a session, 0 to 10",
        "Planned sessions kept, % a week",
        "Load a week, effort times minutes",
        "Lengthening, seconds a week on each side (# left, = right)",
        "Hip extension, degrees (L left, R right)",
    )
    places = [plots.index(title) for title in titles]
    assert places == sorted(places)
    assert plots.replace("\N{REPLACEMENT CHARACTER}", "").isascii()
    assert "Tie [my] \N{REPLACEMENT CHARACTER}[31mshoes went from 3 to 8 of 10" in sentences
    assert "\x1b" not in out
    assert max(map(len, plots.splitlines())) <= 80


def test_the_period_is_chosen_in_weeks(autumn):
    """All of them is from the first session or measure on."""
    del autumn
    assert run("--weeks", "1").output.startswith("16 November 2026 to 22 November 2026: 2 sessions")
    assert run("--all").output.startswith("20 September 2026 to 22 November 2026: 20 sessions")
    assert "leave out --weeks" in run("--all", "--weeks", "2", code=2).stderr


def test_json_has_the_series_the_weeks_and_the_sentences(autumn):
    """One document with the days as ISO dates."""
    del autumn
    data = json.loads(run("--json").output)
    assert (data["first"], data["last"], data["sessions"]) == ("2026-08-31", "2026-11-22", 20)
    pain = next(one for one in data["series"] if one["name"] == "pain before a session")
    assert pain["points"][-1] == {"day": "2026-11-22", "value": 1}
    assert pain["change"]["verdict"] == "better"
    assert data["weeks"][-1]["monday"] == "2026-11-16"
    assert data["exercises"][0]["exercise"] == "stretch"
    assert data["early_ends"][0]["reason"] == "sharp_pain"
    assert data["sentences"][0].startswith("Pain before a session went")


def test_a_broken_file_beside_the_diary_is_left_out(autumn):
    """It is said on stderr, and the rest is shown."""
    (autumn / "measures.toml").write_text("measure = 3\n\n")
    (autumn / "course.toml").write_text("[[begun]]\n\n")
    done = run()
    assert "measures.toml does not hold measures" in done.stderr
    assert "course.toml does not hold programs" in done.stderr
    assert "Pain before a session went" in done.stdout
    assert "No program planned anything" in done.stdout
