"""What is wrong in a file that a person wrote, in words for that person."""

from __future__ import annotations

from dataclasses import dataclass

NAME_SHOWN = 40
"""Characters of a name or a value that a message shows."""
LONGEST_PATH = 4096
"""Characters; no system opens a file by a longer name."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence about a place in a file: what is wrong and what would be right."""

    line: int | None
    """Counted from 1; None where the file as a whole is meant."""
    exercise: str
    """The exercise's name as the file has it; "" outside of exercises."""
    message: str


def printed(problem: Problem, file: str) -> str:
    """The problem as one line of print: `FILE:LINE: EXERCISE: message`."""
    name = shortened(file, LONGEST_PATH)
    place = name if problem.line is None else f"{name}:{problem.line}"
    parts = [place, shortened(problem.exercise), problem.message]
    return ": ".join(part for part in parts if part)


def as_json(problem: Problem, file: str) -> dict[str, str | int | None]:
    """The problem as a JSON object, for editors."""
    return {
        "file": file,
        "line": problem.line,
        "exercise": problem.exercise,
        "message": problem.message,
    }


def harmless(text: str) -> str:
    """The text on one line, with a replacement character for each that a terminal might obey."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else " " if char.isspace() else "\N{REPLACEMENT CHARACTER}"
        for char in text
    )


def shortened(text: str, longest: int = NAME_SHOWN) -> str:
    """The text made harmless and cut to a length in characters."""
    head = harmless(text[: longest + 1])
    return head if len(head) <= longest else head[: longest - 1] + "\N{HORIZONTAL ELLIPSIS}"
