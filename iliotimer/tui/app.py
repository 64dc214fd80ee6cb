"""The app around a practice: its keys that work everywhere, its signals, its end."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widgets import Input

from iliotimer.loudness import KeptLoudness
from iliotimer.opening import open_practice
from iliotimer.practice.checkin import (
    AFTER,
    BEFORE,
    NEWS_QUESTION,
    QUESTIONS_AFTER,
    QUESTIONS_BEFORE,
    session_load,
)
from iliotimer.practice.events import Outcome, What
from iliotimer.practice.reasons import reason_of
from iliotimer.practice.safety import CARD_REASONS, CARD_WORDS
from iliotimer.practice.state import Mode
from iliotimer.tui import pain
from iliotimer.tui.keyguard import KeyGuard
from iliotimer.tui.practice import PracticeScreen
from iliotimer.tui.questionnaire import Questionnaire
from iliotimer.tui.questions import news_question
from iliotimer.tui.safety_card import SafetyCard
from iliotimer.tui.summary import SummaryScreen
from iliotimer.tui.themes import HIGH_CONTRAST, THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from textual.events import Event

    from iliotimer.conductor import Conductor
    from iliotimer.files.places import Places
    from iliotimer.files.session_file import Reading
    from iliotimer.opening import Wishes
    from iliotimer.plan.model import Session
    from iliotimer.practice.events import Over

RETURN_CODES = {Outcome.COMPLETED: 0, Outcome.ENDED_EARLY: 3, Outcome.INTERRUPTED: 4}
NOTICE_SECONDS = 6
"""How long a notice at the start stays before the next one."""


class PracticeApp(App[None]):
    """Goes through one session."""

    TITLE = "iliotimer"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p,full_stop", "sharp_pain", show=False, priority=True, id="pain"),
        Binding("ctrl+c,ctrl+q", "stop", "end", show=False, priority=True, id="stop"),
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

        `check_in` asks the person how they are first, `kept` is where changes of the loudness are
        kept, and `notices` are sentences that are shown one after another at the start.
        """
        super().__init__()
        settings = wishes.settings
        self.register_theme(HIGH_CONTRAST)
        self.theme = THEMES[settings.screen.theme]
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
        self.volume = settings.sound.volume
        """Per cent."""
        self.guard = KeyGuard()
        self._code = 0
        self._begins_muted = settings.sound.muted and self.conductor.speaker.driver != "silent"
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
        """Begin the practice, and be ready to be stopped from outside."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError, ValueError):
                    loop.add_signal_handler(number, self.interrupt)
        if self.check_in:
            questions = Questionnaire("Before you begin", QUESTIONS_BEFORE, self._keep(BEFORE))
            self.push_screen(questions, self._checked_in)
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
        del parameters
        if action == "sharp_pain":
            return self.practice is not None and not isinstance(self.focused, Input)
        return True

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
        elif self.screen is practice:
            practice.action_end()
        else:
            self._uncover(practice)
            practice.stopping.end("")

    def interrupt(self) -> None:
        """Save and leave because the program was told to stop."""
        state = self.conductor.player.state
        if state.mode is Mode.OVER:
            self.exit(return_code=self._code)
            return
        if state.mode is not Mode.READY:
            self.conductor.freeze(self.conductor.player.interrupt)
        self.exit(return_code=RETURN_CODES[Outcome.INTERRUPTED])

    def practice_over(self, over: Over) -> None:
        """Show what was done."""
        self._code = self.return_code_of(over)
        practice = next(s for s in self.screen_stack if isinstance(s, PracticeScreen))
        self._uncover(practice)
        journal = self.conductor.journal
        kept = f"Kept in {journal.path}" if journal else "Nothing was kept of this practice."
        self.push_screen(SummaryScreen(self.session, over, self.conductor, kept))
        if journal is not None:
            self.run_worker(self._ask_afterwards(over), name="afterwards")

    async def _ask_afterwards(self, over: Over) -> None:
        """The card where it is due, then how it was or why it ended; all of it can be skipped."""
        if over.reason in CARD_REASONS:
            await self.push_screen_wait(SafetyCard())
        if over.outcome is Outcome.COMPLETED:
            questions = Questionnaire("How was it?", QUESTIONS_AFTER, self._keep(AFTER))
            effort = (await self.push_screen_wait(questions)).get("effort")
            if isinstance(effort, int):
                minutes = round(over.at / 60_000_000_000, 1)
                self.conductor.answer(AFTER, "load", session_load(effort, minutes))
            return
        reason = reason_of(over.reason)
        asks = reason.asks if reason is not None else ()
        stops = self.conductor.sharp_stops()
        if over.reason == "sharp_pain" and stops:
            noted = self.conductor.answered
            asks = tuple(ask for ask in asks if noted(stops[-1][0], ask.question) is None)
        if reason is not None and asks:
            await self.push_screen_wait(Questionnaire(reason.label, asks, self._keep(AFTER)))

    def _begin(self) -> None:
        practice = PracticeScreen(self.session, self.conductor)
        self.push_screen(practice)
        practice.call_after_refresh(self._greet, practice)

    def _greet(self, practice: PracticeScreen) -> None:
        """Say what is to be known at the start, and keep the loudness from now on."""
        if self._begins_muted:
            practice.action_mute()
        elif self._notices:
            practice.tell(self._notices[0])
            self._notices = self._notices[1:]
        if self._kept is not None:
            self.conductor.speaker = KeptLoudness(self.conductor.speaker, self._kept)
        for number, notice in enumerate(self._notices, start=1):
            self.set_timer(number * NOTICE_SECONDS, partial(practice.tell, notice))

    def _keep(self, about: str) -> Callable[[str, str | int], None]:
        return lambda question, value: self.conductor.answer(about, question, value)

    def _checked_in(self, answers: dict[str, str | int] | None) -> None:
        news = str((answers or {}).get(NEWS_QUESTION, ""))
        if news in CARD_WORDS:
            self.push_screen(news_question(news), lambda answer: self._after_news(news, answer))
        else:
            self._begin()

    def _after_news(self, news: str, answer: str | None) -> None:
        match answer:
            case "card":
                again = news_question(news)
                self.push_screen(again, lambda answer: self._after_news(news, answer))
                self.push_screen(SafetyCard())
            case pain.END:
                self._leave_unbegun("unwell")
            case _:
                self._begin()

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


def keymap_of(keys: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The keys of each command as Textual has them, with a comma between two."""
    return {
        name: ",".join("comma" if key == "," else key for key in given)
        for name, given in keys.items()
    }
