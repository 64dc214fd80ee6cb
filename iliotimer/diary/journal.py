"""The journal of one session: a file that only grows, written as the practice goes."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import TYPE_CHECKING

from iliotimer.diary.appended import append_blocks, make_private, new_head, sync_file
from iliotimer.diary.blocks import block
from iliotimer.diary.lock import hold, release
from iliotimer.diary.plain import dose_data
from iliotimer.diary.reading import has_result
from iliotimer.files.private_file import private_folder
from iliotimer.practice.record import figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from iliotimer.practice.events import Over
    from iliotimer.practice.record import Decision, Dose, Entry

NAMES_TRIED = 1000


class InUse(Exception):  # noqa: N818  the sentence says what is the matter
    """A journal that another program has open."""


def local_now() -> dt.datetime:
    """The wall clock, with its offset."""
    return dt.datetime.now().astimezone()


class Journal:
    """Appends to one journal; what could not be written is kept and tried again."""

    def __init__(self, path: Path, *, now: Callable[[], dt.datetime] = local_now) -> None:
        self.path = path
        self.trouble = ""
        """What keeps the journal from being written, as a sentence; empty where nothing does."""
        self.loss = ""
        """The same for a program that ends and tries no more."""
        self._now = now
        self._unwritten: list[bytes] = []
        self._unsynced = b""
        self._lock = hold(path)

    @classmethod
    def open_new(
        cls,
        folder: Path,
        session_id: str,
        opening: Mapping[str, object],
        *,
        now: Callable[[], dt.datetime] = local_now,
    ) -> Journal:
        """Begin the journal of a session that starts now, under a name that is not taken.

        Raises OSError where the folder or the file cannot be made.
        """
        started = now()
        private_folder(folder)
        stem = f"{started:%Y-%m-%dT%H-%M-%S}-{session_id}"
        for number in range(1, NAMES_TRIED):
            path = folder / (f"{stem}.toml" if number == 1 else f"{stem}-{number}.toml")
            try:
                make_private(path)
            except FileExistsError:
                continue
            journal = cls(path, now=now)
            head = {**new_head(), "session": session_id, "started": started}
            journal._append(block("", {**head, **opening}))
            return journal
        raise FileExistsError(f"{folder} has too many journals of this second")

    @classmethod
    def reopen(cls, path: Path, *, now: Callable[[], dt.datetime] = local_now) -> Journal:
        """Go on in a journal that has no end yet.

        Raises InUse, with a sentence, where another program has it open.
        """
        journal = cls(path, now=now)
        if journal._lock is None:
            raise InUse(f"{path.name} is open in another window.")
        return journal

    def close(self) -> None:
        """Write what could not be written so far, and let others have the journal."""
        if self._unwritten:
            self._write()
        self.sync()
        release(self._lock)
        self._lock = None

    def note(self, *entries: Entry, sync: bool = True) -> None:
        """Keep the events of one instant, all of them or none; `sync` may be left for later."""
        data = b"".join(block("[[event]]", _event_table(entry)) for entry in entries)
        self._append(data, sync=sync)

    def sync(self) -> None:
        """Have on the disk what was only written so far."""
        if not self._unsynced:
            return
        try:
            sync_file(self.path)
        except OSError as error:
            self._unwritten.insert(0, self._unsynced)
            self._tell(error)
        self._unsynced = b""

    def answer(self, about: str | int, question: str, value: object) -> None:
        """Keep an answer; of several to one question the last one counts."""
        table = {"about": about, "question": question, "value": value, "at": self._now()}
        self._append(block("[[answer]]", table))

    def decide(self, decision: Decision) -> None:
        """Keep what was decided about a level."""
        self._append(block("[[decision]]", asdict(decision)))

    def finish(self, over: Over, doses: Iterable[Dose]) -> None:
        """Keep the doses and the result, at the true end."""
        blocks = [block("[[dose]]", dose_data(dose)) for dose in doses]
        minutes = figure(round(over.at / 60_000_000_000, 1))
        result = {"outcome": str(over.outcome), "reason": over.reason, "minutes": minutes}
        if not has_result(self.path):
            self._append(b"".join([*blocks, block("[result]", result)]))

    def _append(self, data: bytes, *, sync: bool = True) -> None:
        self._unwritten.append(data)
        self._write(sync=sync)

    def _write(self, *, sync: bool = True) -> None:
        data = b"".join(self._unwritten)
        try:
            append_blocks(self.path, data, sync=sync)
        except OSError as error:
            self._tell(error)
        else:
            self._unwritten.clear()
            self._unsynced = b"" if sync else self._unsynced + data
            self.trouble = self.loss = ""

    def _tell(self, error: OSError) -> None:
        reason = error.strerror or error
        self.trouble = (
            f"The diary cannot be written ({reason}). "
            "The session goes on; what happens is written as soon as it can be."
        )
        self.loss = f"Not everything was kept: {self.path} cannot be written ({reason})."


def _event_table(entry: Entry) -> dict[str, object]:
    """What applies to an event; set and rep belong to an exercise."""
    table = {**asdict(entry), "what": str(entry.what)}
    if not entry.exercise:
        del table["set"], table["rep"]
    return table
