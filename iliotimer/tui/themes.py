"""The colours of the screen."""

from __future__ import annotations

from textual.theme import Theme

HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#ffff00",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ffff00",
    success="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    text_alpha=1.0,
    variables={
        "text-muted": "#ffffff",
        "text-primary": "#ffff00",
        "text-secondary": "#ffffff",
        "text-accent": "#ffff00",
        "text-warning": "#ffff00",
        "text-error": "#ffff00",
        "text-success": "#ffffff",
        "text-disabled": "#ffffff",
        "foreground-muted": "#ffffff",
        "foreground-disabled": "#ffffff",
        "block-cursor-background": "#ffff00",
        "block-cursor-foreground": "#000000",
        "footer-background": "#000000",
        "footer-foreground": "#ffffff",
        "footer-description-foreground": "#ffffff",
        "footer-key-foreground": "#ffff00",
        "border": "#ffffff",
    },
)
"""Black, white and yellow: on the practice screen each has a contrast of 19 to 1 or more."""
THEMES = {"dark": "textual-dark", "light": "textual-light", "high-contrast": HIGH_CONTRAST.name}
"""Textual's name for each name in the settings."""
