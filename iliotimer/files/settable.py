"""A field of the settings: its default, what it may be, and its meaning."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from iliotimer.files.fields import Field

SETTABLE = "settable"
"""What a field's metadata keeps its check and its meaning under."""


def setting(default: object, check: Field, meaning: str) -> Any:
    """A dataclass field that a person can set."""
    return field(default=default, metadata={SETTABLE: (check, meaning)})
