"""`iliotimer doctor`: what works here, and what to do where it does not."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from iliotimer import __version__
from iliotimer.commands.own import own_settings_as_far_as_sound
from iliotimer.files.json_text import json_text
from iliotimer.files.places import places, shipped_sessions
from iliotimer.sound.facts import sound_facts

if TYPE_CHECKING:
    from pathlib import Path

    from iliotimer.sound.facts import SoundFacts

PACKAGES = (
    "textual",
    "tomli-w",
    "pydantic",
    "click",
    "miniaudio",
    "simpleaudio",
    "textual-serve",
)
WIDEST = max(map(len, PACKAGES))
SMALLEST = (60, 16)
"""Columns and rows that the practice screen is made for."""


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def command(*, as_json: bool) -> None:
    """Say what works here (terminal, sound, voice, folders, versions) and what would help."""
    sound = sound_facts()
    settings = own_settings_as_far_as_sound().sound
    facts = {
        "versions": _versions(),
        "terminal": _terminal(),
        "sound": {
            "used": sound.used,
            "volume": settings.volume,
            "muted": settings.muted,
            "drivers": [asdict(driver) for driver in sound.drivers],
        },
        "voice": sound.voice,
        "folders": _folders(),
        "advice": [*sound.advice, *_terminal_advice(), *_folder_advice(), *_browser_advice()],
    }
    if as_json:
        click.echo(json_text(facts))
        return
    _print(facts, sound)


def _print(facts: dict[str, object], sound: SoundFacts) -> None:
    for name, number in _versions().items():
        click.echo(f"{name:<{WIDEST}} {number or 'not installed'}")
    columns, rows = shutil.get_terminal_size()
    click.echo(
        f"{'terminal':<{WIDEST}} {columns} columns, {rows} rows, TERM={os.environ.get('TERM', '')}"
    )
    for driver in sound.drivers:
        state = (
            f"works ({driver.backend}, holds {driver.buffer_ms} ms)"
            if driver.works
            else f"does not work: {driver.why_not}"
        )
        click.echo(f"{driver.name:<{WIDEST}} {state}")
    click.echo(f"{'sound':<{WIDEST}} {sound.used}")
    click.echo(f"{'voice':<{WIDEST}} {sound.voice or 'none'}")
    for name, folder in _folders().items():
        click.echo(f"{name:<{WIDEST}} {folder}")
    advice = facts["advice"]
    if isinstance(advice, list):
        for sentence in advice:
            click.echo(f"-> {sentence}")


def _versions() -> dict[str, str | None]:
    found: dict[str, str | None] = {"iliotimer": __version__, "python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = None
    return found


def _terminal() -> dict[str, object]:
    columns, rows = shutil.get_terminal_size()
    return {
        "columns": columns,
        "rows": rows,
        "term": os.environ.get("TERM", ""),
        "is_terminal": sys.stdout.isatty(),
        "no_color": "NO_COLOR" in os.environ,
    }


def _folders() -> dict[str, str]:
    here = places()
    return {
        "sessions": str(here.sessions),
        "shipped": str(shipped_sessions()),
        "diary": str(here.log),
        "settings": str(here.config),
    }


def _terminal_advice() -> list[str]:
    columns, rows = shutil.get_terminal_size()
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        least = f"{SMALLEST[0]} columns and {SMALLEST[1]} rows"
        return [f"Make the terminal larger: the practice screen wants {least}."]
    return []


def _folder_advice() -> list[str]:
    log = places().log
    if _writable(log):
        return []
    return [f"The diary cannot be written in {log}: make the folder writable."]


def _browser_advice() -> list[str]:
    if find_spec("textual_serve") is not None:
        return []
    return ["Optional: install iliotimer with the extra `web` to see it in a browser."]


def _writable(folder: Path) -> bool:
    """Whether files can be made in a folder, or in the nearest one above it that there is."""
    while not os.access(folder, os.F_OK) and folder != folder.parent:
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK)
