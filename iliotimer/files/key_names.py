"""The keys of the practice screen: what each command is called and which keys can have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iliotimer.files.faults import Fault
from iliotimer.files.fields import ListOf, Pattern
from iliotimer.files.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the practice screen."""

    keys: tuple[str, ...]
    """Its keys where the person gives it no others."""
    meaning: str


COMMANDS: Mapping[str, Command] = {
    "pain": Command(("p", "."), "Sharp pain: silence and standstill at once."),
    "pause": Command(("space", "pageup"), "Pause, and go on."),
    "ready": Command(("enter", "pagedown"), "Ready, done, or keep the part held."),
    "skip": Command(("n",), "On to what comes next."),
    "skip_exercise": Command(("N",), "On to the next exercise."),
    "back": Command(("b",), "Back to the set or hold before."),
    "more": Command(("+", "="), "Longer, or faster where a metronome runs."),
    "less": Command(("-",), "Shorter, or slower where a metronome runs."),
    "ease": Command(("e",), "Easier."),
    "tightness": Command(("t",), "A sudden tightness."),
    "restart": Command(("r",), "This set or hold again."),
    "undo": Command(("u",), "Take the last command back."),
    "mute": Command(("m",), "Sound off or on."),
    "quieter": Command(("[",), "Quieter."),
    "louder": Command(("]",), "Louder."),
    "distance": Command(("d",), "Only what reads from afar."),
    "setup": Command(("i",), "Where you are, and how to get into position."),
    "map": Command(("g",), "The map: what is done and what is to come."),
    "theme": Command(("T",), "Other colours."),
    "end": Command(("q",), "Freeze, and end with a reason."),
    "keys": Command(("?",), "What the keys do."),
}

MOST_KEYS = 5
_NAMED = (
    "space|enter|tab|escape|backspace|delete|insert|home|end|pageup|pagedown|up|down|left|right"
    "|f[1-9]|f1[0-9]|f2[0-4]"
)
# A terminal sends ctrl+h, ctrl+i, ctrl+j and ctrl+m as backspace, tab and enter.
KEYS = ListOf(
    Pattern(
        rf"^((ctrl\+)?(shift\+)?({_NAMED})|ctrl\+[a-gkln-z]|[^\s\p{{C}}])$",
        "a key",
        'write a character or a name, as in "p", "space", "f5" or "ctrl+d"',
    ),
    least=1,
    most=MOST_KEYS,
    bare=True,
)
"""One key or a list of keys."""
TAKEN = {
    **dict.fromkeys("0123456789x", "notes a discomfort"),
    **dict.fromkeys(("ctrl+c", "ctrl+q"), "always ends the practice"),
    "ctrl+p": "always lists every command",
}
ANSWERING = frozenset(
    {*"abcdefghijklmnoqrsuvwyN", "enter", "space", "escape", "up", "down", "left", "right", "tab"}
)
"""The keys that a stopped practice is answered with; a pain key never answers."""
SPOKEN = {"pageup": "Page Up", "pagedown": "Page Down"}
"""Keys that are called otherwise than they are written."""


def keys_given(value: Any) -> tuple[str, ...]:
    """The keys of a value that passes the check."""
    return tuple(value) if isinstance(value, list) else (value,)


def keys_in_use(given: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The keys of every command as a person calls them; `given` are those of the settings."""
    return {
        name: tuple(SPOKEN.get(key, key) for key in given.get(name, command.keys))
        for name, command in COMMANDS.items()
    }


def key_names(given: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The key by which sentences name each command: its first."""
    return {name: keys[0] for name, keys in keys_in_use(given).items()}


def clashes(given: Mapping[str, tuple[str, ...]]) -> Iterator[Fault]:
    """The fault of every key that has something else to do; `given` in the order of the file."""
    owners = {key: name for name, own in COMMANDS.items() if name not in given for key in own.keys}
    for name, keys in given.items():
        for key in keys:
            path = ("keys", name)
            if name == "pain" and key in ANSWERING:
                wrong = f"{name}: {shown(key)} answers the questions of a stopped practice"
                yield Fault(path, wrong, "write another key")
            elif key in TAKEN:
                yield Fault(path, f"{name}: {shown(key)} {TAKEN[key]}", "write another key")
            elif key in owners:
                whose = "given twice" if owners[key] == name else f"the key of {owners[key]} too"
                wrong = f"{name}: {shown(key)} is {whose}"
                yield Fault(path, wrong, "write another key")
            else:
                owners[key] = name
