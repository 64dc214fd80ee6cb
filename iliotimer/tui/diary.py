"""The diary on the screen: every session of the past, and the one at the cursor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from iliotimer.files.problems import harmless
from iliotimer.tui.foot import foot
from iliotimer.tui.lines import Words
from iliotimer.tui.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult


@dataclass(frozen=True, slots=True)
class Page:
    """A session of the diary."""

    line: str
    tell: Callable[[], Sequence[str]]
    """Its lines, read when they are looked at."""


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
        yield Listing(*(Option(Content(harmless(page.line))) for page in self._pages), id="pages")
        with VerticalScroll(id="page", can_focus=False):
            yield Words(id="outline")
        yield foot(self)

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
