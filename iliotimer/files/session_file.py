"""Session files, read: the session, or everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from iliotimer.files.brackets import bracketed
from iliotimer.files.conversion import session_of
from iliotimer.files.faults import problems_of, value_at
from iliotimer.files.limits import exercises_of, limit_faults, sound_exercises
from iliotimer.files.movements import movements_of
from iliotimer.files.notes import notes_on
from iliotimer.files.problems import Problem
from iliotimer.files.regular_file import LONGEST_FILE, TOO_LONG, text_of
from iliotimer.files.session_rules import rule_faults
from iliotimer.files.shape import SESSION
from iliotimer.files.slug import slug
from iliotimer.files.tables import faults_in
from iliotimer.files.toml_lines import TomlLines
from iliotimer.files.toml_text import document_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from iliotimer.files import faults as found
    from iliotimer.plan.model import Session


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a session file."""

    path: Path | None
    """None where the text did not come from a file."""
    text: str
    """The file to the letter; empty where it could not be read."""
    session: Session | None
    """None where there is a problem."""
    problems: tuple[Problem, ...] = ()
    """All of them, in the order of the file."""
    notes: tuple[Problem, ...] = ()
    """What is allowed but worth a second look."""

    @property
    def sha256(self) -> str:
        """The digest of the file's bytes, in hexadecimal digits."""
        from hashlib import sha256  # noqa: PLC0415 - takes longer to load than a file to read

        return sha256(self.text.encode()).hexdigest()


def read_session(path: Path) -> Reading:
    """Read a session file; never raises, whatever the path leads to."""
    text = text_of(path)
    if isinstance(text, Problem):
        return Reading(path, "", None, (text,))
    return _reading(path, text, slug(path.stem, "session"))


def read_session_text(text: str, session_id: str) -> Reading:
    """Read the text of a session file, as a journal keeps it."""
    if len(text) > LONGEST_FILE:
        return Reading(None, text, None, (TOO_LONG,))
    return _reading(None, text, session_id)


def _reading(path: Path | None, text: str, session_id: str) -> Reading:
    document = document_of(text)
    if isinstance(document, Problem):
        return Reading(path, text, None, (document,))
    if not document:
        wrong = "the file is empty; write format = 1, a title, a kind, and a [[phase]]"
        return Reading(path, text, None, (Problem(None, "", wrong),))
    meant = bracketed(document)
    movements = movements_of(meant.document)
    faults = [
        *meant.faults,
        *faults_in(SESSION, meant.document),
        *rule_faults(movements),
    ]
    if faults:
        faults += limit_faults(sound_exercises(meant.document, movements, faults))
        return Reading(path, text, None, _located(faults, text, meant.document))
    session = session_of(meant.document, session_id, movements.known)
    faults += limit_faults(exercises_of(session))
    if faults:
        return Reading(path, text, None, _located(faults, text, meant.document))
    return Reading(path, text, session, (), _located(notes_on(session), text, meant.document))


def _located(
    faults: Iterable[found.Fault], text: str, document: Mapping[str, Any]
) -> tuple[Problem, ...]:
    faults = tuple(faults)
    if not faults:
        return ()
    lines = TomlLines(text.removeprefix("\ufeff"))
    return problems_of(faults, lines, lambda path: _exercise_at(document, path))


def _exercise_at(document: Mapping[str, Any], path: found.Path) -> str:
    depth = {"phase": 4, "variant": 2}.get(str(path[0]) if path else "", 0)
    if not depth or len(path) < depth:
        return ""
    table = value_at(document, path[:depth])
    names = (table.get("name"), table.get("id")) if isinstance(table, dict) else ()
    return next((name for name in names if isinstance(name, str) and name.strip()), "")
