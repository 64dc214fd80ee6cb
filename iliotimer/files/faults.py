"""A fault on its way to becoming a problem: it knows its key, not yet its line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from iliotimer.files.problems import Problem, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from iliotimer.files.toml_lines import TomlLines

Path = tuple[str | int, ...]
"""Keys and list indexes from the top of a document."""

LONGEST_GUESSED = 40
"""Characters: no known word is nearly as long."""
GUESSES = 20_000
"""Words compared for one file; a file full of misspellings is read without further guesses."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a path of a document."""

    path: Path
    wrong: str
    right: str
    """The remedy."""
    word: str = ""
    """What may be a misspelling of one of `words`."""
    words: tuple[str, ...] = ()


def problems_of(
    faults: Iterable[Fault], lines: TomlLines, exercise_at: Callable[[Path], str]
) -> tuple[Problem, ...]:
    """The faults as problems in the order of the file, each complaint once."""
    in_order = sorted(((lines.offset(fault.path), fault) for fault in faults), key=itemgetter(0))
    places: dict[tuple[int, str, str], None] = {}
    left = GUESSES
    for offset, fault in in_order:
        right = fault.right
        if fault.word and left > 0:
            left -= len(fault.words)
            meant = _nearest(fault.word, fault.words)
            right = right if meant is None else f"did you mean {shortened(meant)}?"
        message = f"{context(fault.path)}{fault.wrong}; {right}"
        places[lines.line_at(offset), exercise_at(fault.path), message] = None
    return tuple(Problem(*place) for place in places)


def context(path: Path) -> str:
    """Which level or milder variant of an exercise a path is in, as the head of a sentence."""
    for step, index in pairwise(path):
        if step in {"levels", "milder"} and isinstance(index, int):
            return f"{'level' if step == 'levels' else 'milder'} {index + 1}: "
    return ""


def value_at(document: Any, path: Path) -> Any:
    """What stands at a path of a document; None where nothing does."""
    value = document
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


@lru_cache(maxsize=1024)
def _nearest(word: str, words: tuple[str, ...]) -> str | None:
    if len(word) > LONGEST_GUESSED:
        return None
    from difflib import get_close_matches  # noqa: PLC0415 - most files are read without guessing

    lowered = {known.casefold(): known for known in words}
    close = get_close_matches(word.casefold(), lowered, n=1, cutoff=0.6)
    return lowered[close[0]] if close else None
