from dataclasses import replace
from itertools import pairwise

import pytest

from iliotimer.files.kept import kept
from iliotimer.files.places import places
from iliotimer.files.settings import Settings
from iliotimer.tui.themes import THEMES

BREATH, HOLD = 5, 5 + 20 + 15
MOODS = {
    "waiting": (),
    "ready": ("enter",),
    "work": (HOLD + 5,),
    "rest": (27,),
    "paused": ("space",),
    "switch": ("space", 5 + 35),
    "stopped": ("t",),
}
"""Each mood, with what leads there from the one before."""
LEAST = 7
"""The contrast of WCAG 2.2, level AAA."""


async def moods(stage):
    """Each mood in turn, when the practice is in it."""
    for mood, way in MOODS.items():
        for step in way:
            await (stage.press(step) if isinstance(step, str) else stage.wait(step))
        stage.app.practice.look()
        await stage.pilot.pause()
        assert stage.screen.has_class(f"-{mood}"), (mood, stage.text())
        yield mood


def cells(stage):
    """Every piece of text on the screen that can be read, with its style."""
    for strip in stage.app.screen._compositor.render_strips():
        for segment in strip:
            if segment.text.strip():
                yield segment.text, segment.style


def contrast(style):
    """Of a text to its background, as WCAG counts it."""
    lights = []
    for colour in (style.color, style.bgcolor):
        parts = [value / 255 for value in colour.triplet]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        lights.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def seen_in(theme):
    """Settings with these colours, and never the view from afar by itself."""
    return replace(Settings(), screen=replace(Settings().screen, theme=theme, distance_after=0))


@pytest.mark.parametrize("theme", THEMES)
async def test_everything_on_the_practice_screen_stands_out_in_every_mood(
    practice, theme, monkeypatch
):
    """Digits, state, side, words and keys; the word lit up by a flash too."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    async with practice(settings=seen_in(theme)) as stage:
        pale, dims = {}, set()
        async for mood in moods(stage):
            for text, style in cells(stage):
                if contrast(style) < LEAST:
                    pale[mood, text.strip()] = round(contrast(style), 1)
                dims.add(style.dim)
        assert pale == {}
        assert True not in dims
        stopped = {style.bgcolor.triplet.hex for _, style in cells(stage)}
        frame = THEMES[theme].variables["stopped"]
        assert any(abs(int(hex_[1:3], 16) - int(frame[1:3], 16)) < 3 for hex_ in stopped)


async def test_without_colours_every_mood_is_told_by_word_and_layout(practice, monkeypatch):
    """NO_COLOR leaves the terminal's own colours, and the stopped screen is inverted."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with practice(settings=seen_in("dark")) as stage:
        looks = {}
        async for mood in moods(stage):
            styles = [style for _, style in cells(stage)]
            assert all(style.color.is_default and style.bgcolor.is_default for style in styles)
            words = stage.text().splitlines()[3].strip()
            inverted = sum(bool(style.reverse) for style in styles) > len(styles) / 2
            looks[mood] = (words, inverted)
        assert [mood for mood, (_, inverted) in looks.items() if inverted] == ["stopped"]
        assert looks == {
            "waiting": ("( WAITING FOR YOU )", False),
            "ready": ("· · · GET READY · · ·", False),
            "work": ("HOLD", False),
            "rest": ("─── RELEASE ───", False),
            "paused": ("▌▌ PAUSED ▌▌", False),
            "switch": ("◀▶ SWITCH SIDES ◀▶", False),
            "stopped": ("■■■ STOPPED ■■■", True),
        }
        await stage.press("g")
        marked = [text.strip() for text, style in cells(stage) if style.underline]
        assert [text.startswith("▸ here") for text in marked if text] == [True]
        await stage.press("escape", "T")
        assert "NO_COLOR is set, so there are no colours to choose." in stage.text()
        assert stage.app.theme == "dark"


async def test_the_colours_of_the_settings_are_those_of_the_screen(practice):
    """Each of the three."""
    for theme in THEMES:
        async with practice(settings=seen_in(theme)) as stage:
            assert stage.app.theme == theme


async def test_a_key_changes_the_colours_and_they_are_kept(practice, tmp_path, monkeypatch):
    """Unless config.toml sets them: then they last until the end, and it says so."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path))
    async with practice(kept=places()) as stage:
        seen = [stage.app.theme]
        for theme in ("light", "high-contrast", "dark"):
            await stage.press("T")
            seen.append(stage.app.theme)
            assert f"The colours: {theme}." in stage.text()
            assert kept(places()).settings == {"screen.theme": theme}
        assert all(before != after for before, after in pairwise(seen))
        places().config.write_text('[screen]\ntheme = "dark"\n')
        await stage.press("T")
        assert stage.app.theme == "light"
        told = "The colours: light. Until you leave: config.toml line 2 sets them."
        assert told in stage.text()
        assert kept(places()).settings == {"screen.theme": "dark"}


async def test_colours_that_cannot_be_kept_are_shown_all_the_same(practice, tmp_path, monkeypatch):
    """The reason is told."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path / "home"))
    (tmp_path / "home").write_text("in the way")
    async with practice(kept=places(), size=(120, 24)) as stage:
        await stage.press("T")
        assert stage.app.theme == "light"
        assert "They cannot be kept for the next time" in stage.text()
