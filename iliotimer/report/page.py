"""The report as a page of HTML that needs nothing but itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from iliotimer import __version__
from iliotimer.report import plots
from iliotimer.report.content import DISCLAIMER, MEANS, TITLE, WHOSE
from iliotimer.report.drawings import (
    ENDS,
    bars_in_words,
    curves_in_words,
    drawn_bars,
    drawn_curves,
)

if TYPE_CHECKING:
    from iliotimer.report.content import Report

TEMPLATE = "page.html.j2"
SHORT = 14
"""Characters of a cell that stay on one line."""
CONTROLS = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)
TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
UNSEEN = dict.fromkeys((*CONTROLS, *TURNING), " ")
"""Control characters, line ends too, and those that change the direction of writing."""


def page(report: Report) -> str:
    """The whole page; every text of the report is escaped, and harmless on paper too."""
    environment = Environment(
        loader=PackageLoader("iliotimer", "report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_plain,
    )
    return environment.get_template(TEMPLATE).render(
        report=report,
        title=TITLE,
        whose=WHOSE,
        means=MEANS,
        disclaimer=DISCLAIMER,
        version=__version__,
        curves=drawn_curves(report),
        curves_in_words=curves_in_words(report),
        bars=drawn_bars(report),
        bars_in_words=bars_in_words(report),
        ends=ENDS,
        short=SHORT,
        width=plots.WIDTH,
        left=plots.LEFT,
        right=plots.WIDTH - plots.RIGHT,
    )


def _plain(value: object) -> object:
    """A text without the characters that no page may hold or that turn the text around them."""
    return value.translate(UNSEEN) if type(value) is str else value
