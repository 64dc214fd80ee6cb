"""How a simulated person stands: the time, the plan, the levels, and what lies behind."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter, defaultdict

from simulation.diaries import Diary, DiaryOfFiles
from simulation.prescriptions import SMALL, program, session, shipped_program_text
from simulation.truth import MOBILITY, STRENGTH
from simulation.zones import ZONES

from iliotimer.coach.course import Begun
from iliotimer.coach.schedule import RESUMABLE
from iliotimer.practice.safety import PainLimits

HOUR = dt.timedelta(hours=1)
YEAR = 365
FIRST = dt.date(2026, 1, 1)
WAKES = 7
"""Hour of the day."""
SHIPPED = ("foundation", "build", "strength", "mobility")
LIMITS = PainLimits()
THREE_WEEKS = 20
"""Days ago on which the first day of three whole weeks was."""
FOUR_WEEKS = dt.timedelta(days=28)
ROUNDING = 0.01
SORE_FOR = 12
"""Sessions after which soreness of them keeps nobody from anything."""
LOOKED_BACK = 40
"""Sessions: as far as anything reaches that a single one has caused."""


class Life:
    """A person, and everything that is so because of what they did."""

    def __init__(self, person, folder=None):
        self.person = person
        self.rules = person.rules
        self.rng = random.Random(person.seed)
        self.zone = ZONES[0]
        first = FIRST + dt.timedelta(days=self.rng.randrange(YEAR))
        self.go_to(self.zone.instant(first, WAKES))
        self.day = 0
        """Days lived."""
        self.diary = Diary() if folder is None else DiaryOfFiles(folder)
        self.practices = []
        """Newest first."""
        self.counted = []
        """The newest of those in which anything was done or hurt."""
        self.levels = defaultdict(dict)
        """In use, by session and exercise."""
        self.advances = defaultdict(list)
        """When each exercise of a session has advanced."""
        self.signs = sorted(person.signs)
        """Days on which one is still to come."""
        self.met = Counter()
        """How often each rule decided what was due, or what becomes of a level."""
        self.course = ()
        self.program_begun = first
        own = person.program_text
        self.kinds = {name: str(session(name).kind) for name in (SMALL if own else SHIPPED)}
        self.choose(person.program, own or shipped_program_text(person.program))

    def choose(self, name, text):
        """Begin a program."""
        self.program_begun = self.today
        self.begin_stage(program(text, name), text, 1)

    def begin_stage(self, chosen, text, number):
        begun = Begun(self.now(), chosen, number, text=text)
        self.course = self.diary.begin_stage(self.course, begun)

    def settle(self, practice):
        """Take a practice as it is after its end."""
        practice.settle()
        self.counted = [one for one in self.practices[:LOOKED_BACK] if one.counts]

    def go_to(self, at):
        """Let time pass."""
        self.at = at
        self._now = self.zone.local(at)
        self.today = self._now.date()

    def now(self):
        """The wall clock, with its offset."""
        return self._now

    @property
    def has_mobility(self):
        """Whether there is a session that can take the place of a strength session."""
        known = {*self.course[-1].program.sessions, MOBILITY} & self.kinds.keys()
        return any(self.kinds[name] == MOBILITY for name in known)

    @property
    def blocking(self):
        """The newest practice that holds everything back."""
        return next((one for one in self.practices if one.sign and not one.cleared), None)

    @property
    def cut_off(self):
        """The practice that can be taken up again."""
        last = next(iter(self.counted), None)
        if last is None or last.over is not None or self.at - last.begun >= RESUMABLE * HOUR:
            return None
        return last

    def hours_since_strength(self):
        """Hours since the last strength session began; None where there is none."""
        hard = (one for one in self.counted if one.kind == STRENGTH and one is not self.cut_off)
        last = next(hard, None)
        return None if last is None else (self.at - last.begun) / HOUR

    def day_off(self):
        """The practice after which this day is off; None on any other day."""
        for one in self.counted[:SORE_FOR]:
            since = (self.today - one.begun.date()).days
            if one.stayed_sore and 0 <= since <= self.rules.sore_stays_days:
                return one
            if one.sore_after and 0 <= (self.today - one.answered_on).days < self.rules.sore_days:
                return one
        return None

    def program_week(self):
        """Counted from 1; None before the day on which it was begun."""
        days = (self.today - self.program_begun).days
        return days // 7 + 1 if days >= 0 else None

    def tired_lately(self):
        since = self.today - dt.timedelta(days=7)
        return any(one.reason == "fatigue" and one.begun.date() > since for one in self.counted)

    def stopped_lately(self, sessions):
        """Exercises with a sharp stop that were done in fewer sessions since than this many."""
        stopped, done_since = set(), Counter()
        for one in self.counted if any(one.sharp for one in self.counted) else ():
            stopped |= {exercise for exercise in one.sharp if done_since[exercise] < sessions}
            done_since.update(one.exercises_done)
        return stopped

    def many_more_minutes(self):
        """Whether the last week had far more than either of the two before it."""
        weeks, oldest = Counter(), 0
        for one in self.practices[:LOOKED_BACK]:
            age = (self.today - one.begun.date()).days
            weeks[age // 7] += one.minutes
            oldest = max(oldest, age)
        most = max(weeks[1], weeks[2]) * (1 + self.rules.volume_stop / 100)
        return oldest >= THREE_WEEKS and weeks[0] > most + ROUNDING

    def same_spot(self):
        """Whether one spot had sharp pain in too many sessions of the last four weeks."""
        spots = Counter()
        for one in self.practices[:LOOKED_BACK]:
            if self.at - one.begun < FOUR_WEEKS:
                spots.update(spot for spot in one.spots if spot[0] is not None)
        return max(spots.values(), default=0) >= self.rules.same_spot

    def pain_today(self):
        flare = any(first <= self.day < first + length for first, length in self.person.flares)
        return min(10, self.person.pain + (4 if flare else 0))

    def scored(self):
        """What the person says of it."""
        off = self.rng.choice((-2, -1, 1, 2)) if self.happens(self.person.unsteady) else 0
        return max(0, min(10, self.pain_today() + off))

    def happens(self, chance):
        return self.rng.random() < chance
