from dataclasses import replace
from fractions import Fraction

import pytest
from coach.lived import NOON
from coach.practised import BRIDGE, STRETCH, done, of_phases, proposed, spare, walking
from examples import BEATS, FREE, HOLDS, TEMPO, TIMED, each, exercise

from iliotimer.coach.progression import proposals
from iliotimer.coach.rules import Rules
from iliotimer.plan.harder import ENOUGH_HOLDING, MOST_REPS, REPS_MORE, USUAL_HOLD
from iliotimer.plan.steps import DEFAULT_HOLD
from iliotimer.practice.safety import PainLimits

EIGHT = replace(TEMPO, reps=8)


def bridges(*levels):
    """A bridge with these levels, the first of them as written."""
    first, *others = (exercise(**{"id": "bridge", "dose": EIGHT, **given}) for given in levels)
    return of_phases(activation=replace(first, levels=tuple(others)))


BAND = bridges({}, {"load": "light band"})
ONE_LEG = bridges({}, {"used": "one-leg-bridge", "name": "One-leg bridge"})
MORE_SETS = bridges({}, {"sets": 2})


def stretching(*doses):
    """A stretch with these doses, the first of them as written."""
    first, *others = (each(dose, id="stretch") for dose in doses)
    return of_phases(lengthening=replace(first, levels=tuple(others)))


def advances(found):
    return found.verdict == "advance"


def twice(of, **fields):
    return done(1, of, **fields), done(3, of, **fields)


@pytest.mark.parametrize(
    ("sets", "thresholds", "advance"),
    [
        pytest.param((spare(BAND), spare(BAND)), {}, True, id="A9: two more, twice"),
        pytest.param((spare(BAND), ()), {}, False, id="A9: once"),
        pytest.param(((), spare(BAND)), {}, False, id="A9: not the last time"),
        pytest.param((spare(BAND), ()), {"sessions_over": 1}, True, id="A9: once is enough"),
        pytest.param(
            (spare(BAND), spare(BAND)), {"reps_over": 3}, False, id="A9: three are wanted"
        ),
    ],
)
def test_a9_a_heavier_load_waits_for_reps_to_spare(sets, thresholds, advance):
    """In the last set, and in so many sessions in a row."""
    past = (done(1, BAND, last_sets=sets[0]), done(3, BAND, last_sets=sets[1]))
    found = proposed(*past, of=BAND, **thresholds)["bridge"]
    assert advances(found) is advance
    assert found.rule == ("A9, A11, A12" if advance else "A9")


@pytest.mark.parametrize(
    ("more", "paced", "thresholds", "advance"),
    [
        pytest.param(2, False, {}, True, id="A9: two more counted"),
        pytest.param(1, False, {}, False, id="A9: one more"),
        pytest.param(1, False, {"reps_over": 1}, True, id="A9: one is enough"),
        pytest.param(2, True, {}, False, id="A9: by the clock alone"),
    ],
)
def test_a9_reps_over_are_those_that_the_person_counted(more, paced, thresholds, advance):
    """Reps that only the clock counted are none of them."""
    last = spare(BAND, more=more, two_more=False, paced=paced)
    found = proposed(*twice(BAND, last_sets=last), of=BAND, **thresholds)["bridge"]
    assert advances(found) is advance


def test_a9_every_side_has_its_reps_to_spare():
    """Two more on the left alone are not enough."""
    band = bridges({"sides": "each"}, {"sides": "each", "load": "light band"})
    both = spare(band)
    assert len(both) == 2
    assert advances(proposed(*twice(band, last_sets=both), of=band)["bridge"])
    assert not advances(proposed(*twice(band, last_sets=both[:1]), of=band)["bridge"])


def test_a9_a_harder_movement_waits_for_reps_to_spare_too():
    """On the way back up to what the file writes it does not; nor does a hold."""
    assert proposed(*twice(ONE_LEG), of=ONE_LEG)["bridge"].rule == "A9"
    found = proposed(*twice(ONE_LEG, last_sets=spare(ONE_LEG)), of=ONE_LEG)["bridge"]
    assert found.reason == (
        "Two more reps were left in you, two sessions in a row: One-leg bridge instead of Move."
    )
    easier = exercise(EIGHT, id="bridge", used="half-bridge", name="Half bridge")
    milder = of_phases(activation=replace(ONE_LEG.phases[1].exercises[0], milder=(easier,)))
    back = twice(milder, levels=[("bridge", -1)])
    assert proposed(*back, of=milder, levels={"bridge": -1})["bridge"].after == 0
    couch = replace(STRETCH, levels=(each(HOLDS, id="stretch", used="couch", name="Couch"),))
    couch_session = of_phases(lengthening=couch)
    assert advances(proposed(done(1, couch_session), of=couch_session)["stretch"])


@pytest.mark.parametrize(
    ("past", "thresholds", "advance"),
    [
        pytest.param(twice(MORE_SETS), {}, True, id="A10: two clear sessions by the clock"),
        pytest.param((done(1, MORE_SETS),), {}, False, id="A10: one by the clock"),
        pytest.param((done(1, MORE_SETS, paced=False),), {}, True, id="A1: one by own count"),
        pytest.param(
            (done(1, MORE_SETS), done(3, MORE_SETS, eased=("bridge",)), done(5, MORE_SETS)),
            {},
            False,
            id="A10: two, not in a row",
        ),
        pytest.param((done(1, MORE_SETS),), {"clear_sessions": 1}, True, id="A10: one is enough"),
        pytest.param(twice(MORE_SETS), {"clear_sessions": 3}, False, id="A10: three are wanted"),
    ],
)
def test_a10_reps_that_only_the_clock_counted_take_clear_sessions_in_a_row(
    past, thresholds, advance
):
    """Nobody knows that they were all done; a longer run of clear sessions tells more."""
    found = proposed(*past, of=MORE_SETS, **thresholds)["bridge"]
    assert advances(found) is advance
    assert found.rule == ("A1, A11" if advance else "A10")


def test_a10_without_levels_in_the_file_reps_come_first_and_then_a_set():
    """The reason names what changes."""
    found = proposed(*twice(of_phases()))["bridge"]
    assert (found.rule, found.after) == ("A1, A10", 1)
    assert found.reason.endswith("the morning after was no worse: 10 reps instead of 8 reps.")
    levels = {"bridge": 2}
    found = proposed(*twice(of_phases(), levels=levels.items()), levels=levels)["bridge"]
    assert found.reason == (
        "Two clear sessions in a row, and the morning after was no worse: "
        "3 sets instead of 2; 8 reps instead of 12 reps."
    )


@pytest.mark.parametrize(
    ("level", "thresholds", "rule"),
    [
        pytest.param(0, {}, "A1, A10", id="A10: 8 to 10"),
        pytest.param(0, {"reps_step": 1}, "A10", id="A10: two at once are too many"),
        pytest.param(0, {"most_reps": 9}, "A10", id="A10: 10 are too many"),
        pytest.param(1, {"most_reps": 10}, "A10", id="A10: 12 are too many"),
        pytest.param(1, {"most_reps": 12}, "A1, A10", id="A10: 12 are not"),
        pytest.param(2, {"most_reps": 8}, "A1, A10", id="A10: a set in place of reps"),
    ],
)
def test_a10_the_rules_bound_generic_steps_of_reps(level, thresholds, rule):
    """The steps themselves are the same for everybody."""
    levels = {"bridge": level}
    past = twice(of_phases(), levels=levels.items())
    assert proposed(*past, levels=levels, **thresholds)["bridge"].rule == rule


def test_a10_what_the_file_names_is_not_bounded():
    """Its writer knows best."""
    many = bridges({}, {"dose": replace(TEMPO, reps=15)})
    found = proposed(*twice(many), of=many, most_reps=8, reps_step=1)["bridge"]
    assert found.rule == "A1, A11"


def test_a12_a_heavier_load_is_named():
    """The next band or weight comes with its level."""
    found = proposed(*twice(BAND, last_sets=spare(BAND)), of=BAND)["bridge"]
    assert found.reason == "Two more reps were left in you, two sessions in a row: light band."


@pytest.mark.parametrize(
    ("doses", "hold", "thresholds", "advance"),
    [
        pytest.param((2, 30, 45), 30, {}, True, id="A19: 60 s a side are reached"),
        pytest.param((1, 30, 45), 30, {}, False, id="A19: 30 s are too few for longer"),
        pytest.param((1, 15, 30), 30, {}, True, id="A19: up to 30 s they may get longer"),
        pytest.param((1, 30, 45), 30, {"stretch_seconds": 30}, True, id="A19: enough by the rules"),
        pytest.param(
            (2, 30, 45), 30, {"stretch_seconds": 90}, False, id="A19: too few by the rules"
        ),
        pytest.param((1, 30, 60), 60, {}, True, id="A19: up to 60 s from 65 years"),
        pytest.param((1, 30, 75), 60, {}, False, id="A19: no longer than that"),
    ],
)
def test_a19_more_holds_come_before_longer_ones(doses, hold, thresholds, advance):
    """Up to enough seconds a side, each hold is no longer than the usual one."""
    reps, seconds, longer = doses
    of = stretching(
        replace(HOLDS, reps=reps, seconds=Fraction(seconds)),
        replace(HOLDS, reps=reps, seconds=Fraction(longer)),
    )
    rules, limits, usual = Rules(**thresholds), PainLimits(), Fraction(hold)
    found = proposals((done(1, of),), of, {}, rules, limits, NOON, usual_hold=usual)[2]
    assert advances(found) is advance
    assert found.rule == ("A1, A11" if advance else "A19")


def test_a19_holds_of_other_phases_get_longer_as_written():
    """The total is asked of lengthening alone."""
    short, longer = replace(HOLDS, reps=1), replace(HOLDS, reps=1, seconds=Fraction(45))
    of = of_phases(activation=exercise(short, id="bridge", levels=(exercise(longer, id="bridge"),)))
    assert advances(proposed(done(1, of), of=of)["bridge"])


@pytest.mark.parametrize(
    ("walk", "sessions", "thresholds", "advance"),
    [
        pytest.param(walking("1", "1.05"), 2, {}, True, id="A20: 5 % after two clear sessions"),
        pytest.param(walking("1", "1.05"), 1, {}, False, id="A20: not after one"),
        pytest.param(walking("1", "1.05"), 1, {"clear_sessions": 1}, True, id="A20: one is enough"),
        pytest.param(walking("1", "1.1"), 2, {}, False, id="A20: 10 % at once"),
        pytest.param(walking("1", "1.1"), 2, {"pace_step": 10}, True, id="A20: another step"),
        pytest.param(walking("1.1", "1.15"), 2, {}, False, id="A20: more than 10 %"),
        pytest.param(walking("1.1", "1.15"), 2, {"pace_most": 15}, True, id="A20: another limit"),
        pytest.param(walking("1", "1.05"), 2, {"pace_most": 4}, False, id="A20: a lower limit"),
        pytest.param(walking("0.9", "1"), 2, {}, True, id="A20: back to the own pace"),
    ],
)
def test_a20_the_pace_goes_up_in_small_steps_and_not_for_ever(walk, sessions, thresholds, advance):
    """Measured against the person's own cadence."""
    of = of_phases(gait=walk)
    past = tuple(done(1 + 2 * n, of) for n in range(sessions))
    found = proposed(*past, of=of, **thresholds)["walk"]
    assert advances(found) is advance
    assert found.rule == ("A1, A20" if advance else "A20")


def test_a20_everything_in_gait_waits_for_clear_sessions_in_a_row():
    """A longer time too."""
    longer = replace(TIMED, seconds=Fraction(90))
    of = of_phases(gait=exercise(TIMED, id="walk", levels=(exercise(longer, id="walk"),)))
    assert not advances(proposed(done(1, of), of=of)["walk"])
    found = proposed(*twice(of), of=of)["walk"]
    assert found.reason.endswith("90 s instead of 20 s.")


@pytest.mark.parametrize("dose", [BEATS, FREE], ids=["beats", "free reps"])
def test_a11_the_ladder_of_the_file_is_climbed_step_by_step(dose):
    """Free reps are the person's own count, and take one clear session."""
    more = exercise(dose, id="bridge", sets=2)
    of = of_phases(activation=exercise(dose, id="bridge", levels=(more,)))
    found = proposed(*twice(of), of=of)["bridge"]
    assert (found.after, found.rule) == (1, "A1, A11")
    assert advances(proposed(done(1, of), of=of)["bridge"]) is (dose is FREE)


def test_a_step_without_words_for_it_is_the_next_of_the_file():
    """As where only the cue changes."""
    of = bridges({}, {"cue": "Higher."})
    assert proposed(*twice(of), of=of)["bridge"].reason.endswith(
        ": the next level of the session file."
    )


def test_generic_steps_are_those_of_the_default_rules():
    """What they are follows from the file alone, so that everybody's level 1 is the same."""
    rules = Rules()
    assert (REPS_MORE, MOST_REPS) == (rules.reps_step, rules.most_reps)
    assert (ENOUGH_HOLDING, USUAL_HOLD) == (rules.stretch_seconds, DEFAULT_HOLD)
    assert BRIDGE.levels == ()
