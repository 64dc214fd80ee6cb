"""What must hold of a practice, whatever happens to it; and that its journal says what happened."""

from __future__ import annotations

from test_player import check

from iliotimer.diary.reading import read_journal
from iliotimer.practice.doses import doses_of
from iliotimer.practice.events import Noted, What
from iliotimer.practice.motion import work_ahead
from iliotimer.practice.player import Player
from iliotimer.practice.record import entry_of
from iliotimer.practice.resuming import state_after
from iliotimer.practice.state import Mode
from iliotimer.tui.choices import QuestionScreen
from iliotimer.tui.summary import SummaryScreen

SOUND = {What.SOUND_LOST, What.SOUND_BACK}
"""What befalls the sound and not the practice."""


class Witness(Player):
    """A player that remembers what it said, whoever heard it."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.happened = []
        self._depth = 0


def _witnessed(name):
    def call(self, *args, **options):
        self._depth += 1
        try:
            events = getattr(Player, name)(self, *args, **options)
        finally:
            self._depth -= 1
        if not self._depth:
            self.happened += events
        return events

    return call


for _name in (
    *("start", "advance_to", "ready", "pause", "sharp_pain", "tightness", "suspend", "interrupt"),
    *("resume", "skip", "jump", "back", "restart", "undo", "ease", "longer", "shorter", "faster"),
    *("slower", "discomfort", "end"),
):
    setattr(Witness, _name, _witnessed(_name))


def must_hold(playing, app, new):
    """Raise AssertionError unless player, clock, sound and screen agree, after these new events."""
    player, conductor, playing_now = playing.player, playing.conductor, playing.speaker.playing
    if new:
        check(player, tuple(new))
    mode = player.state.mode
    assert (mode is Mode.RUNNING) == (conductor.clock._origin is not None)
    if mode is Mode.RUNNING:
        ahead = [conductor._passage(*each) for each in player.ahead()]
        assert list(playing_now[-len(ahead) :]) == ahead
    elif mode is Mode.FROZEN:
        assert playing_now == ()
    elif mode is Mode.OVER and not app._exit:
        assert any(isinstance(screen, SummaryScreen) for screen in app.screen_stack)
        assert not isinstance(app.screen, QuestionScreen)


def must_agree(playing, happened):
    """Whether it has ended; raise AssertionError unless its journal says what happened."""
    record = read_journal(playing.journal.path)
    player, entries = playing.player, record.events
    noted = [event for event in happened if isinstance(event, Noted)]
    told = [entry for entry in entries if entry.what not in SOUND]
    assert not playing.journal.trouble
    assert told == [entry_of(a, b.n, b.at) for a, b in zip(noted, told, strict=True)]
    assert [entry.n for entry in entries] == list(range(1, len(entries) + 1))
    assert record.answers == tuple(playing.conductor.answers)
    doses = doses_of(player.prescribed, entries)
    assert {(d.exercise, d.side): d.done for d in doses if d.done} == done_in(noted)
    if record.result is not None:
        assert record.doses == doses
        return True
    if player.state.mode is not Mode.OVER:
        assert work_to_come(state_after(player.prescribed, entries)) == work_to_come(player.state)
    return False


def done_in(noted):
    """The seconds, reps or breaths by exercise and side; what was done twice counts once."""
    works = {}
    for event in noted:
        place, amount = event.place, event.amount
        if amount is not None and amount.done:
            hold = place.rep if place.exercise == "stretch" else 0
            sets = works.setdefault((place.exercise, place.side), {})
            done = round(float(amount.done), 3)
            sets[place.set, hold] = max(done, sets.get((place.set, hold), 0))
    return {row: round(sum(sets.values()), 3) for row, sets in works.items()}


def work_to_come(state):
    step = state.score[work_ahead(state)]
    return step.exercise.id, step.side, step.set, step.rep, step.exercise.dose
