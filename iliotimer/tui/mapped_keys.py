"""The keys of the commands as the person has mapped them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding

from iliotimer.files.key_names import COMMANDS, key_names, keys_in_use

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iliotimer.practice.keys import KeyNames


@dataclass(frozen=True, slots=True)
class MappedKeys:
    """Keys by the name of their command."""

    names: KeyNames
    """What a person calls the first key."""
    pressed: Mapping[str, str]
    """What Textual calls it."""
    every: Mapping[str, tuple[str, ...]]
    """What a person calls each of them."""

    def also(self, **keys: str) -> MappedKeys:
        """These keys, and one for each of a screen's own commands."""
        own = fixed_keys(**keys)
        return MappedKeys(
            {**self.names, **own.names},
            {**self.pressed, **own.pressed},
            {**self.every, **own.every},
        )


def fixed_keys(**keys: str) -> MappedKeys:
    """A key for each of a screen's own commands, the same for everybody."""
    pressed = {name: textual_key(key) for name, key in keys.items()}
    return MappedKeys(keys, pressed, {name: (key,) for name, key in keys.items()})


def mapped_keys(given: Mapping[str, tuple[str, ...]]) -> MappedKeys:
    """The keys of every command; `given` are those of the settings."""
    firsts = {name: given.get(name, command.keys)[0] for name, command in COMMANDS.items()}
    pressed = {name: textual_key(key) for name, key in firsts.items()}
    return MappedKeys(key_names(given), pressed, keys_in_use(given))


def keymap_of(keys: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The keys of each command as Textual's keymap has them."""
    return {name: textual_keys(given) for name, given in keys.items()}


def textual_keys(keys: Sequence[str]) -> str:
    """Keys as a binding of Textual has them, with a comma between two."""
    return ",".join("comma" if key == "," else key for key in keys)


def textual_key(key: str) -> str:
    """One key as an event of Textual has it."""
    (binding,) = Binding.make_bindings([Binding(textual_keys((key,)), "")])
    return binding.key
