"""What the apps share: their colours, and a command palette with our own commands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ReturnType

from iliotimer.tui.colours import Colours
from iliotimer.tui.palette import Palette, actions_of, colours
from iliotimer.tui.terminal import TerminalApp
from iliotimer.tui.themes import ansi_color

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import SystemCommand
    from textual.screen import Screen
    from textual.types import CSSPathType

    from iliotimer.files.places import Places


class DressedApp(TerminalApp[ReturnType]):
    """An app in our colours; a choice of others is kept in `kept`, or nowhere."""

    TITLE = "iliotimer"
    CSS_PATH: ClassVar[CSSPathType | None] = "app.tcss"

    def __init__(self, theme: str, kept: Places | None) -> None:
        super().__init__(ansi_color=ansi_color())
        self._colours = Colours(self, theme, kept)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In front of a dialog there is no command palette."""
        del parameters
        return action != "command_palette" or not self.screen.is_modal

    def action_command_palette(self) -> None:
        """Show every command in words."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette offers: what a screen can do, and the colours."""
        yield from self.commands_of(screen)
        yield from colours(self._choose_colours)

    def commands_of(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What a screen can do."""
        return actions_of(screen, {})

    def tell(self, sentence: str) -> None:
        """Say a sentence."""
        self.notify(sentence, markup=False)

    def action_other_colours(self) -> None:
        """Show the next colours, and keep them."""
        self.tell(self._colours.choose_next())

    def _choose_colours(self, name: str) -> None:
        self.tell(self._colours.choose(name))
