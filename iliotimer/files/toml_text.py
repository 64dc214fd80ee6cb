"""The text of a TOML file as a document, or the one place where it stops being TOML."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from iliotimer.files.problems import Problem

MOST_KEY_PARTS = 32
"""Parts of a dotted key; the time that tomllib takes for a key grows with their square."""
_PART = r"""(?:[\w-]++|"(?:[^"\\]|\\.)*+"|'[^']*+')"""
_LONG_KEY = re.compile(rf"(?:^|[\[{{,])[ \t]*+(?:{_PART}[ \t]*+\.[ \t]*+){{{MOST_KEY_PARTS}}}")
_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


def document_of(text: str) -> dict[str, Any] | Problem:
    """What the text says, or its first error of syntax with its line and a remedy."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    long_key = _long_key(text)
    if long_key is not None:
        return long_key
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        return _problem(text, str(wrong))
    except RecursionError:
        line = _line_of(r"[\[{](?:[^\n\[{]*+[\[{]){99}", text)
        return Problem(line, "", "brackets are nested too deeply; three levels are enough")
    except ValueError:
        line = _line_of(r"[0-9_]{4000}", text)
        return Problem(line, "", "a number has thousands of digits; write a shorter one")


def _long_key(text: str) -> Problem | None:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") >= MOST_KEY_PARTS and _LONG_KEY.search(line):
            wrong = f"a key has more than {MOST_KEY_PARTS} parts between dots"
            return Problem(number, "", f"{wrong}; write its name alone")
    return None


def _line_of(pattern: str, text: str) -> int | None:
    found = re.search(pattern, text)
    return None if found is None else text.count("\n", 0, found.start()) + 1


def _problem(text: str, error: str) -> Problem:
    from iliotimer.files.toml_slips import explained  # noqa: PLC0415 - most files are TOML

    lines = text.split("\n")
    place = _PLACE.search(error)
    reason = error[: place.start()] if place else error
    if place is not None and place["line"] is not None:
        number = int(place["line"])
    else:
        number = text.rstrip().count("\n") + 1
    return Problem(number, "", explained(reason, lines[number - 1]))
