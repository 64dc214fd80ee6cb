"""A journal as bytes: whole blocks of TOML, each ended by an empty line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tomli_w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

END = b"\n\n"
BEGINNING = b"format = "


def block(header: str, table: Mapping[str, object]) -> bytes:
    """One block: its header line (none in the opening), a flat table, and an empty line."""
    filled = {key: _writable(value) for key, value in table.items() if value not in (None, "")}
    head = f"{header}\n" if header else ""
    return f"{head}{tomli_w.dumps(filled)}\n".encode()


def whole(data: bytes) -> bytes:
    """What counts of a journal's bytes: everything up to the last empty line."""
    return data[: data.rfind(END) + len(END)] if END in data else b""


def is_begun(data: bytes) -> bool:
    """Whether bytes without a whole block are the torn beginning of a file of ours, or nothing."""
    return data[: len(BEGINNING)] == BEGINNING[: len(data)]


def heads(data: bytes) -> Iterator[bytes]:
    """The whole blocks that these bytes begin with: all of them, and then one less each time."""
    while data := whole(data):
        yield data
        data = data[: -len(END)]


def _writable(value: object) -> object:
    """Text that is valid Unicode, whatever was typed."""
    if isinstance(value, str):
        return value.encode(errors="replace").decode()
    return value
