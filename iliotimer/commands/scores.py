"""The score of a session as the person practises it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iliotimer.commands.sessions import Fault
from iliotimer.plan.steps import steps_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iliotimer.files.settings import Person
    from iliotimer.plan.model import Session
    from iliotimer.plan.score import Step


def own_steps(
    session: Session, person: Person, levels: Mapping[str, int] | None = None
) -> tuple[Step, ...]:
    """The steps at the person's cadence and hold; raises Fault for a level that there is not."""
    try:
        return steps_of(
            session, levels, cadence=person.steps_per_minute, default_hold=person.default_hold
        )
    except ValueError as error:
        raise Fault(f"{error}.") from error
