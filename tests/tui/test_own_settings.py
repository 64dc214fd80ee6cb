from __future__ import annotations

import contextlib
from dataclasses import replace

import pytest

from iliotimer.conductor import Conductor
from iliotimer.files.kept import kept
from iliotimer.files.key_names import COMMANDS
from iliotimer.files.places import places
from iliotimer.files.session_file import read_session_text
from iliotimer.files.settings import Settings
from iliotimer.keyguard import KeyGuard
from iliotimer.opening import Wishes, open_practice
from iliotimer.plan.steps import steps_of
from iliotimer.practice.clock import PracticeClock
from iliotimer.practice.events import What
from iliotimer.practice.player import Player
from iliotimer.practice.state import Mode
from iliotimer.tui.app import PracticeApp
from iliotimer.tui.mapped_keys import keymap_of


class Speaker:
    """Remembers its loudness."""

    driver = "recording"
    muted = False
    volume = None

    def play(self, passages):
        del passages

    def stop(self):
        pass

    def look(self):
        return ()

    def set_volume(self, percent):
        self.volume = percent

    def set_muted(self, muted):
        self.muted = muted

    def close(self):
        pass


@pytest.fixture
def practice(tmp_path, monkeypatch, reading):
    """Opens the app with these settings on a practice that stands still."""
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path / "home"))

    @contextlib.asynccontextmanager
    async def opened(settings, notices=()):
        keys = [100.0]

        def later():
            keys[0] += 1
            return keys[0]

        clock = PracticeClock(monotonic=lambda: 0, boot=lambda: 0)
        speaker = Speaker()
        speaker.muted = settings.sound.muted
        conductor = Conductor(Player(steps_of(reading.session)), clock, speaker)
        app = PracticeApp(
            reading,
            reading.session,
            Wishes(settings),
            tmp_path / "log",
            conductor=conductor,
            looks=False,
            kept=places(),
            notices=notices,
        )
        app.guard = KeyGuard(later)
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            yield app, pilot, speaker

    return opened


def shown(app):
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def with_sound(**changes):
    return replace(Settings(), sound=replace(Settings().sound, **changes))


async def test_a_change_of_volume_or_mute_is_kept(practice):
    """For the next time; what the practice began with is not."""
    async with practice(with_sound(volume=40)) as (_, pilot, speaker):
        assert not places().kept.exists()
        await pilot.press("right_square_bracket")
        assert (speaker.volume, kept(places()).settings) == (50, {"sound.volume": 50})
        await pilot.press("m")
        assert speaker.muted
        await pilot.press("m")
        assert not speaker.muted
        assert kept(places()).settings == {"sound.volume": 50, "sound.muted": False}


async def test_a_practice_that_begins_muted_is_heard_again_after_one_m(practice):
    """And says so."""
    async with practice(with_sound(muted=True)) as (app, pilot, speaker):
        assert speaker.muted
        assert "Muted. m brings the sound back." in shown(app)
        assert not places().kept.exists()
        await pilot.press("m")
        assert not speaker.muted


async def test_a_loudness_that_cannot_be_kept_is_told_and_the_practice_goes_on(practice, tmp_path):
    """In the notice, at the next look."""
    (tmp_path / "home").write_text("in the way")
    async with practice(Settings()) as (app, pilot, speaker):
        await pilot.press("right_square_bracket")
        assert speaker.volume == 90
        app.practice.look()
        await pilot.pause()
        assert "The loudness cannot be kept" in shown(app)


TEXTUALS_YELLOW = "#feff00"
"""What its arithmetic with colours makes of yellow."""


async def test_high_contrast_is_black_white_and_yellow(practice):
    """In every cell of the practice, its frame and its keys."""
    settings = replace(Settings(), screen=replace(Settings().screen, theme="high-contrast"))
    async with practice(settings) as (app, _, _speaker):
        colours = {
            colour.triplet.hex
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.text.strip() and segment.style
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour is not None and colour.triplet is not None
        }
        assert colours == {"#000000", "#ffffff", TEXTUALS_YELLOW}


async def test_keys_of_ones_own_take_the_place_of_the_others(practice):
    """A key that was given away does only what it was given for."""
    keys = {"pause": ("k",), "pain": ("z", ","), "back": ("p",)}
    async with practice(replace(Settings(), keys=keys)) as (app, pilot, _):
        state = app.conductor.player.state
        await pilot.press("space")
        assert state.mode is Mode.RUNNING
        await pilot.press("p")
        assert app.conductor.player.state.frozen_by is None
        await pilot.press("k")
        assert app.conductor.player.state.mode is Mode.FROZEN
        await pilot.press("k", "comma")
        assert app.conductor.player.state.frozen_by is What.SHARP_PAIN


async def test_the_pain_key_of_ones_own_works_from_other_screens_too(practice):
    """As p does."""
    async with practice(replace(Settings(), keys={"pain": ("z",)})) as (app, pilot, _):
        await pilot.press("question_mark")
        await pilot.press("z")
        assert app.conductor.player.state.frozen_by is What.SHARP_PAIN


def test_a_comma_is_a_key_and_not_two():
    """Textual parts the keys of a binding with commas."""
    assert keymap_of({"pain": (",", "p")}) == {"pain": "comma,p"}
    assert set(keymap_of({name: one.keys for name, one in COMMANDS.items()})) == set(COMMANDS)


async def test_who_wrote_the_plan_is_told_at_the_start(practice):
    """As it is written."""
    async with practice(Settings(), ["Written by Dr. Mill [b].", "Later."]) as (app, pilot, _):
        await pilot.pause(0.05)
        assert "Written by Dr. Mill [b]." in shown(app)


def test_a_practice_takes_hold_cadence_levels_and_loudness_from_the_settings(tmp_path, reading):
    """And its pain thresholds."""
    person = replace(Settings().person, age_group="65-or-over", cadence=100)
    pain = replace(Settings().pain, amber_to=4)
    settings = replace(with_sound(driver="bell", muted=True), person=person, pain=pain)
    text = reading.text.replace("hold = 30", 'hold = "default"').replace(
        "reps = 4\n  bpm = 60\n  beats_per_rep = 2", 'time = 30\n  cadence = "own"'
    )
    read = read_session_text(text, "short")
    wishes = Wishes(settings, log=False, levels={"stretch": 0})
    conductor = open_practice(read, read.session, wishes, log=tmp_path, ring=lambda: None)
    doses = {step.exercise.id: step.exercise.dose for step in conductor.player.state.score}
    assert doses["stretch"].seconds == 60
    assert doses["swing"].bpm == 100
    assert conductor.limits == pain
    assert conductor.speaker.driver == "bell"
    conductor.close()
