"""Starts iliotimer as the leader of the terminal it is given: that hangs up, it ends."""

from __future__ import annotations

import fcntl
import signal
import sys
import termios

from iliotimer.__main__ import main

if __name__ == "__main__":
    # A server in the background, or under nohup, hands down that it ignores these.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    fcntl.ioctl(sys.stdin, termios.TIOCSCTTY, 0)
    main()
