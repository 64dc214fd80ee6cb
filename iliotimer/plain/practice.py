"""A running practice in lines: keys in, sentences out; the player decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.asking.picking import SCORES
from iliotimer.asking.stopping import Stopping
from iliotimer.files.key_names import key_names
from iliotimer.plain.commands import command_of, key_lines, player_command
from iliotimer.plain.telling import Telling
from iliotimer.practice.events import Noted, Over, StepBegan, What
from iliotimer.practice.state import Mode, Refused
from iliotimer.volume import Volume

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from iliotimer.asking.choices import Question
    from iliotimer.asking.pain import PainReport
    from iliotimer.conductor import Conductor
    from iliotimer.files.settings import Settings
    from iliotimer.keyguard import KeyGuard
    from iliotimer.plain.dialogs import Dialogs
    from iliotimer.plain.questions import Answered, Say
    from iliotimer.plan.model import Session
    from iliotimer.practice.events import Event

    Given = Callable[[], tuple[Event, ...]]
STOOD = frozenset({What.PAUSED, What.TIGHTNESS, What.SLEPT, What.STALLED, What.UNDONE})
"""What leaves the practice standing, so that the person is told where."""


class Practice:
    """Carries out keys and tells what comes of them; `over` is told the end."""

    def __init__(
        self,
        session: Session,
        conductor: Conductor,
        settings: Settings,
        *,
        say: Say,
        dialogs: Dialogs,
        guard: KeyGuard,
        over: Callable[[Over], None],
    ) -> None:
        self.conductor = conductor
        self._say = say
        self._dialogs = dialogs
        self._guard = guard
        self._over = over
        self._own_keys = settings.keys
        self._named = key_names(settings.keys)
        self.stopping = Stopping(self, session, self._named)
        self._telling = Telling(session, conductor.player, self._named)
        self._volume = Volume(conductor, settings.sound, self._named)
        self._trouble = ""
        self._soon: list[Callable[[], None]] = []
        self._stands = False

    def begin(self, *, attended: bool) -> None:
        """Begin; a practice that was cut off stands until somebody goes on, if anybody can."""
        if attended:
            self._say_all(self._volume.greeting())
        self._see(self.conductor.start())
        self._stands = True
        if not attended and self.conductor.player.state.mode is Mode.FROZEN:
            self.obey(self.conductor.player.resume)
        self.settle()

    def look(self) -> None:
        """Let time pass and tell what happened."""
        events, news = self.conductor.look()
        self._say_all(item.sentence for item in news)
        self._see(events)
        self._mind_the_diary()
        self.settle()

    def press(self, key: str) -> None:
        """Carry out a key: the pain key before any question, a question before anything else."""
        command, asked = command_of(key, self._own_keys), bool(self._dialogs)
        if command == "pain":
            self._sharp_pain()
        elif asked:
            self._dialogs.press(key)
        elif key in SCORES:
            self.stopping.discomfort(SCORES[key])
        elif command == "setup":
            self._say_all(self._telling.whereabouts())
        elif command is not None:
            self._carry_out(command)
        self._stands |= asked and not self._dialogs
        self.settle()

    def settle(self) -> None:
        """Ask what waited to be asked; where nothing is, say where a practice stands."""
        while self._soon:
            self._soon.pop(0)()
        if self._dialogs:
            return
        if self._stands and self.conductor.player.state.mode is Mode.FROZEN:
            self._say(self._telling.standing())
        self._stands = False

    def pause_or_go_on(self) -> None:
        """Pause where the practice runs; go on where it is paused."""
        player = self.conductor.player
        if player.state.mode is Mode.FROZEN:
            self.obey(player.resume)
        else:
            self.freeze(player.pause)

    def freeze(self, command: Given) -> tuple[Event, ...]:
        """Give a command that stops everything: silence comes first."""
        return self._given(lambda: self.conductor.freeze(command))

    def obey(self, command: Given) -> tuple[Event, ...]:
        """Give any other command."""
        return self._given(lambda: self.conductor.obey(command))

    def tell(self, sentence: str) -> None:
        """Say a sentence."""
        self._say(sentence)

    def ask(self, question: Question, then: Answered) -> None:
        """Ask, and hand on the answer, or None where the person goes back."""
        self._dialogs.ask(question, then)

    def ask_about_pain(self, report: PainReport, then: Answered) -> None:
        """Let the person note a pain, and hand on what they choose."""
        self._dialogs.ask_about_pain(report, then)

    def soon(self, then: Callable[[], None]) -> None:
        """Do this once what happened has been told."""
        self._soon.append(then)

    def deafen(self, seconds: float) -> None:
        """Let no key count for this long."""
        self._guard.deafen(seconds)

    def _given(self, give: Given) -> tuple[Event, ...]:
        """Tell what comes of a command, or why it is refused."""
        try:
            events = give()
        except Refused as refused:
            self._see(self.conductor.passed)
            self._say(refused.naming(self._named))
            return ()
        self._see(events)
        return events

    def _see(self, events: tuple[Event, ...]) -> None:
        self._say_all(self._telling.lines(events))
        for event in events:
            match event:
                case StepBegan(step=step):
                    self._stands = True
                    self.stopping.warmed_up(step)
                case Noted(what=what):
                    self._stands |= what in STOOD
                case Over():
                    self._over(event)

    def _sharp_pain(self) -> None:
        if self.conductor.player.state.frozen_by is not What.SHARP_PAIN:
            self._dialogs.drop()
            self.stopping.sharp_pain()

    def _carry_out(self, name: str) -> None:
        match name:
            case "pause":
                self.pause_or_go_on()
            case "tightness":
                self.stopping.tightness()
            case "end":
                self.stopping.ask_why()
            case "mute":
                self._say(self._volume.mute())
            case "quieter" | "louder":
                self._say(self._volume.turn(-1 if name == "quieter" else 1))
            case "keys":
                self._say_all(key_lines(self._own_keys))
            case _:
                command = player_command(name, self.conductor.player)
                if command is not None:
                    self.obey(command)

    def _mind_the_diary(self) -> None:
        """Say once that the diary cannot be written, and once that it can be again."""
        journal = self.conductor.journal
        trouble = journal.trouble if journal is not None else ""
        if trouble != self._trouble:
            self._trouble = trouble
            self._say(trouble or "The diary is written again.")

    def _say_all(self, sentences: Iterable[str]) -> None:
        for sentence in sentences:
            self._say(sentence)
