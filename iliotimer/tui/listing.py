"""A list of options that a terminal without room for it does not break."""

from __future__ import annotations

from contextlib import suppress

from textual.widgets import OptionList


class Listing(OptionList):
    """Textual's list, whose pages turn where some are shown; elsewhere Textual finds no line."""

    def action_page_up(self) -> None:
        """Go up by what is shown."""
        with suppress(KeyError):
            super().action_page_up()  # type: ignore[no-untyped-call]  # Textual leaves it untyped

    def action_page_down(self) -> None:
        """Go down by what is shown."""
        with suppress(KeyError):
            super().action_page_down()  # type: ignore[no-untyped-call]  # as above
