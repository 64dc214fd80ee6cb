"""`iliotimer completion`: the shell completes commands, sessions, exercises and levels."""

from __future__ import annotations

import click

from iliotimer.cli import COMPLETE, NAME
from iliotimer.commands.shells import SHELLS

HELP = """Print the script with which SHELL completes what you type: bash, zsh or fish.

Add one line to the settings of your shell, once, and open a new terminal:

\b
bash  echo 'eval "$(iliotimer completion bash)"' >> ~/.bashrc
zsh   echo 'eval "$(iliotimer completion zsh)"' >> ~/.zshrc
fish  echo 'iliotimer completion fish | source' >> ~/.config/fish/config.fish

Then the Tab key completes commands, options, sessions, exercises, levels and files.
"""


@click.command("completion", help=HELP)
@click.argument("shell", type=click.Choice(tuple(SHELLS)))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script of a shell."""
    click.echo(SHELLS[shell](ctx.find_root().command, {}, NAME, COMPLETE).source(), nl=False)
