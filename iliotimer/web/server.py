"""The app in a browser on this computer: textual-serve's page, a terminal behind each tab."""

from __future__ import annotations

import asyncio
import json
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click
from aiohttp import web
from textual_serve.server import Server

from iliotimer.web.browser import SOUND
from iliotimer.web.guard import guarding, keep_to_itself
from iliotimer.web.terminal import PATIENCE, Terminal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from socket import socket

NO_FAULT = {0, 3, 4}
"""Exit statuses after which nothing is left to read in the tab."""
HEARTBEAT = 15
"""Seconds between two looks whether a tab is still there."""
FAREWELL = 1
"""Seconds that a tab may take to say that it closes."""
FOCUS = """<script>
const focus = () => document.querySelector(".xterm-helper-textarea")?.focus();
["load", "focus", "pointerup"].forEach(when => window.addEventListener(when, focus));
</script>
</body>"""
"""Lets the keys reach the app without a click on it first: a pain key has to work at once."""
SIZE = (80, 24)
"""Columns and rows where the page does not say how many it has."""


class LocalServer(Server):
    """Shows iliotimer, started with these arguments, to every tab that this computer opens."""

    def __init__(self, arguments: Sequence[str], host: str, port: int) -> None:
        super().__init__("iliotimer", host, port, title=f"iliotimer. {SOUND}")
        self._arguments = arguments
        self._tabs: set[web.WebSocketResponse] = set()

    async def application(self) -> web.Application:
        """The page and the tabs, guarded."""
        application = await self._make_app()
        application.middlewares.append(guarding(self.port))
        application.on_response_prepare.append(keep_to_itself)
        return application

    async def on_startup(self, app: web.Application) -> None:
        """Say where to look, and what not to expect there."""
        del app
        click.echo(f"iliotimer is at {self.public_url} for the browsers of this computer.")
        click.echo(f"{SOUND} Ctrl+C ends it.")

    async def on_shutdown(self, app: web.Application) -> None:
        """Close the tabs."""
        del app
        await asyncio.gather(*(tab.close() for tab in self._tabs))

    async def handle_index(self, request: web.Request) -> Any:
        """The page, under the name by which it was asked for, with the keys going to the app."""
        self.public_url = f"http://{request.host}"
        page = await super().handle_index(request)
        if isinstance(page, web.Response) and page.text is not None:
            page.text = page.text.replace("</body>", FOCUS)
        return page

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Show the program to a tab until either of them ends."""
        tab = web.WebSocketResponse(heartbeat=HEARTBEAT, timeout=FAREWELL)
        await tab.prepare(request)
        terminal = await Terminal.opened(self._arguments, *_size(request.query))
        showing = asyncio.create_task(_show(terminal, tab))
        self._tabs.add(tab)
        try:
            async for message in tab:
                if message.type is web.WSMsgType.TEXT:
                    await _obey(message.data, terminal, tab)
        finally:
            self._tabs.discard(tab)
            await terminal.hang_up()
            await showing
        return tab


def serve(arguments: Sequence[str], listener: socket) -> None:
    """Show iliotimer, started with these arguments, to whoever asks there; ends with Ctrl+C."""
    host, port = listener.getsockname()
    # What a stranger sends wrong is answered; it is no news for the person at the terminal.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    web.run_app(
        LocalServer(arguments, host, port).application(),
        sock=listener,
        print=None,
        access_log=None,
        shutdown_timeout=PATIENCE + FAREWELL,
    )


async def _show(terminal: Terminal, tab: web.WebSocketResponse) -> None:
    with suppress(ConnectionError):
        async for written in terminal.written():
            await tab.send_bytes(written)
        if await terminal.status() in NO_FAULT:
            await tab.close()


async def _obey(message: str, terminal: Terminal, tab: web.WebSocketResponse) -> None:
    """Do what the page says; what is no message of its own counts for nothing."""
    try:
        said = json.loads(message)
    except ValueError:
        return
    match said:
        case ["stdin", str(typed)]:
            terminal.type(typed)
        case ["resize", {"width": int(columns), "height": int(rows)}]:
            terminal.resize(columns, rows)
        case ["ping", str(sent)]:
            await tab.send_json(["pong", sent])


def _size(asked: Any) -> tuple[int, int]:
    try:
        return int(asked["width"]), int(asked["height"])
    except (KeyError, ValueError):
        return SIZE
