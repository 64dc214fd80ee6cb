"""What holds of every proposal, whatever lies behind."""

import datetime as dt

from coach.lived import NOON, answered, moment, pains
from coach.practised import SESSION, done, proposed, spare
from hypothesis import given, settings
from hypothesis import strategies as st

from iliotimer.practice.blocking import REASONS, WORDS
from iliotimer.practice.checkin import AFTER, BEFORE, NEXT_DAY, SORE, SORENESS
from iliotimer.practice.events import Outcome, What
from iliotimer.practice.record import Decision
from iliotimer.practice.safety import CARD_WORDS

EXERCISES = ("bridge", "stretch", "walk")
LEVELS = {"bridge": (-2, 8), "stretch": (-1, 2), "walk": (-2, 2)}
PAIN = ("sharp_pain", "rising_pain")

usually = st.sampled_from((True,) * 11 + (False,))
score = st.sampled_from((0, 1, 1, 2, 2, 2, 3, 7))
words = st.sampled_from(("nothing new",) * 20 + ("numb", "a fall", "dizzy"))
soreness = st.sampled_from(("none",) * 8 + SORENESS)


@st.composite
def moments(draw):
    """Up to two things that hurt."""
    whats = (What.DISCOMFORT, What.DISCOMFORT, What.TIGHTNESS, What.SHARP_PAIN)
    return tuple(
        moment(
            what,
            draw(st.sampled_from(EXERCISES)),
            n=n,
            value=draw(score) if what is What.DISCOMFORT else None,
        )
        for n, what in enumerate(draw(st.lists(st.sampled_from(whats), max_size=2)))
    )


@st.composite
def decisions(draw, days_ago):
    """What was decided on the morning after."""
    return tuple(
        Decision(NOON - dt.timedelta(days=days_ago - 0.5), name, 0, after, "A1", "So.", accepted)
        for name in draw(st.sets(st.sampled_from(EXERCISES)))
        for after, accepted in [(draw(st.sampled_from((1, 1, -1))), draw(usually))]
    )


@st.composite
def practised(draw, days_ago):
    """A session with whatever may have happened in it."""
    felt = () if draw(usually) else draw(moments())
    before, after, morning = draw(score), draw(score), draw(score)
    answers = pains(before, after, min(before, morning) if draw(usually) else morning)
    if not draw(usually):
        answers = pains(before, after)
    answers += answered(BEFORE, new=draw(words), soreness=draw(soreness))
    answers += answered(NEXT_DAY, soreness=draw(soreness))
    if not draw(usually):
        answers += answered(AFTER, **{f"verdict {draw(st.sampled_from(EXERCISES))}": "hurt"})
    if not draw(usually):
        answers += answered(AFTER, cleared=True)
    reason = "" if draw(usually) else draw(st.sampled_from((*PAIN, "numb_tingle", "time")))
    return done(
        days_ago,
        levels=[(name, draw(st.integers(*LEVELS[name]))) for name in EXERCISES],
        answers=answers,
        moments=felt,
        pain_stops=sum(one.what is What.SHARP_PAIN for one in felt),
        eased=() if draw(usually) else (draw(st.sampled_from(EXERCISES)),),
        reason=reason,
        outcome=Outcome.ENDED_EARLY if reason else Outcome.COMPLETED,
        last_sets=spare(two_more=draw(st.booleans())),
    ).but(session=SESSION.id if draw(usually) else "other", decisions=draw(decisions(days_ago)))


@st.composite
def pasts(draw):
    """Up to six sessions, the newest one of half a day to three days ago."""
    days = draw(st.lists(st.integers(1, 3), min_size=1, max_size=6))
    ago = [sum(days[: n + 1]) - 0.5 for n in range(len(days))]
    return tuple(draw(practised(days_ago)) for days_ago in ago)


def flagged(lived, name):
    """Whether anything speaks against more of an exercise, in the words of the rules."""
    said = {answer.value for answer in lived.answers}
    asked = {(answer.about, answer.question): answer.value for answer in lived.answers}
    before, after, morning = (asked.get((at, "pain")) for at in (BEFORE, AFTER, NEXT_DAY))
    mine = [one for one in lived.moments if one.exercise == name]
    return (
        lived.pain_stops > 0
        or any((one.value or 0) > 2 for one in mine)
        or any(one.what is What.TIGHTNESS for one in mine)
        or name in lived.eased
        or asked.get((AFTER, f"verdict {name}")) == "hurt"
        or lived.reason in PAIN
        or bool(CARD_WORDS & said)
        or morning is None
        or morning > before
        or after > 2
        or asked[NEXT_DAY, "soreness"] in SORE
        or asked[BEFORE, "soreness"] in SORE
    )


def blocks(lived):
    said = {answer.value for answer in lived.answers}
    return bool(lived.reason in REASONS or WORDS & said) and True not in said


@settings(max_examples=80, deadline=None)
@given(pasts(), st.fixed_dictionaries({n: st.integers(*LEVELS[n]) for n in EXERCISES}), st.data())
def test_no_past_lets_an_exercise_advance_after_a_flag_or_over_a_cap(past, levels, data):
    """One level at a time, within those there are, and each with its reason and rule."""
    most = data.draw(st.integers(0, 3))
    found = proposed(*past, levels=levels, levels_a_week=most)
    about = next((lived for lived in past if lived.session == SESSION.id), None)
    assert bool(found) is (about is not None)
    for name, one in found.items():
        assert one.reason
        assert one.rule
        assert one.after - one.before == {"hold": 0, "advance": 1, "ease": -1}[one.verdict]
        if name == "breathing":
            assert one.verdict == "hold"
            continue
        lowest, highest = LEVELS[name]
        assert lowest <= one.after <= highest
        if one.verdict == "advance":
            assert not flagged(about, name)
            assert not any(blocks(lived) for lived in past)
            assert not any(lived.reason in PAIN for lived in past[: past.index(about)])
            assert _risen(past, name) < most


def _risen(past, name):
    """How often it has advanced in the last seven days."""
    return sum(
        decision.accepted and decision.after > 0 and NOON - decision.at <= dt.timedelta(days=7)
        for lived in past
        if lived.session == SESSION.id
        for decision in lived.decisions
        if decision.exercise == name
    )


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), usually), min_size=4, max_size=20))
def test_who_takes_every_proposal_stays_within_the_caps(days):
    """Session by session, each begun at the levels that the last decisions left."""
    past, levels, risen = [], {}, []
    ago = float(sum(gap for gap, _ in days) + len(days))
    for gap, good in days:
        ago -= gap + 1
        practice = done(ago + 1, levels=levels.items(), answers=pains(1, None, 1 if good else 4))
        now = practice.started + dt.timedelta(hours=20)
        found = proposed(practice, *past, levels=levels, now=now)
        taken = [one for one in found.values() if one.before != one.after]
        for one in taken:
            levels[one.exercise] = one.after
            if one.verdict == "advance":
                risen.append((now, one.exercise))
                week = [at for at, name in risen if name == one.exercise]
                assert sum(now - at <= dt.timedelta(days=7) for at in week) <= 2
        decided = tuple(
            Decision(now, one.exercise, one.before, one.after, one.rule, one.reason, accepted=True)
            for one in taken
        )
        assert good or not any(one.verdict == "advance" for one in taken)
        past.insert(0, practice.but(decisions=decided))
        again = proposed(*past, levels=levels, now=now)
        assert all(one.verdict == "hold" for name, one in again.items() if name in levels_of(taken))


def levels_of(taken):
    return {one.exercise for one in taken}
