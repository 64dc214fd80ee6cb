"""A score for a practice without anybody to press a key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iliotimer.plan.score import Step


def unattended(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps, each of which ends after its nominal length where it would wait for a person."""
    return tuple(replace(step, open=False) if step.open else step for step in steps)
