"""What the keys do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from iliotimer.files.key_names import COMMANDS, keys_in_use
from iliotimer.practice.pacing import pace_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from iliotimer.practice.events import Event
    from iliotimer.practice.player import Player

    OwnKeys = Mapping[str, tuple[str, ...]]
ON_SCREENS = frozenset({"distance", "map", "theme"})
"""Commands that only a screen has a use for."""


def command_of(key: str, own: OwnKeys) -> str | None:
    """The name of the command that has this key; `own` are the keys of the settings."""
    names = (name for name, each in COMMANDS.items() if key in own.get(name, each.keys))
    return next(names, None)


def key_lines(own: OwnKeys) -> Iterator[str]:
    """A line for each command and its keys."""
    for name, keys in keys_in_use(own).items():
        if name not in ON_SCREENS:
            yield f"{' or '.join(keys)}: {COMMANDS[name].meaning}"
    yield "0 to 9, x for 10: A dull discomfort."


def player_command(name: str, player: Player) -> Callable[[], tuple[Event, ...]] | None:
    """What the player does for a command of the keys; None for those that are not the player's."""
    has_metronome = pace_of(player.step.exercise) is not None
    commands: dict[str, Callable[[], tuple[Event, ...]]] = {
        "ready": player.ready,
        "skip": player.skip,
        "skip_exercise": partial(player.skip, whole_exercise=True),
        "back": player.back,
        "restart": player.restart,
        "undo": player.undo,
        "more": player.faster if has_metronome else player.longer,
        "less": player.slower if has_metronome else player.shorter,
        "ease": player.ease,
    }
    return commands.get(name)
