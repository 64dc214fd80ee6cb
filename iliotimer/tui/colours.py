"""The choice of colours, kept for the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iliotimer.files.kept import THEME, keep_theme
from iliotimer.files.settings_file import DEFAULT, KEPT, read_settings
from iliotimer.tui.themes import THEMES, dress

if TYPE_CHECKING:
    from textual.app import App

    from iliotimer.files.places import Places


class Colours:
    """The colours of an app; they are kept in `places`, or nowhere."""

    def __init__(self, app: App[Any], name: str, places: Places | None) -> None:
        self._app = app
        self._places = places
        dress(app, name)

    def choose(self, name: str) -> str:
        """Show these colours from now on; the sentence to it."""
        if self._app.no_color:
            return "NO_COLOR is set, so there are no colours to choose."
        self._app.theme = name
        return f"The colours: {name}.{self._keep(name)}"

    def choose_next(self) -> str:
        """Show the next colours; the sentence to it."""
        names = list(THEMES)
        return self.choose(names[(names.index(self._app.theme) + 1) % len(names)])

    def _keep(self, name: str) -> str:
        """Keep them, unless config.toml sets them; what is to be said about it."""
        if self._places is None:
            return ""
        origin = read_settings(self._places).origins[THEME]
        if origin not in {DEFAULT, KEPT}:
            return f" Until you leave: {origin} sets them."
        try:
            keep_theme(self._places, name)
        except OSError as error:
            return f" They cannot be kept for the next time ({error.strerror or error})."
        return ""
