"""The command line; each command lives in its own module, imported when it is called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from iliotimer import __version__

COMMANDS = {
    "run": "Go through a session.",
    "checkin": "Answer how it is the morning after.",
    "log": "Print the diary, or one session of it.",
    "export": "Write the diary as CSV or JSON.",
    "measure": "Keep and list your own measures.",
    "list": "List the sessions there are.",
    "show": "Print a session as an outline.",
    "level": "Print or keep the level of each exercise.",
    "cues": "Print a session's score, one cue a line, as JSON.",
    "check": "Check session files.",
    "render": "Write a session as an audio guide.",
    "sound": "Play every cue with its name.",
    "doctor": "Say what works here, and what would help.",
    "new": "Write a session of your own to begin with.",
    "edit": "Open a session in your editor, and check it.",
    "schema": "Print the JSON Schema of session files.",
    "config": "Print every setting and where it comes from.",
    "cadence": "Measure or keep your own steps per minute.",
}


class Commands(click.Group):
    """The commands, known by name and sentence, loaded one by one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which a newcomer needs them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None where there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"iliotimer.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="iliotimer")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Lead yourself through a hip-flexor mobility and strength session.

    iliotimer times exercises and keeps a diary. Alone it opens the library. Begin with

        iliotimer run foundation

    During a practice p stops everything at a sharp pain, space pauses and ? lists the keys.
    """
    if ctx.invoked_subcommand is None:
        _open_library(ctx)


def _open_library(ctx: click.Context) -> None:
    """Open the library on a terminal, and do what was chosen there; else print the help."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(ctx.get_help())
        return
    from iliotimer.commands.library import chosen_in_library  # noqa: PLC0415  the screen is slow

    wanted = chosen_in_library()
    if wanted is None:
        return
    arguments = {
        "run": ["run", wanted.session],
        "resume": ["run", wanted.session, "--resume"],
        "checkin": ["checkin"],
    }[wanted.what]
    cli.main(arguments, prog_name="iliotimer")
