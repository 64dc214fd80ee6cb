from examples import BEATS, HOLDS, exercise, score, session
from fakes import SECOND
from plain_stage import stage_of

from iliotimer.plan.model import Sides
from iliotimer.practice.player import Player
from iliotimer.practice.state import Mode

HOLD = 5 + 20 + 15
"""Seconds from Enter to the beginning of the first hold."""
LENGTH = 221
"""Seconds from Enter to the end of the session."""


def in_a_hold(practice, seconds=12, **options):
    stage = practice(**options)
    stage.press("enter")
    stage.wait(HOLD + seconds)
    stage.new_lines()
    return stage


def answers(stage):
    return [(a["about"], a["question"], a["value"]) for a in stage.journal().get("answer", [])]


def test_a_practice_is_a_line_for_each_step_and_what_has_to_be_known(practice):
    """Set-up and cue once, what comes next in a rest, halfway; then planned against done."""
    stage = practice()
    stage.press("enter")
    stage.wait(400)
    stage.press("escape")
    lines = stage.lines()
    assert lines[-1].startswith("Kept in ")
    assert stage.course.status == 0
    stretch = "Stretch [left] [/b]"
    dose = "2 holds of 30 s, each side, 10 s between holds"
    assert lines[:-1] == [
        "Short: 4 min.",
        "p at a sharp pain, space to pause, enter when ready or done, q to end, ? for every key.",
        "Phase 1 of 2: Breath.",
        "WAITING FOR YOU: Slow breathing. Lie down. 2 breaths, 4-0-6-0. Enter when you are ready.",
        "GET READY, 5 seconds.",
        "BREATH 1 of 2, 20 seconds.",
        "Phase 2 of 2: Lengthening.",
        f"SET UP, left side, 15 seconds: {stretch}. One knee on the mat. {dose}.",
        "HOLD 1 of 2, left side, 30 seconds. Tuck the [tail].",
        "Halfway.",
        "RELEASE, 10 seconds.",
        "HOLD 2 of 2, left side, 30 seconds.",
        "Halfway.",
        "SWITCH SIDES, right side, 5 seconds.",
        "HOLD 1 of 2, right side, 30 seconds.",
        "Halfway.",
        "RELEASE, 10 seconds.",
        "HOLD 2 of 2, right side, 30 seconds.",
        "Halfway.",
        "SET UP, left side, 15 seconds: Leg swing. 4 reps, at 60 bpm, 2 beats a rep, each side.",
        "REP 1 of 4, left side, 8 seconds.",
        "SWITCH SIDES, right side, 5 seconds.",
        "REP 1 of 4, right side, 8 seconds.",
        "You went through the whole session. 3.7 minutes of practice.",
        "How was it? Enter skips a question, Esc all of them, ? repeats it.",
        "How hard was it, 0 to 10?",
        "Slow breathing: 2 of 2 breaths by the clock.",
        f"{stretch}, left: 60 of 60 s.",
        f"{stretch}, right: 60 of 60 s.",
        "Leg swing, left: 4 of 4 reps by the clock.",
        "Leg swing, right: 4 of 4 reps by the clock.",
    ]


def test_the_pain_key_silences_then_freezes_then_writes_and_then_asks(practice, monkeypatch):
    """At second 12 of a hold; the lines say where it stopped and what can follow."""
    stage = in_a_hold(practice)
    del stage.speaker.told[:]
    seen = []
    journal = stage.conductor.journal
    note = journal.note

    def noted(*entries, **sync):
        seen.append((stage.speaker.told[0], stage.player.state.mode, stage.lines()))
        note(*entries, **sync)

    monkeypatch.setattr(journal, "note", noted)
    stage.press("p")
    assert seen[0] == (("stop",), Mode.FROZEN, [])
    event = stage.journal()["event"][-1]
    assert (event["what"], event["side"], event["rep"]) == ("sharp_pain", "left", 1)
    assert (event["second"], event["done"]) == (12, 12)
    assert stage.new_lines() == [
        "STOPPED: Stretch [left] [/b], left side, set 1, hold 1, at 12 s of 30 s.",
        "Ease out of the position slowly. Hold on to something.",
        "e: Milder: 2 holds of 10 s instead of 2 holds of 30 s",
        "n: Skip this side",
        "N: Skip Stretch [left] [/b]",
        "q: End the session",
        "u: Pressed by mistake",
        "How bad is it? A digit, x for 10; Enter skips.",
    ]
    stage.wait(1000)
    assert stage.player.state.mode is Mode.FROZEN
    stage.press("7")
    assert stage.new_lines()[:2] == [
        "Noted: 7. Where? On the left side (left and right change it); Enter skips.",
        "a: front of hip, groin",
    ]
    stage.press("right")
    assert stage.new_lines() == [
        "Noted: 7. Where? On both sides (left and right change it); Enter skips."
    ]
    stage.press("enter", "c")
    assert answers(stage) == [(event["n"], "score", 7), (event["n"], "word", "pinching")]
    assert stage.new_lines()[-6:-4] == [
        "Noted: 7, pinching.",
        "e: Milder: 2 holds of 10 s instead of 2 holds of 30 s",
    ]
    stage.press("e")
    assert stage.new_lines() == [
        "Milder: 2 holds of 10 s instead of 2 holds of 30 s.",
        "PAUSED. GET READY, left side, 5 seconds. Space goes on.",
    ]


def test_keys_right_after_a_stop_answer_nothing_and_p_never_answers(practice):
    """Neither do the pain key and a held key."""
    stage = in_a_hold(practice)
    stage.press("p")
    stage.new_lines()
    stage.press("e", "q", "enter", "u", "n", "space", "p", "escape", after=0.08)
    stage.press("p", "escape")
    assert stage.new_lines() == []
    assert stage.whats().count("sharp_pain") == 1
    assert stage.player.state.mode is Mode.FROZEN


def test_a_warning_sign_shows_the_card_on_request_and_takes_the_milder_way_away(practice):
    """The choices are said again where they change."""
    stage = in_a_hold(practice)
    stage.press("p", "enter", "i")
    lines = stage.new_lines()
    reason = "Please don't train through this. Ending is the safe choice."
    assert f"{reason} s shows the safety card." in lines
    again = lines[lines.index("i: down the leg") :]
    assert [line for line in again if line[:2] in {"e:", "n:", "N:", "q:", "u:"}] == [
        "q: End the session",
        "N: Skip Stretch [left] [/b]",
        "u: Pressed by mistake",
    ]
    stage.press("s")
    assert stage.new_lines()[0] == "Get emergency help now:"
    stage.press("q")
    assert stage.journal()["result"]["reason"] == "sharp_pain"


def test_an_end_with_a_reason_asks_what_belongs_to_it(practice):
    """Each answer is written at once; exit status 3."""
    stage = in_a_hold(practice)
    stage.press("q")
    lines = stage.new_lines()
    assert lines[:3] == [
        "End the session: why?",
        "What was done is kept. Enter ends without a reason; Esc or u goes back.",
        "a: Sharp pain",
    ]
    stage.press("escape")
    (line,) = stage.new_lines()
    assert line.startswith("PAUSED. HOLD 1 of 2, left side, 18 seconds left: Stretch [left] [/b].")
    assert line.endswith("Space goes on with a full hold. Enter keeps the 12 s held.")
    stage.press("q", "h")
    assert stage.course.status is None
    stage.press("4")
    assert answers(stage) == [("after", "effort", 4)]
    stage.press("a", "b")
    assert stage.course.status == 3
    assert stage.journal()["result"]["reason"] == "fatigue"
    assert answers(stage)[1:] == [("after", "form", "yes"), ("after", "sleep", "no")]
    assert stage.lines()[-4:-1] == [
        "Slow breathing: 2 of 2 breaths by the clock.",
        "Stretch [left] [/b], left: 12 of 60 s.",
        "Nothing was done of 1 other exercise.",
    ]


def test_a_line_can_be_typed_where_a_reason_asks_for_one(practice):
    """It is an answer like any other."""
    stage = in_a_hold(practice)
    stage.press("q", "m")
    assert stage.course.typing
    assert stage.lines()[-2:] == [
        "What was it?",
        "Type it and press Enter; Enter alone skips it.",
    ]
    stage.course.type("  The \x1b[31mdog ")
    assert answers(stage) == [("after", "what", "The \ufffd[31mdog")]
    assert stage.course.status == 3


def test_a_second_ctrl_c_ends_without_a_reason(practice):
    """The first one asks."""
    stage = in_a_hold(practice)
    stage.press("ctrl+c")
    assert stage.player.state.mode is Mode.FROZEN
    stage.press("ctrl+c")
    assert stage.course.status == 3
    assert stage.journal()["result"] == {"outcome": "ended_early", "minutes": 0.9}


def test_every_key_does_what_it_does_on_the_screen_and_says_so(practice):
    """Refusals too; other keys say nothing."""
    stage = in_a_hold(practice, seconds=2)
    said = {}
    for key in ("+", "-", "m", "]", "[", "r", "enter", "b", "u", "n", "t", "space", "3", "i", "?"):
        stage.press(key)
        said[key] = stage.new_lines()
    assert said["+"] == ["Longer: 35 s."]
    assert said["-"] == ["Shorter: 30 s."]
    assert said["m"] == ["Muted. m brings the sound back."]
    assert said["["] == ["Volume 80 per cent."]
    assert said["r"] == ["Again.", "GET READY, left side, 5 seconds."]
    assert said["enter"] == ["HOLD 1 of 2, left side, 30 seconds."]
    assert said["b"][0] == "Back."
    assert said["u"][0] == "Undone: back."
    assert said["u"][-1].startswith("PAUSED. HOLD 1 of 2, left side, 30 seconds: Stretch")
    assert said["n"][0] == "Skipped."
    assert said["t"][0].startswith("STOPPED. ")
    assert said["t"][0].endswith("Ease off and breathe. Space goes on.")
    assert said["3"] == ["Noted: 3."]
    assert any(line.startswith("Next: ") for line in said["i"])
    assert any(line.endswith("left in the session.") for line in said["i"])
    assert "p or .: Sharp pain: silence and standstill at once." in said["?"]
    stage.press("z", "d", "f5", "escape")
    assert stage.new_lines() == []
    stage.press("enter")
    stage.wait(3)
    stage.new_lines()
    stage.press("enter")
    assert stage.new_lines() == ["The clock counts this set. n goes on to what comes next."]


def test_a_rest_says_which_set_comes_and_asks_for_the_form_once(tmp_path):
    """And the gap between sides that alternate says which side comes."""
    sets = {"sets": 3, "rest": 10, "check": "Level?"}
    one = exercise(HOLDS, id="one", name="One", sides=Sides.ALTERNATE, transition=0, **sets)
    two = exercise(BEATS, id="two", name="Two", sides=Sides.LEFT, transition=0, **sets)
    stage = stage_of(tmp_path, session(one, two), Player(score(one, two)))
    stage.course.begin()
    stage.wait(700)
    lines = stage.lines()
    assert [line for line in lines if line.startswith("REST")] == [
        "REST, 10 seconds. Level? Next: left side, set 2 of 3.",
        "REST, 10 seconds. Next: left side, set 3 of 3.",
        "REST, 10 seconds. Level? Next: left side, set 2 of 3.",
        "REST, 10 seconds. Next: left side, set 3 of 3.",
    ]
    assert lines[3:7] == [
        "HOLD 1 of 2, left side, set 1 of 3, 30 seconds: One.",
        "Halfway.",
        "RELEASE, 10 seconds. Next: right.",
        "HOLD 1 of 2, right side, set 1 of 3, 30 seconds.",
    ]
    assert "REP 1 of 3, left side, set 1 of 3, 6 seconds: Two." in lines


def test_a_line_for_the_diary_can_be_typed_at_the_end(practice):
    """The last question after a whole session; no key counts while it is typed."""
    stage = practice()
    stage.press("enter")
    stage.wait(400)
    stage.press("3", "enter", "enter")
    assert stage.new_lines()[-2:] == [
        "A line for the diary:",
        "Type it and press Enter; Enter alone skips it.",
    ]
    stage.course.type(" Slept \x1b[31mbadly. ")
    note = stage.journal()["answer"][-2]
    assert (note["about"], note["question"], note["value"]) == (
        "after",
        "note",
        "Slept \ufffd[31mbadly.",
    )
    assert stage.journal()["answer"][-1]["question"] == "load"
    assert stage.course.status == 0


def test_what_time_brought_before_a_refused_key_is_told_once(practice):
    """The last second is over, and nobody has looked since."""
    stage = practice()
    stage.press("enter")
    stage.wait(LENGTH - 0.1)
    stage.hand.now += SECOND // 5
    stage.press("p")
    assert stage.lines()[-4:] == [
        "You went through the whole session. 3.7 minutes of practice.",
        "How was it? Enter skips a question, Esc all of them, ? repeats it.",
        "How hard was it, 0 to 10?",
        "The practice is over.",
    ]
