"""What lies around a practice in lines: the check-in, settings, files, no keyboard, its loss."""

from dataclasses import replace
from fractions import Fraction

import pytest
from examples import BEATS, FREE, HOLDS, SHORT_SESSION, alternating, exercise, score, session
from plain_stage import stage_of

from iliotimer.diary.prescription import planned_doses
from iliotimer.diary.reading import read_journal
from iliotimer.files.settings import Settings
from iliotimer.plain.telling import described, spoken
from iliotimer.plan.unattended import unattended
from iliotimer.practice.events import What
from iliotimer.practice.player import Player
from iliotimer.practice.resuming import state_after
from iliotimer.practice.state import Mode
from iliotimer.sound.speaker import News

FREE_REPS = (
    SHORT_SESSION.replace("breaths = 2", "reps = 8").replace('  breath = "4-0-6-0"\n', "")
).replace('kind = "breath"', 'kind = "activation"')


def answers(stage):
    return [(a["about"], a["question"], a["value"]) for a in stage.journal().get("answer", [])]


def test_the_check_in_comes_first_and_each_answer_is_one_key_or_skipped(practice):
    """A question is repeated on request."""
    stage = practice(check_in=True, notices=["Written by Dr. Mill."])
    assert stage.new_lines()[2:] == [
        "Before you begin. Enter skips a question, Esc all of them, ? repeats it.",
        "Pain now, 0 to 10?",
    ]
    stage.press("2", "enter")
    assert stage.new_lines()[-3:] == ["a: none", "b: gone after moving", "c: still there"]
    stage.press("?")
    assert stage.new_lines()[1] == "Soreness since last time?"
    assert stage.player.state.mode is Mode.READY
    stage.press("b", "a")
    assert answers(stage) == [
        ("before", "pain", 2),
        ("before", "soreness", "gone after moving"),
        ("before", "new", "nothing new"),
    ]
    assert "Written by Dr. Mill." in stage.new_lines()
    assert stage.player.state.mode is Mode.RUNNING
    stage.press("enter")
    stage.wait(26)
    assert stage.new_lines()[-4:] == [
        "After the warm-up.",
        "Is the soreness from last time still there, now that you have moved?",
        "y: Yes, still there",
        "n: No, it is gone",
    ]
    stage.press("y")
    assert stage.new_lines()[-2:] == ["q: End the session", "g: Go on all the same"]
    stage.press("g")
    assert stage.new_lines()[-1].startswith("PAUSED. SET UP, left side, ")


def test_something_new_is_looked_at_before_the_session(practice):
    """With the card; not to begin is an early end."""
    stage = practice(check_in=True)
    stage.press("enter", "enter", "enter", "c", "s")
    lines = stage.new_lines()
    assert "Get emergency help now:" in lines
    assert lines[-3:] == ["q: Not today", "s: The safety card", "g: Begin all the same"]
    stage.press("q")
    assert stage.course.status == 3
    assert stage.journal()["result"]["reason"] == "unwell"


def test_leaving_before_the_practice_leaves_nothing_to_resume(practice):
    """Ctrl+C ends what had not begun."""
    stage = practice(check_in=True)
    stage.press("p", "ctrl+c")
    assert stage.course.status == 3
    assert stage.journal()["result"] == {"outcome": "ended_early", "minutes": 0}


def test_keys_of_ones_own_work_and_are_named(practice):
    """A key that was given away does only what it was given for."""
    keys = {"pause": ("k",), "pain": ("z", "pageup"), "back": ("p",)}
    stage = practice(settings=replace(Settings(), keys=keys))
    assert stage.new_lines()[1].startswith("z at a sharp pain, k to pause, ")
    stage.press("enter", "space", "p")
    assert stage.new_lines()[-1] == "This is the beginning."
    stage.press("k")
    assert stage.new_lines() == ["PAUSED. GET READY, 5 seconds. k goes on."]
    stage.press("pageup")
    assert stage.player.state.frozen_by is What.SHARP_PAIN


def test_sound_and_diary_say_what_became_of_them_once(practice, monkeypatch):
    """Lost, back; not written, written again."""
    stage = practice(settings=replace(Settings(), sound=replace(Settings().sound, muted=True)))
    assert stage.new_lines()[2] == "Muted. m brings the sound back."
    stage.speaker.news = [News("lost", "The sound is gone."), News("back", "The sound is back.")]
    stage.wait(2)
    assert stage.new_lines() == ["The sound is gone.", "The sound is back."]
    journal = stage.conductor.journal
    monkeypatch.setattr(journal, "trouble", "The diary cannot be written.")
    stage.wait(2)
    monkeypatch.setattr(journal, "trouble", "")
    stage.wait(2)
    assert stage.new_lines() == ["The diary cannot be written.", "The diary is written again."]
    assert stage.whats() == ["started", "sound_lost", "sound_back"]


def test_a_pause_of_the_machine_stops_the_practice_and_says_so(practice):
    """Somebody goes on; where nobody can, it is saved as interrupted."""
    for attended, status in ((True, None), (False, 4)):
        stage = practice(attended=attended, keep=attended)
        stage.press("enter")
        stage.wait(8)
        stage.new_lines()
        stage.hand.now += 60_000_000_000
        stage.course.look()
        assert stage.lines()[0].startswith("PAUSED. ")
        assert "The computer stood still, so the practice stopped." in stage.lines()[0]
        assert stage.course.status == status


def test_text_from_files_reaches_nobody_as_a_command(tmp_path):
    """A name of 10,000 characters is shortened; no control character is written."""
    hostile = "\x1b[2J\x07\r\n\u202ename" + "x" * 10_000
    one = exercise(HOLDS, name=hostile, setup=hostile, cue=hostile, check=hostile, rest=5, sets=2)
    stage = stage_of(tmp_path, session(one), Player(score(one)), notices=[hostile])
    stage.course.begin()
    stage.press("?", "i", "enter", "p", "N", "q", "a")
    stage.wait(400)
    text = stage.stream.getvalue()
    assert all(char == "\n" or char.isprintable() for char in text)
    assert max(map(len, text.splitlines())) <= 1000
    assert "HOLD 1 of 2, 30 seconds: " in text or "SET UP" in text


def test_without_a_keyboard_nothing_waits_and_only_the_clock_counts(practice):
    """It says so once; reps that nobody counted are told as paced, in the journal too."""
    stage = practice(text=FREE_REPS, attended=False, check_in=True)
    stage.wait(400)
    lines = stage.lines()
    assert sum("No keys are read here" in line for line in lines) == 1
    assert lines[3] == "SET UP, 15 seconds: Slow breathing. Lie down. 8 reps, at your own pace."
    assert "8 REPS, 24 seconds." in lines
    assert "Slow breathing: 8 of 8 reps by the clock." in lines
    assert stage.course.status == 0
    event = next(e for e in stage.journal()["event"] if e["what"] == "set_done")
    assert (event["paced"], "done" in event) == (8, False)
    assert "answer" not in stage.journal()
    (file,) = stage.log.glob("*.toml")
    record = replace(read_journal(file), result=None)
    assert next(dose for dose in planned_doses(record)).paced


def test_free_reps_wait_for_the_person_and_are_their_own_count(practice):
    """Where somebody can press a key."""
    stage = practice(text=FREE_REPS)
    stage.press("enter")
    stage.wait(100)
    assert stage.new_lines()[-1] == "8 REPS. Enter when you are done."
    stage.press("enter")
    assert next(e for e in stage.journal()["event"] if e["what"] == "set_done")["done"] == 8


@pytest.mark.parametrize("attended", [True, False])
def test_a_practice_that_was_cut_off_stands_until_somebody_goes_on(practice, tmp_path, attended):
    """Where nobody can, asking for it was enough."""
    cut = practice()
    cut.press("enter")
    cut.wait(50)
    cut.course.interrupt()
    assert cut.course.status == 4
    assert cut.lines()[-1].endswith("iliotimer run short --plain --resume")
    assert cut.whats()[-1] == "interrupted"
    steps = cut.player.prescribed
    state = state_after(steps, cut.conductor.entries)
    if not attended:
        state = replace(state, score=unattended(state.score))
    player = Player(steps, go_on_from=state)
    again = stage_of(tmp_path, cut.course._session, player, attended=attended)
    again.course.begin()
    if attended:
        assert again.lines()[2].startswith("PAUSED. SET UP, left side, 15 seconds: Stretch")
        again.press("space")
    assert player.state.mode is Mode.RUNNING
    assert again.lines()[-1].startswith("SET UP, left side, 15 seconds: Stretch [left] [/b]. One ")


def test_a_program_that_is_stopped_by_the_shell_pauses(practice):
    """And says where it stands when it goes on."""
    stage = practice()
    stage.press("enter")
    stage.wait(12)
    stage.new_lines()
    stage.course.suspend()
    assert stage.player.state.mode is Mode.FROZEN
    assert stage.speaker.told[-1] == ("stop",)
    stage.course.awake()
    assert stage.new_lines() == [
        "PAUSED. BREATH 1 of 2, 13 seconds left: Slow breathing. Space goes on."
    ]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [("1", "1 second"), ("0.5", "1 second"), ("90", "90 seconds"), ("150", "2 minutes 30 seconds")],
)
def test_lengths_are_said_in_words(seconds, said):
    """As one says them."""
    assert spoken(Fraction(seconds)) == said


def test_sides_that_alternate_in_a_set_begin_with_one():
    """Their cues tell the others."""
    work = score(alternating(BEATS))[-1]
    assert described(work, Fraction(0)) == "REP 1 of 3, left side first, 12 seconds: Move"
    assert described(work, Fraction(2), named=False) == "REP 1 of 3, right side, 10 seconds left"
    assert described(score(exercise(FREE, sets=2))[1], Fraction(3)) == "8 REPS, set 1 of 2: Move"
