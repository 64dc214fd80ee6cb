"""Something that does not hold, and where."""

from __future__ import annotations


class Violation(AssertionError):  # noqa: N818  the sentence says what does not hold
    """An invariant that does not hold."""


def must(holds, *sentence):
    """Raise Violation, with these words, unless it holds."""
    if not holds:
        raise Violation(" ".join(map(str, sentence)))
