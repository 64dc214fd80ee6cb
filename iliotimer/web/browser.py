"""Whether somebody looks on in a browser, and what they are told."""

from __future__ import annotations

import os

BROWSER = "ILIOTIMER_BROWSER"
"""The environment variable of an app that is shown in a browser."""
SOUND = "The sound plays on this computer, not in the browser."


def browser_notices() -> list[str]:
    """What is to be known where the app is shown in a browser; nothing on a terminal."""
    return [SOUND] if os.environ.get(BROWSER) else []
