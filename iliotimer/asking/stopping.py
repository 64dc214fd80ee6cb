"""What a stopped practice asks, and what follows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from iliotimer.asking import pain, questions
from iliotimer.asking.pain import PainReport
from iliotimer.plan.model import PhaseKind
from iliotimer.practice.checkin import BEFORE, SORE, STILL_SORE
from iliotimer.practice.events import Noted, What
from iliotimer.practice.keys import OWN_KEYS, naming
from iliotimer.practice.safety import Zone, after_sharp_pain, risen, zone_of
from iliotimer.practice.state import Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from iliotimer.asking.asker import Asker
    from iliotimer.asking.choices import Question
    from iliotimer.plan.model import Session
    from iliotimer.plan.score import Step
    from iliotimer.practice.keys import KeyNames
    from iliotimer.practice.player import Player
    from iliotimer.practice.safety import Allowed

DEAF = 0.7
"""Seconds after a stop in which no key counts."""


class Stopping:
    """The stops of a practice: it freezes first, and asks then."""

    def __init__(self, asker: Asker, session: Session, keys: KeyNames = OWN_KEYS) -> None:
        self._asker = asker
        self._keys = keys
        self._conductor = asker.conductor
        self._breath_phases = {p.name for p in session.phases if p.kind is PhaseKind.BREATH}
        self._warming = False

    def sharp_pain(self) -> None:
        """Silence, freeze, write; then ask."""
        events = self._asker.freeze(self._player.sharp_pain)
        stop = next((e for e in events if isinstance(e, Noted) and e.what is What.SHARP_PAIN), None)
        if stop is None:
            return
        self._asker.deafen(DEAF)
        # The stop is perceived before its questions take their time to open.
        self._asker.soon(partial(self._ask_after_pain, stop))

    def _ask_after_pain(self, stop: Noted) -> None:
        stops = self._conductor.sharp_stops()
        if self._player.state.frozen_by is not What.SHARP_PAIN or not stops:
            return
        number = stops[-1][0]
        report = PainReport(
            questions.stop_of(self._player, stop),
            lambda question, value: self._conductor.answer(number, question, value),
            self._allowed,
        )
        self._asker.ask_about_pain(report, self._after_pain)

    def tightness(self) -> None:
        """Stop for a sudden tightness; after some rounds propose the end."""
        if not self._asker.freeze(self._player.tightness):
            return
        rounds = self._player.state.tightness_rounds
        if rounds >= self._conductor.limits.tight_rounds:
            self._ask(questions.tightness_question(rounds), self._after_tightness)

    def discomfort(self, score: int) -> None:
        """Note a dull discomfort of 0 to 10; stop the exercise where it is too much."""
        events = self._asker.obey(lambda: self._player.discomfort(score))
        noted = next((e for e in events if isinstance(e, Noted) and e.value is not None), None)
        if noted is None or noted.place is None:
            return
        under_way = noted.place.exercise == questions.exercise_here(self._player).id
        before = self._conductor.answered(BEFORE, "pain")
        limits = self._conductor.limits
        if zone_of(score, limits) is Zone.RED and under_way:
            self._pause()
            question = questions.discomfort_question(self._player, score)
            self._ask(question, self._after_discomfort)
        elif risen(score, before if isinstance(before, int) else None, limits) and under_way:
            sentence = f"Noted: {score}. That is more than before; {{ease}} makes it milder."
            self._asker.tell(naming(sentence, self._keys))
        else:
            self._asker.tell(f"Noted: {score}.")

    def ask_why(self) -> None:
        """Freeze, and ask why the session is ended."""
        self._pause()
        self._ask(questions.end_question(), self._after_end)

    def warmed_up(self, step: Step) -> None:
        """At the end of the breath phase, ask about soreness that was there before it."""
        was_warming, self._warming = self._warming, step.phase in self._breath_phases
        sore = self._conductor.answered(BEFORE, "soreness") in SORE
        asked = self._conductor.answered(BEFORE, STILL_SORE) is not None
        if was_warming and not self._warming and sore and not asked:
            self._asker.soon(self._ask_about_soreness)

    def end(self, reason: str) -> None:
        """End early, for this reason."""
        self._asker.obey(lambda: self._player.end(reason))

    @property
    def _player(self) -> Player:
        return self._conductor.player

    def _pause(self) -> None:
        if self._player.state.mode is Mode.RUNNING:
            self._asker.freeze(self._player.pause)

    def _ask(self, question: Question, then: Callable[[str | None], None]) -> None:
        """Ask, unless the practice came to its end before it stood."""
        if self._player.state.mode is not Mode.OVER:
            self._asker.deafen(DEAF)
            self._asker.ask(question, then)

    def _allowed(self, words: set[str]) -> Allowed:
        stops = self._conductor.sharp_stops()
        here = [exercise for _, exercise in stops if exercise == stops[-1][1]]
        return after_sharp_pain(words, len(here), len(stops), self._conductor.limits)

    def _after_pain(self, answer: str | None) -> None:
        if answer == pain.END:
            self.end("sharp_pain")
        elif not self._follow(answer):
            self._asker.obey(self._player.undo)

    def _after_tightness(self, answer: str | None) -> None:
        if answer == pain.END:
            self.end("tightness")
        elif answer == pain.UNDO:
            self._asker.obey(self._player.undo)
        else:
            self._follow(answer)

    def _after_discomfort(self, answer: str | None) -> None:
        if answer == pain.END:
            self.end("rising_pain")
        else:
            self._follow(answer)

    def _after_end(self, answer: str | None) -> None:
        if answer == questions.NO_REASON:
            self.end("")
        elif answer:
            self.end(answer)

    def _ask_about_soreness(self) -> None:
        if self._player.state.mode is Mode.RUNNING:
            self._pause()
            self._ask(questions.soreness_question(), self._after_soreness)

    def _after_soreness(self, answer: str | None) -> None:
        if answer in {"yes", "no"}:
            self._conductor.answer(BEFORE, STILL_SORE, answer)
        if answer == "yes":
            self._ask(questions.sore_end_question(), self._after_still_sore)
        else:
            self._asker.obey(self._player.resume)

    def _after_still_sore(self, answer: str | None) -> None:
        if answer == pain.END:
            self.end("soreness")

    def _follow(self, answer: str | None) -> bool:
        """Carry out a choice that leaves the practice paused; whether there was one."""
        commands = {
            pain.MILDER: self._player.ease,
            pain.SKIP_SIDE: self._player.skip,
            pain.SKIP_EXERCISE: lambda: self._player.skip(whole_exercise=True),
        }
        command = commands.get(answer or "")
        if command is not None:
            self._asker.obey(command)
        return command is not None
