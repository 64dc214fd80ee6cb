"""What can happen on the way through a practice: a key is pressed, and what follows from it."""

from __future__ import annotations

from functools import partial

from iliotimer.practice.checkin import BEFORE, NEWS_QUESTION, SORE, STILL_SORE
from iliotimer.practice.events import Outcome, Over, What
from iliotimer.practice.safety import PainLimits, Zone, after_sharp_pain, zone_of

PLACES = ("front of hip, groin",) * 3 + ("side of hip", "lower back", "knee", "down the leg")
SIDES = ("left", "right")
WORDS = ("sharp", "sharp", "pinching", "stabbing", "aching, dull", "cramping")
LIMITS = PainLimits()


def pressing(command):
    """A key after which nothing is asked."""
    return lambda they: they.press(getattr(they.player, command))


skip_side, back, restart = pressing("skip"), pressing("back"), pressing("restart")
faster, slower = pressing("faster"), pressing("slower")


def sharp_pain(they):
    they.press(they.player.sharp_pain, freezes=True)
    n, exercise = they.conductor.sharp_stops()[-1]
    if they.rng.random() < 0.1:
        they.press(they.player.undo)
        return
    if they.rng.random() < 0.1:
        exercise = they.practice.prescribed.score[0].exercise.id
        they.say(n, "exercise", exercise)
    they.practice.sharp.append(exercise)
    answers = {"score": they.rng.randint(3, 9), "place": they.rng.choice(PLACES)}
    answers |= {"side": they.rng.choice(SIDES), "word": they.rng.choice(WORDS)}
    for question, value in answers.items():
        if they.rng.random() < 0.8:
            they.say(n, question, value)
    said = {what: value for (about, what), value in they.practice.said.items() if about == n}
    they.practice.spots.add((said.get("place"), said.get("side")))
    stops = they.conductor.sharp_stops()
    here = sum(one == exercise for _, one in stops)
    words = {str(value) for value in said.values()}
    allowed = after_sharp_pain(words, here, len(stops), LIMITS)
    choices = [skip_exercise, end_for_pain]
    choices += [ease] * 3 if allowed.milder else []
    choices += [skip_side] if allowed.skip_side else []
    they.rng.choice(choices)(they)
    if they.player.state.frozen_by is What.SHARP_PAIN:
        skip_exercise(they)


def tightness(they):
    they.press(they.player.tightness, freezes=True)
    they.practice.tight.append(exercise_of_last(they, What.TIGHTNESS))
    if they.rng.random() < 0.2:
        they.rng.choice((ease, skip_side, end_for_tightness, undo))(they)


def discomfort(they):
    score = they.rng.randint(0, 9)
    they.press(lambda: they.player.discomfort(score))
    they.practice.felt.append((exercise_of_last(they, What.DISCOMFORT), score))
    if zone_of(score, LIMITS) is Zone.RED:
        they.press(they.player.pause, freezes=True)
        follow = (ease, skip_side, skip_exercise, end_for_rising_pain)
        they.rng.choice((*follow, undo))(they)


def exercise_of_last(they, what):
    return next(e.exercise for e in reversed(they.conductor.entries) if e.what is what)


def ease(they):
    if they.press(they.player.ease):
        they.practice.eased.append(exercise_of_last(they, What.EASED))
        they.practice.changed.add(they.practice.eased[-1])


def undo(they):
    what = they.player.can_undo
    if they.press(they.player.undo):
        felt = {What.EASED: they.practice.eased, What.TIGHTNESS: they.practice.tight}
        if what in felt:
            felt[what].pop()


def skip_exercise(they):
    they.press(lambda: they.player.skip(whole_exercise=True))


def jump(they):
    exercise = they.rng.choice(they.practice.prescribed.score).exercise.id
    they.press(lambda: they.player.jump(exercise))


def longer(they):
    they.practice.longer.add(they.player.step.exercise.id)
    they.press(they.player.longer)


def shorter(they):
    they.practice.changed.add(they.player.step.exercise.id)
    they.press(they.player.shorter)


def pause(they):
    they.press(they.player.pause, freezes=True)


def keep_part(they):
    """Accept the part of a hold that was held."""
    pause(they)
    they.press(they.player.ready)


def regret(they):
    """Skip, and take it back."""
    skip_side(they)
    undo(they)


def ask_about_soreness(they):
    """After the warm-up, where there was soreness before it."""
    if they.practice.said.get((BEFORE, "soreness")) in SORE:
        pause(they)
        they.say(BEFORE, STILL_SORE, they.rng.choice(("yes", "no", "no")))
        if they.practice.stayed_sore and they.rng.random() < 0.7:
            end(they, "soreness")


def end(they, code):
    they.press(lambda: they.player.end(code))


def end_for_pain(they):
    end(they, "sharp_pain")


def end_for_rising_pain(they):
    end(they, "rising_pain")


def end_for_tightness(they):
    end(they, "tightness")


def leave_unwell(they):
    """Not begin, because of what is new."""
    they.say(BEFORE, NEWS_QUESTION, "fever, feeling unwell")
    they.conductor.not_begun("unwell")
    they.practice.over = Over(0, Outcome.ENDED_EARLY, "unwell")


def feel_numb(they):
    """A sharp stop that turns out to be something else."""
    they.press(they.player.sharp_pain, freezes=True)
    n, exercise = they.conductor.sharp_stops()[-1]
    they.practice.sharp.append(exercise)
    they.say(n, "word", they.rng.choice(("numb", "weak", "tingling")))
    they.rng.choice((skip_exercise, end_for_pain))(they)


def end_numb(they):
    end(they, they.rng.choice(("numb_tingle", "weakness", "unwell")))


def cut_off(they):
    """The program has to stop."""
    they.press(they.player.interrupt, freezes=True)
    they.practice.mat.leave(they.watch.practice)


def killed(they):
    """The program is gone."""
    they.practice.mat.leave(they.watch.practice)


def on_the_way(person, rng, seconds):
    """What happens to a person on the way through so many seconds, each with its second."""
    found = []
    while rng.random() < person.incidents / (1 + person.incidents):
        found.append(rng.choice(HURTING if rng.random() < person.hurts else HARMLESS))
    if rng.random() < person.ends_early:
        found.append(partial(end, code=rng.choice(person.codes)))
    if rng.random() < person.cut_off:
        found.append(rng.choice(CUTS))
    return [(rng.uniform(0, seconds), happening) for happening in found]


CUTS = (cut_off, killed)
HURTING = (sharp_pain, tightness, discomfort, discomfort, discomfort)
HARMLESS = (
    *(ease, skip_side, skip_exercise, jump, back, restart, longer, shorter, faster, slower),
    *(pause, keep_part, undo, regret),
)
