from contextlib import suppress
from dataclasses import replace
from fractions import Fraction

import pytest
from examples import (
    BEATS,
    BREATHS,
    DOSES,
    FREE,
    HOLDS,
    SECOND,
    TEMPO,
    TIMED,
    alternating,
    each,
    exercise,
    score,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from iliotimer.plan.model import Holds, Sides, Timed
from iliotimer.plan.score import CueKind, StepKind
from iliotimer.practice.events import CueGiven, Noted, Outcome, Over, StepBegan, What
from iliotimer.practice.player import Player
from iliotimer.practice.state import Mode, Refused


def started(*exercises):
    player = Player(score(*exercises))
    player.start()
    return player


def at(seconds):
    return round(Fraction(seconds) * SECOND)


def noted(events):
    return [event for event in events if isinstance(event, Noted)]


def whats(events):
    return [str(event.what) for event in noted(events)]


def cues(events):
    return [
        (event.at / SECOND, str(event.cue.kind)) for event in events if isinstance(event, CueGiven)
    ]


def test_an_undisturbed_practice_gives_every_cue_of_the_score_at_its_time():
    """The player and the score agree to the nanosecond."""
    steps = score(each(TEMPO, sets=2, rest=9), alternating(HOLDS, id="b"), exercise(TIMED, id="c"))
    player = Player(steps)
    events = [*player.start(), *player.advance_to(at(1000))]
    start, expected = Fraction(0), []
    for step in steps:
        expected += [(at(start + cue.offset), cue) for cue in step.cues]
        start += step.length
    assert [(e.at, e.cue) for e in events if isinstance(e, CueGiven)] == expected
    assert events[-1] == Over(at(start), Outcome.COMPLETED)


def test_the_first_cue_falls_on_the_start():
    """A session that begins with work gives go at time zero."""
    player = Player(score(exercise(TEMPO, transition=0)))
    assert cues(player.start()) == [(0, "go")]


def test_a_hold_is_noted_with_planned_and_done_seconds():
    """Each hold by itself; the set of holds is not noted again."""
    player = started(exercise(HOLDS))
    done = noted(player.advance_to(at(200)))
    assert [
        (n.what, n.place.rep, n.amount.planned, n.amount.done, n.amount.unit) for n in done
    ] == [
        ("hold_done", 1, 30, 30, "s"),
        ("hold_done", 2, 30, 30, "s"),
    ]


def test_reps_that_the_clock_counted_are_paced():
    """A person's own count is not."""
    player = started(exercise(BEATS), exercise(FREE, id="free", transition=0))
    (beats,) = noted(player.advance_to(at(21)))
    assert (beats.amount.done, beats.amount.unit, beats.amount.paced) == (3, "reps", True)
    (free,) = noted(player.ready())
    assert (free.amount.done, free.amount.paced) == (8, False)


def test_alternating_sets_are_noted_side_by_side():
    """Each side has its own count."""
    player = started(alternating(TEMPO))
    done = noted(player.advance_to(at(60)))
    assert [(n.place.side, n.amount.done) for n in done] == [("left", 2), ("right", 2)]


def test_a_waiting_set_up_waits_until_ready():
    """Then comes the get ready, and then the work."""
    player = started(exercise(TEMPO, wait=True))
    assert player.advance_to(at(10_000)) == ()
    player.ready()
    assert player.step.kind is StepKind.GET_READY
    assert cues(player.advance_to(at(10_005)))[-1] == (10_005.0, "go")


def test_ready_shortens_a_long_lead_in_to_a_get_ready_and_that_to_nothing():
    """No lead-in has to be sat through."""
    player = started(exercise(TEMPO))
    player.ready()
    assert player.step.kind is StepKind.GET_READY
    player.ready()
    assert player.step.kind is StepKind.WORK


def test_the_clocked_set_takes_no_ready():
    """A held Enter key cannot end a set."""
    player = started(exercise(TEMPO, transition=0))
    with pytest.raises(Refused, match="clock counts"):
        player.ready()


def test_free_reps_end_when_the_person_says_done():
    """The end is cued then, and not by the clock."""
    player = started(exercise(FREE, transition=0), exercise(TEMPO, id="b"))
    assert cues(player.advance_to(at(500))) == []
    assert cues(player.ready()) == [(500.0, "exercise_over")]


def test_after_a_pause_a_hold_starts_again_in_full():
    """The seconds held are kept in the event."""
    player = started(exercise(Holds(Fraction(30)), transition=0))
    player.advance_to(at(17))
    (paused,) = noted(player.pause())
    assert (paused.what, paused.amount.done, paused.amount.planned) == ("paused", 17, 30)
    player.resume()
    assert player.step.kind is StepKind.GET_READY
    events = player.advance_to(at(17 + 5 + 30))
    assert cues(events)[-3:] == [(22.0, "go"), (37.0, "halfway"), (52.0, "session_over")]
    assert [n.amount.done for n in noted(events)] == [30]


def test_a_part_of_a_hold_can_be_kept():
    """The next step waits, paused."""
    player = started(exercise(HOLDS, transition=0))
    player.advance_to(at(17))
    player.pause()
    (kept,) = noted(player.ready())
    assert (kept.what, kept.amount.done) == ("hold_done", 17)
    assert (player.state.mode, player.step.kind) == (Mode.FROZEN, StepKind.GAP)


@pytest.mark.parametrize(
    ("dose", "cut", "begin", "rep"),
    [(TEMPO, 7, 5, 2), (BEATS, Fraction(7, 2), 2, 2), (BREATHS, 13, 10, 2)],
)
def test_after_a_pause_counted_work_goes_on_at_the_rep_that_was_cut(dose, cut, begin, rep):
    """The cut rep is done anew, announced by go."""
    player = started(exercise(dose, transition=0))
    player.advance_to(at(cut))
    player.pause()
    player.resume()
    player.advance_to(player.state.now + at(5))
    assert (player.step.begin, player.step.cues[0].kind, player.step.cues[0].rep) == (
        begin,
        "go",
        rep,
    )
    events = player.advance_to(player.state.now + at(player.step.length - begin))
    assert [n.amount.done for n in noted(events)] == [
        player.step.exercise.dose.reps if dose is not BREATHS else 2
    ]


def test_after_a_pause_a_time_continues():
    """Its seconds add up to the planned ones."""
    player = started(exercise(TIMED, transition=0))
    player.advance_to(at(Fraction(13, 2)))
    player.pause()
    player.resume()
    events = player.advance_to(at(Fraction(13, 2) + 5 + Fraction(27, 2)))
    assert isinstance(events[-1], Over)
    assert noted(events)[0].amount.done == 20


def test_every_pause_in_a_set_is_followed_by_a_whole_get_ready():
    """The second as well as the first."""
    player = started(exercise(replace(TEMPO, reps=10), transition=0))
    player.advance_to(at(12))
    for _ in range(3):
        player.pause()
        player.resume()
        assert (player.step.kind, player.state.into) == (StepKind.GET_READY, 0)
        player.advance_to(player.state.now + at(5))
        assert player.step.kind is StepKind.WORK
        player.advance_to(player.state.now + at(7))


def test_a_pause_in_a_long_rest_goes_on_where_it_was():
    """There is time enough for getting ready in it."""
    player = started(exercise(TEMPO, sets=2, rest=30, transition=0))
    player.advance_to(at(20))
    player.pause()
    player.resume()
    assert player.step.kind is StepKind.REST
    assert player.state.elapsed == 10


def test_a_pause_at_the_end_of_a_rest_gives_time_to_get_ready():
    """Work never follows a pause at once."""
    player = started(exercise(TEMPO, sets=2, rest=30, transition=0))
    player.advance_to(at(38))
    player.pause()
    player.resume()
    assert player.step.kind is StepKind.GET_READY


def test_sharp_pain_keeps_the_second_the_side_and_the_rep():
    """And nothing moves afterwards."""
    player = started(each(Holds(Fraction(30), 2, Fraction(5)), transition=0))
    player.advance_to(at(35 + 17))
    (pain,) = noted(player.sharp_pain())
    assert (pain.what, pain.place.side, pain.place.set, pain.place.rep) == (
        "sharp_pain",
        "left",
        1,
        2,
    )
    assert (pain.second, pain.amount.done) == (17, 17)
    assert player.advance_to(at(1000)) == ()
    assert player.ahead() == ()


def test_sharp_pain_is_not_resumed_from_without_a_choice():
    """Milder, skip, end or undo come first."""
    player = started(exercise(HOLDS, transition=0))
    player.sharp_pain()
    with pytest.raises(Refused, match="choose"):
        player.resume()
    player.ease()
    assert player.state.mode is Mode.FROZEN
    player.resume()


def test_pain_at_rest_belongs_to_the_work_just_done():
    """Also in the set-up of the next exercise."""
    player = started(exercise(TEMPO, transition=0), exercise(TEMPO, id="next"))
    player.advance_to(at(12))
    (pain,) = noted(player.sharp_pain())
    assert (pain.place.exercise, pain.place.rep) == ("move", 2)


def test_pain_while_paused_is_stamped():
    """The pause turns into a stop."""
    player = started(exercise(HOLDS, transition=0))
    player.advance_to(at(4))
    player.pause()
    assert whats(player.sharp_pain()) == ["sharp_pain"]
    assert player.state.frozen_by is What.SHARP_PAIN


def test_a_mispressed_pain_key_is_undone_into_a_pause():
    """Nothing resumes by itself."""
    player = started(exercise(HOLDS, transition=0))
    player.advance_to(at(4))
    player.sharp_pain()
    assert [(n.what, n.detail) for n in noted(player.undo())] == [("undone", "sharp_pain")]
    assert (player.state.mode, player.state.frozen_by) == (Mode.FROZEN, What.PAUSED)
    player.resume()


def test_skipping_a_side_goes_to_the_switch_and_is_not_done():
    """What was done of the cut set stays."""
    player = started(each(TEMPO, transition=0, sets=2, rest=9))
    player.advance_to(at(6))
    (skipped,) = noted(player.skip())
    assert (skipped.what, skipped.amount.done, skipped.amount.planned) == ("skipped", 1, 2)
    assert (player.step.kind, player.step.side) == (StepKind.SWITCH, "right")


def test_skipping_an_exercise_leaves_both_sides():
    """The next set-up follows."""
    player = started(each(TEMPO, transition=0), exercise(TEMPO, id="next"))
    player.skip(whole_exercise=True)
    assert (player.step.kind, player.step.exercise.id) == (StepKind.SET_UP, "next")


def test_skipping_the_last_exercise_ends_the_session():
    """Without a cue."""
    player = started(exercise(TEMPO))
    events = player.skip()
    assert cues(events) == []
    assert isinstance(events[-1], Over)


def test_skip_is_undone():
    """The practice stands paused where it was."""
    player = started(exercise(TEMPO), exercise(TEMPO, id="next"))
    player.advance_to(at(18))
    player.skip()
    player.advance_to(at(20))
    player.undo()
    assert (player.step.exercise.id, player.state.elapsed, player.state.mode) == (
        "move",
        3,
        Mode.FROZEN,
    )


def test_back_goes_to_the_work_before_in_full():
    """Through a get-ready, or a set-up where it is another exercise."""
    player = started(exercise(TEMPO, sets=2, rest=9), exercise(TEMPO, id="next"))
    player.advance_to(at(15 + 12))
    player.back()
    assert (player.step.kind, player.step.set) == (StepKind.GET_READY, 1)
    player.advance_to(at(27 + 5 + 10 + 9 + 10 + 15 + 4))
    assert player.step.exercise.id == "next"
    player.back()
    assert (player.step.kind, player.step.exercise.id) == (StepKind.SET_UP, "move")
    assert player.step.set == 2


def test_back_at_the_beginning_is_refused():
    """And changes nothing."""
    player = started(exercise(TEMPO))
    before = player.state
    with pytest.raises(Refused, match="beginning"):
        player.back()
    assert player.state == before


def test_restart_begins_the_set_again():
    """The cut part is noted."""
    player = started(exercise(TEMPO, transition=0))
    player.advance_to(at(7))
    (again,) = noted(player.restart())
    assert (again.what, again.amount.done) == ("restarted", 1)
    assert cues(player.advance_to(at(12)))[-1] == (12.0, "go")


def test_longer_and_shorter_move_the_end_and_the_halfway_of_a_hold():
    """What was planned stays planned."""
    player = started(exercise(Holds(Fraction(30)), transition=0))
    player.advance_to(at(3))
    player.longer()
    events = player.advance_to(at(35))
    assert cues(events) == [(17.5, "halfway"), (35.0, "session_over")]
    assert (noted(events)[0].amount.planned, noted(events)[0].amount.done) == (30, 35)


def test_a_halfway_that_was_heard_is_not_heard_again():
    """Even if the hold grows after it."""
    player = started(exercise(Holds(Fraction(30)), transition=0))
    player.advance_to(at(15))
    player.longer()
    assert cues(player.advance_to(at(40))) == [(35.0, "session_over")]


def test_a_countdown_moves_with_a_longer_rest():
    """Three, two and one stay the last seconds."""
    player = started(exercise(TEMPO, sets=2, rest=10, transition=0))
    player.advance_to(at(12))
    player.longer()
    assert cues(player.advance_to(at(25))) == [
        (22.0, "countdown"),
        (23.0, "countdown"),
        (24.0, "countdown"),
        (25.0, "go"),
    ]


def test_shorter_leaves_three_seconds():
    """Else it is refused."""
    player = started(exercise(Holds(Fraction(30)), transition=0))
    player.advance_to(at(23))
    with pytest.raises(Refused, match="too little"):
        player.shorter()


def test_faster_goes_on_from_the_last_beat():
    """All beats are given, and later sets keep the pace."""
    player = started(exercise(BEATS, sets=2, transition=0))
    player.advance_to(at(Fraction(5, 2)))
    player.faster()
    beat = Fraction(60, 62)
    events = player.advance_to(at(2 + 4 * beat))
    assert [e.at for e in events if isinstance(e, CueGiven)] == [
        at(2 + n * beat) for n in range(1, 5)
    ]
    assert player.step.exercise.dose.bpm == 62
    assert noted(events)[0].amount.done == 3


def test_faster_keeps_the_length_of_a_time():
    """Only the beats lie closer."""
    player = started(exercise(TIMED, transition=0))
    player.advance_to(at(5))
    player.faster()
    events = player.advance_to(at(20))
    assert isinstance(events[-1], Over)
    assert len(cues(events)) > len([b for b in range(27) if b * 0.75 > 5]) + 1


def test_ease_takes_the_named_milder_variant_from_here_on():
    """Both what was cut and what changes are noted."""
    milder = each(Holds(Fraction(15)), used="chair", name="Chair stretch")
    player = started(each(Holds(Fraction(30)), milder=(milder,), transition=0))
    player.advance_to(at(10))
    (eased,) = noted(player.ease())
    assert (eased.what, eased.amount.done) == ("eased", 10)
    assert "Chair stretch instead of Move" in eased.detail
    assert player.step.exercise.used == "chair"
    events = player.advance_to(at(500))
    assert [
        (n.place.side, n.place.used, n.amount.planned, n.amount.done) for n in noted(events)
    ] == [
        ("left", "chair", 15, 15),
        ("right", "chair", 15, 15),
    ]


@pytest.mark.parametrize("dose", DOSES)
def test_ease_without_a_named_variant_gives_less_of_the_same(dose):
    """Until nothing milder is left, which is said."""
    player = started(exercise(dose, transition=0))
    with pytest.raises(Refused, match="Nothing milder"):
        for _ in range(60):
            player.ease()
    assert player.state.mode in {Mode.RUNNING, Mode.OVER}


def test_ease_in_a_set_up_keeps_the_set_up():
    """Only the work to come is milder."""
    player = started(exercise(HOLDS))
    player.advance_to(at(4))
    player.ease()
    assert (player.step.kind, player.state.elapsed) == (StepKind.SET_UP, 4)
    assert noted(player.advance_to(at(30)))[0].amount.planned == 15


def test_ease_after_a_pain_in_a_set_up_is_a_choice_that_can_be_resumed_from():
    """As in a set."""
    player = started(exercise(HOLDS))
    player.advance_to(at(4))
    player.sharp_pain()
    player.ease()
    assert player.state.mode is Mode.FROZEN
    assert whats(player.resume()) == ["resumed"]


def test_discomfort_belongs_to_the_exercise_just_done():
    """It takes no time and stops nothing."""
    player = started(exercise(TEMPO, transition=0), exercise(TEMPO, id="next"))
    player.advance_to(at(13))
    (felt,) = noted(player.discomfort(4))
    assert (felt.value, felt.place.exercise, player.state.mode) == (4, "move", Mode.RUNNING)
    with pytest.raises(Refused):
        player.discomfort(11)


def test_ending_early_keeps_the_cut_part_and_the_reason():
    """An end is final."""
    player = started(exercise(HOLDS, transition=0))
    player.advance_to(at(7))
    events = player.end("fatigue")
    assert (noted(events)[0].amount.done, events[-1]) == (
        7,
        Over(at(7), Outcome.ENDED_EARLY, "fatigue"),
    )
    for command in (
        player.end,
        player.pause,
        player.sharp_pain,
        player.skip,
        player.undo,
        player.start,
    ):
        with pytest.raises(Refused):
            command()


def test_a_sleep_pauses_at_the_moment_before():
    """The time asleep is not practised."""
    player = started(exercise(HOLDS, transition=0))
    player.advance_to(at(3))
    events = player.suspend(What.SLEPT, at(4))
    assert whats(events) == ["slept"]
    assert (player.state.mode, player.state.elapsed) == (Mode.FROZEN, 4)


EXERCISES = st.lists(
    st.tuples(
        st.sampled_from(DOSES),
        st.sampled_from(list(Sides)),
        st.integers(1, 3),
        st.sampled_from([0, 2, 7]),
        st.booleans(),
    ),
    min_size=1,
    max_size=3,
)


def made(plan):
    return score(
        *(
            exercise(
                dose,
                id=f"e{i}",
                sides=sides,
                sets=sets,
                rest=pause,
                transition=pause,
                switch=pause,
                wait=wait,
            )
            for i, (dose, sides, sets, pause, wait) in enumerate(plan)
        )
    )


@given(EXERCISES, st.lists(st.integers(0, 400 * SECOND), max_size=30))
@settings(max_examples=120, deadline=None)
def test_any_partition_of_the_same_time_gives_the_same_events(plan, instants):
    """How often somebody looks changes nothing."""
    whole, parts = Player(made(plan)), Player(made(plan))
    end = 500 * SECOND
    expected = [*whole.start(), *whole.advance_to(end)]
    events = list(parts.start())
    for instant in [*sorted(instants), end]:
        events += parts.advance_to(instant)
    assert events == expected
    assert parts.state == whole.state


COMMANDS = (
    "ready",
    "pause",
    "resume",
    "sharp_pain",
    "tightness",
    "ease",
    "skip",
    "skip_all",
    "back",
    "restart",
    "undo",
    "longer",
    "shorter",
    "faster",
    "slower",
    "discomfort",
    "slept",
    "jump",
    "interrupt",
)


def obey(player, command, number):
    """Give a command, as a name."""
    match command:
        case "skip_all":
            return player.skip(whole_exercise=True)
        case "discomfort":
            return player.discomfort(number % 12)
        case "slept":
            return player.suspend(What.SLEPT, player.state.now)
        case "jump":
            return player.jump(f"e{number % 4}")
        case _:
            return getattr(player, command)()


def check(player, events):
    """What holds in every state."""
    state = player.state
    assert 0 <= state.index < len(state.score)
    assert 0 <= state.into
    if state.mode is Mode.RUNNING and not player.step.open:
        assert state.into < round(player.step.length * SECOND)
    assert state.score[-1].cues[-1].kind is CueKind.SESSION_OVER
    assert (player.ahead() == ()) == (state.mode is not Mode.RUNNING)
    counts = [e for e in noted(events) if e.amount and e.amount.unit != "s"]
    assert all(0 <= e.amount.done <= e.amount.planned for e in counts)
    cut = [e.amount for e in counts if e.what not in {What.HOLD_DONE, What.SET_DONE}]
    assert not cut or sum(a.done for a in cut) < sum(a.planned for a in cut)
    assert len([e for e in events if isinstance(e, Over)]) == (
        state.mode is Mode.OVER and bool(events)
    )


@given(EXERCISES, st.lists(st.tuples(st.sampled_from(COMMANDS), st.integers(0, 40)), max_size=40))
@settings(max_examples=250, deadline=None)
def test_no_command_in_any_state_breaks_the_player(plan, commands):
    """An illegal command changes nothing and says why; time never runs back; an end is final."""
    player = Player(made(plan))
    for command in set(COMMANDS) - {"slept"}:
        with pytest.raises(Refused):
            obey(player, command, 1)
    player.start()
    for command, number in commands:
        before = player.state
        try:
            events = obey(player, command, number)
        except Refused as refused:
            assert player.state == before
            assert str(refused).endswith(".")
        else:
            check(player, events)
        if player.state.mode is Mode.OVER:
            break
        check(player, player.advance_to(player.state.now + number * SECOND // 3))
        if player.state.mode is Mode.OVER:
            break
    assert player.state.now >= 0


@given(EXERCISES, st.integers(0, 300), st.sampled_from(COMMANDS))
@settings(max_examples=150, deadline=None)
def test_what_is_sent_ahead_is_what_is_given(plan, seconds, command):
    """The sound plays the cues that the player will give."""
    player = Player(made(plan))
    player.start()
    player.advance_to(seconds * SECOND)
    with suppress(Refused):
        obey(player, command, 3)
    if player.state.mode is not Mode.RUNNING:
        return
    now, promised = player.state.now, []
    for origin, step in player.ahead():
        last = step.cues[:-1] if step.open else step.cues
        promised += [(origin + round(c.offset * SECOND), c.kind) for c in last]
    given_cues = [
        (e.at, e.cue.kind) for e in player.advance_to(10_000 * SECOND) if isinstance(e, CueGiven)
    ]
    assert given_cues == [cue for cue in promised if cue[0] > now]


def test_every_step_is_announced():
    """A step that begins is an event."""
    steps = score(each(TEMPO, sets=2, rest=5))
    player = Player(steps)
    events = [*player.start(), *player.advance_to(at(300))]
    assert [e.step for e in events if isinstance(e, StepBegan)] == list(steps)


def test_a_timed_walk_keeps_its_planned_seconds_when_skipped():
    """What was walked is noted."""
    player = started(exercise(Timed(Fraction(180)), transition=0), exercise(TEMPO, id="b"))
    player.advance_to(at(61))
    (skipped,) = noted(player.skip())
    assert (skipped.amount.done, skipped.amount.planned, skipped.amount.unit) == (61, 180, "s")
