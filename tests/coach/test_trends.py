import datetime as dt
from dataclasses import astuple
from types import SimpleNamespace

import pytest
from coach.courses import begun
from coach.lived import NOON, answered, lived, moment, pains

from iliotimer.coach import sentences
from iliotimer.coach.changes import Point, Verdict
from iliotimer.coach.period import Period, latest_weeks
from iliotimer.coach.rules import Rules
from iliotimer.coach.series import ALL_TASKS, Part, measured, scores_of, worst_pain
from iliotimer.coach.tallies import EarlyEnd, by_exercise, early_ends
from iliotimer.coach.trends import trends
from iliotimer.practice.events import Outcome, What
from iliotimer.practice.measures import TASK_UNIT, Measure

TODAY = NOON.date()
EARLY = Outcome.ENDED_EARLY


def of(past=(), measures=(), course=(), weeks=12, rules=Rules()):  # noqa: B008  it cannot change
    return trends(past, measures, course, rules, latest_weeks(TODAY, weeks))


def day(ago):
    return TODAY - dt.timedelta(days=ago)


def measure(ago, value, name="hip extension, left", unit="degrees"):
    return Measure(NOON - dt.timedelta(days=ago), name, value, unit)


def values(found, name):
    """The points of a series as (days ago, value)."""
    (series,) = (one for one in found.series if one.name == name)
    return [((TODAY - point.day).days, point.value) for point in series.points]


def test_what_was_scored_is_a_series_by_session_day():
    """A day of several sessions has its highest score and all of its minutes."""
    found = of(
        [
            lived(0, minutes=10, answers=pains(before=2, after=4)),
            lived(0.1, minutes=20.5, answers=pains(before=3, next_day=1)),
            lived(3, minutes=40, answers=answered("before", stiffness=6)),
        ]
    )
    assert values(found, "pain before a session") == [(0, 3)]
    assert values(found, "pain after a session") == [(0, 4)]
    assert values(found, "worst pain in a session") == [(0, 4)]
    assert values(found, "pain next morning") == [(0, 1)]
    assert values(found, "stiffness before a session") == [(3, 6)]
    assert values(found, "minutes") == [(3, 40), (0, 30.5)]


@pytest.mark.parametrize(
    ("fields", "worst"),
    [
        ({}, None),
        ({"answers": pains(before=7, next_day=8)}, None),
        ({"answers": pains(after=3)}, 3),
        ({"moments": (moment(What.DISCOMFORT, value=5),), "answers": pains(after=3)}, 5),
        ({"moments": (moment(What.SHARP_PAIN),), "answers": answered(4, score=8)}, 8),
        ({"moments": (moment(What.SHARP_PAIN),)}, None),
        ({"reason": "rising_pain", "answers": answered("after", score=6)}, 6),
        ({"reason": "tightness", "answers": answered("after", score=6)}, None),
    ],
)
def test_the_worst_pain_is_the_highest_of_a_session(fields, worst):
    """On the way, at a stop, at the end and right after; a score of tightness is none of pain."""
    one = lived(**fields)
    assert worst_pain(one, scores_of(one)) == worst


@pytest.mark.parametrize("value", [11, -1, 2.5, "3", True])
def test_what_is_no_score_is_no_point(value):
    """An answer may have been written by hand."""
    assert (
        values(of([lived(answers=answered("before", pain=value))]), "pain before a session") == []
    )


def test_the_mean_of_the_tasks_has_the_days_on_which_all_were_scored():
    """The last reading of a day counts, and what lies outside the period does not."""
    found = measured(
        [
            measure(300, 9, "shoes", TASK_UNIT),
            measure(60, 4, "shoes", TASK_UNIT),
            measure(60, 5, "dog", TASK_UNIT),
            measure(40, 6, "shoes", TASK_UNIT),
            measure(20.2, 1, "shoes", TASK_UNIT),
            measure(20.1, 7, "shoes", TASK_UNIT),
            measure(20, 8, "dog", TASK_UNIT),
        ],
        latest_weeks(TODAY, 12),
    )
    assert [series.name for series in found] == ["shoes", "dog", ALL_TASKS]
    assert found[-1].points == (Point(day(60), 4.5), Point(day(20), 7.5))
    assert found[-1].change.verdict is Verdict.BETTER
    assert found[0].change.verdict is Verdict.BETTER


@pytest.mark.parametrize(
    ("name", "unit", "before", "after", "verdict"),
    [
        ("hip extension, left", "degrees", -5, 5, Verdict.TREND),
        ("thigh-to-chest gap, right", "cm", 14, 9, Verdict.TREND),
        ("walking", "m", 900, 2000, Verdict.TREND),
        ("knee-to-wall, left", "cm", 8, 10, Verdict.BETTER),
        ("knee-to-wall", "cm", 8, 9, Verdict.WOBBLE),
    ],
)
def test_a_measure_has_its_own_meaningful_change(name, unit, before, after, verdict):
    """Where no source tells one it is a trend only."""
    (series,) = measured(
        [measure(50, before, name, unit), measure(1, after, name, unit)], latest_weeks(TODAY, 12)
    )
    assert (series.part, series.change.verdict) == (Part.MEASURES, verdict)


def test_each_exercise_has_what_helped_and_what_hurt():
    """The most often stopped one first; a mere discomfort is no verdict."""
    verdicts = {"verdict bridge": "helped", "verdict swing": "neither", "verdict march": "hurt"}
    past = [
        lived(0, answers=answered("after", **verdicts)),
        lived(1, moments=(moment(What.SHARP_PAIN), moment(What.TIGHTNESS, "bridge"))),
        lived(2, moments=(moment(What.DISCOMFORT, "swing", value=3), moment(What.SHARP_PAIN))),
    ]
    assert [astuple(tally) for tally in by_exercise(past)] == [
        ("stretch", 0, 0, 2, 0),
        ("march", 0, 1, 0, 0),
        ("bridge", 1, 0, 0, 1),
    ]


def test_early_ends_are_told_by_reason_phase_and_side():
    """The most frequent first."""
    past = [
        lived(0, outcome=EARLY, reason="time", ended_in=("Gait", "walk", "both")),
        lived(1, outcome=EARLY, reason="sharp_pain", ended_in=("Lengthening", "stretch", "left")),
        lived(2, outcome=EARLY, reason="sharp_pain", ended_in=("Lengthening", "couch", "left")),
        lived(3, outcome=EARLY, reason="cat on mat"),
        lived(4),
        lived(5, outcome=None),
    ]
    ends = early_ends(past)
    assert ends == (
        EarlyEnd("sharp_pain", "Lengthening", "left", 2),
        EarlyEnd("time", "Gait", "both", 1),
        EarlyEnd("cat on mat", "", "", 1),
    )
    assert sentences.of_early_ends(ends, 6) == (
        "4 of 6 sessions ended early: sharp pain twice in Lengthening, left; out of time once in "
        "Gait; cat on mat once."
    )


def scored(*scores):
    """Sessions a week apart, the last of them today."""
    return [
        lived(7 * ago, answers=pains(before=score)) for ago, score in enumerate(reversed(scores))
    ]


@pytest.mark.parametrize(
    ("scores", "sentence"),
    [
        ((), "No pain was scored in these weeks."),
        ((3,), "Pain before a session: 3 of 10, from 1 score; too early to compare."),
        ((3, 4), "Pain before a session: 3.5 of 10, from 2 scores; too early to compare."),
        (
            (5, 5, 4, 2, 2, 1),
            "Pain before a session went from 4.7 to 1.7 of 10: a change for the better.",
        ),
        (
            (1, 1, 1, 2, 2, 3),
            "Pain before a session went from 1 to 2.3 of 10: a change for the worse.",
        ),
        (
            (4, 4, 4, 3, 4, 3),
            "Pain before a session went from 4 to 3.3 of 10: within normal wobble.",
        ),
        ((4, 4, 4, 4, 4, 4), "Pain before a session stayed at 4 of 10."),
    ],
)
def test_a_series_is_told_in_a_sentence(scores, sentence):
    """Only what is more than the wobble is called a change."""
    assert sentences.of_part(of(scored(*scores)), Part.PAIN) == (sentence,)


def test_measures_are_told_with_their_units():
    """One reading is one reading."""
    found = of(measures=[measure(50, -3.5), measure(1, 4.2), measure(9, 800, "walking", "m")])
    assert sentences.of_part(found, Part.MEASURES) == (
        "Hip extension, left went from -3.5 to 4.2 degrees: a trend only.",
        "Walking: 800 m, measured once.",
    )


def test_plan_load_and_lengthening_are_told_in_sentences():
    """A load is a sum and no ratio (A21)."""
    past = [
        lived(6, session="foundation", minutes=30, answers=answered("after", effort=5)),
        lived(4, session="mobility", outcome=EARLY, reason="sharp_pain"),
        lived(13, session="mobility", minutes=20, answers=answered("after", effort=2)),
    ]
    found = of(past, course=(begun(2),))
    assert sentences.of_plan(found) == (
        "3 of 12 planned sessions were kept, 25 %; one that ends for pain is kept."
    )
    assert sentences.of_load(found.weeks) == (
        "Load, effort times minutes: 95 a week on average, 150 in the last whole one; "
        "1 session without an effort left out."
    )
    assert sentences.of_lengthening(found.weeks, Rules()) == (
        "No lengthening was held in these weeks.",
    )


@pytest.mark.parametrize(
    "past", [(), (lived(),), (lived(answers=answered("after", note="Felt easy.")),)]
)
def test_a_diary_without_answers_has_a_sentence_for_each_part(past):
    """And nothing is compared."""
    found = of(past)
    assert not any(series.change for series in found.series)
    assert sentences.of_part(found, Part.PAIN) == ("No pain was scored in these weeks.",)
    assert sentences.of_load(found.weeks).startswith("No load is known")
    assert sentences.of_exercises(found.exercises)[0].startswith("No exercise was said")
    assert sentences.of_early_ends(found.early_ends, len(past)) == "No session ended early."


def test_the_weeks_begin_with_the_first_that_has_anything():
    """Nobody missed what had not begun; a week off in between stays."""
    assert of().weeks == ()
    assert [week.sessions for week in of([lived(0), lived(15)]).weeks] == [1, 0, 1]
    assert len(of(course=(begun(4),)).weeks) == 4


def test_of_a_long_diary_only_the_period_is_looked_at():
    """5,000 sessions: of one outside of it nothing but its day is asked."""
    old = [SimpleNamespace(started=NOON - dt.timedelta(days=90 + n)) for n in range(5000)]
    found = of([*scored(5, 4, 3), *old])
    assert found.sessions == 3
    everything = trends(scored(5, 4, 3), (), (), Rules(), Period(day(400), TODAY))
    assert everything.sessions == 3
