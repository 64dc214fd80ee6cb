"""How it went over the weeks: sentences and plots to scroll through."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from iliotimer.files.problems import harmless
from iliotimer.plots import drawn
from iliotimer.tui.foot import foot
from iliotimer.tui.lines import Words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from iliotimer.plots import Plot
    from iliotimer.progress import Progress


class ProgressScreen(Screen[None]):
    """What is to be said above, the plots below."""

    CSS_PATH = "progress.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g,q,escape", "dismiss", "back", key_display="q"),
        Binding("space", "next_page", "next page"),
        Binding("b", "page_before", "page before"),
    ]

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress

    def compose(self) -> ComposeResult:
        """The period, its sentences, its plots."""
        yield Words("Progress", id="progress-title")
        with VerticalScroll(id="progress"):
            yield Words(self._progress.heading, id="progress-heading")
            for paragraph in self._progress.paragraphs:
                words = Words(classes="progress-paragraph")
                words.ask("\n".join(map(harmless, paragraph)))
                yield words
            for plot in self._progress.plots:
                yield PlotView(plot)
        yield foot(self)

    def on_mount(self) -> None:
        """The arrow keys scroll."""
        self._pages.focus()

    def action_next_page(self) -> None:
        """Scroll on by a page."""
        self._pages.scroll_page_down()

    def action_page_before(self) -> None:
        """Scroll back by a page."""
        self._pages.scroll_page_up()

    @property
    def _pages(self) -> VerticalScroll:
        return self.query_one("#progress", VerticalScroll)


class PlotView(Widget):
    """A plot, drawn anew for every width."""

    def __init__(self, plot: Plot) -> None:
        super().__init__()
        self._plot = plot

    def render(self) -> Content:
        """The title and the plot."""
        title, _, body = drawn(self._plot, self.size.width).partition("\n")
        return Content.assemble((title, "bold"), "\n", body)
