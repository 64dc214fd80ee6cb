"""The changes of level that the rules propose, offered one by one."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from iliotimer.coach.progression import Verdict, last_of, proposals
from iliotimer.commands.diary import diary
from iliotimer.commands.own import levels_in_use, own_settings_as_far_as_sound
from iliotimer.diary.appended import Unreadable
from iliotimer.diary.folder import journal_path
from iliotimer.diary.journal import InUse, Journal
from iliotimer.diary.reading import read_journal
from iliotimer.files.kept import keep_level
from iliotimer.files.places import places, session_with_id
from iliotimer.files.problems import harmless
from iliotimer.files.session_file import read_session, read_session_text
from iliotimer.practice.record import Decision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iliotimer.coach.progression import Proposal
    from iliotimer.diary.past import PastSession
    from iliotimer.plan.model import Session

YES, NO, LATER = "y", "n", ""
ANSWERS = {YES: "yes", NO: "no", LATER: "not now"}
REASONS_TOLD = 2
"""Of the exercises that stay at their level, the commonest ones."""


def offer_levels(checked_in: str = "") -> None:
    """Offer what the rules propose after the last time of each session, and keep the decisions.

    `checked_in` is the name of the session in the diary whose morning was just told: of this one
    it is said as well why the other exercises stay as they are.
    """
    settings = own_settings_as_far_as_sound()
    past = diary().sessions
    now = dt.datetime.now().astimezone()
    for about in _in_question(past, now, settings.coach.gap_days):
        session = _session(about)
        if session is None:
            continue
        levels, _ = levels_in_use(session, ())
        found = proposals(
            past,
            session,
            levels,
            settings.coach,
            settings.pain,
            now,
            usual_hold=settings.person.default_hold,
        )
        changes = [proposal for proposal in found if proposal.verdict is not Verdict.HOLD]
        if changes:
            _offer(about, changes)
        if changes or about.name == checked_in:
            click.echo(_folded(_unchanged(found)))


def _in_question(past: Sequence[PastSession], now: dt.datetime, days: int) -> Iterator[PastSession]:
    """The last time of each session that was practised within so many days, newest first."""
    oldest = now.date() - dt.timedelta(days=days)
    recent = (lived.session for lived in past if lived.started.date() >= oldest)
    for session in dict.fromkeys(recent):
        about = last_of(past, session)
        if about is not None:
            yield about


def _session(about: PastSession) -> Session | None:
    """The session as its file has it now, else as it was practised; None where neither is one."""
    path = session_with_id(about.session)
    if path is not None:
        return read_session(path).session
    try:
        record = read_journal(journal_path(places().log, about.name))
    except Unreadable:
        return None
    return read_session_text(record.text, about.session).session


def _offer(about: PastSession, changes: Sequence[Proposal]) -> None:
    count = "a change" if len(changes) == 1 else f"{len(changes)} changes"
    click.echo(f"The rules propose {count} for the next {harmless(about.title)}.")
    click.echo("y yes, n no, Enter not now.")
    try:
        journal = Journal.reopen(journal_path(places().log, about.name))
    except InUse as error:
        raise click.ClickException(str(error)) from error
    try:
        for change in changes:
            click.echo(f"  {harmless(change.name)}, {_levels(change)}")
            click.echo(_folded(harmless(change.reason), "    "))
            answer = _answered()
            if answer != LATER:
                _keep(journal, about.session, change, accepted=answer == YES)
    finally:
        journal.close()


def _levels(change: Proposal) -> str:
    harder = "harder" if change.verdict is Verdict.ADVANCE else "easier"
    return f"one level {harder}: {change.before} to {change.after}"


def _folded(text: str, indent: str = "") -> str:
    """The text in lines as wide as the terminal; one line where nobody looks on."""
    if not sys.stdout.isatty():
        return indent + text
    width = shutil.get_terminal_size().columns
    return click.wrap_text(text, width, initial_indent=indent, subsequent_indent=indent)


def _answered() -> str:
    """One key on a terminal, else a line; the end of the input decides nothing."""
    while True:
        click.echo("    y / n / Enter: ", nl=False)
        typed: str = click.getchar() if sys.stdin.isatty() else sys.stdin.readline()
        answer = typed.strip().casefold()
        if answer in ANSWERS:
            click.echo(ANSWERS[answer])
            return answer
        click.echo()


def _keep(journal: Journal, session: str, change: Proposal, *, accepted: bool) -> None:
    """Write the decision into the session's own journal first, then keep the level."""
    journal.decide(
        Decision(
            at=dt.datetime.now().astimezone(),
            exercise=change.exercise,
            before=change.before,
            after=change.after,
            rule=change.rule,
            reason=change.reason,
            accepted=accepted,
        )
    )
    if journal.loss:
        raise click.ClickException(journal.loss)
    if not accepted:
        return
    try:
        keep_level(places(), session, change.exercise, change.after)
    except OSError as error:
        later = f"iliotimer level {session} {change.exercise}={change.after}"
        why = error.strerror or error
        raise click.ClickException(
            f"The level cannot be kept in {places().kept}: {why}. Later: {later}"
        ) from error


def _unchanged(found: Sequence[Proposal]) -> str:
    """How many stay at their level, and the commonest reasons."""
    held = Counter(one.reason for one in found if one.verdict is Verdict.HOLD)
    if not held:
        return "Every exercise changes."
    count = held.total()
    stay = "stays as it is" if count == 1 else "stay as they are"
    told = (f"{reason.rstrip('.')} ({times})." for reason, times in held.most_common(REASONS_TOLD))
    return harmless(f"{count} of {len(found)} exercises {stay}. {' '.join(told)}")
