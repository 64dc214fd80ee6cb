from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from examples import BEATS, BREATHS, HOLDS, SECOND, each, exercise, score

from iliotimer.plan.words import dose_in_brief
from iliotimer.practice.doses import doses_of
from iliotimer.practice.events import Noted
from iliotimer.practice.overview import Mark, done_in_words, overview
from iliotimer.practice.player import Player
from iliotimer.practice.record import Dose, entry_of
from iliotimer.practice.remaining import Remaining

FIRST = exercise(BREATHS, id="first", transition=10)
SECOND_ONE = each(HOLDS, id="second", transition=10, switch=5)
THIRD = exercise(BEATS, id="third", transition=10, sets=2, rest=5)


class Lived:
    """A practice and the entries of its diary."""

    def __init__(self):
        self.player = Player(score(FIRST, SECOND_ONE, THIRD))
        self.entries = []
        self.seconds = 0
        self.take(self.player.start())

    def take(self, events):
        for event in events:
            if isinstance(event, Noted):
                at = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
                self.entries.append(entry_of(event, len(self.entries) + 1, at))

    def wait(self, seconds):
        self.seconds += seconds
        self.take(self.player.advance_to(self.seconds * SECOND))

    def standings(self):
        return overview(self.player, doses_of(self.player.prescribed, self.entries))

    def marks(self):
        return [str(standing.mark) for standing in self.standings()]


def test_at_the_start_one_is_here_and_the_others_are_to_come():
    """In the order of the session, each with the time it takes."""
    lived = Lived()
    assert lived.marks() == ["here", "to come", "to come"]
    assert [float(one.left) for one in lived.standings()] == [30, 155, 27]
    assert [dose_in_brief(one.exercise) for one in lived.standings()] == [
        "2 breaths",
        "2 holds of 30 s, each side",
        "2 x 3 reps",
    ]


def test_what_is_over_is_done_and_takes_no_time():
    """The time left is the same as that of the whole session."""
    lived = Lived()
    lived.wait(30 + 10 + 30 + 10 + 12)
    first, second, third = lived.standings()
    assert (first.mark, second.mark, third.mark) == (Mark.DONE, Mark.HERE, Mark.TO_COME)
    assert (first.left, second.left) == (0, 155 - 62)
    assert done_in_words(first.doses) == "2 of 2 breaths by the clock"
    assert done_in_words(second.doses) == "left 30, right 0 of 60 s"
    assert Remaining(lived.player).seconds == sum(one.left for one in lived.standings())


def test_what_is_jumped_over_was_skipped_and_what_was_begun_is_partly_done():
    """Neither is told as done, and nothing of it is to come."""
    lived = Lived()
    lived.wait(30 + 10 + 30 + 10 + 12)
    lived.take(lived.player.jump("third"))
    assert lived.marks() == ["done", "partly", "here"]
    second = lived.standings()[1]
    assert (second.left, done_in_words(second.doses)) == (0, "left 42, right 0 of 60 s")
    assert (lived.entries[-1].what, lived.entries[-1].detail) == ("skipped", "to third")
    again = Lived()
    again.take(again.player.jump("third"))
    assert again.marks() == ["skipped", "skipped", "here"]


def test_what_is_jumped_back_to_counts_once():
    """It is here again, and what lies between keeps what was done of it."""
    lived = Lived()
    lived.wait(30 + 10 + 12)
    lived.take(lived.player.jump("first"))
    assert (lived.entries[-1].what, lived.entries[-1].done) == ("back", 12)
    assert lived.marks() == ["here", "partly", "to come"]
    lived.wait(30)
    assert done_in_words(lived.standings()[0].doses) == "2 of 2 breaths by the clock"


def test_a_jump_can_be_taken_back():
    """It stands paused where it was."""
    lived = Lived()
    lived.wait(30 + 10 + 12)
    lived.take(lived.player.jump("third"))
    lived.take(lived.player.undo())
    assert lived.marks() == ["done", "here", "to come"]
    assert lived.player.state.elapsed == 12


def test_a_session_that_is_over_has_nothing_left():
    """Everything that was gone through is done."""
    lived = Lived()
    lived.wait(1000)
    assert lived.marks() == ["done"] * 3
    assert Remaining(lived.player).seconds == 0
    assert Remaining(lived.player).over == 1


def test_the_time_left_falls_with_the_practice_and_stands_while_it_waits():
    """An open step counts its nominal length."""
    waits = exercise(BREATHS, id="first", transition=10, wait=True, get_ready=5)
    player = Player(score(waits))
    player.start()
    remaining = Remaining(player)
    player.advance_to(600 * SECOND)
    assert remaining.seconds == 10 + 5 + 20
    player.ready()
    remaining.recount()
    player.advance_to(603 * SECOND)
    assert remaining.seconds == 2 + 20
    assert remaining.over == Fraction(13, 35)


WORDS = [
    ([("both", "reps", 8, 0, True)], ""),
    ([("both", "reps", 8, 4, True)], "4 of 8 reps by the clock"),
    ([("both", "reps", 8, 4, False)], "4 of 8 reps"),
    ([("left", "s", 60, 60, False), ("right", "s", 60, 30, False)], "left 60, right 30 of 60 s"),
    (
        [("left", "s", 60, 60, False), ("right", "s", 30, 0, False)],
        "left 60 of 60, right 0 of 30 s",
    ),
    ([("both", "s", 60, 0, False), ("both", "reps", 0, 6, False)], "6 reps; 0 of 60 s"),
]


@pytest.mark.parametrize(("rows", "words"), WORDS)
def test_done_against_planned_in_few_words(rows, words):
    """Side by side; what the clock alone counted says so."""
    doses = [
        Dose("move", side, unit, planned, done, paced, 1, 0)
        for side, unit, planned, done, paced in rows
    ]
    assert done_in_words(doses) == words
