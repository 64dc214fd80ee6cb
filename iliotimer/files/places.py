"""Where the person's files and the shipped sessions lie."""

from __future__ import annotations

import os
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from iliotimer.files.slug import slug

HOME = "ILIOTIMER_HOME"
"""The environment variable that moves everything into one folder."""
PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files of one person."""

    sessions: Path
    log: Path
    config: Path
    index: Path
    kept: Path
    programs: Path
    course: Path
    """Which program was chosen, and each stage of it that was begun."""


def places() -> Places:
    """The person's places: in `ILIOTIMER_HOME` where it is set, else where this system has them."""
    home = os.environ.get(HOME)
    if home:
        data = config = Path(home).expanduser().absolute()
    else:
        from platformdirs import PlatformDirs  # noqa: PLC0415  not needed where the folder is given

        folders = PlatformDirs("iliotimer", appauthor=False)
        data, config = folders.user_data_path, folders.user_config_path
    return Places(
        sessions=data / "sessions",
        log=data / "log",
        config=config / "config.toml",
        index=data / "index.sqlite",
        kept=data / "kept.toml",
        programs=data / "programs",
        course=data / "course.toml",
    )


def same_package() -> dict[str, str]:
    """The environment in which a new Python finds the package that runs here."""
    folder = str(PACKAGE.parent)
    if folder in sysconfig.get_paths().values():
        return {}
    return {"PYTHONPATH": os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), folder]))}


def shipped_sessions() -> Path:
    """The folder of the sessions that come with the program."""
    installed = PACKAGE / "shipped"
    return installed if installed.is_dir() else PACKAGE.parent / "sessions"


def session_files() -> dict[str, Path]:
    """Every session by the stem of its file; a person's own goes before a shipped one."""
    return _files_in(places().sessions, shipped_sessions())


def program_files() -> dict[str, Path]:
    """Every program by the stem of its file; a person's own goes before a shipped one."""
    return _files_in(places().programs, shipped_sessions() / "programs")


def find_session(name: str) -> Path | None:
    """The file of a session, by its id or by a path; None where neither is there."""
    path = session_with_id(name)
    if path is not None or not name:
        return path
    path = Path(name)
    return path if path.suffix == ".toml" or _is_there(path) else None


def session_with_id(name: str) -> Path | None:
    """The file of a session that a file or the diary names; never a path to another folder."""
    files = session_files()
    by_id = {slug(stem, "session"): path for stem, path in reversed(files.items())} | files
    return by_id.get(name)


def _is_there(path: Path) -> bool:
    """Whether there is anything; not for a name that no file can have."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _files_in(*folders: Path) -> dict[str, Path]:
    """The TOML files of the folders by their stems; the first of a name counts."""
    found: dict[str, Path] = {}
    for folder in folders:
        try:
            files = sorted(folder.glob("*.toml"))
        except OSError:
            continue
        for file in files:
            found.setdefault(file.stem, file)
    return found
