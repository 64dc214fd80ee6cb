"""The app around a practice: its keys that work everywhere, its signals, its end."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.events import Key
from textual.widgets import Input

from iliotimer.asking.check_in import CheckIn
from iliotimer.asking.ending import RETURN_CODES, keep_load, kept_where, questions_after
from iliotimer.files.key_names import COMMANDS
from iliotimer.keyguard import KeyGuard
from iliotimer.loudness import KeptLoudness
from iliotimer.opening import open_practice
from iliotimer.practice.checkin import AFTER, BEFORE
from iliotimer.practice.events import Outcome, What
from iliotimer.practice.safety import CARD_REASONS
from iliotimer.practice.state import Mode, Refused
from iliotimer.tui.check_in import ScreenInterview
from iliotimer.tui.dressed import DressedApp
from iliotimer.tui.keys import KeysScreen
from iliotimer.tui.map import MapScreen
from iliotimer.tui.mapped_keys import keymap_of, mapped_keys, textual_keys
from iliotimer.tui.palette import actions_of, card
from iliotimer.tui.practice import PracticeScreen
from iliotimer.tui.questionnaire import Questionnaire
from iliotimer.tui.safety_card import SafetyCard
from iliotimer.tui.summary import SummaryScreen
from iliotimer.volume import Volume

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from textual.app import SystemCommand
    from textual.events import Event
    from textual.screen import Screen
    from textual.types import CSSPathType

    from iliotimer.conductor import Conductor
    from iliotimer.files.places import Places
    from iliotimer.files.session_file import Reading
    from iliotimer.opening import Wishes
    from iliotimer.plan.model import Session
    from iliotimer.practice.events import Over

VIEWS = (MapScreen, KeysScreen, SafetyCard, CommandPalette)
"""Screens that only show something."""
NOTICE_SECONDS = 6
"""How long a notice at the start stays before the next one."""


class PracticeApp(DressedApp[None]):
    """Goes through one session."""

    CSS_PATH: ClassVar[CSSPathType | None] = ["app.tcss", "practice.tcss"]
    """With the first screen's own, which would else be read while it opens."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(textual_keys(COMMANDS["pain"].keys), "sharp_pain", priority=True, id="pain"),
        Binding("ctrl+c,ctrl+q", "stop", priority=True),
    ]

    def __init__(
        self,
        reading: Reading,
        session: Session,
        wishes: Wishes,
        log: Path,
        *,
        conductor: Conductor | None = None,
        looks: bool = True,
        check_in: bool = False,
        kept: Places | None = None,
        notices: Sequence[str] = (),
    ) -> None:
        """Make the practice ready; `conductor` is one that was made already.

        `check_in` asks the person how they are first, `kept` is where changes of the loudness and
        the colours are kept, and `notices` are sentences that are shown one after another at the
        start.
        """
        settings = wishes.settings
        super().__init__(settings.screen.theme, kept)
        self._keys = mapped_keys(settings.keys)
        self.set_keymap(keymap_of(settings.keys))
        self.check_in = check_in
        """Whether the person is asked how they are before the practice."""
        self.session = session
        self.conductor = conductor or open_practice(
            reading, session, wishes, log=log, ring=self.bell
        )
        self.preferences = settings.screen
        """How the person wants to see the practice."""
        self.looks = looks
        """Whether the screen looks at the clock by itself."""
        self._volume = Volume(self.conductor, settings.sound, self._keys.names)
        self.guard = KeyGuard()
        self._code = 0
        self._kept = kept
        self._notices = tuple(notices)

    @property
    def animates(self) -> bool:
        """Whether anything may move that does not have to."""
        return self.animation_level != "none"

    @property
    def practice(self) -> PracticeScreen | None:
        """The practice screen, while the practice is not over."""
        if self.conductor.player.state.mode is Mode.OVER:
            return None
        return next((s for s in self.screen_stack if isinstance(s, PracticeScreen)), None)

    def on_mount(self) -> None:
        """Begin the practice."""
        if self.check_in:
            leave = partial(self._leave_unbegun, "unwell")
            interview = ScreenInterview(self, self._keep(BEFORE))
            CheckIn(interview, begin=self._begin, leave=leave).ask()
        else:
            self._begin()

    def on_unmount(self) -> None:
        """Nothing sounds after the end."""
        self.conductor.close()

    async def on_event(self, event: Event) -> None:
        """Let a key in only where it was pressed on purpose."""
        if isinstance(event, Key) and not event.is_forwarded:
            typing = isinstance(self.focused, Input)
            if not self.guard.lets(event.key, typing=typing):
                return
        await super().on_event(event)

    def deafen(self, seconds: float) -> None:
        """Let no key count for this long."""
        self.guard.deafen(seconds)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The pain key works wherever a practice runs, except in a text that is typed."""
        if action == "sharp_pain":
            return self.practice is not None and not isinstance(self.focused, Input)
        return super().check_action(action, parameters)

    def commands_of(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What a screen can do, and the safety card."""
        yield from actions_of(screen, self._keys.every)
        yield card(screen)

    def tell(self, sentence: str) -> None:
        """Say a sentence, on the practice screen while there is one."""
        if self.practice is not None:
            self.practice.tell(sentence)
        else:
            super().tell(sentence)

    def action_sharp_pain(self) -> None:
        """Stop everything, from whatever screen."""
        practice = self.practice
        if practice is None or self.conductor.player.state.frozen_by is What.SHARP_PAIN:
            return
        self._uncover(practice)
        practice.action_sharp_pain()

    def action_stop(self) -> None:
        """Ask why the session is ended; the second time, end it."""
        practice = self.practice
        if self.conductor.player.state.mode is Mode.READY:
            self._leave_unbegun("")
        elif practice is None:
            self.exit(return_code=self._code)
        else:
            while isinstance(self.screen, VIEWS):
                self.pop_screen()
            if self.screen is practice:
                practice.action_end()
            else:
                self._uncover(practice)
                practice.stopping.end("")

    def pause(self) -> None:
        """Stand still where the practice runs."""
        practice, player = self.practice, self.conductor.player
        if practice is not None and player.state.mode is Mode.RUNNING:
            practice.freeze(player.pause)

    def leave(self) -> None:
        """Save and leave because the program was told to, or because its terminal has gone."""
        player = self.conductor.player
        with contextlib.suppress(Refused):
            self.conductor.freeze(player.interrupt)
        over = player.state.mode is Mode.OVER
        self.exit(return_code=self._code if over else RETURN_CODES[Outcome.INTERRUPTED])

    def practice_over(self, over: Over) -> None:
        """Show what was done."""
        self._code = self.return_code_of(over)
        practice = next(s for s in self.screen_stack if isinstance(s, PracticeScreen))
        self._uncover(practice)
        kept = kept_where(self.conductor)
        self.push_screen(SummaryScreen(self.session, over, self.conductor, kept))
        self.run_worker(self._ask_afterwards(over), name="afterwards")

    async def _ask_afterwards(self, over: Over) -> None:
        """The card where it is due, then how it was or why it ended; all of it can be skipped."""
        if over.reason in CARD_REASONS:
            await self.push_screen_wait(SafetyCard())
        if self.conductor.journal is None:
            return
        title, asks = questions_after(over, self.conductor)
        if asks:
            answers = await self.push_screen_wait(Questionnaire(title, asks, self._keep(AFTER)))
            keep_load(over, self.conductor, answers)

    def _begin(self) -> None:
        practice = PracticeScreen(self.session, self.conductor, self._keys, self._volume)
        self.push_screen(practice)
        practice.call_after_refresh(self._greet, practice)

    def _greet(self, practice: PracticeScreen) -> None:
        """Say what is to be known at the start, and keep the loudness from now on."""
        sentences = (*self._volume.greeting(), *self._notices)
        if sentences:
            practice.tell(sentences[0])
        for number, sentence in enumerate(sentences[1:], start=1):
            self.set_timer(number * NOTICE_SECONDS, partial(practice.tell, sentence))
        if self._kept is not None:
            self.conductor.speaker = KeptLoudness(self.conductor.speaker, self._kept)

    def _keep(self, about: str) -> Callable[[str, str | int], None]:
        return lambda question, value: self.conductor.answer(about, question, value)

    def _leave_unbegun(self, reason: str) -> None:
        self.conductor.not_begun(reason)
        self.exit(return_code=RETURN_CODES[Outcome.ENDED_EARLY])

    def return_code_of(self, over: Over) -> int:
        """The exit status of the program after this end."""
        return RETURN_CODES[over.outcome]

    def _uncover(self, practice: PracticeScreen) -> None:
        """Close whatever lies over the practice."""
        while self.screen is not practice:
            self.pop_screen()
