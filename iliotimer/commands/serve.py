"""`iliotimer serve`: the app in a browser on this computer."""

from __future__ import annotations

import socket
from importlib.util import find_spec

import click

from iliotimer.commands import completing
from iliotimer.commands.own import own_settings
from iliotimer.commands.sessions import Fault, open_session

HOST = "127.0.0.1"
PORT = 8000
FIRST, LAST = 1024, 65535
NOT_INSTALLED = (
    "For the browser install iliotimer with the extra `web`; "
    "in a clone: python3 -m uv run --extra web iliotimer serve"
)


@click.command("serve")
@click.argument("session", required=False, shell_complete=completing.sessions)
@click.option(
    "--port",
    type=click.IntRange(FIRST, LAST),
    default=PORT,
    metavar="N",
    show_default=True,
    help="The number in the address.",
)
def command(session: str | None, port: int) -> None:
    """Show the app in a browser on this computer: the library, or SESSION at once.

    It is served at 127.0.0.1 and nowhere else; everybody who works on this computer can open it
    there. The sound plays on this computer, not in the browser. A tab that is closed ends its
    practice as interrupted; it can be resumed. Ctrl+C ends the server and all of its tabs.
    """
    if find_spec("textual_serve") is None:
        raise Fault(NOT_INSTALLED)
    own_settings()
    arguments = []
    if session is not None:
        path = open_session(session)[0].path
        arguments = ["run", str(path and path.absolute())]
    listener = _listening(port)
    from iliotimer.web.server import serve  # noqa: PLC0415  the extra may not be there

    with listener:
        serve(arguments, listener)


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        other = port + 1 if port < LAST else FIRST
        raise Fault(
            f"Port {port} cannot be used: {error.strerror or error}. "
            f"Choose another: iliotimer serve --port {other}"
        ) from error
