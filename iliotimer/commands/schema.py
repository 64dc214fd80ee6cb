"""`iliotimer schema`: the JSON Schema of session files."""

from __future__ import annotations

import click

from iliotimer.files.schema import schema_text


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of session files, for editors and checkers."""
    click.echo(schema_text(), nl=False)
