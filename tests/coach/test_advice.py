import datetime as dt

import pytest
from coach.lived import NOON, answered, lived, moment, pains

from iliotimer.coach.advice import clinician_suggested
from iliotimer.coach.rules import Rules
from iliotimer.practice.checkin import AFTER, BEFORE, NEXT_DAY
from iliotimer.practice.events import What


def suggested(*past, **thresholds):
    return clinician_suggested(past, Rules(**thresholds), NOON)


def sore(said="still there", about=NEXT_DAY, *, hours_ago=0.0):
    return answered(about, NOON - dt.timedelta(hours=hours_ago), soreness=said)


def came_sore(days_ago, said="still there"):
    """A session begun so many days ago, before which soreness was asked for."""
    return lived(days_ago, answers=sore(said, BEFORE, hours_ago=24 * days_ago))


@pytest.mark.parametrize(
    ("past", "thresholds", "asks"),
    [
        pytest.param((lived(3.1, answers=sore()),), {}, True, id="A18: after 74 hours"),
        pytest.param((lived(3, answers=sore()),), {}, False, id="A18: after 72 hours"),
        pytest.param((lived(2.5, answers=sore()),), {"sore_hours": 48}, True, id="A18: another"),
        pytest.param((lived(3.1, answers=sore()),), {"sore_hours": 96}, False, id="A18: longer"),
        pytest.param((lived(4, answers=sore("gone after moving")),), {}, False, id="A18: goes"),
        pytest.param((came_sore(0), lived(4)), {}, True, id="A18: before the next one"),
        pytest.param((came_sore(0),), {}, False, id="A18: from no session that is known"),
        pytest.param((came_sore(0), came_sore(2), lived(4)), {}, True, id="A18: all the time"),
        pytest.param(
            (came_sore(0), came_sore(2, "none"), lived(4)), {}, False, id="A18: between them none"
        ),
        pytest.param((came_sore(20), lived(24)), {}, False, id="A18: long ago"),
    ],
)
def test_a18_soreness_that_lasts_suggests_a_clinician(past, thresholds, asks):
    """Counted from the session that it comes from to the last time that it was still there."""
    sentence = suggested(*past, **thresholds)
    assert bool(sentence) is asks
    assert not asks or sentence.startswith("Soreness was still there after ")


def scored(*pain_by_days_ago):
    return tuple(lived(days, answers=pains(before=pain)) for days, pain in pain_by_days_ago)


@pytest.mark.parametrize(
    ("past", "thresholds", "asks"),
    [
        pytest.param(scored((0, 4), (7, 5), (14, 4)), {}, True, id="A18: no better"),
        pytest.param(scored((0, 4), (7, 3), (14, 4)), {}, False, id="A18: better between"),
        pytest.param(scored((0, 4), (7, 4), (13, 4)), {}, False, id="A18: not yet 14 days"),
        pytest.param(
            scored((0, 4), (7, 4)), {"no_better_days": 7}, True, id="A18: another number of days"
        ),
        pytest.param(scored((0, 2), (7, 2), (14, 2)), {}, False, id="A18: hardly any pain"),
        pytest.param(scored((14, 4), (20, 4)), {}, False, id="A18: nothing lately"),
    ],
)
def test_a18_pain_that_gets_no_better_suggests_a_clinician(past, thresholds, asks):
    """By the scores before the sessions."""
    sentence = suggested(*past, **thresholds)
    assert sentence == (
        "Pain before the sessions got no better in "
        f"{thresholds.get('no_better_days', 14)} days: "
        "better ask a clinician before anything gets harder."
        if asks
        else ""
    )


def stopped(days_ago, place="knee", side="left", n=4):
    stop = answered(n, place=place, side=side)
    return lived(days_ago, moments=(moment(What.SHARP_PAIN, n=n),), pain_stops=1, answers=stop)


@pytest.mark.parametrize(
    ("past", "thresholds", "asks"),
    [
        pytest.param((stopped(0), stopped(2), stopped(4)), {}, True, id="A18: three times"),
        pytest.param((stopped(0), stopped(2)), {}, False, id="A18: twice"),
        pytest.param((stopped(0), stopped(2)), {"same_spot": 2}, True, id="A18: twice is often"),
        pytest.param(
            (stopped(0), stopped(2), stopped(4, side="right")), {}, False, id="A18: another side"
        ),
        pytest.param(
            (stopped(0), stopped(2), stopped(4, "buttock")), {}, False, id="A18: another place"
        ),
        pytest.param((stopped(0), stopped(2), stopped(29)), {}, False, id="A18: weeks ago"),
        pytest.param(
            (
                stopped(0),
                stopped(2),
                lived(4, reason="sharp_pain", answers=answered(AFTER, place="knee", side="left")),
            ),
            {},
            True,
            id="A18: noted at the end",
        ),
    ],
)
def test_a18_sharp_pain_at_one_place_suggests_a_clinician(past, thresholds, asks):
    """In so many sessions of the last four weeks, on the same side."""
    sentence = suggested(*past, **thresholds)
    assert ("at one place, knee (left)" in sentence) is asks


def test_a18_one_session_counts_a_place_once():
    """However often it stopped."""
    moments = tuple(moment(What.SHARP_PAIN, n=n) for n in (4, 5, 6))
    places = tuple(a for n in (4, 5, 6) for a in answered(n, place="knee"))
    assert suggested(lived(0, moments=moments, pain_stops=3, answers=places)) == ""


def test_an_empty_diary_suggests_nothing():
    """Nor does what lies in the future."""
    assert suggested() == suggested(lived(-5, answers=sore())) == ""
