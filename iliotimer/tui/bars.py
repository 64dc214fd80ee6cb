"""Amounts and scores as bars of a few cells."""

from __future__ import annotations

from math import floor

HALVES = 2
"""Of a cell: as finely as a bar is drawn."""
HIGHEST_SCORE = 10


def bar(share: float, cells: int) -> str:
    """A bar of so many cells, filled to a share of 0 to 1; full and empty are exactly that."""
    halves = floor(share * cells * HALVES)
    if share > 0:
        halves = max(1, min(halves, cells * HALVES))
    whole, half = divmod(halves, HALVES)
    return "━" * whole + "╸" * half + "─" * (cells - whole - half)


def pain_in_bars(before: object, during: object, after: object) -> str:
    """The pain scores of a session, each as a bar of ten cells; empty where none was given."""
    scores = {"before": before, "during": during, "after": after}
    shown = (
        f"{name} {bar(score / HIGHEST_SCORE, HIGHEST_SCORE)} {score}"
        for name, score in scores.items()
        if isinstance(score, int)
    )
    row = "   ".join(shown)
    return f"Pain   {row}" if row else ""
