"""What is less this time: levels lower, exercises milder, fewer sets."""

import datetime as dt

import pytest
from coach.courses import KINDS, begun, day, program
from coach.lived import lived, moment, pains
from examples import BREATHS, HOLDS, exercise, session

from iliotimer.coach.lighter import Milder
from iliotimer.coach.rules import Rules
from iliotimer.coach.schedule import Due, advised_levels, due_today
from iliotimer.plan.model import Side
from iliotimer.plan.program import Stage
from iliotimer.plan.sparing import ALL, Sparing
from iliotimer.practice.events import Outcome, What
from iliotimer.practice.record import Decision, Dose

NOW = day("mon")
DAILY = program(Stage("Daily", None, (("foundation",),) * 7))
COURSE = (begun(60, of=DAILY),)
DOSES = tuple(
    Dose(one, Side.LEFT, "s", 60, 30, paced=False, works=2, works_done=1)
    for one in ("stretch", "bridge")
)


def ago(days, session="foundation", **fields):
    """A session of so many days before Monday noon."""
    started = NOW - dt.timedelta(days=days)
    given = {"kind": KINDS[session], "doses": DOSES, **fields}
    return lived(started=started, name=f"{started:%F %T}", session=session, **given)


def due(*past, course=COURSE, now=NOW, wanted="", **thresholds):
    rules = Rules(**{"lighter_every": 0, **thresholds})
    return due_today(course, past, KINDS, rules, now, wanted=wanted)


def eased(name="stretch", accepted=True, after=-1):
    return (Decision(NOW, name, 0, after, "A5", "Because.", accepted),)


# A17


@pytest.mark.parametrize(
    ("days", "thresholds", "steps"),
    [
        pytest.param(7, {}, 0, id="A17: a week"),
        pytest.param(8, {}, 1, id="A17: more than a week"),
        pytest.param(14, {}, 1, id="A17: two weeks"),
        pytest.param(15, {}, 2, id="A17: more than two"),
        pytest.param(5, {"gap_days": 4}, 1, id="A17: another gap"),
        pytest.param(21, {"long_gap_days": 21}, 1, id="A17: another long gap"),
    ],
)
def test_after_a_gap_it_goes_on_lower(days, thresholds, steps):
    """A17: by the days since the last session of any kind."""
    assert due(ago(days, "mobility"), **thresholds).steps_down == steps


def test_a17_is_one_level_up_in_each_week_after_the_return():
    """So that no level is two higher than the day before."""
    told = due(ago(9))
    assert (told.rule, told.reason) == (
        "A17",
        "9 days without a session: one level lower this week.",
    )
    back = [ago(3), ago(12)]
    assert (
        due(*back).reason
        == "Back after 9 days without a session: one level lower up to 26 November."
    )
    steps = [due(ago(since, "mobility"), ago(since + 20)).steps_down for since in (0.1, 6, 7)]
    assert steps == [2, 2, 1]
    steady = [ago(days) for days in (2, 4, 6, 8, 10, 12, 14)]
    assert due(*steady, ago(34)).steps_down == 0


def test_a17_who_has_just_begun_has_no_gap():
    """However long ago the program was chosen; a session that was left at once is none."""
    assert due().steps_down == 0
    assert due(ago(1, minutes=0.0), ago(9)).steps_down == 1


# A16


@pytest.mark.parametrize(
    ("weeks", "every", "sets", "sparing"),
    [
        pytest.param(3, 4, 60, Sparing(60), id="A16: the fourth week"),
        pytest.param(2, 4, 60, ALL, id="A16: the third"),
        pytest.param(4, 4, 60, ALL, id="A16: the fifth"),
        pytest.param(7, 4, 60, Sparing(60), id="A16: the eighth"),
        pytest.param(2, 3, 50, Sparing(50), id="A16: other thresholds"),
        pytest.param(3, 0, 60, ALL, id="A16: never"),
    ],
)
def test_every_so_many_weeks_one_is_lighter(weeks, every, sets, sparing):
    """A16: counted from the day on which the program was begun."""
    told = due(course=(begun(weeks, of=DAILY),), lighter_every=every, lighter_sets=sets)
    assert told.sparing == sparing
    assert told.rule == ("A16" if sparing else "")


def test_a16_counts_over_the_stages_of_one_way_through_the_program():
    """A program that was put away and begun anew counts anew."""
    stages = (Stage("One", 2, DAILY.stages[0].days), Stage("Two", None, DAILY.stages[0].days))
    both = program(*stages)
    on = (begun(3, of=both), begun(1, 2, of=both))
    assert due(course=on, lighter_every=4).reason == (
        "Week 4 of the program is a lighter one: 60 % of the sets."
    )
    assert due(course=(begun(3, of=both), begun(1, of=both)), lighter_every=4).sparing == ALL
    stopped = (begun(3, of=both, until=NOW - dt.timedelta(weeks=2)), begun(1, 2, of=both))
    assert due(course=stopped, lighter_every=4).sparing == ALL


# Fatigue


def tired(days):
    return ago(days, outcome=Outcome.ENDED_EARLY, reason="fatigue")


@pytest.mark.parametrize(
    ("past", "in_a_row", "sparing"),
    [
        pytest.param([2], 2, ALL, id="once"),
        pytest.param([2, 4], 2, Sparing(60), id="twice"),
        pytest.param([2], 1, Sparing(60), id="another threshold"),
        pytest.param([2, 4], 3, ALL, id="three wanted"),
    ],
)
def test_ends_for_fatigue_in_a_row_offer_a_lighter_week(past, in_a_row, sparing):
    """Fewer sets, no level lower."""
    told = due(*map(tired, past), tired_in_a_row=in_a_row)
    assert (told.sparing, told.steps_down) == (sparing, 0)


def test_the_lighter_week_after_fatigue_lasts_a_week():
    """Whatever comes after the tired ones."""
    assert due(ago(1), tired(4), tired(6)).sparing == Sparing(60)
    assert due(ago(1), tired(7), tired(9)).sparing == ALL
    assert due(tired(2), ago(3), tired(4)).sparing == ALL


# A5


@pytest.mark.parametrize(
    ("before", "morning", "thresholds", "steps"),
    [
        pytest.param(2, 3, {}, 0, id="A5: one more"),
        pytest.param(2, 4, {}, 1, id="A5: two more"),
        pytest.param(2, 4, {"morning_rise": 3}, 0, id="A5: another rise"),
        pytest.param(5, 6, {}, 1, id="A5: six"),
        pytest.param(5, 6, {"morning_worst": 7}, 0, id="A5: another worst"),
        pytest.param(None, 6, {}, 1, id="A5: nothing before"),
        pytest.param(None, 5, {}, 0, id="A5: nothing before, five"),
        pytest.param(0, None, {}, 0, id="A5: no answer"),
    ],
)
def test_a_worse_morning_is_a_level_lower_and_a_set_less(before, morning, thresholds, steps):
    """A5: the next time."""
    told = due(ago(3, answers=pains(before=before, next_day=morning)), **thresholds)
    assert (told.steps_down, told.sparing.fewer) == (steps, steps)


def test_a5_is_for_the_next_session_and_the_next_of_the_same():
    """A mobility day between does not use it up."""
    worse = ago(3, answers=pains(before=0, next_day=4))
    assert due(ago(2, "mobility"), worse).steps_down == 1
    assert due(ago(2, "mobility"), worse, wanted="mobility").steps_down == 0
    assert due(worse, wanted="mobility").steps_down == 1
    assert due(ago(2), worse).steps_down == 0


def test_a5_the_level_that_the_person_has_lowered_is_not_lowered_twice():
    """The set less remains; a no to the proposal changes nothing."""
    morning = pains(before=0, next_day=4)
    told = due(ago(3, answers=morning, decisions=eased()))
    assert (told.steps_down, told.sparing.fewer) == (0, 1)
    assert due(ago(3, answers=morning, decisions=eased(accepted=False))).steps_down == 1


# A7


def test_a7_where_the_session_is_not_replaced_it_is_one_level_lower():
    """After an end for pain: mobility after mobility, or what the person wants instead."""
    pain = {"outcome": Outcome.ENDED_EARLY, "reason": "rising_pain"}
    assert due(ago(1, **pain), wanted="foundation").steps_down == 1
    assert due(ago(1, **pain), wanted="mobility").steps_down == 0
    assert due(ago(1, "mobility", **pain), wanted="mobility").steps_down == 1
    assert due(ago(1, decisions=eased(), **pain), wanted="foundation").steps_down == 0
    assert due(ago(1, "mobility"), ago(2, **pain), wanted="foundation").steps_down == 0


def test_a7_without_a_mobility_session_the_planned_one_is_lower():
    """Strength after its hours."""
    pain = {"outcome": Outcome.ENDED_EARLY, "reason": "sharp_pain"}
    kinds = {"foundation": "strength"}
    told = due_today(COURSE, [ago(3, **pain)], kinds, Rules(lighter_every=0), NOW)
    assert (told.sessions, told.rule, told.steps_down) == (("foundation",), "A7", 1)


# A6


def hurt(days, exercise="stretch", **fields):
    """A completed session with a sharp stop."""
    stops = (moment(What.SHARP_PAIN, exercise),)
    return ago(days, pain_stops=1, moments=stops, **fields)


def milder(told):
    return [one.exercise for one in told.milder]


@pytest.mark.parametrize(
    ("since", "sessions", "is_milder"),
    [
        pytest.param(0, 2, True, id="A6: the next session"),
        pytest.param(1, 2, True, id="A6: the second"),
        pytest.param(2, 2, False, id="A6: not the third"),
        pytest.param(2, 3, True, id="A6: three sessions"),
        pytest.param(0, 0, False, id="A6: none"),
    ],
)
def test_a_sharp_stop_makes_an_exercise_milder(since, sessions, is_milder):
    """A6: for the next sessions that have it."""
    past = [ago(days + 1) for days in range(since)]
    told = due(*past, hurt(since + 1), milder_sessions=sessions)
    assert milder(told) == (["stretch"] if is_milder else [])


def test_a6_only_sessions_in_which_it_was_done_count():
    """One without the exercise, or ended before it, leaves it milder."""
    others = [ago(days, doses=DOSES[1:]) for days in (1, 2, 3)]
    undone = ago(
        4, doses=(Dose("stretch", Side.LEFT, "s", 60, 0, paced=False, works=2, works_done=0),)
    )
    assert milder(due(*others, undone, hurt(5))) == ["stretch"]


def test_a6_tells_since_when_and_for_how_long():
    """In one sentence."""
    told = due(ago(2), hurt(4), milder_sessions=2)
    assert (told.rule, told.reason) == (
        "A6",
        "A sharp stop in stretch on 19 November: milder in its next session.",
    )
    assert due(hurt(2)).reason.endswith(": milder in its next 2 sessions.")


def test_the_exercise_whose_tightness_ended_the_session_is_milder_next_time():
    """Once."""
    tight = ago(
        1,
        outcome=Outcome.ENDED_EARLY,
        reason="tightness",
        ended_in=("Lengthening", "stretch", "left"),
    )
    assert milder(due(tight, wanted="mobility")) == ["stretch"]
    assert milder(due(ago(0.2, "mobility"), tight)) == []


def test_every_reason_is_told_the_weightiest_first():
    """The others are notes."""
    told = due(ago(9, answers=pains(before=0, next_day=3)), hurt(10), lighter_every=1)
    assert told.rule == "A5"
    assert told.reason == "The morning after 14 November was worse: one level lower and a set less."
    assert told.notes[:3] == (
        "9 days without a session: one level lower this week.",
        "Week 61 of the program is a lighter one: 60 % of the sets.",
        "A sharp stop in stretch on 13 November: milder in its next session.",
    )
    assert (told.steps_down, told.sparing) == (1, Sparing(60, 1))


# The levels that come of it


def example():
    """A stretch with two levels either way; breathing has nothing milder."""
    easier = tuple(exercise(HOLDS, id="stretch", name=f"Easier {n}") for n in (1, 2))
    harder = tuple(exercise(HOLDS, id="stretch", name=f"Harder {n}") for n in (1, 2))
    return session(
        exercise(HOLDS, id="stretch", milder=easier, levels=harder),
        exercise(BREATHS, id="bridge", levels=harder[:1]),
    )


@pytest.mark.parametrize(
    ("in_use", "advice", "levels"),
    [
        pytest.param({}, {}, {}, id="as written"),
        pytest.param({"stretch": 2, "bridge": 1}, {}, {"stretch": 2, "bridge": 1}, id="in use"),
        pytest.param(
            {"stretch": 2, "bridge": 1}, {"steps_down": 1}, {"stretch": 1}, id="A17: one lower"
        ),
        pytest.param({}, {"steps_down": 2}, {"stretch": -2}, id="A17: two lower"),
        pytest.param(
            {"stretch": -1}, {"steps_down": 2}, {"stretch": -2}, id="never below the lowest"
        ),
        pytest.param(
            {"stretch": 1}, {"milder": (Milder("stretch", frozenset()),)}, {}, id="A6: milder"
        ),
        pytest.param(
            {"stretch": 1},
            {"steps_down": 1, "milder": (Milder("stretch", frozenset()),)},
            {"stretch": -1},
            id="A6 and A17: both",
        ),
        pytest.param(
            {"stretch": 1},
            {"milder": (Milder("stretch", frozenset({"example"})),)},
            {"stretch": 1},
            id="A6: the person has lowered it here",
        ),
        pytest.param(
            {"stretch": 1},
            {"milder": (Milder("stretch", frozenset({"other"})),)},
            {},
            id="A6: the person has lowered it elsewhere",
        ),
    ],
)
def test_the_advised_levels(in_use, advice, levels):
    """From those in use, as far down as an exercise goes."""
    assert advised_levels(example(), in_use, Due((), "", "", **advice)) == levels


def test_a6_what_the_person_has_lowered_since_is_known_by_its_session():
    """A yes before the stop does not count, nor one to another exercise, nor a no."""
    assert due(hurt(1, decisions=eased())).milder == (Milder("stretch", frozenset({"foundation"})),)
    for decisions in (eased("bridge"), eased(accepted=False), eased(after=1)):
        assert due(hurt(1, decisions=decisions)).milder == (Milder("stretch", frozenset()),)
    assert due(hurt(1), ago(2, decisions=eased())).milder == (Milder("stretch", frozenset()),)
