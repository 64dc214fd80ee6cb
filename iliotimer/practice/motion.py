"""How a practice moves from step to step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from iliotimer.plan.live import from_the_start, taken_up
from iliotimer.plan.score import StepKind
from iliotimer.plan.steps import get_ready_for, set_up_for
from iliotimer.practice.events import CueGiven, Outcome, Over, StepBegan, What
from iliotimer.practice.finding import work_from
from iliotimer.practice.noting import note_done
from iliotimer.practice.state import Mode, ns

if TYPE_CHECKING:
    from iliotimer.plan.score import Step
    from iliotimer.practice.events import Event
    from iliotimer.practice.state import State

    Moved = tuple[State, tuple[Event, ...]]


def begin(state: State, step: Step, at: int, *, then: Step | None = None) -> Moved:
    """Put a step in play; its first cues are given when the practice runs."""
    state = replace(
        state, step=step, then=then, origin=at - ns(step.begin), given=0, held=ns(step.begin)
    )
    if state.mode is not Mode.RUNNING:
        return state, (StepBegan(at, step),)
    state, cues = give(state, at)
    return state, (StepBegan(at, step), *cues)


def give(state: State, now: int) -> Moved:
    """The cues of the step in play up to and with `now`; the end of free reps is the person's."""
    step = state.in_play
    cues = step.cues[:-1] if step.open and step.kind is StepKind.WORK else step.cues
    due = []
    for cue in cues[state.given :]:
        at = state.origin + ns(cue.offset)
        if at > now:
            break
        due.append(CueGiven(at, cue))
    return replace(state, given=state.given + len(due)), tuple(due)


def advance(state: State, now: int) -> Moved:
    """Whatever happens up to and with `now`."""
    events: list[Event] = []
    while state.mode is Mode.RUNNING:
        step, end = state.in_play, state.origin + ns(state.in_play.length)
        state, cues = give(state, now)
        events += cues
        if step.open or end > now:
            break
        state = replace(state, now=end)
        if step.kind is StepKind.WORK:
            events += note_done(state)
        state, began = begin_next(state, end)
        events += began
    return replace(state, now=now), tuple(events)


def begin_next(state: State, at: int) -> Moved:
    """The work that is led back into, else the next step of the score, else the end."""
    if state.then is not None:
        return begin(state, state.then, at)
    return _begin_at(state, state.index + 1, at)


def jump(state: State, target: int) -> Moved:
    """Go to a step of the score; a work that nothing leads to gets a get-ready."""
    if target < len(state.score) and state.score[target].kind is StepKind.WORK:
        return enter_work(state, target)
    return _begin_at(set_free(state), target, state.now)


def enter_work(state: State, index: int, *, anew: bool = False) -> Moved:
    """Go to a work in full, through a get-ready or, into another position, a set-up."""
    state = set_free(state)
    work = from_the_start(state.score[index])
    other = anew or work.exercise.id != state.in_play.exercise.id
    lead = set_up_for(work) if other else get_ready_for(work)
    return _lead(replace(state, index=index), lead, work)


def lead_into(state: State, index: int) -> Moved:
    """Cut a lead-in short: a get-ready, where it has length, and then the work."""
    work = from_the_start(state.score[index])
    return _lead(replace(state, index=index), get_ready_for(work), work)


def go_on(state: State) -> Moved:
    """Go on after a freeze, through a get-ready wherever work would come sooner."""
    step = state.in_play
    if step.kind is StepKind.WORK:
        return _lead(state, get_ready_for(step), taken_up(step, state.elapsed))
    if state.then is not None:
        return _lead(state, get_ready_for(state.then), state.then)
    index = work_ahead(state)
    held = ns(step.length) - state.held
    if step.open or held >= ns(state.score[index].exercise.get_ready):
        return replace(state, origin=state.now - state.held), (StepBegan(state.now, step),)
    return lead_into(state, index)


def work_ahead(state: State) -> int:
    """The index of the work in play or led to."""
    return work_from(state.score, state.index)


def _begin_at(state: State, index: int, at: int) -> Moved:
    if index >= len(state.score):
        state = replace(state, held=state.into, mode=Mode.OVER)
        return state, (Over(at, Outcome.COMPLETED),)
    return begin(replace(state, index=index), state.score[index], at)


def _lead(state: State, lead: Step | None, work: Step) -> Moved:
    if lead is None:
        return begin(state, work, state.now)
    return begin(state, lead, state.now, then=work)


def set_free(state: State) -> State:
    """A choice after a sharp pain was made: the practice is paused like any other."""
    if state.frozen_by is What.SHARP_PAIN:
        return replace(state, frozen_by=What.PAUSED)
    return state
