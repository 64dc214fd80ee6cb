"""What the program itself keeps between runs: loudness, colours, own cadence, levels in use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic_core import SchemaValidator, ValidationError, core_schema

from iliotimer.files.private_file import write_private
from iliotimer.files.problems import Problem
from iliotimer.files.regular_file import NO_SUCH_FILE, text_of
from iliotimer.files.settings import SETTINGS
from iliotimer.files.toml_text import document_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iliotimer.files.places import Places

VOLUME, MUTED, CADENCE, THEME = "sound.volume", "sound.muted", "person.cadence", "screen.theme"
LEVELS = "levels"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept."""

    settings: Mapping[str, Any] = field(default_factory=dict)
    """Values by the name of the setting, as `sound.volume`."""
    levels: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """The level in use by session and exercise, where it is another than 0."""
    trouble: str = ""
    """Why nothing counts, as a sentence; empty where the file is sound or not there."""


def kept(places: Places) -> Kept:
    """What is kept; never raises: a broken file counts as empty."""
    text = text_of(places.kept)
    if text == NO_SUCH_FILE:
        return Kept()
    document = text if isinstance(text, Problem) else document_of(text)
    if isinstance(document, Problem):
        return _empty(places)
    try:
        _CHECK.validate_python(document)
    except ValidationError:
        return _empty(places)
    settings = {name: value for name, value in document.items() if name != LEVELS}
    return Kept(settings, document.get(LEVELS, {}))


def keep_volume(places: Places, volume: int) -> None:
    """Keep the volume in per cent; raises OSError."""
    _keep_setting(places, VOLUME, volume)


def keep_muted(places: Places, muted: bool) -> None:  # noqa: FBT001 - it is the value that is kept
    """Keep whether the sound is off; raises OSError."""
    _keep_setting(places, MUTED, muted)


def keep_cadence(places: Places, cadence: float | None) -> None:
    """Keep the person's steps per minute, or forget them; raises OSError."""
    _keep_setting(places, CADENCE, cadence)


def keep_theme(places: Places, theme: str) -> None:
    """Keep the colours; raises OSError."""
    _keep_setting(places, THEME, theme)


def keep_level(places: Places, session: str, exercise: str, level: int) -> None:
    """Keep the level in use of an exercise, by the ids; raises OSError."""
    now = kept(places)
    levels = {**now.levels.get(session, {}), exercise: level}
    in_use = {exercise: level for exercise, level in levels.items() if level}
    _write(places, now.settings, {**now.levels, session: in_use})


def _keep_setting(places: Places, name: str, value: Any) -> None:
    now = kept(places)
    settings = {**now.settings, name: value}
    _write(places, {key: one for key, one in settings.items() if one is not None}, now.levels)


def _write(
    places: Places, settings: Mapping[str, Any], levels: Mapping[str, Mapping[str, int]]
) -> None:
    import tomli_w  # noqa: PLC0415 - most runs only read

    in_use = {session: dict(exercises) for session, exercises in levels.items() if exercises}
    write_private(places.kept, tomli_w.dumps({**settings, **({LEVELS: in_use} if in_use else {})}))


def _empty(places: Places) -> Kept:
    trouble = f"{places.kept} cannot be read, so what was kept in it does not count"
    return Kept(trouble=f"{trouble}; it is written anew at the next change.")


_CHECK = SchemaValidator(
    core_schema.typed_dict_schema(
        {
            **{
                setting.name: core_schema.typed_dict_field(setting.check.schema(), required=False)
                for setting in SETTINGS
                if setting.name in {VOLUME, MUTED, CADENCE, THEME}
            },
            LEVELS: core_schema.typed_dict_field(
                core_schema.dict_schema(
                    values_schema=core_schema.dict_schema(
                        values_schema=core_schema.int_schema(strict=True)
                    )
                ),
                required=False,
            ),
        },
        extra_behavior="forbid",
        strict=True,
    )
)
