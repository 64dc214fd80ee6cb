"""Where each key of a TOML document stands; no reader of the standard library tells."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iliotimer.files.faults import Path

_BLANK = re.compile(r"(?:[ \t\n]++|\#[^\n]*+)*+")
_KEY = re.compile(
    r"""[ \t]*+(?:"(?P<basic>(?:[^"\\\n]|\\.)*+)"|'(?P<literal>[^'\n]*+)'|(?P<bare>[\w-]++))"""
    r"[ \t]*+"
)
_SCALAR = re.compile(
    r'''"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}'''
    r"""|'{3}(?:[^']++|'(?!''))*+'{3,5}"""
    r'''|"(?:[^"\\\n]|\\.)*+"'''
    r"""|'[^'\n]*+'"""
    r"""|\d{4}-\d\d-\d\d[ ]\d\d:[^\s,\]}\#]*+"""
    r"""|[^\s,\]}\#]++""",
    re.DOTALL,
)


class Place:
    """A key or an entry of a list, with what is inside it."""

    __slots__ = ("inside", "offset")

    def __init__(self, offset: int) -> None:
        """Stand at a character of the text, nothing inside."""
        self.offset = offset
        self.inside: dict[str, Place] | list[Place] | None = None

    def table(self) -> dict[str, Place]:
        """What is inside by key; of a list of tables, inside the last one."""
        if isinstance(self.inside, list):
            return self.inside[-1].table()
        if self.inside is None:
            self.inside = {}
        return self.inside


class TomlLines:
    """The places of a valid TOML document, found in time that is linear in its length."""

    def __init__(self, text: str) -> None:
        """Scan a document that `tomllib.loads` accepts."""
        self._text = text.replace("\r\n", "\n")
        self._line_ends = [match.start() for match in re.finditer("\n", self._text)]
        self._root = Place(0)
        self._root.table()
        self._scan()

    def offset(self, path: Path) -> int:
        """Characters before the key or entry at this path, or before the nearest one around it."""
        place = self._root
        for step in path:
            inside: Place | None = None
            if isinstance(place.inside, dict) and isinstance(step, str):
                inside = place.inside.get(step)
            elif isinstance(place.inside, list) and isinstance(step, int):
                inside = place.inside[step] if step < len(place.inside) else None
            elif step == 0:  # one table where a list of tables was meant
                continue
            if inside is None:
                break
            place = inside
        return place.offset

    def line(self, path: Path) -> int:
        """The line of the key or entry at this path, or of the nearest one around it, from 1."""
        return self.line_at(self.offset(path))

    def line_at(self, offset: int) -> int:
        """The line of a character, counted from 1."""
        return bisect_left(self._line_ends, offset) + 1

    def paths(self) -> Iterator[Path]:
        """Every path of the document: of tables, keys and entries of lists."""
        waiting: list[tuple[Path, Place]] = [((), self._root)]
        while waiting:
            path, place = waiting.pop()
            inside: Iterable[tuple[str | int, Place]] = ()
            if isinstance(place.inside, dict):
                inside = place.inside.items()
            elif isinstance(place.inside, list):
                inside = enumerate(place.inside)
            for step, within in inside:
                yield (*path, step)
                waiting.append(((*path, step), within))

    def _scan(self) -> None:
        text, table = self._text, self._root.table()
        position = self._after_blank(0)
        while position < len(text):
            if text[position] == "[":
                start = position
                bracket = "[[" if text.startswith("[[", position) else "["
                keys, position = self._keys(position + len(bracket))
                table = self._header(keys, start, is_list=bracket == "[[")
                position += len(bracket)
            else:
                place, position = self._assigned(table, position)
                position = self._value(place, position)
            position = self._after_blank(position)

    def _header(self, keys: list[str], start: int, *, is_list: bool) -> dict[str, Place]:
        place = _descend(self._root.table(), keys, start)
        if is_list:
            if place.inside is None:
                place.inside = []
            if isinstance(place.inside, list):
                place.inside.append(Place(start))
        else:
            place.offset = start
        return place.table()

    def _assigned(self, table: dict[str, Place], start: int) -> tuple[Place, int]:
        keys, position = self._keys(start)
        place = _descend(table, keys, start)
        return place, self._after_blank(position + 1)

    def _value(self, place: Place, position: int) -> int:
        """The position after the value that begins here; nested values wait on a stack."""
        text = self._text
        around: list[Place] = []
        while True:
            opened = text[position]
            if opened in "[{":
                place.inside = [] if opened == "[" else {}
                around.append(place)
                position += 1
            else:
                scalar = _SCALAR.match(text, position)
                position = scalar.end() if scalar else position + 1
            position = self._after_closed(around, position)
            if not around:
                return position
            place, position = self._next(around[-1], position)

    def _after_closed(self, around: list[Place], position: int) -> int:
        while around:
            position = self._after_blank(position)
            mark = self._text[position]
            if mark == ",":
                position = self._after_blank(position + 1)
                mark = self._text[position]
            if mark not in "]}":
                return position
            around.pop()
            position += 1
        return position

    def _next(self, around: Place, position: int) -> tuple[Place, int]:
        if isinstance(around.inside, list):
            around.inside.append(Place(position))
            return around.inside[-1], position
        return self._assigned(around.table(), position)

    def _after_blank(self, position: int) -> int:
        blank = _BLANK.match(self._text, position)
        return blank.end() if blank else position

    def _keys(self, position: int) -> tuple[list[str], int]:
        keys: list[str] = []
        while True:
            match = _KEY.match(self._text, position)
            if match is None:
                return keys, position
            keys.append(_key(match))
            position = match.end()
            if self._text[position] != ".":
                return keys, position
            position += 1


def _key(match: re.Match[str]) -> str:
    basic = match["basic"]
    if basic is not None and "\\" in basic:
        return str(tomllib.loads(f'key = "{basic}"')["key"])
    return str(next(key for key in (basic, match["literal"], match["bare"]) if key is not None))


def _descend(table: dict[str, Place], keys: list[str], offset: int) -> Place:
    for key in keys[:-1]:
        table = table.setdefault(key, Place(offset)).table()
    return table.setdefault(keys[-1], Place(offset))
