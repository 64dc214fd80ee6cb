"""The keys that a terminal's bytes stand for, named as the settings name them."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ESCAPE = "\x1b"
NAMED = {
    " ": "space",
    "\r": "enter",
    "\n": "enter",
    "\t": "tab",
    "\x08": "backspace",
    "\x7f": "backspace",
}
CONTROLS = {chr(code): f"ctrl+{chr(code + 96)}" for code in range(1, 27)}
SEQUENCE = re.compile(
    r"\x1b(?:\[\[(?P<console>[A-E])|[\[O](?P<numbers>[0-9;]*)[!-?]*(?P<final>[@-Z^-~]))"
)
"""What xterm, VT, rxvt and the Linux console send for a key without a character."""
UNFINISHED = re.compile(r"\x1b(?:[\[O][!-?]*|\[\[)?\Z")
ARROWS = {"A": "up", "B": "down", "C": "right", "D": "left", "H": "home", "F": "end"}
FINALS = {**ARROWS, "P": "f1", "Q": "f2", "R": "f3", "S": "f4"}
PADS = ("home", "insert", "delete", "end", "pageup", "pagedown", "home", "end")
"""By the numbers that terminals send for them, from 1 on."""
FUNCTIONS = (*range(11, 16), *range(17, 22), *range(23, 27), 28, 29, *range(31, 35))
"""The numbers that terminals send for f1 to f20."""
NUMBERED = {
    **dict(enumerate(PADS, start=1)),
    **{number: f"f{key}" for key, number in enumerate(FUNCTIONS, start=1)},
}
SHIFT, ALT, CTRL = 1, 2, 4


class Keystrokes:
    """Turns the bytes of a terminal into keys, also where a key comes in several portions."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("ignore")
        self._waiting = ""

    def fed(self, data: bytes) -> list[str]:
        """The keys that these bytes complete."""
        return list(self._keys(self._decoder.decode(data)))

    def settled(self) -> list[str]:
        """The key that nothing completed: Escape alone; half a sequence is none."""
        waiting, self._waiting = self._waiting, ""
        return ["escape"] if waiting == ESCAPE else []

    def _keys(self, text: str) -> Iterator[str]:
        text, self._waiting = self._waiting + text, ""
        at = 0
        while at < len(text):
            if text[at] != ESCAPE:
                yield from _typed(text[at])
                at += 1
            elif UNFINISHED.match(text, at):
                self._waiting = text[at:]
                return
            elif found := SEQUENCE.match(text, at):
                yield from _without_character(found)
                at = found.end()
            else:
                # Escape before a character is that character with Alt, which means nothing here.
                at += 1 if text[at + 1] == ESCAPE else 2


def _typed(character: str) -> Iterator[str]:
    if character in NAMED:
        yield NAMED[character]
    elif character in CONTROLS:
        yield CONTROLS[character]
    elif character.isprintable():
        yield character


def _without_character(found: re.Match[str]) -> Iterator[str]:
    if found["console"]:
        yield f"f{ord(found['console']) - ord('A') + 1}"
        return
    numbers = [int(number or 0) for number in found["numbers"].split(";")]
    if found["final"] == "Z":
        yield "shift+tab"
        return
    name = NUMBERED.get(numbers[0]) if found["final"] == "~" else FINALS.get(found["final"])
    held = numbers[1] - 1 if len(numbers) > 1 else 0
    if name is not None and not held & ALT:
        yield f"{'ctrl+' if held & CTRL else ''}{'shift+' if held & SHIFT else ''}{name}"
