"""The row of keys at the foot of a screen whose keys are the same for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.binding import Binding

from iliotimer.tui.key_row import KeyEntry, KeyRow
from iliotimer.tui.mapped_keys import MappedKeys

if TYPE_CHECKING:
    from textual.screen import Screen

WAYS_OUT = frozenset({"close", "leave", "dismiss"})


def foot(screen: Screen[Any]) -> KeyRow:
    """The keys that a screen shows; where room is short, the first ones and the way out."""
    shown: dict[str, Binding] = {}
    for binding in Binding.make_bindings(screen.BINDINGS):
        if binding.show:
            shown.setdefault(binding.action, binding)
    entries = [
        KeyEntry((action,), binding.description, len(shown) if action in WAYS_OUT else -index)
        for index, (action, binding) in enumerate(shown.items())
    ]
    names = {action: binding.key_display or binding.key for action, binding in shown.items()}
    pressed = {action: binding.key for action, binding in shown.items()}
    return KeyRow(entries, MappedKeys(names, pressed, {}))
