import datetime as dt
import json
import shutil

import pytest
from click.testing import CliRunner
from diary.made_journals import EVENTS, begin, end, practise

from iliotimer.cli import cli
from iliotimer.commands.library import chosen_in_library
from iliotimer.diary.course import keep_begun, read_course
from iliotimer.files.places import places, shipped_sessions
from iliotimer.files.program_file import read_program_text
from iliotimer.plan.program import WEEKDAYS
from iliotimer.plan.sparing import Sparing
from iliotimer.practice.events import Outcome
from iliotimer.tui.library import LibraryApp

DAYS = "\n".join(f'{day} = "foundation"' for day in WEEKDAYS)
DAILY = f"""\
format = 1
title = "Daily [b]"
about = "Every day."

[[stage]]
name = "First"
weeks = 2
{DAYS}
move_on = {{ sessions = 2 }}

[[stage]]
name = "Second"
monday = "mobility"
"""
FOUNDATION = (shipped_sessions() / "foundation.toml").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A home with a program of the person's own."""
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path / "home"))
    programs = places().programs
    programs.mkdir(parents=True)
    (programs / "daily.toml").write_text(DAILY, encoding="utf-8")
    return tmp_path / "home"


def invoke(*args, exit_code=0):
    done = CliRunner().invoke(cli, args, catch_exceptions=False)
    assert done.exit_code == exit_code, done.output
    return done.output


def told():
    return json.loads(invoke("today", "--json"))


def ago(days, session="foundation", kind="strength", **ending):
    """A session of so many days ago."""
    started = dt.datetime.now().astimezone() - dt.timedelta(days=days)
    journal = begin(
        places().log, started, session, title="Foundation", kind=kind, session_text=FOUNDATION
    )
    practise(journal, EVENTS[:3], started=started)
    journal.answer("next_day", "pain", 1)
    end(journal, **{"outcome": Outcome.COMPLETED, "reason": "", **ending})
    journal.close()


# program


def test_the_programs_there_are_and_how_to_choose_one():
    """The person's own among them, and one that cannot be used."""
    (places().programs / "broken.toml").write_text("format = 2\n", encoding="utf-8")
    lines = invoke("program").splitlines()
    assert [line.split()[0] for line in lines[:4]] == [
        "broken",
        "daily",
        "maintenance",
        "twelve-weeks",
    ]
    assert lines[0].endswith(f"cannot be used: iliotimer check {places().programs / 'broken.toml'}")
    assert "Choose one: iliotimer program NAME." in lines[-1]


def test_a_program_is_chosen_with_a_yes():
    """Without one nothing is kept; then it says where the person is."""
    assert "--yes says so" in invoke("program", "daily", exit_code=2)
    assert read_course(places().course) == ()
    shown = invoke("program", "daily", "--yes")
    assert "1  First, 2 weeks: Mon foundation, Tue foundation" in shown
    assert "2  Second, for good: Mon mobility" in shown
    assert shown.endswith("First has begun. What is due, and why: iliotimer today\n")
    assert invoke("program").startswith("Daily [b], stage 1 of 2: First, week 1 of 2, since ")
    assert "\n> daily " in invoke("program")
    assert "It takes the place of Daily [b]." in invoke("program", "maintenance", "--yes")


def test_going_on_says_what_is_missing_and_needs_a_yes():
    """The person may go on all the same."""
    invoke("program", "daily", "--yes")
    refused = invoke("program", "--next", exit_code=2)
    missing = "Before Second: 14 more days; 2 more sessions completed (0 of 2)."
    assert refused.startswith(f"{missing}\nBegin Second today?")
    assert missing in invoke("program", "--next", "--yes")
    assert "is the last stage" in invoke("program", "--next", "--yes", exit_code=2)
    invoke("program", "--stage", "1", "--yes")
    assert [begun.number for begun in read_course(places().course)] == [1, 2, 1]
    assert "has 2 stages, no 3" in invoke("program", "--stage", "3", "--yes", exit_code=2)


def test_a_numb_sign_holds_the_stage():
    """Until it is cleared; an earlier one can be begun."""
    invoke("program", "daily", "--stage", "1", "--yes")
    ago(1, outcome=Outcome.ENDED_EARLY, reason="numb_tingle")
    assert "numbness or weakness" in invoke("program", "--next", "--yes", exit_code=2)
    invoke("program", "--stage", "1", "--yes")
    invoke("checkin", "--clear")
    invoke("program", "--next", "--yes")


def test_a_later_edit_of_the_file_changes_no_history():
    """It is pointed out; going on takes the file as it is then, or what was kept if it is gone."""
    invoke("program", "daily", "--yes")
    own = places().programs / "daily.toml"
    own.write_text(DAILY.replace("Second", "Third"), encoding="utf-8")
    assert invoke("program").count("Its file says something else by now") == 1
    (begun,) = read_course(places().course)
    assert begun.program.stages[1].name == "Second"
    assert "Third has begun" in invoke("program", "--next", "--yes")
    own.unlink()
    assert "First has begun" in invoke("program", "--stage", "1", "--yes")


def test_a_program_is_put_away():
    """With a yes; then nothing is due."""
    assert "No program is chosen" in invoke("program", "--stop", "--yes", exit_code=2)
    invoke("program", "daily", "--yes")
    assert invoke("program", "--stop", "--yes").startswith("Daily [b] is put away")
    assert told()["program"] is None


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["dayli"], "Did you mean daily?"),
        (["gone.toml"], "gone.toml: there is no such file"),
        (["daily", "--stop"], "Choose one"),
        (["--next"], "No program is chosen"),
        (["--stage", "2"], "No program is chosen"),
        (["daily", "--stage", "3", "--yes"], "has 2 stages, no 3"),
    ],
)
def test_what_cannot_be_chosen_is_said(args, sentence):
    """With what would be right."""
    assert sentence in invoke("program", *args, exit_code=2)


def test_a_spoilt_course_is_said(library):
    """With what to do; the library opens all the same."""
    places().course.write_text("begun = 5\n\n", encoding="utf-8")
    said = invoke("today", exit_code=2)
    assert said.startswith("course.toml does not hold programs")
    assert "Move " in said
    assert library()._waiting[-1].sentence == said.strip()


def test_check_knows_a_program_by_its_stages():
    """And tells of its problems as of a session's."""
    own = places().programs / "daily.toml"
    assert invoke("check", str(own)) == ""
    own.write_text(DAILY.replace('"mobility"', '"mobilty"'), encoding="utf-8")
    said = invoke("check", str(own), exit_code=1)
    problem = 'Second: monday: there is no session "mobilty"; did you mean mobility?'
    assert said == f"{own}:19: {problem}\n"


# today


def test_today_says_what_is_due_and_why():
    """And what comes tomorrow."""
    assert "No program is chosen: iliotimer program lists them." in invoke("today")
    invoke("program", "daily", "--yes")
    lines = invoke("today").splitlines()
    assert lines[1] == "  Foundation: iliotimer run foundation --advised"
    assert lines[2].endswith("in First, week 1 of 2.")
    assert lines[-1] == "Planned for tomorrow: Foundation."
    document = told()
    assert document["due"] == [{"id": "foundation", "title": "Foundation"}]
    assert (document["rule"], document["levels_lower"], document["sets_percent"]) == ("", 0, 100)
    assert document["program"]["stage"] == "First"
    assert document["program"]["next_is_offered"] is False


def test_today_tells_what_was_done():
    """It is not due again."""
    invoke("program", "daily", "--yes")
    ago(0)
    lines = invoke("today").splitlines()
    assert lines[1] == "  Nothing is due."
    assert "  Practised today: Foundation." in lines
    assert told()["done"] == ["foundation"]


def test_today_offers_the_next_stage():
    """Once its weeks are over and everything is reached; `program` says the same."""
    program = read_program_text(DAILY, "daily").program
    weeks_ago = dt.datetime.now().astimezone() - dt.timedelta(weeks=2)
    keep_begun(places().course, weeks_ago, program, DAILY, 1)
    ago(4)
    assert told()["program"]["next_is_offered"] is False
    ago(2)
    offer = "  Second is next: 2 weeks, 2 sessions completed. iliotimer program --next\n"
    assert offer in invoke("today")
    assert offer in invoke("program")
    assert told()["program"]["next_is_offered"] is True


def test_today_takes_the_thresholds_from_the_settings():
    """A17 after nine days, A15 after two."""
    invoke("program", "daily", "--yes")
    ago(9)
    assert (told()["rule"], told()["levels_lower"]) == ("A17", 1)
    assert "Foundation, one level lower: iliotimer run" in invoke("today")
    places().config.write_text("[coach]\ngap_days = 9\nstrength_hours = 168\n", encoding="utf-8")
    assert told()["rule"] == ""
    ago(2)
    assert (told()["rule"], told()["due"][0]["id"]) == ("A15", "mobility")


@pytest.mark.parametrize(
    ("reason", "sign"),
    [("weakness", "numbness or weakness"), ("unwell", "that you were unwell")],
)
def test_after_a_numb_weak_or_unwell_sign_nothing_is_due_until_it_is_cleared(reason, sign):
    """W2: `today` says so, and `run --advised` does not begin."""
    invoke("program", "daily", "--yes")
    ago(3, outcome=Outcome.ENDED_EARLY, reason=reason)
    document = told()
    assert (document["due"], document["rule"]) == ([], "W2")
    assert f"You noted {sign} on " in document["reason"]
    assert sign in invoke("run", "foundation", "--advised", exit_code=2)
    invoke("checkin", "--clear")
    assert told()["due"] != []


# run --advised


@pytest.fixture
def ran(monkeypatch):
    """What the practice was opened with, in place of the practice."""
    opened = {}

    class Practice:
        return_code = 0

        def __init__(self, _reading, session, wishes, _log, **given):
            opened.update(given, session=session, wishes=wishes)

        def run(self):
            pass

    monkeypatch.setattr("iliotimer.tui.app.PracticeApp", Practice)
    monkeypatch.setattr("iliotimer.commands.run.has_screen", lambda: True)
    return opened


def test_run_advised_is_lower_and_says_so(ran):
    """From the levels in use; a level that is asked for stays, and a plain run is as it was."""
    invoke("level", "foundation", "half-kneeling-stretch=2", "brace=1")
    ago(9)
    invoke("run", "foundation", "--advised", "--level", "thomas-stretch=1")
    levels = ran["wishes"].levels
    assert (levels["half-kneeling-stretch"], levels["thomas-stretch"]) == (1, 1)
    assert (levels["bird-dog"], levels.get("brace", 0)) == (-1, 0)
    assert "breathing-90-90" not in levels
    assert ran["notices"][0] == "9 days without a session: one level lower this week."
    assert ran["notices"][1].startswith("Lower today: 1")
    invoke("run", "foundation")
    assert ran["wishes"].levels == {"half-kneeling-stretch": 2, "brace": 1}
    assert list(ran["notices"]) == []


def test_run_advised_has_fewer_sets_in_a_lighter_week(ran):
    """A16, of a program or without."""
    places().config.write_text("[coach]\nlighter_every = 1\n", encoding="utf-8")
    invoke("run", "mobility", "--advised")
    assert not ran["wishes"].sparing
    invoke("program", "daily", "--yes")
    invoke("run", "mobility", "--advised")
    assert ran["wishes"].sparing == Sparing(60)
    assert list(ran["notices"]) == ["Week 1 of the program is a lighter one: 60 % of the sets."]


def test_run_advised_says_what_speaks_against_it(ran):
    """A15; it is the person who decides."""
    invoke("program", "daily", "--yes")
    ago(1)
    invoke("run", "foundation", "--advised")
    assert ran["notices"][0].startswith("24 hours since the last strength session began")


def test_run_advised_says_where_nothing_is_milder(ran):
    """A6: an exercise without a milder level."""
    started = dt.datetime.now().astimezone() - dt.timedelta(days=3)
    journal = begin(places().log, started, "foundation", kind="strength")
    practise(journal, started=started)
    journal.answer(4, "exercise", "breathing-90-90")
    end(journal, outcome=Outcome.COMPLETED, reason="")
    journal.close()
    invoke("run", "foundation", "--advised")
    assert ran["notices"][0].startswith("A sharp stop in breathing-90-90 on ")
    assert ran["notices"][1] == ("Nothing milder for 90/90 breathing: leave it out where it hurts.")


def test_a_session_of_any_file_name_is_run_by_its_id(ran, home):
    """A program names it as `list` does."""
    sessions = home / "sessions"
    sessions.mkdir()
    own = FOUNDATION.replace('title = "Foundation"', 'title = "Mine"')
    (sessions / "My hips.toml").write_text(own, encoding="utf-8")
    text = DAILY.replace('"foundation"', '"My hips"')
    (places().programs / "daily.toml").write_text(text, encoding="utf-8")
    invoke("program", "daily", "--yes")
    assert "  Mine: iliotimer run my-hips --advised" in invoke("today")
    invoke("run", "my-hips", "--advised")
    assert ran["session"].title == "Mine"


# The library


@pytest.fixture
def library(monkeypatch):
    """The library that is opened, without its screen."""

    def itself(app):
        return app

    monkeypatch.setattr(LibraryApp, "run", itself)
    return chosen_in_library


def test_the_library_begins_with_what_is_due(library):
    """As advised, with its reason; the sessions as written are below it."""
    invoke("program", "daily", "--yes")
    ago(9)
    app = library()
    first = app._shelf[0]
    assert (first.id, first.line) == ("foundation", "Foundation, one level lower")
    assert first.reason == "9 days without a session: one level lower this week."
    assert any("Bird dog, leg only" in line for line in first.outline)
    assert [one.reason for one in app._shelf[1:]] == [""] * 5
    assert app._first == "foundation"


def test_the_library_of_a_newcomer(library):
    """The cursor stands on Foundation, and a line tells of the programs."""
    app = library()
    assert app._first == "foundation"
    assert [waits.sentence for waits in app._waiting] == [
        "No program is chosen: iliotimer program lists them."
    ]
    assert not any(one.reason for one in app._shelf)


def test_the_library_says_why_nothing_is_due(library):
    """On a day off, and once everything is done."""
    invoke("program", "daily", "--yes")
    ago(0)
    assert library()._waiting[-1].sentence.startswith("Nothing is due today. What was due for ")
    ago(0, outcome=Outcome.ENDED_EARLY, reason="weakness")
    assert library()._waiting[-1].sentence.startswith("You noted numbness or weakness")


def test_a_session_that_is_due_and_cannot_be_used_has_no_row_of_its_own(library, home):
    """Its row below says what is wrong."""
    invoke("program", "daily", "--yes")
    sessions = home / "sessions"
    sessions.mkdir()
    shutil.copy(shipped_sessions() / "foundation.toml", sessions)
    text = FOUNDATION.replace("sets = 5 ", "sets = 500 ")
    (sessions / "foundation.toml").write_text(text, encoding="utf-8")
    assert not any(one.reason for one in library()._shelf)
