"""Data as JSON that a person may look at on a terminal."""

from __future__ import annotations

import json


def json_text(data: object, *, indent: int | None = 2) -> str:
    """The data as one JSON document, with nothing in it that a terminal obeys."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    if text.replace("\n", "").isprintable():
        return text
    return "".join(char if char.isprintable() or char == "\n" else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    """A character of a string, as JSON spells it in ASCII."""
    return json.dumps(char)[1:-1]
