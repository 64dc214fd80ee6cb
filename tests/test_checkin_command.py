import datetime as dt

import pytest
from click.testing import CliRunner

from iliotimer.cli import cli
from iliotimer.diary.journal import Journal
from iliotimer.diary.reading import read_journal
from iliotimer.practice.events import Outcome, Over


@pytest.fixture
def yesterday(tmp_path, monkeypatch):
    """The journal of a session of yesterday."""
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path))
    started = dt.datetime.now().astimezone() - dt.timedelta(hours=14)
    opening = {"title": "Short", "levels": [], "session_sha256": "0", "session_text": "x"}
    journal = Journal.open_new(tmp_path / "log", "short", opening, now=lambda: started)
    journal.finish(Over(60_000_000_000, Outcome.COMPLETED), [])
    journal.close()
    return journal.path


def test_the_next_morning_is_added_to_the_sessions_own_file(yesterday):
    """Each question can be skipped, and a wrong answer is asked again."""
    done = CliRunner().invoke(cli, ["checkin"], input="2\n11\n3\n\n1\n")
    assert done.exit_code == 0
    assert "A whole number from 0 to 10" in done.output
    answers = [(a.about, a.question, a.value) for a in read_journal(yesterday).answers]
    assert answers == [
        ("next_day", "compared", "the same"),
        ("next_day", "pain", 3),
        ("next_day", "soreness", "none"),
    ]
    assert "No session waits" in CliRunner().invoke(cli, ["checkin"]).output


def test_a_check_in_without_an_answer_is_asked_again(yesterday):
    """Nothing is written then."""
    before = yesterday.read_bytes()
    assert "asked again" in CliRunner().invoke(cli, ["checkin"], input="\n\n\n\n").output
    assert yesterday.read_bytes() == before


def test_numbness_holds_every_level_until_the_person_clears_it(yesterday):
    """A milder level is always possible."""
    journal = Journal.reopen(yesterday)
    journal.answer("before", "new", "numbness or tingling")
    journal.close()
    refused = CliRunner().invoke(cli, ["level", "foundation", "glute-bridge=1"])
    assert refused.exit_code == 2
    assert "numbness or weakness" in refused.stderr
    assert (
        CliRunner().invoke(cli, ["level", "foundation", "half-kneeling-stretch=-1"]).exit_code == 0
    )
    cleared = CliRunner().invoke(cli, ["checkin", "--clear"]).output
    assert cleared.startswith("Cleared: Short")
    assert CliRunner().invoke(cli, ["level", "foundation", "glute-bridge=1"]).exit_code == 0
    assert "Nothing is held back." in CliRunner().invoke(cli, ["checkin", "--clear"]).output
    assert read_journal(yesterday).answers[0].value == "numbness or tingling"
