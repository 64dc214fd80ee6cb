import subprocess
import sys

import pytest

PURE = ("plan", "practice", "coach")
MAY_IMPORT = {
    "plan": {"plan"},
    "practice": {"plan", "practice"},
    "coach": {"plan", "practice", "coach"},
}
LOADER = """
import importlib, pkgutil, sys
package = importlib.import_module("iliotimer.{package}")
for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(found.name)
print("\\n".join(sorted(sys.modules)))
"""


def loaded_by(code):
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("package", PURE)
def test_a_pure_package_imports_only_the_standard_library_and_what_lies_before_it(package):
    """Plan -> practice -> coach, and nothing that has effects."""
    extra = loaded_by(LOADER.format(package=package)) - loaded_by(
        "import sys; print('\\n'.join(sys.modules))"
    )
    for name in extra:
        top, _, rest = name.partition(".")
        if top == "iliotimer":
            assert rest == "" or rest.split(".")[0] in MAY_IMPORT[package], name
        else:
            assert top.lstrip("_") in {module.lstrip("_") for module in sys.stdlib_module_names}, (
                name
            )


@pytest.mark.parametrize("module", ["sqlite3", "socket", "subprocess", "asyncio", "textual"])
def test_the_pure_packages_have_no_effects(module):
    """No file, no process, no network, no screen."""
    for package in PURE:
        assert module not in loaded_by(LOADER.format(package=package))


@pytest.mark.parametrize(
    "command", ["check", "list", "show", "cues", "today", "program", "progress"]
)
def test_a_short_command_loads_no_screen_and_no_sound(command):
    """Its answer comes at once."""
    loaded = loaded_by(
        f"import sys; import iliotimer.cli, iliotimer.commands.{command}; "
        "print('\\n'.join(sys.modules))"
    )
    assert not {"textual", "miniaudio", "rich", "plotext", "iliotimer.sound.speaker"} & loaded


def test_a_practice_in_lines_loads_no_screen_and_no_sound_that_is_not_asked_for():
    """It begins at once."""
    loaded = loaded_by(
        "import sys; import iliotimer.cli, iliotimer.commands.run, iliotimer.commands.ways, "
        "iliotimer.opening, iliotimer.key_by_key, iliotimer.plain.course, "
        "iliotimer.plain.keyboard, iliotimer.plain.lines, iliotimer.plain.run; "
        "print('\\n'.join(sys.modules))"
    )
    assert not {"textual", "rich", "asyncio", "miniaudio", "iliotimer.sound.supervised"} & loaded


def test_the_app_loads_no_audio_library():
    """The sound is another process's."""
    loaded = loaded_by("import iliotimer.tui.app, sys; print('\\n'.join(sys.modules))")
    assert not {"miniaudio", "simpleaudio", "numpy"} & loaded
