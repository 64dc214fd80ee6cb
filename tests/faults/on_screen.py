"""A practice on the screen, on a machine whose clocks are moved by hand."""

from __future__ import annotations

from iliotimer.keyguard import KeyGuard
from iliotimer.opening import Wishes
from iliotimer.tui.app import PracticeApp


def app_of(playing, **options):
    """The app on a practice that has not begun; nothing moves by itself."""
    app = PracticeApp(
        playing.reading,
        playing.reading.session,
        Wishes(),
        playing.journal.path.parent,
        conductor=playing.conductor,
        looks=False,
        **options,
    )
    app.guard = KeyGuard(playing.machine.seconds)
    app.animation_level = "none"
    return app
