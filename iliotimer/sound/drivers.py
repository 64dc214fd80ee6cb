"""Which drivers there are, and the device that each opens."""

from __future__ import annotations

import sysconfig
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threading import Lock

    from iliotimer.sound.devices import Device
    from iliotimer.sound.timeline import Timeline

PREFERRED = ("simpleaudio", "miniaudio")
"""In the order in which `auto` tries them: who installed the extra asked for it."""
WITHOUT_DEVICE = ("bell", "silent")
CHOICES = ("auto", *PREFERRED, *WITHOUT_DEVICE)


def is_installed(driver: str) -> bool:
    """Whether this Python can load the driver's library; looks without loading it."""
    if driver == "simpleaudio" and sysconfig.get_config_var("Py_GIL_DISABLED"):
        return False  # it is only safe with PYTHONMALLOC=malloc, which such a Python refuses
    return find_spec(driver) is not None


def order_of(choice: str) -> tuple[str, ...]:
    """The drivers to use for a choice, each when the one before it has failed; `bell` is last."""
    wanted = PREFERRED[PREFERRED.index(choice) :] if choice in PREFERRED else PREFERRED
    return (*(driver for driver in wanted if is_installed(driver)), "bell")


def environment_of(driver: str) -> dict[str, str]:
    """What the environment of a worker with this driver needs besides the app's own."""
    if driver == "simpleaudio":
        # Its playback thread frees memory without holding the GIL: only plain malloc allows that.
        return {"PYTHONMALLOC": "malloc"}
    return {}


def open_device(driver: str, timeline: Timeline, lock: Lock) -> Device:
    """The open device; raises NoDeviceError with the reason where there is none."""
    # Each library is loaded only where it is used: loading one takes up to 0.1 s.
    if driver == "simpleaudio":
        from iliotimer.sound.buffered import BufferedDevice  # noqa: PLC0415

        return BufferedDevice(timeline, lock)
    from iliotimer.sound.streaming import StreamingDevice  # noqa: PLC0415

    return StreamingDevice(timeline, lock)
