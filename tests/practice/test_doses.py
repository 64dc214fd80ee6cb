import datetime as dt
from fractions import Fraction

from examples import BEATS, HOLDS, SECOND, TEMPO, alternating, each, exercise, score

from iliotimer.plan.model import Holds
from iliotimer.practice.doses import doses_of
from iliotimer.practice.events import Noted
from iliotimer.practice.player import Player
from iliotimer.practice.record import entry_of

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)


class Played:
    """A practice played by commands, and what the diary would have of it."""

    def __init__(self, *exercises):
        self.player = Player(score(*exercises))
        self.entries = []
        self.see(self.player.start())

    def see(self, events):
        for event in events:
            if isinstance(event, Noted):
                self.entries.append(entry_of(event, len(self.entries) + 1, NOW))

    def wait(self, seconds):
        self.see(self.player.advance_to(self.player.state.now + round(seconds * SECOND)))

    def do(self, command, *args, **kwargs):
        self.see(getattr(self.player, command)(*args, **kwargs))

    def doses(self):
        found = doses_of(self.player.prescribed, self.entries)
        return {(d.exercise, str(d.side)): (d.done, d.planned, d.unit) for d in found}


def test_an_undisturbed_session_is_done_as_planned():
    """Per exercise and side, whatever the dose."""
    played = Played(
        each(HOLDS, id="a"), alternating(TEMPO, id="b", sets=2), exercise(BEATS, id="c")
    )
    played.wait(1000)
    assert played.doses() == {
        ("a", "left"): (60, 60, "s"),
        ("a", "right"): (60, 60, "s"),
        ("b", "left"): (4, 4, "reps"),
        ("b", "right"): (4, 4, "reps"),
        ("c", "both"): (3, 3, "reps"),
    }


def test_skipped_is_not_done():
    """Neither the rest of a side nor an exercise that never began."""
    played = Played(each(HOLDS, id="a", transition=0), exercise(TEMPO, id="b"))
    played.wait(17)
    played.do("skip")
    played.do("skip", whole_exercise=True)
    played.do("skip")
    assert played.doses() == {
        ("a", "left"): (17, 60, "s"),
        ("a", "right"): (0, 60, "s"),
        ("b", "both"): (0, 2, "reps"),
    }


def test_a_cut_hold_says_how_long_it_was_held():
    """17 of 30."""
    played = Played(exercise(Holds(Fraction(30)), transition=0))
    played.wait(17)
    played.do("end", "sharp_pain")
    assert played.doses() == {("move", "both"): (17, 30, "s")}


def test_a_hold_that_was_paused_and_done_again_counts_once():
    """In full, as without the pause."""
    played = Played(exercise(Holds(Fraction(30)), transition=0))
    played.wait(17)
    played.do("pause")
    played.do("resume")
    played.wait(100)
    assert played.doses() == {("move", "both"): (30, 30, "s")}


def test_a_set_done_twice_counts_once():
    """Going back is not more of the prescribed."""
    played = Played(exercise(TEMPO, sets=2, rest=20, transition=0))
    played.wait(15)
    played.do("back")
    played.wait(200)
    assert played.doses() == {("move", "both"): (4, 4, "reps")}


def test_an_eased_hold_counts_what_was_held_against_what_was_planned():
    """15 s twice instead of 30."""
    played = Played(exercise(HOLDS, transition=0))
    played.wait(2)
    played.do("ease")
    played.wait(200)
    assert played.doses() == {("move", "both"): (30, 60, "s")}


def test_a_longer_hold_counts_in_full():
    """What was held more is done too."""
    played = Played(exercise(Holds(Fraction(30)), transition=0))
    played.do("longer")
    played.wait(200)
    assert played.doses() == {("move", "both"): (35, 30, "s")}


def test_a_cut_alternating_set_counts_each_side():
    """Left has one rep more than right."""
    played = Played(alternating(TEMPO, transition=0))
    played.wait(7)
    played.do("end")
    assert played.doses() == {("move", "left"): (1, 2, "reps"), ("move", "right"): (0, 2, "reps")}
