"""The colours of the screen: calm in the dark, calm in the light, and as clear as can be."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours that a theme is made of."""

    paper: str
    raised: str
    """Behind a question."""
    ink: str
    quiet: str
    rail: str
    """Where a list scrolls."""
    work: str
    side: str
    rest: str
    waiting: str
    alarm: str
    cursor: str
    on_cursor: str
    stopped: str
    """The frame of a stopped practice: the screen, inverted."""
    on_stopped: str


def _theme(name: str, palette: Palette, *, dark: bool) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        background=palette.paper,
        surface=palette.raised,
        panel=palette.raised,
        foreground=palette.ink,
        primary=palette.work,
        secondary=palette.quiet,
        accent=palette.side,
        success=palette.rest,
        warning=palette.waiting,
        error=palette.alarm,
        text_alpha=1.0,
        variables={
            "text": palette.ink,
            "text-muted": palette.quiet,
            "text-disabled": palette.quiet,
            "text-primary": palette.work,
            "text-secondary": palette.quiet,
            "text-accent": palette.side,
            "text-success": palette.rest,
            "text-warning": palette.waiting,
            "text-error": palette.alarm,
            "foreground-muted": palette.quiet,
            "foreground-disabled": palette.quiet,
            "block-cursor-background": palette.cursor,
            "block-cursor-foreground": palette.on_cursor,
            "block-cursor-blurred-background": palette.cursor,
            "block-cursor-blurred-foreground": palette.on_cursor,
            "block-hover-background": palette.raised,
            "footer-background": palette.paper,
            "footer-foreground": palette.ink,
            "footer-description-foreground": palette.quiet,
            "footer-key-foreground": palette.work,
            "input-cursor-background": palette.ink,
            "input-cursor-foreground": palette.paper,
            "border": palette.work,
            "scrollbar": palette.rail,
            "scrollbar-background": palette.paper,
            "scrollbar-corner-color": palette.paper,
            "stopped": palette.stopped,
            "on-stopped": palette.on_stopped,
        },
    )


DARK = _theme(
    "dark",
    Palette(
        paper="#101417",
        raised="#1b2126",
        ink="#f0ede6",
        quiet="#a9b3b8",
        rail="#39434a",
        work="#7fd6c4",
        side="#f2b880",
        rest="#a8c98b",
        waiting="#f0d07a",
        alarm="#ff9d92",
        cursor="#7fd6c4",
        on_cursor="#101417",
        stopped="#ff9d92",
        on_stopped="#101417",
    ),
    dark=True,
)
LIGHT = _theme(
    "light",
    Palette(
        paper="#f7f4ee",
        raised="#ebe6dc",
        ink="#1a1d20",
        quiet="#454b50",
        rail="#b7b0a2",
        work="#00504a",
        side="#7a3200",
        rest="#2c4d0c",
        waiting="#5e4300",
        alarm="#8a0f1d",
        cursor="#00504a",
        on_cursor="#f7f4ee",
        stopped="#7d0b19",
        on_stopped="#ffffff",
    ),
    dark=False,
)
HIGH_CONTRAST = _theme(
    "high-contrast",
    Palette(
        paper="#000000",
        raised="#000000",
        ink="#ffffff",
        quiet="#ffffff",
        rail="#ffffff",
        work="#ffff00",
        side="#ffff00",
        rest="#ffffff",
        waiting="#ffff00",
        alarm="#ffff00",
        cursor="#ffff00",
        on_cursor="#000000",
        stopped="#ffff00",
        on_stopped="#000000",
    ),
    dark=True,
)
"""Black, white and yellow: on the practice screen each has a contrast of 19 to 1 or more."""
THEMES: Mapping[str, Theme] = {theme.name: theme for theme in (DARK, LIGHT, HIGH_CONTRAST)}
"""By the names in the settings."""


def ansi_color() -> bool | None:
    """What an app is begun with so that it sends no colour at all, and no greys, under NO_COLOR."""
    return True if "NO_COLOR" in os.environ else None


def dress(app: App[Any], name: str) -> None:
    """Give an app these themes, and show it in the one of this name."""
    for theme in THEMES.values():
        app.register_theme(theme)
    app.theme = name
