import datetime as dt
import io
from dataclasses import replace

import pytest
from click.testing import CliRunner

from iliotimer.cli import cli
from iliotimer.commands import offering
from iliotimer.diary.journal import Journal
from iliotimer.diary.reading import read_journal
from iliotimer.files.kept import kept
from iliotimer.files.places import places
from iliotimer.files.session_file import read_session_text
from iliotimer.plan.steps import steps_of
from iliotimer.practice.doses import doses_of
from iliotimer.practice.events import Outcome, Over

SESSION = """\
format = 1
title = "Hips"
kind = "mixed"

[[phase]]
name = "Breath"
kind = "breath"

  [[phase.exercise]]
  name = "Slow breathing"
  breaths = 2
  breath = "4-0-6-0"

[[phase]]
name = "Activation"
kind = "activation"

  [[phase.exercise]]
  id = "brace"
  name = "Brace [bold]"
  hold = 20

[[phase]]
name = "Lengthening"
kind = "lengthening"

  [[phase.exercise]]
  id = "stretch"
  name = "Stretch"
  side = "each"
  hold = 30
  reps = 2
  levels = [{ reps = 3 }]

  [[phase.exercise]]
  id = "couch"
  name = "Couch stretch"
  side = "each"
  hold = 30
  reps = 2
"""
DOSES = tuple(
    replace(dose, done=dose.planned, works_done=dose.works)
    for dose in doses_of(steps_of(read_session_text(SESSION, "hips").session), ())
)
STAY = "Warm-up and breathing stay as they are (1). It is at its hardest level already (1)."
GOOD, WORSE = "2\n1\n\n1\n", "3\n7\n\n\n"
"""What is answered to the questions of the next morning."""


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A folder of one's own with one session in it."""
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path))
    (tmp_path / "sessions").mkdir()
    (tmp_path / "sessions" / "hips.toml").write_text(SESSION)
    return tmp_path


@pytest.fixture
def yesterday(home):
    """The journal of the session, done in full 14 hours ago."""
    started = dt.datetime.now().astimezone() - dt.timedelta(hours=14)
    opening = {"title": "Hips", "levels": [], "session_sha256": "0", "session_text": SESSION}
    journal = Journal.open_new(home / "log", "hips", opening, now=lambda: started)
    journal.answer("before", "pain", 1)
    journal.finish(Over(600_000_000_000, Outcome.COMPLETED), DOSES)
    journal.close()
    return journal.path


def checkin(typed=""):
    return CliRunner().invoke(cli, ["checkin"], input=typed)


def levels():
    return kept(places()).levels.get("hips", {})


def test_after_the_next_morning_each_change_is_offered_with_its_reason(yesterday):
    """Yes keeps the level, no does not; both are in the journal of that session."""
    told = checkin(f"{GOOD}y\nn\n")
    assert told.exit_code == 0
    because = "Done in full, and the morning after was no worse"
    assert told.output.endswith(
        f"""\
The rules propose 2 changes for the next Hips.
y yes, n no, Enter not now.
  Brace [bold], one level harder: 0 to 1
    {because}: hold 25 s instead of hold 20 s.
    y / n / Enter: yes
  Stretch, one level harder: 0 to 1
    {because}: 3 holds of 30 s instead of 2 holds of 30 s.
    y / n / Enter: no
2 of 4 exercises stay as they are. {STAY}
"""
    )
    assert levels() == {"brace": 1}
    brace, stretch = read_journal(yesterday).decisions
    assert (brace.exercise, brace.before, brace.after, brace.accepted) == ("brace", 0, 1, True)
    assert (brace.rule, stretch.rule, stretch.accepted) == ("A1, A19", "A1, A11", False)
    assert stretch.reason.startswith(because)


def test_what_was_not_decided_is_offered_again(yesterday):
    """What was, is not; then there is nothing to say."""
    assert checkin(f"{GOOD}\n").output.count("y / n / Enter: not now") == 2
    assert read_journal(yesterday).decisions == ()
    again = checkin("n\ny\n").output
    assert again.startswith("No session waits for its next-morning answer.\nThe rules propose 2")
    assert levels() == {"stretch": 1}
    assert checkin().output == "No session waits for its next-morning answer.\n"


def test_a_worse_morning_offers_easier_levels(yesterday):
    """Each exercise that was done."""
    told = checkin(f"{WORSE}y\ny\ny\n").output
    assert "The rules propose 3 changes for the next Hips." in told
    assert "Brace [bold], one level easier: 0 to -1\n    The morning after was much wor" in told
    assert levels() == {"brace": -1, "stretch": -1, "couch": -1}
    assert {one.rule for one in read_journal(yesterday).decisions} == {"A5"}


def test_after_a_numb_sign_nothing_is_offered(yesterday):
    """What lifts it is said."""
    journal = Journal.reopen(yesterday)
    journal.answer("before", "new", "weakness")
    journal.close()
    told = checkin(GOOD).output
    assert "4 of 4 exercises stay as they are. You noted numbness or weakness" in told
    assert "iliotimer checkin --clear (4)." in told
    assert checkin().output == "No session waits for its next-morning answer.\n"


@pytest.mark.usefixtures("yesterday")
def test_a_session_whose_file_is_gone_is_known_from_its_journal(home):
    """As one that was run from a file elsewhere."""
    (home / "sessions" / "hips.toml").unlink()
    assert "The rules propose 2 changes" in checkin(GOOD).output
    (home / "sessions" / "hips.toml").write_text("broken")
    assert "The rules propose" not in checkin().output


def test_the_decision_is_written_before_the_level_is_kept(yesterday, monkeypatch):
    """Where the level cannot be kept, the way to it is said."""

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(offering, "keep_level", refuse)
    told = checkin(f"{GOOD}y\n")
    assert told.exit_code == 1
    assert "kept.toml: No space left on device." in told.stderr
    assert "iliotimer level hips brace=1" in told.stderr
    assert [one.accepted for one in read_journal(yesterday).decisions] == [True]


def test_while_another_window_has_the_journal_nothing_is_decided(yesterday):
    """A sentence says so."""
    checkin(f"{GOOD}\n")
    journal = Journal.reopen(yesterday)
    told = checkin("y\n")
    journal.close()
    assert told.exit_code == 1
    assert "is open in another window" in told.stderr
    assert levels() == {}


def test_on_a_terminal_one_key_answers(monkeypatch, capsys):
    """A key that means nothing is asked for again."""
    keys = iter(["x", "\x1b", "Y", "\r"])

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(offering.click, "getchar", lambda: next(keys))
    assert [offering._answered(), offering._answered()] == ["y", ""]
    assert capsys.readouterr().out.count("y / n / Enter: ") == 4
