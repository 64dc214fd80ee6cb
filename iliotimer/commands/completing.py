"""What the shell offers where a session, an exercise, a level or a file is typed."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

from iliotimer.files.places import find_session, program_files, session_files
from iliotimer.files.problems import Problem, shortened
from iliotimer.files.regular_file import text_of
from iliotimer.files.toml_text import document_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import click

    from iliotimer.plan.model import Session

    Offers = list[CompletionItem[str]]

UNQUOTED = re.compile(r"[\w./~][\w./~=-]*")
"""What a shell takes as it stands; the rest a person may still type in quotes."""
LONGEST_HELP = 60


def sessions(ctx: click.Context, param: click.Parameter, incomplete: str) -> Offers:
    """The ids of the sessions with their titles; where none begins like this, session files."""
    return _titled(session_files(), incomplete) or toml_files(ctx, param, incomplete)


def programs(ctx: click.Context, param: click.Parameter, incomplete: str) -> Offers:
    """The ids of the programs with their titles; where none begins like this, program files."""
    return _titled(program_files(), incomplete) or toml_files(ctx, param, incomplete)


def exercises(ctx: click.Context, param: click.Parameter, incomplete: str) -> Offers:
    """The ids of the exercises, with their names, of the session that was typed before."""
    del param
    session = _session(ctx)
    if session is None:
        return []
    return _offered({one.id: one.name for one in session.exercises}.items(), incomplete)


def levels(ctx: click.Context, param: click.Parameter, incomplete: str) -> Offers:
    """`EXERCISE=N` for each level, with its dose, of the session that was typed before."""
    from iliotimer.plan.levels import at_level, levels_of  # noqa: PLC0415  most lines need none
    from iliotimer.plan.words import dose_in_words  # noqa: PLC0415

    del param
    session = _session(ctx)
    if session is None:
        return []
    pairs = {
        f"{one.id}={level}": f"{variant.name}: {dose_in_words(variant)}"
        for one in session.exercises
        if len(levels_of(one)) > 1
        for level in levels_of(one)
        for variant in [at_level(one, level)]
    }
    return _offered(pairs.items(), incomplete)


def toml_files(ctx: click.Context, param: click.Parameter, incomplete: str) -> Offers:
    """The TOML files that begin like this, and the folders on the way to others."""
    del ctx, param
    head, tail = os.path.split(incomplete)
    try:
        files = sorted(Path(head or ".").expanduser().glob("*.toml"))
    except (OSError, RuntimeError, ValueError):
        files = []
    seen = (file.name for file in files if tail.startswith(".") or not file.name.startswith("."))
    found = _offered(((os.path.join(head, name), "") for name in seen), incomplete)  # noqa: PTH118  Path would drop ./
    return [CompletionItem(incomplete, type="dir"), *found]


def _titled(files: Mapping[str, Path], incomplete: str) -> Offers:
    """The names that begin like this, each with the title in its file."""
    wanted = {name: path for name, path in files.items() if name.startswith(incomplete)}
    return _offered(((name, _title(path)) for name, path in wanted.items()), incomplete)


def _title(path: Path) -> str:
    text = text_of(path)
    document = text if isinstance(text, Problem) else document_of(text)
    title = "" if isinstance(document, Problem) else document.get("title")
    return title if isinstance(title, str) else ""


def _session(ctx: click.Context) -> Session | None:
    """The session that was typed before, where its file can be used."""
    from iliotimer.files.session_file import read_session  # noqa: PLC0415  a title needs no check

    # Where the last option still lacks its value, click leaves the arguments unnamed.
    names = [*filter(None, [ctx.params.get("session")]), *ctx.args]
    path = find_session(names[0]) if names else None
    return None if path is None else read_session(path).session


def _offered(words: Iterable[tuple[str, str]], incomplete: str) -> Offers:
    """Those that begin like this and need no quotes, each with its help."""
    return [
        CompletionItem(word, help=shortened(told, LONGEST_HELP) or None)
        for word, told in words
        if word.startswith(incomplete) and UNQUOTED.fullmatch(word)
    ]
