"""config.toml, read: the settings in use, where each comes from, and everything that is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from iliotimer.files.faults import Fault, problems_of
from iliotimer.files.kept import kept
from iliotimer.files.key_names import COMMANDS, KEYS, clashes, keys_given
from iliotimer.files.problems import Problem
from iliotimer.files.regular_file import NO_SUCH_FILE, text_of
from iliotimer.files.settings import PARTS, SETTINGS, Settings, settings_of
from iliotimer.files.tables import Table, faults_in
from iliotimer.files.toml_lines import TomlLines
from iliotimer.files.toml_text import document_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iliotimer.files.places import Places

DEFAULT, KEPT = "default", "kept"

_BELONGS = {setting.key: f"it belongs under [{setting.part}]" for setting in SETTINGS}
_TABLES = {
    part: Table(
        f"[{part}]",
        {one.key: one.check for one in SETTINGS if one.part == part},
        elsewhere={one.key: _BELONGS[one.key] for one in SETTINGS if one.part != part},
    )
    for part in PARTS
}
CONFIG = Table(
    "the settings",
    {**_TABLES, "keys": Table("[keys]", dict.fromkeys(COMMANDS, KEYS))},
    elsewhere=_BELONGS,
)


@dataclass(frozen=True, slots=True)
class SettingsReading:
    """What came of reading the settings."""

    settings: Settings
    """Where there are problems, with the default in place of what is wrong."""
    origins: Mapping[str, str]
    """By name, as `sound.volume`: `default`, `kept`, or `config.toml line N`."""
    problems: tuple[Problem, ...] = ()
    """All of them, in the order of the file."""


def read_settings(places: Places) -> SettingsReading:
    """Read the person's settings; never raises.

    What config.toml says goes before what the program has kept, and that before the default.
    """
    text = text_of(places.config)
    if isinstance(text, Problem):
        return _reading({}, {}, places, () if text == NO_SUCH_FILE else (text,))
    document = document_of(text)
    if isinstance(document, Problem):
        return _reading({}, {}, places, (document,))
    faults = [*faults_in(CONFIG, document)]
    wrong = {fault.path[:depth] for fault in faults for depth in (1, 2)}
    right = {
        (part, key): value
        for part, table in document.items()
        if isinstance(table, dict)
        for key, value in table.items()
        if (part, key) not in wrong
    }
    faults += _order(right)
    given = {key: keys_given(value) for (part, key), value in right.items() if part == "keys"}
    faults += clashes(given)
    lines = TomlLines(text.removeprefix("\ufeff"))
    written = {path: lines.line(path) for path in right}
    problems = problems_of(faults, lines, lambda _: "")
    wrong = {fault.path for fault in faults}
    return _reading(
        {path: value for path, value in right.items() if path not in wrong},
        written,
        places,
        problems,
    )


def _order(right: Mapping[tuple[str, str], Any]) -> Iterator[Fault]:
    """The fault of pain zones that overlap, at the one that is written last."""
    edges = [("pain", "green_to"), ("pain", "amber_to")]
    green, amber = (
        right.get(path, next(one.default for one in SETTINGS if (one.part, one.key) == path))
        for path in edges
    )
    if green >= amber:
        last = [path for path in right if path in edges][-1]
        wrong = f"green_to = {green} is not less than amber_to = {amber}"
        yield Fault(last, wrong, "write a lower green_to or a higher amber_to")


def _reading(
    values: Mapping[tuple[str, str], Any],
    lines: Mapping[tuple[str, str], int],
    places: Places,
    problems: tuple[Problem, ...],
) -> SettingsReading:
    remembered = kept(places).settings
    by_part: dict[str, dict[str, Any]] = {}
    origins: dict[str, str] = {}
    for setting in SETTINGS:
        path = (setting.part, setting.key)
        part = by_part.setdefault(setting.part, {})
        origins[setting.name] = DEFAULT
        if path in values:
            part[setting.key] = values[path]
            origins[setting.name] = f"{places.config.name} line {lines[path]}"
        elif setting.name in remembered:
            part[setting.key] = remembered[setting.name]
            origins[setting.name] = KEPT
    keys = {key: keys_given(value) for (part, key), value in values.items() if part == "keys"}
    for name in COMMANDS:
        line = lines.get(("keys", name)) if name in keys else None
        origins[f"keys.{name}"] = DEFAULT if line is None else f"{places.config.name} line {line}"
    return SettingsReading(settings_of(by_part, keys), origins, problems)
