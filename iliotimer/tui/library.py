"""The library: what waits, the sessions with what they need, and the way to the diary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from iliotimer.files.problems import harmless
from iliotimer.tui.diary import DiaryScreen
from iliotimer.tui.dressed import DressedApp
from iliotimer.tui.foot import foot
from iliotimer.tui.lines import Words
from iliotimer.tui.listing import Listing
from iliotimer.tui.progress import ProgressScreen
from iliotimer.tui.safety_card import SafetyCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from iliotimer.files.places import Places
    from iliotimer.progress import Progress
    from iliotimer.tui.diary import Page

NAME_WIDTH = 16


@dataclass(frozen=True, slots=True)
class Shelved:
    """A session as the library shows it."""

    id: str
    title: str
    line: str
    """Minutes, kind, and when it was done last."""
    outline: tuple[str, ...]
    usable: bool
    """Whether its file can be used."""
    reason: str = ""
    """Why it is due today, and then it is done as advised; empty for a session as written."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for the person."""

    sentence: str
    session: str = ""
    """The session to take up again; empty for the next-morning question."""
    notice: bool = False
    """Whether it is only to be known."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person chose."""

    what: Literal["run", "resume", "checkin"]
    session: str = ""
    advised: bool = False
    """Whether the session is done as today's advice has it."""


def _row(one: Shelved) -> Content:
    """A session on one row; what is due today has a row of its own for the reason."""
    if one.reason:
        return Content(f"Today  {harmless(one.line)}\n{harmless(one.reason)}\n")
    return Content(harmless(f"{one.title[:NAME_WIDTH]:<{NAME_WIDTH}} {one.line}"))


class LibraryScreen(Screen[None]):
    """The sessions on the left, the one at the cursor on the right."""

    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "begin", tooltip="Begin the session at the cursor"),
        Binding("r", "resume", "resume", tooltip="Take up the practice that was cut off"),
        Binding("c", "checkin", "check in", tooltip="Say how it is the morning after"),
        Binding("l", "diary", "diary", tooltip="The diary: every session so far"),
        Binding("g", "progress", "progress", tooltip="Progress: how it went over the weeks"),
        Binding("s", "card", "safety card", tooltip="The safety card"),
        Binding("T", "app.other_colours", "other colours", show=False),
        Binding("q,escape,ctrl+c", "leave", "leave", key_display="q", tooltip="Leave"),
    ]
    if TYPE_CHECKING:
        app: LibraryApp

    def __init__(self, shelf: Sequence[Shelved], waiting: Sequence[Waiting], first: str) -> None:
        super().__init__()
        self._shelf = shelf
        self._waiting = waiting
        self._first = next((i for i, one in enumerate(shelf) if one.id == first), 0)

    def compose(self) -> ComposeResult:
        """What waits above, the sessions and their details below."""
        yield Words("iliotimer", id="library-title")
        for waits in self._waiting:
            yield Words(waits.sentence, classes="library-waiting")
        with Horizontal(id="library"):
            yield Listing(*(Option(_row(one)) for one in self._shelf), id="shelf")
            with VerticalScroll(id="details", can_focus=False):
                yield Words(id="outline")
        yield foot(self)

    def on_mount(self) -> None:
        """The cursor stands on the session that is most likely next."""
        shelf = self.query_one("#shelf", OptionList)
        shelf.focus()
        if self._shelf:
            shelf.highlighted = self._first

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the details of the session at the cursor."""
        self.query_one("#outline", Words).ask("\n".join(self._shelf[event.option_index].outline))

    def on_option_list_option_selected(self) -> None:
        """Enter and the mouse begin the session at the cursor."""
        self.action_begin()

    def action_begin(self) -> None:
        """Begin the session at the cursor."""
        index = self.query_one("#shelf", OptionList).highlighted
        if index is not None and self._shelf[index].usable:
            chosen = self._shelf[index]
            self.app.exit(Wanted("run", chosen.id, advised=bool(chosen.reason)))

    def action_resume(self) -> None:
        """Take up the practice that was cut off."""
        cut = next((waits for waits in self._waiting if waits.session), None)
        if cut is not None:
            self.app.exit(Wanted("resume", cut.session))

    def action_checkin(self) -> None:
        """Answer how it is the morning after."""
        if any(not (waits.session or waits.notice) for waits in self._waiting):
            self.app.exit(Wanted("checkin"))

    def action_diary(self) -> None:
        """Open the diary."""
        self.app.push_screen(DiaryScreen(self.app.pages()))

    def action_progress(self) -> None:
        """Show how it went over the last weeks."""
        self.app.push_screen(ProgressScreen(self.app.progress()))

    def action_card(self) -> None:
        """Show the safety card."""
        self.app.push_screen(SafetyCard())

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()


class LibraryApp(DressedApp[Wanted | None]):
    """Opens the library; its result is what the person wants to do."""

    def __init__(
        self,
        shelf: Sequence[Shelved],
        waiting: Sequence[Waiting],
        pages: Callable[[], Sequence[Page]],
        progress: Callable[[], Progress],
        *,
        first: str = "",
        theme: str = "dark",
        kept: Places | None = None,
    ) -> None:
        """Make the app; `kept` is where a choice of colours is kept."""
        super().__init__(theme, kept)
        self.pages = pages
        """The diary, read when it is opened."""
        self.progress = progress
        """How it went, worked out when it is looked at."""
        self._shelf = shelf
        self._waiting = waiting
        self._first = first

    def on_mount(self) -> None:
        """Open the library."""
        self.push_screen(LibraryScreen(self._shelf, self._waiting, self._first))
