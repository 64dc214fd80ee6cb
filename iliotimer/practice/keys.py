"""Sentences that name keys: written with the command, said with what the person presses for it."""

from __future__ import annotations

import re
from collections.abc import Mapping

KeyNames = Mapping[str, str]
"""What is pressed for each command, by the command's name."""
OWN_KEYS: KeyNames = {
    "pain": "p",
    "pause": "space",
    "ready": "enter",
    "skip": "n",
    "back": "b",
    "ease": "e",
    "undo": "u",
    "mute": "m",
    "end": "q",
}
"""The keys of the commands that sentences name, where the person gave them no others."""
_COMMAND = re.compile(r"(^|[.!?] )?\{(\w+)\}")


def naming(sentence: str, keys: KeyNames = OWN_KEYS) -> str:
    """The sentence with the key in place of each `{command}`.

    A key with a name begins a sentence with a capital; one that is a character stays as it is.
    """

    def key(found: re.Match[str]) -> str:
        before, command = found[1], found[2]
        name = keys.get(command) or OWN_KEYS.get(command, f"{{{command}}}")
        if before is not None and len(name) > 1:
            name = name[0].upper() + name[1:]
        return f"{before or ''}{name}"

    return _COMMAND.sub(key, sentence)
