"""The library: what waits, the sessions with what they need, and the way to the diary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import App
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from iliotimer.files.problems import harmless
from iliotimer.tui.lines import Words
from iliotimer.tui.safety_card import SafetyCard
from iliotimer.tui.themes import HIGH_CONTRAST, THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

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


@dataclass(frozen=True, slots=True)
class Page:
    """A session of the diary."""

    line: str
    tell: Callable[[], Sequence[str]]
    """Its lines, read when they are looked at."""


class LibraryScreen(Screen[None]):
    """The sessions on the left, the one at the cursor on the right."""

    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "begin", show=True),
        Binding("r", "resume", "resume"),
        Binding("c", "checkin", "check in"),
        Binding("l", "diary", "diary"),
        Binding("s", "card", "safety card"),
        Binding("q,escape,ctrl+c", "leave", "leave", key_display="q"),
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
            yield OptionList(
                *(
                    Option(Content(harmless(f"{one.title[:NAME_WIDTH]:<{NAME_WIDTH}} {one.line}")))
                    for one in self._shelf
                ),
                id="shelf",
            )
            with VerticalScroll(id="details", can_focus=False):
                yield Words(id="outline")
        yield Footer(compact=True, show_command_palette=False)

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
            self.app.exit(Wanted("run", self._shelf[index].id))

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

    def action_card(self) -> None:
        """Show the safety card."""
        self.app.push_screen(SafetyCard())

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()


class DiaryScreen(Screen[None]):
    """The sessions of the past, newest first, and the one at the cursor."""

    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l,q,escape", "dismiss", "back", key_display="q"),
    ]

    def __init__(self, pages: Sequence[Page]) -> None:
        super().__init__()
        self._pages = pages

    def compose(self) -> ComposeResult:
        """The list above, one session below."""
        yield Words("Diary", id="library-title")
        if not self._pages:
            yield Words("No session is in the diary yet.", classes="library-waiting")
        yield OptionList(
            *(Option(Content(harmless(page.line))) for page in self._pages), id="pages"
        )
        with VerticalScroll(id="page", can_focus=False):
            yield Words(id="outline")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """The newest one is open."""
        pages = self.query_one("#pages", OptionList)
        pages.focus()
        if self._pages:
            pages.highlighted = 0

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the session at the cursor."""
        lines = self._pages[event.option_index].tell()
        self.query_one("#outline", Words).ask("\n".join(lines))


class LibraryApp(App[Wanted | None]):
    """Opens the library; its result is what the person wants to do."""

    TITLE = "iliotimer"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        shelf: Sequence[Shelved],
        waiting: Sequence[Waiting],
        pages: Callable[[], Sequence[Page]],
        *,
        first: str = "",
        theme: str = "dark",
    ) -> None:
        super().__init__()
        self.register_theme(HIGH_CONTRAST)
        self.theme = THEMES[theme]
        self.pages = pages
        """The diary, read when it is opened."""
        self._shelf = shelf
        self._waiting = waiting
        self._first = first

    def on_mount(self) -> None:
        """Open the library."""
        self.push_screen(LibraryScreen(self._shelf, self._waiting, self._first))
