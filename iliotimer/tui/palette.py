"""The command palette: every action of a screen in words, with its keys."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.binding import Binding
from textual.command import CommandPalette
from textual.css.query import NoMatches

from iliotimer.tui.safety_card import SafetyCard
from iliotimer.tui.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from textual.command import Command, CommandList
    from textual.screen import Screen

SEARCHED = "discomfort"
"""Actions that begin like this are found when they are typed, and not listed before."""


class Palette(CommandPalette):
    """Textual's palette, whose pages turn where some are shown; elsewhere Textual finds no line.

    It may be left while it searches.
    """

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):
            super()._action_command_list(action)

    def _refresh_command_list(
        self,
        command_list: CommandList,
        commands: list[Command],
        clear_current: bool,  # noqa: FBT001  Textual's signature
    ) -> None:
        with suppress(NoMatches):  # what was found comes too late for a list that has gone
            super()._refresh_command_list(command_list, commands, clear_current)


def actions_of(
    screen: Screen[object], keys: Mapping[str, tuple[str, ...]]
) -> Iterator[SystemCommand]:
    """What the keys of a screen do; `keys` are those of the commands that can be mapped."""
    found: dict[str, tuple[Binding, list[str]]] = {}
    for binding in Binding.make_bindings(screen.BINDINGS):
        if binding.description:
            found.setdefault(binding.action, (binding, []))[1].append(binding.key)
    for action, (binding, own) in found.items():
        words = binding.tooltip or binding.description
        yield SystemCommand(
            words[:1].upper() + words[1:],
            f"Key: {'  '.join(keys.get(binding.id or '', own))}",
            partial(screen.run_action, action),
            discover=not action.startswith(SEARCHED),
        )


def card(screen: Screen[object]) -> SystemCommand:
    """The way to the safety card."""
    return SystemCommand(
        "The safety card",
        "Signs to stop for, and whom to ask.",
        lambda: screen.app.push_screen(SafetyCard()),
    )


def colours(choose: Callable[[str], None]) -> Iterable[SystemCommand]:
    """The choice of the colours."""
    for name in THEMES:
        yield SystemCommand(f"Colours: {name}", "Kept for the next time.", partial(choose, name))
