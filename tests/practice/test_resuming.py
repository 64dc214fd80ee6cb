from contextlib import suppress

from examples import HOLDS, SECOND, TEMPO, alternating, each, exercise
from hypothesis import given, settings
from hypothesis import strategies as st
from test_doses import Played
from test_player import COMMANDS, EXERCISES, obey

from iliotimer.practice.motion import work_ahead
from iliotimer.practice.player import Player
from iliotimer.practice.resuming import state_after
from iliotimer.practice.state import Mode, Refused


def resumed(played):
    """Another player that goes on from the diary of this one."""
    state = state_after(played.player.prescribed, played.entries)
    return Player(played.player.prescribed, go_on_from=state)


def place(player):
    step = player.state.score[work_ahead(player.state)]
    return step.exercise.id, step.side, step.set, step.rep, step.exercise.dose


def test_a_practice_goes_on_at_the_hold_that_was_cut():
    """Through a get-ready, when the person says so."""
    played = Played(each(HOLDS, transition=0))
    played.wait(30 + 10 + 17)
    again = resumed(played)
    assert again.state.mode is Mode.FROZEN
    again.resume()
    assert again.step.kind == "get_ready"
    assert place(again)[1:4] == ("left", 1, 2)


def test_an_exercise_of_which_nothing_was_done_begins_with_its_set_up():
    """The person has to take its position."""
    played = Played(exercise(TEMPO, transition=0), exercise(HOLDS, id="next"))
    played.wait(12)
    assert resumed(played).step.kind == "set_up"


def test_what_was_skipped_stays_skipped():
    """And what was undone is not."""
    played = Played(each(TEMPO), exercise(HOLDS, id="next"))
    played.do("skip")
    assert place(resumed(played))[1] == "right"
    played.do("undo")
    assert place(resumed(played))[1] == "left"


def test_an_eased_exercise_goes_on_eased():
    """With the same steps."""
    played = Played(exercise(HOLDS, transition=0))
    played.do("ease")
    assert place(resumed(played)) == place(played.player)


def test_a_practice_of_which_everything_was_done_is_over():
    """Only its result is missing."""
    played = Played(exercise(TEMPO))
    played.wait(100)
    assert resumed(played).state.mode is Mode.OVER


def test_the_practice_time_goes_on():
    """The diary's seconds do not begin anew."""
    played = Played(alternating(TEMPO))
    played.wait(7)
    played.do("pause")
    assert resumed(played).state.now == 7 * SECOND


@given(EXERCISES, st.lists(st.tuples(st.sampled_from(COMMANDS), st.integers(0, 60)), max_size=25))
@settings(max_examples=120, deadline=None)
def test_whatever_happened_the_diary_knows_where_to_go_on(plan, commands):
    """The work under way or to come is the same, eased and paced the same."""
    exercises = [
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
    ]
    played = Played(*exercises)
    for command, number in commands:
        with suppress(Refused):
            played.see(obey(played.player, command, number))
        if played.player.state.mode is Mode.OVER:
            return
        played.wait(number / 3 + 0.001)
        if played.player.state.mode is Mode.OVER:
            return
    assert place(resumed(played)) == place(played.player)
