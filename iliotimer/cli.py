"""The command line; each command lives in its own module, imported when it is called."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

import click

from iliotimer import __version__
from iliotimer.streams import has_screen

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

NAME = "iliotimer"
COMPLETE = "_ILIOTIMER_COMPLETE"
"""The environment variable in which a shell asks for completion."""
SECTIONS = {
    "Practise": {
        "run": "Go through a session.",
        "today": "Print what is due, and why.",
        "checkin": "Answer how it is the morning after.",
    },
    "Plan": {
        "program": "Choose a program for the weeks, and see where you are.",
        "calendar": "Write the program in use as a calendar.",
        "level": "Print or keep the level of each exercise.",
        "cadence": "Measure or keep your own steps per minute.",
    },
    "Diary": {
        "log": "Print the diary, or one session of it.",
        "measure": "Keep and list your own measures.",
        "progress": "Print how it went over the weeks, with plots.",
        "report": "Write a page about some weeks for a clinician.",
        "export": "Write the diary as CSV or JSON.",
    },
    "Sessions": {
        "list": "List the sessions there are.",
        "show": "Print a session as an outline.",
        "new": "Write a session of your own to begin with.",
        "edit": "Open a session in your editor, and check it.",
        "check": "Check session and program files.",
        "render": "Write a session as an audio guide.",
        "cues": "Print a session's score, one cue a line, as JSON.",
        "schema": "Print the JSON Schema of session or program files.",
    },
    "This computer": {
        "sound": "Play every cue with its name.",
        "doctor": "Say what works here, and what would help.",
        "config": "Print every setting and where it comes from.",
        "serve": "Show the app in a browser on this computer.",
        "completion": "Let the shell complete what you type.",
    },
}
COMMANDS = {name: sentence for section in SECTIONS.values() for name, sentence in section.items()}
HELP = """Lead yourself through a hip-flexor mobility and strength session.

iliotimer times the exercises and keeps a diary. To begin:

\b
  iliotimer                  choose a session, and start it with Enter
  iliotimer run foundation   go straight into one
  iliotimer run --help       what a command can do

During a practice p stops everything at a sharp pain, space pauses, and ? lists the keys.
"""


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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command and its arguments; a name that is none fails with the one that was meant."""
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            from difflib import get_close_matches  # noqa: PLC0415  most names are right

            near = get_close_matches(args[0], COMMANDS, n=1)
            if near:
                ctx.fail(f"There is no command {args[0]!a}. Did you mean {near[0]}?")
            from iliotimer.files.places import session_files  # noqa: PLC0415  as above

            if args[0] in session_files():
                ctx.fail(f"{args[0]} is a session. To begin it: iliotimer run {args[0]}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands by section, without loading them."""
        del ctx
        widest = max(map(len, COMMANDS))
        for section, commands in SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl([(f"{name:<{widest}}", does) for name, does in commands.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """The commands and options that begin like this, without loading a command."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415  only Tab needs it

        names = [name for name in COMMANDS if name.startswith(incomplete)]
        options = click.Command.shell_complete(self, ctx, incomplete)
        return [*(CompletionItem(name, help=COMMANDS[name]) for name in names), *options]


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=HELP,
)
@click.version_option(__version__, prog_name=NAME)
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Open the library, unless a command was called."""
    if ctx.invoked_subcommand is None:
        _open_library(ctx)


def _open_library(ctx: click.Context) -> None:
    """Open the library on a terminal, and do what was chosen there; else print the help."""
    if not has_screen():
        click.echo(ctx.get_help())
        return
    from iliotimer.commands.library import chosen_in_library  # noqa: PLC0415  the screen is slow

    wanted = chosen_in_library()
    if wanted is None:
        return
    arguments = {
        "run": ["run", *(["--advised"] if wanted.advised else []), "--", wanted.session],
        "resume": ["run", "--resume", "--", wanted.session],
        "checkin": ["checkin"],
    }[wanted.what]
    cli.main(arguments, prog_name=NAME)


if COMPLETE in os.environ:
    import_module("iliotimer.commands.shells")
