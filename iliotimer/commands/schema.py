"""`iliotimer schema`: the JSON Schema of session files, or of program files."""

from __future__ import annotations

import click

from iliotimer.files.schema import program_schema, schema_text, session_schema


@click.command("schema")
@click.option("--program", is_flag=True, help="That of program files.")
def command(*, program: bool) -> None:
    """Print the JSON Schema of session files, for editors and checkers."""
    click.echo(schema_text(program_schema() if program else session_schema()), nl=False)
