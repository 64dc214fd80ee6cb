"""The title and kind of a session file, without reading the rest of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iliotimer.files.problems import Problem
from iliotimer.files.regular_file import text_of
from iliotimer.files.toml_text import document_of

if TYPE_CHECKING:
    from pathlib import Path

_FIRST_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)

LONGEST_TITLE = 80
"""Characters, as in a sound session file."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a schedule needs to know of a session."""

    title: str
    kind: str


def heading_of(path: Path) -> Heading | None:
    """What stands above the first table of a session file; None where that is no heading.

    What is wrong further down shows when the session is read.
    """
    text = text_of(path)
    if isinstance(text, Problem):
        return None
    first = _FIRST_TABLE.search(text)
    top = document_of(text[: first.start()] if first else text)
    if isinstance(top, Problem):
        return None
    title, kind = top.get("title"), top.get("kind")
    if not (isinstance(title, str) and isinstance(kind, str)):
        return None
    return Heading(title[:LONGEST_TITLE], kind)
