"""When Python looks for garbage: not while the program starts, and then a little at a time."""

from __future__ import annotations

import gc

UNHURRIED = 100_000
"""New objects between two looks while the program starts: none of them is garbage."""
_USUAL = gc.get_threshold()


def put_off() -> None:
    """Let the program start without a look at what it has only just made."""
    gc.set_threshold(UNHURRIED)


def leave_alone_what_stays() -> None:
    """Look from now on at new objects only.

    What a started app is made of stays to its end; one look at all of it takes 40 to 150 ms, in
    which a press of the pain key would not be seen.
    """
    gc.freeze()
    gc.set_threshold(*_USUAL)
