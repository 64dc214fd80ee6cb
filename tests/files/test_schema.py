from __future__ import annotations

import tomllib
from contextlib import suppress
from pathlib import Path

import jsonschema
import pytest

from iliotimer.files.places import shipped_sessions
from iliotimer.files.schema import session_schema

BROKEN = Path(__file__).parent.parent / "broken"
VALIDATOR = jsonschema.Draft202012Validator(session_schema())
INEXPRESSIBLE = {
    "duplicate-id",
    "duplicate-id-of-variant",
    "duplicate-name",
    "far-too-many-steps",
    "hold-nan",
    "level-lacks-reps",
    "level-sets-for-list",
    "milder-lacks-reps-on-level",
    "sets-float",
    "source-date-in-quotes",
    "source-date-with-time",
    "too-many-hours",
    "too-many-hours-at-a-level",
    "too-many-steps",
    "use-of-nothing",
    "use-of-nothing-at-all",
}
"""What JSON Schema cannot see: relations between tables, JSON's missing types, the whole."""


def plain(value):
    """A TOML value as JSON has it."""
    if isinstance(value, dict):
        return {key: plain(inside) for key, inside in value.items()}
    if isinstance(value, list):
        return [plain(inside) for inside in value]
    if isinstance(value, int) and value.bit_length() > 1000:
        return 10**300  # jsonschema cannot print a longer one
    return value.isoformat() if hasattr(value, "isoformat") else value


def documents():
    """The broken files that are TOML, as JSON, by their name."""
    found = {}
    for file in sorted(BROKEN.glob("*.toml")):
        with suppress(ValueError, RecursionError):
            found[file.stem] = plain(tomllib.loads(file.read_bytes().decode()))
    return found


def test_the_schema_is_a_schema():
    """The schema itself is valid JSON Schema of draft 2020-12."""
    jsonschema.Draft202012Validator.check_schema(session_schema())


@pytest.mark.parametrize("file", sorted(shipped_sessions().glob("*.toml")), ids=lambda f: f.stem)
def test_the_shipped_sessions_pass(file):
    """What check accepts, the schema accepts."""
    VALIDATOR.validate(plain(tomllib.loads(file.read_text(encoding="utf-8"))))


def test_what_a_schema_can_see_it_rejects():
    """Wrong keys, types, ranges and doses are rejected, as check does."""
    assert {name for name, text in documents().items() if VALIDATOR.is_valid(text)} == INEXPRESSIBLE
