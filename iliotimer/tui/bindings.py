"""What the keys of the practice do, and what the row of keys at its foot shows of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from iliotimer.asking.picking import SCORES
from iliotimer.files.key_names import COMMANDS
from iliotimer.tui.key_row import KeyEntry
from iliotimer.tui.mapped_keys import textual_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

ACTIONS = {
    "pain": "app.sharp_pain",
    "pause": "pause",
    "ready": "command('ready')",
    "skip": "skip",
    "skip_exercise": "skip(True)",
    "back": "command('back')",
    "more": "more",
    "less": "less",
    "ease": "command('ease')",
    "tightness": "tightness",
    "restart": "command('restart')",
    "undo": "command('undo')",
    "mute": "mute",
    "quieter": "volume(-1)",
    "louder": "volume(1)",
    "distance": "distance",
    "setup": "setup",
    "map": "map",
    "theme": "app.other_colours",
    "end": "end",
    "keys": "keys",
}
"""The action of each command."""
READY = KeyEntry(("ready",), "ready", 8)
DONE = KeyEntry(("ready",), "done", 8)
TIME = KeyEntry(("more", "less"), "time", 2)
PACE = KeyEntry(("more", "less"), "pace", 2)
PAIN = KeyEntry(("pain",), "PAIN", 9, loud=True)
PAUSE = KeyEntry(("pause",), "pause", 8)


def practice_bindings() -> Iterator[Binding]:
    """A binding for each command, and one for each score of a dull discomfort."""
    for name, action in ACTIONS.items():
        command = COMMANDS[name]
        yield Binding(
            textual_keys(command.keys),
            action,
            command.meaning.removesuffix("."),
            show=False,
            priority=name == "pain",
            id=name,
        )
    for key, score in SCORES.items():
        yield Binding(key, f"discomfort({score})", f"Note a dull discomfort of {score}", show=False)


def practice_row(ready: KeyEntry | None, pace: KeyEntry) -> tuple[KeyEntry, ...]:
    """What the foot of the practice shows; the most needed keys stay where room is short."""
    return (
        PAIN,
        *((ready,) if ready else ()),
        PAUSE,
        KeyEntry(("skip",), "next", 6),
        KeyEntry(("back",), "back", 2),
        pace,
        KeyEntry(("ease",), "easier", 4),
        KeyEntry(("tightness",), "tight", 5),
        KeyEntry(("map",), "map", 3),
        KeyEntry(("mute",), "mute", 1),
        KeyEntry(("end",), "end", 7),
        KeyEntry(("keys",), "keys", 8),
    )
