"""Lines of text on a stream: no control character but the line's end, each written at once."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from iliotimer.files.problems import shortened
from iliotimer.streams import let_go

if TYPE_CHECKING:
    from typing import TextIO

LONGEST_LINE = 1000
"""Characters: a name, a side, a length and the longest text of a session file fit."""


class Lines:
    """Writes lines as long as somebody takes them; `stream` is None where there is none."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self.gone = stream is None
        """Whether nobody takes any more lines."""
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")

    def say(self, text: str) -> None:
        """Write one line; text from anywhere is harmless in it."""
        if self._stream is None or self.gone:
            return
        try:
            self._stream.write(f"{shortened(text, LONGEST_LINE)}\n")
            self._stream.flush()
        except (OSError, ValueError):
            self.gone = True
            let_go(self._stream)
