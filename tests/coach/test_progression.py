import datetime as dt
from dataclasses import replace

import pytest
from coach.lived import NOON, answered, lived, moment, pains
from coach.practised import (
    ALL_ADVANCE,
    GOOD_MORNING,
    SESSION,
    TWICE,
    done,
    proposed,
    verdicts,
)

from iliotimer.plan.model import Side
from iliotimer.plan.sparing import Sparing, spared
from iliotimer.practice.checkin import AFTER, BEFORE, NEXT_DAY
from iliotimer.practice.events import Outcome, What
from iliotimer.practice.record import Decision, LastSet
from iliotimer.practice.safety import PainLimits

NOTHING = {}


def morning(**answers):
    return (*pains(before=1), *answered(NEXT_DAY, **answers))


def discomfort(value, exercise="stretch"):
    return {"moments": (moment(What.DISCOMFORT, exercise, value=value),)}


def stop(exercise="stretch"):
    return {"moments": (moment(What.SHARP_PAIN, exercise),), "pain_stops": 1}


def ended(reason):
    return {"outcome": Outcome.ENDED_EARLY, "reason": reason}


def decided(days_ago=0.0, exercise="stretch", before=0, after=1, accepted=True):
    at = NOON - dt.timedelta(days=days_ago)
    return Decision(at, exercise, before, after, "A1", "Because.", accepted)


def test_a1_after_a_clear_session_and_morning_an_exercise_may_advance():
    """One level, with a reason that says what changes."""
    found = proposed(*TWICE)
    stretch = found["stretch"]
    assert (stretch.verdict, stretch.before, stretch.after) == ("advance", 0, 1)
    assert (stretch.name, stretch.rule) == ("Stretch", "A1, A11")
    assert stretch.reason == (
        "Done in full, and the morning after was no worse: "
        "3 holds of 30 s instead of 2 holds of 30 s."
    )
    assert verdicts(*TWICE) == ALL_ADVANCE


def test_without_a_practice_there_is_nothing_to_propose():
    """Neither for a session never begun nor for one in which nothing was done."""
    assert proposed() == proposed(lived(session="other"), done(minutes=0)) == NOTHING


def test_breathing_and_warm_up_hold():
    """They have levels, but it is the person who chooses them."""
    held = proposed(*TWICE)["breathing"]
    assert (held.verdict, held.before, held.after) == ("hold", 0, 0)
    assert held.reason == "Warm-up and breathing stay as they are."


@pytest.mark.parametrize(
    ("fields", "thresholds", "left"),
    [
        pytest.param(discomfort(2), {}, ALL_ADVANCE, id="A1: 2 is clear"),
        pytest.param(discomfort(3), {}, {"bridge", "walk"}, id="A1: 3 is not"),
        pytest.param(discomfort(2), {"clear_pain": 1}, {"bridge", "walk"}, id="A1: by the rules"),
        pytest.param(discomfort(2), {"clear_pain": 4}, ALL_ADVANCE, id="A1: up to 4"),
        pytest.param(discomfort(3), {"clear_pain": 4}, {"bridge", "walk"}, id="W4: amber"),
        pytest.param(discomfort(8), {}, {"bridge", "walk"}, id="W5: red"),
        pytest.param(discomfort(3, ""), {}, {}, id="A1: pain in no exercise"),
        pytest.param(stop(), {}, {}, id="A1: a sharp stop"),
        pytest.param({"eased": ("stretch",)}, {}, {"bridge", "walk"}, id="eased on the way"),
        pytest.param(
            {"moments": (moment(What.TIGHTNESS),)}, {}, {"bridge", "walk"}, id="W9: tightness"
        ),
        pytest.param({"outcome": None}, {}, {}, id="A1: without an end"),
        pytest.param(ended("time"), {}, ALL_ADVANCE, id="ended early, done in full"),
        pytest.param(ended("fatigue"), {}, {}, id="fatigue: repeat"),
        pytest.param(ended("tightness"), {}, {}, id="W9: ended for tightness"),
        pytest.param(ended("sharp_pain"), {}, {}, id="A7: ended for sharp pain"),
        pytest.param(ended("rising_pain"), {}, {}, id="A7: ended for rising pain"),
        pytest.param(ended("unwell"), {}, {}, id="W2: ended unwell"),
    ],
)
def test_a_flag_holds_what_it_is_about(fields, thresholds, left):
    """A sharp stop or an end for pain the whole session, a dull pain its own exercise."""
    assert set(verdicts(done(1, **fields), done(3), **thresholds)) == set(left)


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        pytest.param(pains(after=2), ALL_ADVANCE, id="A1: 2 right after"),
        pytest.param(pains(after=3), {}, id="A1: 3 right after"),
        pytest.param(answered(BEFORE, new="a fall"), {}, id="W2: news with a card"),
        pytest.param(answered(BEFORE, new="nothing new"), ALL_ADVANCE, id="W2: no news"),
        pytest.param(answered(BEFORE, soreness="none"), ALL_ADVANCE, id="A2: not sore"),
        pytest.param(answered(BEFORE, soreness="gone after moving"), {}, id="A2: came sore"),
        pytest.param(
            answered(BEFORE, soreness="still there", sore_after_warm_up="no"),
            {},
            id="A2: gone by activation",
        ),
        pytest.param(answered(AFTER, **{"verdict stretch": "hurt"}), {"bridge", "walk"}, id="hurt"),
        pytest.param(answered(AFTER, **{"verdict stretch": "helped"}), ALL_ADVANCE, id="helped"),
    ],
)
def test_what_the_person_says_holds_levels(answers, left):
    """Before the session, and right after it."""
    assert set(verdicts(done(1, answers=GOOD_MORNING + answers), done(3))) == set(left)


@pytest.mark.parametrize(
    ("answers", "rule"),
    [
        pytest.param(pains(before=1), "A8", id="A8: not asked yet"),
        pytest.param(pains(next_day=1), "A8", id="A8: nothing to compare with"),
        pytest.param(morning(stiffness=2), "A8", id="A8: only stiffness"),
        pytest.param(morning(compared="worse"), "A1", id="A1: worse"),
        pytest.param(pains(before=1, next_day=2), "A1", id="A1: more pain"),
        pytest.param(morning(compared="better", soreness="still there"), "A4", id="A4: sore"),
        pytest.param(morning(pain=1, soreness="gone after moving"), "A4", id="A4: sore at first"),
        pytest.param(morning(compared="the same"), "A1, A11", id="A1: the same"),
    ],
)
def test_a1_a4_a8_the_next_morning_decides(answers, rule):
    """No level rises before it is known, after a worse one, or after soreness."""
    found = proposed(done(1, answers=answers), done(3))["stretch"]
    assert found.rule == rule
    assert (found.verdict == "advance") == (rule == "A1, A11")


@pytest.mark.parametrize(
    ("answers", "thresholds", "rule"),
    [
        pytest.param(pains(1, None, 3), {}, "A5", id="A5: two more than before"),
        pytest.param(pains(1, None, 2), {}, "", id="A5: one more"),
        pytest.param(pains(1, None, 2), {"morning_rise": 1}, "A5", id="A5: another rise"),
        pytest.param(pains(5, None, 6), {}, "A5", id="A5: six"),
        pytest.param(pains(5, None, 5), {"morning_worst": 5}, "A5", id="A5: another score"),
        pytest.param(pains(None, None, 6), {}, "A5", id="A5: six, without one before"),
        pytest.param(answered(BEFORE, sore_after_warm_up="yes"), {}, "A3", id="A3: stays sore"),
        pytest.param(answered(BEFORE, sore_after_warm_up="no"), {}, "", id="A3: gone"),
    ],
)
def test_a3_a5_ease_every_exercise_by_one(answers, thresholds, rule):
    """Easing goes before holding, and below the lowest level there is nothing."""
    found = proposed(done(1, answers=answers), **thresholds)
    eased = {name: (one.after, one.rule) for name, one in found.items() if one.verdict == "ease"}
    assert eased == (dict.fromkeys(("bridge", "stretch", "walk"), (-1, rule)) if rule else {})
    lowest = {"stretch": -1, "bridge": -2, "walk": 0}
    again = done(1, levels=lowest.items(), answers=answers)
    assert {n for n, v in verdicts(again, levels=lowest, **thresholds).items() if v == "ease"} == (
        {"walk"} if rule else set()
    )


def test_a5_eases_what_was_done():
    """The reason says what changes; what was left out stays."""
    flare = done(1, answers=pains(1, None, 6))
    flare = flare.but(doses=tuple(d for d in flare.doses if d.exercise == "stretch"))
    found = proposed(flare)
    assert found["stretch"].reason == (
        "The morning after was much worse: 2 holds of 15 s instead of 2 holds of 30 s."
    )
    assert found["bridge"].reason == "It was not done."


@pytest.mark.parametrize(
    ("past", "thresholds", "advances"),
    [
        pytest.param((done(1), done(3, **stop())), {}, False, id="A6: the first one after"),
        pytest.param((done(1), done(3), done(5, **stop())), {}, False, id="A6: the second"),
        pytest.param((done(1), done(2), done(4), done(6, **stop())), {}, True, id="A6: over"),
        pytest.param((done(1), done(3, **stop())), {"milder_sessions": 0}, True, id="A6: none"),
        pytest.param(
            (done(1), done(2), done(4), done(6, **stop())),
            {"milder_sessions": 3},
            False,
            id="A6: three",
        ),
        pytest.param(
            (done(1), done(3, **stop()).but(session="other")), {}, False, id="A6: elsewhere"
        ),
        pytest.param(
            (lived(0.5, session="other", **stop()), done(1)), {}, False, id="A6: since then"
        ),
        pytest.param((done(1), done(3, **stop("bridge"))), {}, True, id="A6: another exercise"),
    ],
)
def test_a6_after_a_sharp_stop_an_exercise_holds_for_some_sessions(past, thresholds, advances):
    """In whatever session it was stopped."""
    found = proposed(*past, **thresholds)["stretch"]
    assert (found.verdict == "advance") is advances
    assert advances or found.rule == "A6"


def test_a7_an_end_for_pain_since_then_holds_everything():
    """In another session too; whatever it was about."""
    for newer in (ended("rising_pain"), {"answers": answered(BEFORE, new="a fall"), "minutes": 0}):
        assert verdicts(lived(0.2, session="other", **newer), *TWICE) == NOTHING
    assert verdicts(lived(0.2, session="other", **ended("time")), *TWICE) == ALL_ADVANCE


@pytest.mark.parametrize("signs", [{"word": "numb"}, {"new": "weakness"}, {"place": "chest"}])
def test_w2_an_uncleared_sign_holds_everything_however_old(signs):
    """Safety goes before easing too; clearing it lets the levels go on."""
    old = lived(200, session="other", answers=answered(3, **signs))
    flare = done(1, answers=pains(1, None, 6))
    steady = (*TWICE, done(9), done(10))
    assert verdicts(*steady, old) == verdicts(flare, old) == NOTHING
    assert proposed(*steady, old)["stretch"].rule == "W2"
    cleared = old.but(answers=old.answers + answered(AFTER, cleared=True))
    assert verdicts(*steady, cleared) == ALL_ADVANCE


def test_only_what_was_done_in_full_at_its_level_advances():
    """Not a part of it, not a lower level, not fewer sets than the level has."""
    full = done(1)
    less = tuple(d for d in full.doses if d.exercise != "stretch")
    assert proposed(full.but(doses=less))["stretch"].reason == "It was not done in full."
    lower = done(1, levels=[("stretch", -1)])
    assert proposed(lower)["stretch"].reason == "It was practised at a lower level."
    higher = done(1, levels=[("stretch", 1)])
    assert proposed(higher)["stretch"].after == 1
    fewer = done(1, of=spared(SESSION, Sparing(60)))
    assert proposed(fewer)["bridge"].reason == "It was practised with fewer sets."
    changed = done(1).but(levels=(("stretch", 7),))
    assert proposed(changed)["stretch"].reason == "The session file has changed since."
    part = full.but(doses=tuple(replace(d, works_done=d.works - 1) for d in full.doses))
    assert verdicts(part, done(3)) == NOTHING
    short = LastSet("bridge", Side.BOTH, "reps", 8, 7, paced=False, two_more=False)
    assert "bridge" not in verdicts(full.but(last_sets=(short,)), done(3))


def test_at_the_hardest_level_there_is_nothing_to_advance_to():
    """A11: the ladder of the file is the order of its steps."""
    levels = {"stretch": 2}
    found = proposed(done(1, levels=levels.items()), levels=levels)["stretch"]
    assert (found.verdict, found.before, found.rule) == ("hold", 2, "A11")
    assert proposed(done(1, levels=levels.items()), levels={"stretch": 9})["stretch"].before == 2


@pytest.mark.parametrize(
    ("past", "thresholds", "advances"),
    [
        pytest.param((done(1), done(3)), {}, True, id="A13: none yet"),
        pytest.param((done(1), done(3, decisions=(decided(2),))), {}, True, id="A13: one"),
        pytest.param(
            (done(1), done(3, decisions=(decided(2),)), done(5, decisions=(decided(4),))),
            {},
            False,
            id="A13: two",
        ),
        pytest.param(
            (done(1), done(3, decisions=(decided(2),)), done(9, decisions=(decided(8),))),
            {},
            True,
            id="A13: one of them longer ago",
        ),
        pytest.param(
            (done(1), done(3, decisions=(decided(2),)), done(16, decisions=(decided(4),))),
            {},
            False,
            id="A13: decided long after its session",
        ),
        pytest.param(
            (done(1), done(3, decisions=(decided(2),))),
            {"levels_a_week": 1},
            False,
            id="A13: another cap",
        ),
        pytest.param((done(1), done(3)), {"levels_a_week": 0}, False, id="A13: never"),
        pytest.param(
            (done(1), done(3, decisions=(decided(2, accepted=False),))),
            {"levels_a_week": 1},
            True,
            id="A13: declined",
        ),
        pytest.param(
            (done(1), done(3, decisions=(decided(2, after=-1),))),
            {"levels_a_week": 1},
            True,
            id="A13: eased",
        ),
        pytest.param(
            (done(1), lived(3, session="other", decisions=(decided(2),))),
            {"levels_a_week": 1},
            True,
            id="A13: of another session",
        ),
        pytest.param(
            (done(1), done(3, decisions=(decided(2, "bridge"),))),
            {"levels_a_week": 1},
            True,
            id="A13: of another exercise",
        ),
    ],
)
def test_a13_an_exercise_rises_by_so_many_levels_in_seven_days(past, thresholds, advances):
    """Counted are the decisions that were accepted, by the time of deciding."""
    found = proposed(*past, **thresholds)["stretch"]
    assert (found.verdict == "advance") is advances
    assert advances or found.rule == "A13"


@pytest.mark.parametrize("accepted", [True, False])
def test_a13_what_was_decided_after_a_session_is_not_proposed_again(accepted):
    """Neither way: one level at a time."""
    again = done(1, decisions=(decided(0, accepted=accepted),))
    assert "stretch" not in verdicts(again, done(3))
    flare = done(1, answers=pains(1, None, 6), decisions=(decided(0, after=-1),))
    assert set(verdicts(flare, levels={"stretch": -1})) == {"bridge", "walk"}


def weeks(*minutes):
    """One session a week, newest first, of so many minutes."""
    newest, *others = minutes
    older = (done(1 + 7 * week, minutes=many) for week, many in enumerate(others, 1))
    return (done(1, minutes=newest), *older)


@pytest.mark.parametrize(
    ("past", "thresholds", "advances"),
    [
        pytest.param(weeks(130, 100, 100, 1), {}, True, id="A14: 30 % more"),
        pytest.param(weeks(131, 100, 100, 1), {}, False, id="A14: more than that"),
        pytest.param(weeks(131, 100, 101, 1), {}, True, id="A14: the fuller of the two weeks"),
        pytest.param(weeks(131, 100), {}, True, id="A14: too early to compare"),
        pytest.param(weeks(111, 100, 100, 1), {"volume_stop": 10}, False, id="A14: another share"),
        pytest.param((done(1), done(30)), {}, False, id="A14: from nothing"),
    ],
)
def test_a14_much_more_practice_than_before_lets_nothing_advance(past, thresholds, advances):
    """Counted in minutes of practice, over the last seven days and the two weeks before."""
    found = proposed(*past, **thresholds)["stretch"]
    assert (found.verdict == "advance") is advances
    assert advances or found.rule == "A14"


def test_a18_when_a_clinician_is_suggested_nothing_advances():
    """The reason is that advice."""
    sore = answered(BEFORE, soreness="still there")
    found = proposed(done(1, answers=pains(1, None, 1) + sore), done(6))["stretch"]
    assert (found.verdict, found.rule) == ("hold", "A18")
    assert "clinician" in found.reason


def test_a17_what_was_practised_long_ago_does_not_advance():
    """After a gap there is less, not more."""
    assert "stretch" in verdicts(done(7))
    assert verdicts(done(8)) == NOTHING
    assert "stretch" in verdicts(done(8), gap_days=8)


def test_the_persons_own_edge_of_green_holds_too():
    """W4: whichever of the two edges is lower."""
    assert "stretch" not in verdicts(done(1, **discomfort(2)), limits=PainLimits(green_to=1))
