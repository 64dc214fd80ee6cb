"""Builds the wheel, and plays a session from it in an empty environment of each Python.

    python tests/bench/wheel.py [EXTRA ...]

Without names it tries no extra and each of them. It needs `build` and `uv`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
EXTRAS = ("", *PROJECT["optional-dependencies"])
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
TRIED = {
    "": [["run", "desk-break", "--plain", "--speed", "1000", "--sound", "silent"], ["today"]],
    "report": [["report", "-o", "report.html"]],
    "calendar": [["program", "twelve-weeks", "--yes"], ["calendar", "-o", "plan.ics"]],
    "web": [["serve", "--help"]],
    "voice": [["render", "desk-break", "-o", "guide.wav", "--voice", "names"]],
    "simpleaudio": [["doctor"]],
}


def main():
    """Try every Python that is there with every extra that is asked for."""
    extras = sys.argv[1:] or EXTRAS
    with tempfile.TemporaryDirectory() as folder:
        wheel = built(Path(folder))
        print(f"{wheel.name}: {wheel.stat().st_size / 1024:.0f} KiB", flush=True)
        for python in pythons():
            for extra in extras:
                tried(wheel, python, extra, Path(folder) / f"{python.parent.parent.name}-{extra}")
                print(f"{python}: {extra or 'no extra'} works", flush=True)


def built(folder):
    """The wheel, as `python -m build` makes it from the source archive."""
    told = [sys.executable, "-m", "build", "--outdir", str(folder), str(CHECKOUT)]
    subprocess.run(told, check=True, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.whl"))


def pythons():
    """The interpreters of this machine, one of each version, this one first."""
    homes = [Path.home() / ".pyenv" / "versions"]
    found = {".".join(map(str, sys.version_info[:2])): Path(sys.executable)}
    for version in VERSIONS:
        there = [path for home in homes for path in home.glob(f"{version}.*/bin/python")]
        there += [path for path in [Path(f"/usr/bin/python{version}")] if path.exists()]
        if there:
            found.setdefault(version, there[0])
    return list(found.values())


def tried(wheel, python, extra, folder):
    """Install the wheel alone and run what it promises."""
    uv = [shutil.which("uv")] if shutil.which("uv") else [sys.executable, "-m", "uv"]
    quiet = {"stdout": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    subprocess.run(
        [*uv, "venv", "--quiet", "--python", str(python), str(folder)], check=True, **quiet
    )
    inside = str(folder / "bin" / "python")
    wanted = f"{wheel}[{extra}]" if extra else str(wheel)
    subprocess.run(
        [*uv, "pip", "install", "--quiet", "--python", inside, wanted], check=True, **quiet
    )
    environment = {**os.environ, "ILIOTIMER_HOME": str(folder / "home")}
    for name in ("PYTHONPATH", "VIRTUAL_ENV"):
        environment.pop(name, None)
    for command in [*TRIED[""], *(TRIED[extra] if extra else [])]:
        program = str(folder / "bin" / "iliotimer")
        subprocess.run([program, *command], env=environment, cwd=folder, check=True, **quiet)


if __name__ == "__main__":
    main()
