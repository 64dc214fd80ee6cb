"""The player: a state machine without a clock. Commands and time go in, events come out.

Practice time is whole nanoseconds since the start, without the time spent frozen. The same time
in any portions gives the same events. A command that is not possible now raises `Refused`, with a
sentence, and changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from iliotimer.plan.model import FreeReps, Holds
from iliotimer.plan.score import StepKind
from iliotimer.practice import motion
from iliotimer.practice.adjusting import in_its_place, relength, repace
from iliotimer.practice.easing import ease_score
from iliotimer.practice.events import CueGiven, Noted, Outcome, Over, StepBegan, What
from iliotimer.practice.finding import beyond, first_of, work_before
from iliotimer.practice.noting import note, note_cut, note_done, note_part
from iliotimer.practice.state import Mode, Refused, State, ns

if TYPE_CHECKING:
    from iliotimer.plan.score import Step
    from iliotimer.practice.events import Event
    from iliotimer.practice.motion import Moved

LONGER_BY = Fraction(5)
"""Seconds that `longer` and `shorter` add and take."""
FASTER_BY = Fraction(2)
"""Beats per minute that `faster` and `slower` add and take."""
TO = "to "
"""What the detail of a jump begins with; the id of the exercise follows."""
WORST = 10
"""The top of the discomfort scale."""


class Player:
    """Plays a score, from the step of index `start_at` on, or from a state that was cut off."""

    def __init__(
        self, score: tuple[Step, ...], *, start_at: int = 0, go_on_from: State | None = None
    ) -> None:
        if not score:
            raise ValueError("a session without steps cannot be played")
        self.prescribed = score
        """The score as it was when the practice began."""
        self.state = go_on_from or State(score, index=start_at)
        self._undo: tuple[State, What] | None = None

    @property
    def step(self) -> Step:
        """The step in play; before the start, the first."""
        return self.state.in_play

    @property
    def can_undo(self) -> What | None:
        """What `undo` would take back."""
        return self._undo[1] if self._undo else None

    @property
    def to_come(self) -> tuple[Step, ...]:
        """The steps after the one in play, in order."""
        state = self.state
        following = () if state.then is None else (state.then,)
        return (*following, *state.score[state.index + 1 :])

    def ahead(self) -> tuple[tuple[int, Step], ...]:
        """The steps that are certain, up to and with the next open one, each with its second 0.

        The times are practice time, ns; a practice that does not run has none.
        """
        if self.state.mode is not Mode.RUNNING:
            return ()
        certain = [(self.state.origin, self.step)]
        for step in self.to_come:
            origin, last = certain[-1]
            if last.open:
                break
            certain.append((origin + ns(last.length) - ns(step.begin), step))
        return tuple(certain)

    def start(self) -> tuple[Event, ...]:
        """Begin: the cues at time zero are given."""
        if self.state.mode is not Mode.READY:
            raise Refused("The practice has begun already.")
        noted = note(self.state, What.STARTED)
        state = replace(self.state, mode=Mode.RUNNING)
        return (noted, *self._move(motion.begin(state, self.step, state.now)))

    def advance_to(self, now: int) -> tuple[Event, ...]:
        """What happens after the time reached before, up to and with `now` (ns)."""
        if now < self.state.now:
            return ()
        events = self._move(motion.advance(self.state, now))
        if any(isinstance(event, Noted) for event in events):
            self._undo = None
        return events

    def ready(self) -> tuple[Event, ...]:
        """Ready (ends a set-up or a lead-in), done (free reps), or keep the part of a cut hold."""
        state, step = self.state, self.step
        if state.mode is Mode.FROZEN:
            return self._keep_part()
        self._must_run()
        if step.kind is StepKind.WORK:
            return self._done()
        work = motion.work_ahead(state)
        get_ready = state.score[work].exercise.get_ready
        hurry = step.kind is StepKind.GET_READY or step.length - state.elapsed <= get_ready
        if step.open or hurry or not get_ready:
            return self._move(motion.begin_next(state, state.now))
        return self._move(motion.lead_into(state, work))

    def pause(self) -> tuple[Event, ...]:
        """Freeze."""
        self._must_run()
        return self._freeze(What.PAUSED)

    def sharp_pain(self) -> tuple[Event, ...]:
        """Freeze at a sharp pain; it is stamped while paused and at rest too."""
        self._must_go_on()
        if self.state.frozen_by is What.SHARP_PAIN:
            raise Refused("Everything is stopped already.")
        self._remember(What.SHARP_PAIN)
        return self._freeze(What.SHARP_PAIN)

    def tightness(self) -> tuple[Event, ...]:
        """Freeze because of a sudden tightness."""
        self._must_go_on()
        if self.state.frozen_by in {What.SHARP_PAIN, What.TIGHTNESS}:
            raise Refused("Everything is stopped already.")
        self._remember(What.TIGHTNESS)
        events = self._freeze(What.TIGHTNESS)
        self.state = replace(self.state, tightness_rounds=self.state.tightness_rounds + 1)
        return events

    def suspend(self, what: What, at: int) -> tuple[Event, ...]:
        """Freeze by itself at the moment (ns) before the machine slept or stalled."""
        before = self.advance_to(at)
        return (*before, *self._freeze(what)) if self.state.mode is Mode.RUNNING else before

    def interrupt(self) -> tuple[Event, ...]:
        """Freeze because the program has to stop; the practice can be taken up again later."""
        self._must_go_on()
        return self._freeze(What.INTERRUPTED)

    def resume(self) -> tuple[Event, ...]:
        """Go on, through a get-ready: a rep or breath anew, a time where it was, a hold in full."""
        self._must_go_on()
        if self.state.mode is not Mode.FROZEN:
            raise Refused("The practice is not paused.")
        self._must_have_chosen()
        noted = note(self.state, What.RESUMED)
        held = self.state.held
        state = replace(self.state, mode=Mode.RUNNING, origin=self.state.now - held, frozen_by=None)
        return (noted, *self._move(motion.go_on(state)))

    def skip(self, *, whole_exercise: bool = False) -> tuple[Event, ...]:
        """Leave this side, or the whole exercise; what was done of it stays recorded."""
        target = beyond(self.state.score, self.state.index, whole_exercise=whole_exercise)
        return self._leave(target, What.SKIPPED, "exercise" if whole_exercise else "side")

    def jump(self, exercise: str) -> tuple[Event, ...]:
        """Go to the beginning of the exercise of this id; what is passed over was not done."""
        index = first_of(self.state.score, exercise)
        if index is None:
            raise Refused(f"There is no exercise {exercise!a} in this session.")
        what = What.SKIPPED if index > self.state.index else What.BACK
        return self._leave(index, what, f"{TO}{exercise}")

    def back(self) -> tuple[Event, ...]:
        """Go back to the set or hold before, in full."""
        self._must_go_on()
        before = work_before(self.state.score, self.state.index)
        if before is None:
            raise Refused("This is the beginning.")
        return self._again(before, What.BACK)

    def restart(self) -> tuple[Event, ...]:
        """Begin the set or hold under way again, in full."""
        self._must_go_on()
        if self.step.kind is not StepKind.WORK and self.state.then is None:
            raise Refused("No set is under way; {back} goes back to the one before.")
        return self._again(self.state.index, What.RESTARTED)

    def undo(self) -> tuple[Event, ...]:
        """Take the last command back; the practice stands paused where it was given."""
        self._must_go_on()
        if self._undo is None:
            raise Refused("There is nothing to undo.")
        before, what = self._undo
        noted = note_cut(self.state, What.UNDONE, what)
        frozen_by = before.frozen_by or What.PAUSED
        self.state = replace(
            before, mode=Mode.FROZEN, now=self.state.now, held=before.into, frozen_by=frozen_by
        )
        self._undo = None
        return (*noted, StepBegan(self.state.now, self.step))

    def ease(self) -> tuple[Event, ...]:
        """Go on with something milder: the next variant, or less of the same."""
        self._must_go_on()
        state = self.state
        easier = ease_score(state.score, state.index, state.easings)
        if easier is None:
            raise Refused("Nothing milder is left here. {skip} goes on, {end} ends.")
        noted = note_cut(state, What.EASED, easier.change)
        self._remember(What.EASED)
        in_work = self.step.kind is StepKind.WORK or state.then is not None
        eased = replace(state, score=easier.score, easings=easier.easings)
        if easier.index is None:
            return (*noted, *self._move(motion.jump(eased, easier.beyond)))
        if in_work or easier.other_movement:
            anew = easier.other_movement
            return (*noted, *self._move(motion.enter_work(eased, easier.index, anew=anew)))
        milder = replace(self.step, exercise=easier.exercise)
        return (*noted, *self._move(in_its_place(motion.set_free(eased), milder)))

    def longer(self) -> tuple[Event, ...]:
        """Add 5 s to a hold, a time, a rest or a lead-in."""
        return self._relength(What.LONGER, LONGER_BY)

    def shorter(self) -> tuple[Event, ...]:
        """Take 5 s off a hold, a time, a rest or a lead-in; at least 3 s are left."""
        return self._relength(What.SHORTER, -LONGER_BY)

    def faster(self) -> tuple[Event, ...]:
        """Quicken the metronome by 2 beats a minute, up to 240."""
        return self._repace(What.FASTER, FASTER_BY)

    def slower(self) -> tuple[Event, ...]:
        """Slow the metronome by 2 beats a minute, down to 15."""
        return self._repace(What.SLOWER, -FASTER_BY)

    def discomfort(self, score: int) -> tuple[Event, ...]:
        """Note a dull discomfort of 0 to 10, for the exercise under way or just done."""
        self._must_go_on()
        if not 0 <= score <= WORST:
            raise Refused("Discomfort goes from 0 to 10.")
        return (replace(note(self.state, What.DISCOMFORT), value=score),)

    def end(self, reason: str = "") -> tuple[Event, ...]:
        """End early, with a reason."""
        self._must_go_on()
        events = self._freeze(What.PAUSED) if self.state.mode is Mode.RUNNING else ()
        self.state = replace(self.state, mode=Mode.OVER)
        return (*events, Over(self.state.now, Outcome.ENDED_EARLY, reason))

    def _must_run(self) -> None:
        self._must_go_on()
        if self.state.mode is Mode.FROZEN:
            raise Refused("The practice is paused. {pause} goes on.")

    def _must_go_on(self) -> None:
        if self.state.mode is Mode.READY:
            raise Refused("The practice has not begun.")
        if self.state.mode is Mode.OVER:
            raise Refused("The practice is over.")

    def _must_have_chosen(self) -> None:
        if self.state.frozen_by is What.SHARP_PAIN:
            raise Refused("First choose milder, skip or end; {undo} if {pain} was a mistake.")

    def _move(self, moved: Moved) -> tuple[Event, ...]:
        self.state, events = moved
        return events

    def _remember(self, what: What) -> None:
        self._undo = (self.state, what)

    def _freeze(self, what: What) -> tuple[Event, ...]:
        events = note_cut(self.state, what)
        held = self.state.into
        self.state = replace(self.state, mode=Mode.FROZEN, held=held, frozen_by=what)
        return events

    def _done(self) -> tuple[Event, ...]:
        state, step = self.state, self.step
        if not isinstance(step.exercise.dose, FreeReps):
            raise Refused("The clock counts this set. {skip} goes on to what comes next.")
        end = CueGiven(state.now, replace(step.cues[-1], offset=state.elapsed))
        self._undo = None
        noted = note_done(state)
        return (end, *noted, *self._move(motion.begin_next(state, state.now)))

    def _keep_part(self) -> tuple[Event, ...]:
        self._must_have_chosen()
        step = self.step
        if step.kind is not StepKind.WORK or not isinstance(step.exercise.dose, Holds):
            raise Refused("The practice is paused. {pause} goes on.")
        self._remember(What.HOLD_DONE)
        noted = note_part(self.state)
        return (*noted, *self._move(motion.jump(self.state, self.state.index + 1)))

    def _leave(self, target: int, what: What, detail: str) -> tuple[Event, ...]:
        self._must_go_on()
        noted = note_cut(self.state, what, detail)
        self._remember(what)
        return (*noted, *self._move(motion.jump(self.state, target)))

    def _again(self, index: int, what: What) -> tuple[Event, ...]:
        noted = note_cut(self.state, what)
        self._remember(what)
        return (*noted, *self._move(motion.enter_work(self.state, index)))

    def _relength(self, what: What, by: Fraction) -> tuple[Event, ...]:
        self._must_run()
        moved = relength(self.state, what, by)
        self._remember(what)
        return self._move(moved)

    def _repace(self, what: What, by: Fraction) -> tuple[Event, ...]:
        self._must_go_on()
        moved = repace(self.state, what, by)
        self._remember(what)
        return self._move(moved)
