import datetime as dt
from dataclasses import replace

import pytest
from coach.lived import answered, moment, pains
from report.materials import (
    PROGRAM,
    at,
    decision,
    material,
    measure,
    on,
    report,
    rows,
    scored,
    sided,
    stopped,
)

from iliotimer.coach.course import Begun
from iliotimer.plan.model import Source
from iliotimer.practice.events import Outcome, What
from iliotimer.practice.record import Entry, Record, Result
from iliotimer.report.compose import report_of
from iliotimer.report.content import Figure, Week
from iliotimer.report.material import Journals
from iliotimer.report.stops import followed_by

STOPS = "Stops at a sharp pain or a sudden tightness"
DOSES = "Dose: done of planned"


def test_the_figures_answer_how_it_is_going():
    """A pain stop keeps to the plan, and a change has to be more than a wobble."""
    early = [scored(day, 6, 6, 5) for day in (2, 3, 4)]
    late = [scored(day, 2, 2, 4) for day in (17, 18)]
    tasks = [measure(3, "tie my shoes", 4), measure(20, "tie my shoes", 8)]
    told = report(*early, *late, stopped(16), measures=tasks)
    assert told.figures == (
        Figure("Planned sessions kept", "6 of 9", "67 %"),
        Figure("Worst pain in a session", "6.0 to 3.7", "better"),
        Figure("Pain next morning", "5.0 to 4.3", "within normal wobble"),
        Figure("tie my shoes", "4.0 to 8.0", "better"),
        Figure("Sharp stops", "1", "in 1 session"),
    )
    assert told.going[0].startswith("6 sessions: 5 completed, 1 stopped for pain.")
    assert not any("tie my shoes" in sentence for sentence in told.going)


def test_of_several_tasks_the_mean_is_a_figure_and_each_that_changed_is_named():
    """The mean stands for days on which every task was scored."""
    days = ((3, 4, 6), (20, 8, 7))
    tasks = [
        measure(day, name, value)
        for day, *values in days
        for name, value in zip(("tie my shoes", "walk the dog"), values, strict=True)
    ]
    told = report(measures=tasks)
    assert Figure("Own tasks, mean", "5.0 to 7.5", "better") in told.figures
    assert "tie my shoes: 4 to 8, better." in told.going
    assert not any("walk the dog" in sentence for sentence in told.going)


def test_without_a_program_and_with_little_told_it_says_so():
    """No share of nothing, and no change out of too few answers."""
    told = report(scored(20, 3, 3, None), course=())
    assert told.figures[0] == Figure("Sessions", "1", "no program was in use")
    assert told.figures[1].verdict == "too few to compare"
    assert told.plan[0] == "No program was in use at the end of this period."


def test_a_period_without_a_session_is_told_too():
    """Every part says that there is nothing."""
    told = report(course=())
    assert told.going[0] == "There was no session."
    assert (told.felt, told.flags) == ((), ())
    assert all(table.empty and not table.rows for table in told.tables)


def test_who_made_the_plan_stands_at_the_top():
    """The program, the stage, and who wrote it as far as the files say."""
    journals = Journals(sources={"Short": Source("B. Coach")})
    told = report(on(20), journals=journals)
    assert told.plan == (
        "Plan: Plan, stage 1 of 1 (Build), begun on 2 November 2026.",
        "Plan: written by A. Clinician, 2026-10-01. Short: written by B. Coach.",
    )
    unsigned = Begun(at(2), replace(PROGRAM, source=None), 1)
    assert report(course=(unsigned,)).plan[1] == "It does not say who wrote it."


def test_each_week_has_what_was_planned_and_how_the_sessions_ended():
    """The day that is not over yet counts only if it had a session."""
    other = on(10, outcome=Outcome.ENDED_EARLY, reason="time")
    told = report(on(3), stopped(4), other, on(11), course=material().course)
    assert told.weeks == (
        Week(dt.date(2026, 11, 2), 3, 1, 1, 0),
        Week(dt.date(2026, 11, 9), 3, 1, 0, 1),
        Week(dt.date(2026, 11, 16), 3, 0, 0, 0),
    )


def test_the_pain_around_a_session_is_before_worst_after_and_next_morning():
    """The worst has the scores of the stops; what was not asked is not known."""
    (calm, sharp) = report(scored(10, 1, 2, 0), stopped(12)).felt
    assert (calm.before, calm.worst, calm.after, calm.next_day, calm.sharp) == (1, 2, 2, 0, False)
    assert (sharp.before, sharp.worst, sharp.after, sharp.next_day) == (3, 7, None, 5)
    assert sharp.sharp


def test_every_stop_has_its_place_score_words_and_what_followed():
    """Newest first; tightness too."""
    tight = on(20, moments=(moment(What.TIGHTNESS, n=2, side="right", rep=0, second=4.4),))
    events = (moment(What.SHARP_PAIN),)
    record = Record(
        session="short",
        title="Short",
        started=at(12),
        levels=(),
        sha256="",
        text="",
        events=events,
        result=Result(Outcome.ENDED_EARLY, "sharp_pain", 12.4),
    )
    sharp = stopped(12)
    journals = Journals(names={"stretch": "Hip stretch"}, stopped={sharp.name: record})
    assert rows(report(sharp, tight, journals=journals), STOPS) == (
        (
            "22 Nov 12:00",
            "tightness",
            "Hip stretch, right, set 1, second 4; Lengthening",
            "",
            "",
            "",
        ),
        (
            "22 Nov 12:00",
            "sharp pain",
            "Hip stretch, left, set 1, rep 1, second 17; Lengthening",
            "7",
            "pinching; front of hip, groin",
            "session ended early: sharp pain",
        ),
    )


def entry(n, what, detail="", t=90.0):
    return Entry(n=n, at=at(12), t=t, what=what, detail=detail)


@pytest.mark.parametrize(
    ("later", "followed"),
    [
        ([entry(5, What.EASED, "15 s instead of 30 s")], "milder: 15 s instead of 30 s"),
        ([entry(5, What.SHARP_PAIN), entry(6, What.SKIPPED, "exercise")], "exercise skipped"),
        ([entry(5, What.DISCOMFORT), entry(6, What.SKIPPED, "side")], "rest of this side skipped"),
        ([entry(5, What.SKIPPED, "to:swing")], "exercise skipped"),
        ([entry(5, What.RESUMED)], "went on"),
        ([entry(5, What.SHARP_PAIN, t=95.0)], "stopped again"),
        ([entry(5, What.INTERRUPTED)], "session ended early: too tired"),
    ],
)
def test_what_followed_a_stop_is_the_first_thing_that_tells(later, followed):
    """The two sides of one stop are one; without anything else it is the end of the session."""
    stop = entry(4, What.SHARP_PAIN)
    record = Record(
        session="short",
        title="Short",
        started=at(12),
        levels=(),
        sha256="",
        text="",
        events=(entry(3, What.EASED), stop, *later),
        result=Result(Outcome.ENDED_EARLY, "fatigue", 12.4),
    )
    assert followed_by(record, stop) == followed
    assert followed_by(replace(record, events=(stop,), result=None), stop) == "no end is known"


def test_early_ends_have_their_reason_and_what_was_asked_about_it():
    """And how far the session had come; one without an end is not finished."""
    tired = on(
        18,
        outcome=Outcome.ENDED_EARLY,
        reason="fatigue",
        ended_in=("Gait", "bridge", "both"),
        works_done=6,
        minutes=20,
        answers=answered("after", effort=8, form="yes", pain=2),
    )
    open_end = on(19, outcome=None, works_done=1, minutes=3)
    assert rows(report(tired, open_end, on(20)), "Sessions that ended early") == (
        ("19 Nov 12:00", "Short", "not finished", "", "1 of 10 sets, 3 min"),
        (
            "18 Nov 12:00",
            "Short",
            "too tired; effort 8; form yes",
            "Bridge; Gait",
            "6 of 10 sets, 20 min",
        ),
    )


def test_doses_are_summed_per_exercise_and_side():
    """With what the person said of the exercise; what only the clock counted is marked."""
    helped = answered("after", **{"verdict stretch": "helped"})
    sessions = [on(day, doses=sided(60, 30), answers=helped) for day in range(3, 13)]
    told = report(*sessions, on(20, doses=sided(0, 60, "bridge", "reps", paced=True)))
    assert rows(told, DOSES) == (
        ("Bridge", "1", "0 of 60 reps", "60 of 60 reps*", "", ""),
        ("Hip stretch", "10", "10 of 10 min", "5 of 10 min", "", "helped 10 times"),
    )


def test_a_measure_says_what_its_change_amounts_to():
    """Only beyond its threshold it is called better or worse."""
    taken = [
        measure(3, "tie my shoes", 6),
        measure(3, "thigh-to-chest gap, left", 12.25, "cm"),
        measure(20, "tie my shoes", 4),
        measure(20, "thigh-to-chest gap, left", 9, "cm"),
        measure(21, "walking", 1600, "m"),
    ]
    assert rows(report(measures=taken), "Tasks and measures") == (
        ("tie my shoes", "6 of 10, 3 Nov", "4 of 10, 20 Nov", "-2: within normal wobble"),
        ("thigh-to-chest gap, left", "12.2 cm, 3 Nov", "9 cm, 20 Nov", "-3.2: trend only"),
        ("walking", "1600 m, 21 Nov", "1600 m, 21 Nov", "measured once"),
    )


def test_changes_of_level_have_rule_reason_and_answer():
    """Newest first."""
    told = report(
        on(10, decisions=(decision(10, 0, 1),)),
        on(17, decisions=(decision(17, 1, 2, accepted=False), decision(18, 1, -1))),
    )
    assert rows(told, "Changes of level") == (
        ("18 Nov 12:00", "Bridge", "+1 to -1", "yes", "Clear twice in a row.", "A1"),
        ("17 Nov 12:00", "Bridge", "+1 to +2", "no", "Clear twice in a row.", "A1"),
        ("10 Nov 12:00", "Bridge", "0 to +1", "yes", "Clear twice in a row.", "A1"),
    )
    assert "Levels were raised once and lowered once." in told.going


def test_the_flags_name_signs_worse_scores_hurting_exercises_and_overdue_reviews():
    """The signs first, with whether the person has cleared them."""
    numb = on(19, answers=answered("before", new="numbness or tingling"))
    fell = on(12, reason="weakness", answers=answered("after", cleared=True))
    hurt = answered("after", **{"verdict bridge": "hurt"})
    early = [on(day, answers=(*pains(1, 1, 1), *hurt)) for day in (2, 3, 4)]
    late = [scored(day, 1, 1, 6) for day in (20, 21, 22)]
    review = Source("B. Coach", review=dt.date(2026, 11, 1))
    told = report(
        *early,
        *late,
        numb,
        fell,
        journals=Journals(names={"bridge": "Bridge"}, sources={"Short": review}),
        advice="Soreness has lasted more than 72 hours.",
    )
    assert told.flags == (
        "19 November: numbness or tingling. Not cleared yet.",
        "12 November: leg gave way or felt weak. Cleared by the person since.",
        "By the rules in use: soreness has lasted more than 72 hours.",
        "Worse: pain next morning, 1.0 to 6.0.",
        "Pain was 2 or more above before the session on 3 mornings.",
        "Bridge: the person said 3 times that it hurt.",
        "Short was to be reviewed by 1 November 2026.",
    )


def test_a_long_note_is_cut_and_says_so():
    """The rest is in the diary."""
    noted = on(20, answers=answered("after", note="w" * 10_000))
    ((_, _, words),) = rows(report_of(material(noted)), "Notes")
    assert words == f"{'w' * 600}… (9400 more characters in the diary)"
