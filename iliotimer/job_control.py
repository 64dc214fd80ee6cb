"""Being stopped by the shell, as Ctrl+Z asks for, and going on."""

from __future__ import annotations

import os
import signal


def stand_still() -> None:
    """Be stopped until the shell lets the program go on; where there is no shell, go on at once."""
    handler = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGTSTP)
    signal.signal(signal.SIGTSTP, handler)
