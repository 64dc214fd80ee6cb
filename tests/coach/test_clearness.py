import pytest
from coach.lived import answered, lived, moment, pains

from iliotimer.coach.clearness import Morning, is_clear, morning, much_worse_morning, worst_pain
from iliotimer.coach.rules import Rules
from iliotimer.practice.checkin import AFTER, BEFORE, NEXT_DAY
from iliotimer.practice.events import Outcome, What
from iliotimer.practice.safety import PainLimits

GOOD = pains(before=2, next_day=2)


def clear(*, limits=None, rules=None, **fields):
    session = lived(**{"answers": GOOD, **fields})
    return is_clear(session, rules or Rules(), limits or PainLimits())


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({}, True, id="clear"),
        pytest.param({"pain_stops": 1}, False, id="a sharp stop"),
        pytest.param({"moments": (moment(What.TIGHTNESS),)}, False, id="tightness"),
        pytest.param({"moments": (moment(What.DISCOMFORT, value=2),)}, True, id="pain of 2"),
        pytest.param({"moments": (moment(What.DISCOMFORT, value=3),)}, False, id="pain of 3"),
        pytest.param({"answers": GOOD + pains(after=3)}, False, id="pain right after"),
        pytest.param({"answers": ()}, False, id="the morning is not known"),
        pytest.param({"answers": pains(2, None, 3)}, False, id="a worse morning"),
        pytest.param(
            {"answers": GOOD + answered(NEXT_DAY, soreness="still there")}, False, id="sore"
        ),
        pytest.param(
            {"outcome": Outcome.ENDED_EARLY, "reason": "rising_pain"}, False, id="ended for pain"
        ),
        pytest.param({"outcome": Outcome.ENDED_EARLY, "reason": "time"}, True, id="out of time"),
        pytest.param({"reason": "unwell"}, False, id="unwell"),
        pytest.param({"answers": GOOD + answered(BEFORE, new="a fall")}, False, id="a fall"),
        pytest.param({"answers": GOOD + answered(4, word="tingling")}, False, id="a word"),
    ],
)
def test_a_session_is_clear_without_any_flag(fields, expected):
    """Neither in it nor on the morning after."""
    assert clear(**fields) is expected


def test_how_much_pain_is_clear_is_a_setting():
    """A1, W4: the lower of the two edges counts."""
    felt = {"moments": (moment(What.DISCOMFORT, value=4),)}
    assert clear(rules=Rules(clear_pain=4), limits=PainLimits(green_to=4), **felt)
    assert not clear(rules=Rules(clear_pain=4), **felt)
    assert not clear(limits=PainLimits(green_to=4), **felt)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((), Morning.UNKNOWN),
        (pains(before=2), Morning.UNKNOWN),
        (pains(next_day=2), Morning.UNKNOWN),
        (answered(NEXT_DAY, stiffness=2), Morning.UNKNOWN),
        (pains(2, None, 2), Morning.NO_WORSE),
        (pains(2, None, 1), Morning.NO_WORSE),
        (pains(2, None, 3), Morning.WORSE),
        (answered(NEXT_DAY, compared="the same"), Morning.NO_WORSE),
        (answered(NEXT_DAY, compared="better"), Morning.NO_WORSE),
        (answered(NEXT_DAY, compared="worse"), Morning.WORSE),
        (pains(2, None, 3) + answered(NEXT_DAY, compared="better"), Morning.WORSE),
        (pains(2, None, 2) + answered(NEXT_DAY, compared="worse"), Morning.WORSE),
        (pains(2, None, 2) + answered(NEXT_DAY, soreness="none"), Morning.NO_WORSE),
        (pains(2, None, 2) + answered(NEXT_DAY, soreness="gone after moving"), Morning.SORE),
        (pains(2, None, 3) + answered(NEXT_DAY, soreness="still there"), Morning.WORSE),
    ],
)
def test_the_morning_after_is_compared_with_before_the_session(answers, expected):
    """A1: by the scores or by the person's own word, whichever is worse."""
    assert morning(lived(answers=answers)) is expected


def test_a_much_worse_morning_is_two_points_up_or_six():
    """A5: both can be set."""
    one_more, six = lived(answers=pains(2, None, 3)), lived(answers=pains(6, None, 6))
    assert not much_worse_morning(one_more, Rules())
    assert much_worse_morning(one_more, Rules(morning_rise=1))
    assert much_worse_morning(six, Rules())
    assert not much_worse_morning(six, Rules(morning_worst=7))
    assert not much_worse_morning(lived(answers=pains(before=1)), Rules())


def test_the_worst_pain_is_that_of_the_session_and_right_after():
    """Not that of before, nor of the next morning; none is no zero."""
    answers = (*pains(7, 3, 8), *answered(4, score=5))
    stop = (moment(What.SHARP_PAIN, n=4), moment(What.DISCOMFORT, n=5, value=4))
    assert worst_pain(lived(answers=answers, moments=stop)) == 5
    assert worst_pain(lived(answers=pains(after=1))) == 1
    assert worst_pain(lived(answers=answered(AFTER, effort=9))) is None
