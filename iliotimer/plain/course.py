"""The way through a session in lines: how the person is, the practice, and how it was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from iliotimer.asking import ending
from iliotimer.asking.check_in import CheckIn
from iliotimer.keyguard import KeyGuard
from iliotimer.plain.check_in import PlainInterview
from iliotimer.plain.dialogs import REPEAT, Dialogs
from iliotimer.plain.greeting import greeting
from iliotimer.plain.practice import Practice
from iliotimer.plain.questions import say_card
from iliotimer.plain.summary import interrupted, summary
from iliotimer.practice.checkin import AFTER, BEFORE, NOTE
from iliotimer.practice.events import Outcome
from iliotimer.practice.safety import CARD_REASONS
from iliotimer.practice.state import Mode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from iliotimer.conductor import Conductor
    from iliotimer.files.settings import Settings
    from iliotimer.plain.questions import Say
    from iliotimer.plan.model import Session
    from iliotimer.practice.events import Over

STOP_KEYS = frozenset({"ctrl+c", "ctrl+q"})
NOBODY_GOES_ON = "Nobody can go on here without keys."


class Course:
    """Takes keys and looks at the clock until there is an exit status.

    `attended` is whether anybody can press a key: where nobody can, nothing is asked.
    """

    def __init__(
        self,
        session: Session,
        conductor: Conductor,
        settings: Settings,
        say: Say,
        *,
        attended: bool = True,
        check_in: bool = False,
        notices: Sequence[str] = (),
        guard: KeyGuard | None = None,
    ) -> None:
        self.status: int | None = None
        """The exit status, once everything is over."""
        self._session = session
        self._conductor = conductor
        self._settings = settings
        self._say = say
        self._attended = attended
        self._check_in = check_in and attended
        self._notices = notices
        self._guard = guard or KeyGuard()
        self._dialogs = Dialogs(say)
        self._practice = Practice(
            session,
            conductor,
            settings,
            say=say,
            dialogs=self._dialogs,
            guard=self._guard,
            over=self._practice_over,
        )
        self._code = ending.RETURN_CODES[Outcome.INTERRUPTED]

    @property
    def typing(self) -> bool:
        """Whether a line is typed, and no key counts."""
        return self._dialogs.typing

    def begin(self) -> None:
        """Greet, ask how the person is where that is wished, and begin the practice."""
        player = self._conductor.player
        keys = self._settings.keys if self._attended else None
        self._say_all(greeting(self._session, player, keys))
        if self._check_in:
            interview = PlainInterview(self._dialogs, self._say, self._keep(BEFORE))
            leave = partial(self._leave_unbegun, "unwell")
            CheckIn(interview, begin=self._begin, leave=leave).ask()
        else:
            self._begin()

    def look(self) -> None:
        """Let time pass, and tell what happened."""
        if self.status is not None or self._mode in {Mode.READY, Mode.OVER}:
            return
        self._practice.look()
        if self._mode is Mode.FROZEN and not self._attended:
            self._say(NOBODY_GOES_ON)
            self.interrupt()

    def press(self, key: str) -> None:
        """Take a key, where it was pressed on purpose."""
        if self.status is not None or not self._guard.lets(key):
            return
        if key in STOP_KEYS:
            self.stop()
        elif self._mode in {Mode.READY, Mode.OVER}:
            self._dialogs.press(key)
        else:
            self._practice.press(key)

    def type(self, line: str) -> None:
        """Take a line that was typed."""
        self._dialogs.press(line)

    def stop(self) -> None:
        """Ask why the session is ended; the second time, end it."""
        match self._mode:
            case Mode.READY:
                self._leave_unbegun("")
            case Mode.OVER:
                self._finish()
            case _ if not self._attended:
                self.interrupt()
            case _ if self._dialogs:
                self._dialogs.drop()
                self._practice.stopping.end("")
            case _:
                self._practice.stopping.ask_why()

    def interrupt(self) -> None:
        """Save and leave because the program was told to stop."""
        if self.status is not None:
            return
        if self._mode not in {Mode.READY, Mode.OVER}:
            self._practice.freeze(self._conductor.player.interrupt)
        if self._mode is not Mode.OVER:
            self._say(interrupted(self._session, self._conductor))
        self.status = self._code

    def suspend(self) -> None:
        """Stand still while the program is stopped."""
        if self._mode is Mode.RUNNING:
            self._practice.freeze(self._conductor.player.pause)

    def awake(self) -> None:
        """Say where everything stands after the program was stopped."""
        if self._dialogs:
            self._dialogs.press(REPEAT)
        elif self._mode is Mode.FROZEN:
            if not self._attended:
                self._practice.obey(self._conductor.player.resume)
            self._practice.settle()

    def close(self) -> None:
        """Silence, for good."""
        self._conductor.close()

    @property
    def _mode(self) -> Mode:
        return self._conductor.player.state.mode

    def _begin(self) -> None:
        self._say_all(self._notices)
        self._practice.begin(attended=self._attended)
        if self._mode is Mode.OVER and self.status is None:
            self._practice_over(self._conductor.completed())

    def _leave_unbegun(self, reason: str) -> None:
        self._conductor.not_begun(reason)
        self.status = ending.RETURN_CODES[Outcome.ENDED_EARLY]

    def _practice_over(self, over: Over) -> None:
        """The card where it is due, then how it was or why it ended."""
        self._code = ending.RETURN_CODES[over.outcome]
        self._dialogs.drop()
        self._say(ending.outcome_in_words(over))
        if over.reason in CARD_REASONS:
            say_card(self._say)
        title, asks = ending.questions_after(over, self._conductor)
        if not asks or not self._attended or self._conductor.journal is None:
            self._finish()
            return

        def keep_and_finish(answers: dict[str, str | int]) -> None:
            ending.keep_load(over, self._conductor, answers)
            self._finish()

        if over.outcome is Outcome.COMPLETED:
            asks = (*asks, NOTE)
        self._dialogs.ask_in_turn(title, asks, self._keep(AFTER), keep_and_finish)

    def _finish(self) -> None:
        self._say_all(summary(self._session, self._conductor))
        self.status = self._code

    def _keep(self, about: str) -> Callable[[str, str | int], None]:
        return partial(self._conductor.answer, about)

    def _say_all(self, sentences: Iterable[str]) -> None:
        for sentence in sentences:
            self._say(sentence)
