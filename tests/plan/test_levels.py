from dataclasses import replace
from fractions import Fraction

import pytest
from examples import BEATS, BREATHS, DOSES, FREE, HOLDS, TEMPO, TIMED, each, exercise, session

from iliotimer.plan.harder import holding
from iliotimer.plan.levels import (
    at_level,
    eased,
    harder_variants,
    is_generic,
    levels_of,
    milder_variants,
    nearest_level,
)
from iliotimer.plan.model import Timed
from iliotimer.plan.sparing import Sparing, spared
from iliotimer.plan.steps import steps_of
from iliotimer.plan.words import difference, dose_in_brief


def climbed(one):
    """Sets and work of each level above the first."""
    return [dose_in_brief(variant).removesuffix(", each side") for variant in harder_variants(one)]


@pytest.mark.parametrize(
    ("sets", "reps", "expected"),
    [
        (
            2,
            8,
            [
                "2 x 10 reps",
                "2 x 12 reps",
                "3 x 8 reps",
                "3 x 10 reps",
                "3 x 12 reps",
                "4 x 8 reps",
                "4 x 10 reps",
                "4 x 12 reps",
            ],
        ),
        (1, 11, ["12 reps", "2 x 11 reps", "2 x 12 reps", "3 x 11 reps", "3 x 12 reps"]),
        (3, 12, ["4 x 12 reps", "5 x 12 reps"]),
        (3, 15, ["4 x 15 reps", "5 x 15 reps"]),
        (20, 11, ["20 x 12 reps"]),
        (20, 12, []),
    ],
)
def test_without_levels_reps_to_a_tempo_grow_to_12_and_then_sets_come(sets, reps, expected):
    """Two more sets at most, each beginning with the reps as written."""
    assert climbed(exercise(replace(TEMPO, reps=reps), sets=sets)) == expected


@pytest.mark.parametrize(
    ("seconds", "reps", "expected"),
    [
        (15, 1, ["hold 20 s", "hold 25 s", "hold 30 s", "2 holds of 30 s"]),
        (30, 1, ["2 holds of 30 s"]),
        (45, 1, ["2 holds of 45 s"]),
        (30, 2, []),
        (120, 1, []),
        (None, 1, ["2 holds of the usual hold"]),
        (None, 2, []),
        (5, 5, ["5 holds of 10 s", "5 holds of 12 s"]),
        (10, 4, ["4 holds of 15 s"]),
        (8, 7, ["8 holds of 8 s"]),
        (10, (3, 2), ["3 and then 2 holds of 12 s"]),
        (12, (2, 2), ["2 and then 2 holds of 15 s"]),
        (29, (1, 1), ["1 and then 1 holds of 30 s"]),
    ],
)
def test_without_levels_holds_grow_to_30_s_and_then_in_number_up_to_60_s_a_side(
    seconds, reps, expected
):
    """What reaches 60 s as it is written stays so."""
    dose = replace(HOLDS, seconds=None if seconds is None else Fraction(seconds), reps=reps)
    one = each(dose, sets=len(reps) if isinstance(reps, tuple) else 1)
    assert climbed(one) == expected


def test_what_is_held_a_side_counts_the_usual_hold_where_the_file_leaves_it_open():
    """In all sets; nothing is held without holds."""
    assert holding(each(replace(HOLDS, seconds=None), sets=2)) == 120
    assert holding(each(replace(HOLDS, seconds=None)), usual=Fraction(60)) == 120
    assert holding(exercise(TEMPO)) == 0


@pytest.mark.parametrize(
    "dose", [BREATHS, BEATS, TIMED, FREE], ids=lambda dose: type(dose).__name__
)
def test_other_doses_have_no_harder_levels_of_their_own(dose):
    """Their files name them."""
    assert harder_variants(exercise(dose)) == ()


def test_without_milder_ones_two_levels_are_eased_as_on_the_way():
    """Breathing alone has nothing to ease."""
    hold = each(HOLDS, cue="Tall.")
    assert milder_variants(hold) == (eased(hold, 1), eased(hold, 2))
    assert [difference(hold, one) for one in milder_variants(hold)] == [
        "2 holds of 15 s instead of 2 holds of 30 s",
        "2 holds of 7.5 s instead of 2 holds of 30 s",
    ]
    assert at_level(hold, -1).cue == "Make the movement smaller. Tall."
    assert levels_of(exercise(BREATHS)) == range(1)
    assert [len(milder_variants(exercise(dose))) for dose in (TEMPO, BEATS, FREE)] == [0, 1, 2]
    usual = milder_variants(each(replace(HOLDS, seconds=None)))
    assert [one.dose.seconds for one in usual] == [15, Fraction(15, 2)]


NAMED = each(
    HOLDS,
    levels=(each(replace(HOLDS, reps=3)),),
    milder=(each(replace(HOLDS, reps=1)),),
)


def test_levels_that_a_file_names_are_all_there_are():
    """Generic ones stand only where it names none, above and below by themselves."""
    assert levels_of(NAMED) == range(-1, 2)
    assert levels_of(replace(NAMED, levels=())) == range(-1, 1)
    assert levels_of(replace(NAMED, milder=())) == range(-2, 2)
    assert not any(is_generic(NAMED, level) for level in (-1, 0, 1))
    bare = each(replace(HOLDS, reps=1))
    assert [is_generic(bare, level) for level in levels_of(bare)] == [True, True, False, True]


def test_a_level_that_there_is_not_is_refused_with_those_there_are():
    """And the nearest one is known."""
    bare = exercise(replace(TEMPO, reps=8))
    with pytest.raises(ValueError, match="move has no level 9; its levels go from -2 to 8"):
        at_level(bare, 9)
    assert [nearest_level(bare, level) for level in (-9, -1, 0, 5, 99)] == [-2, -1, 0, 5, 8]


@pytest.mark.parametrize("dose", DOSES, ids=lambda dose: type(dose).__name__)
def test_every_level_is_a_score(dose):
    """The variant has no levels of its own, and its steps are what the level says."""
    one = exercise(dose)
    for level in levels_of(one):
        variant = at_level(one, level)
        assert (variant.id, variant.levels) == ("move", ())
        steps = steps_of(session(one), {"move": level})
        assert {step.exercise.dose for step in steps} == {variant.dose}


def test_a_lighter_day_leaves_sets_out_of_a_generic_level_too():
    """Of the sets that the level has, not of those as written."""
    bare = session(exercise(replace(TEMPO, reps=12), sets=2))
    lighter = spared(bare, Sparing(50)).exercises[0]
    assert [at_level(lighter, level).sets for level in (0, 1, 2)] == [1, 1, 2]
    assert [at_level(bare.exercises[0], level).sets for level in (0, 1, 2)] == [2, 3, 4]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (exercise(TEMPO, sets=2), exercise(TEMPO, sets=3), "3 sets instead of 2"),
        (exercise(TEMPO, sets=2, rest=30), exercise(TEMPO, rest=30), "1 set instead of 2; none"),
        (exercise(TEMPO), exercise(TEMPO, load="light band"), "light band"),
        (exercise(Timed(Fraction(90))), exercise(Timed(Fraction(120))), "2 min instead of 90 s"),
        (exercise(TEMPO), exercise(TEMPO), "a smaller range"),
    ],
)
def test_a_difference_names_what_changes(before, after, expected):
    """Lengths of a dose are never rounded."""
    assert difference(before, after).startswith(expected)
