"""The app in a browser: who is let in, and what a tab that goes away leaves behind."""

import asyncio
import contextlib
import os
import re
import signal
import socket
import sys
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from click.testing import CliRunner
from examples import SHORT_SESSION

from iliotimer.cli import cli
from iliotimer.diary.reading import read_journal
from iliotimer.files.places import same_package
from iliotimer.web.browser import SOUND
from iliotimer.web.server import LocalServer

QUICK = SHORT_SESSION.replace("  wait = true\n", "").replace(
    '"mixed"\n', '"mixed"\n\n[defaults]\ntransition = 1\n'
)
HOST = "127.0.0.1"
WITHIN = 20
"""Seconds."""


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty home with a quick session beside it."""
    monkeypatch.setenv("ILIOTIMER_HOME", str(tmp_path / "home"))
    (tmp_path / "quick.toml").write_text(QUICK)
    return tmp_path / "home"


@pytest.fixture
async def address():
    """A server in this process whose tabs print the version."""
    listener = socket.create_server((HOST, 0))
    port = listener.getsockname()[1]
    runner = web.AppRunner(await LocalServer(["--version"], HOST, port).application())
    await runner.setup()
    await web.SockSite(runner, listener).start()
    yield f"{HOST}:{port}"
    await runner.cleanup()


PATHS = ("/", "/ws", "/static/js/textual.js", "/download/key")
FOREIGN = {
    "a name that leads here": {"Host": "rebound.example:{port}"},
    "our name with another port": {"Host": "127.0.0.1:1"},
    "our name without a port": {"Host": "localhost"},
    "no name": {"Host": ""},
    "a foreign page": {"Origin": "https://foreign.example"},
    "a page of another server here": {"Origin": "http://127.0.0.1:1"},
    "our page by its other name": {"Origin": "http://localhost:{port}"},
    "a page in secret": {"Origin": "https://127.0.0.1:{port}"},
    "a page without an origin": {"Origin": "null"},
    "a link or a frame elsewhere": {"Sec-Fetch-Site": "cross-site"},
    "another server on this computer": {"Sec-Fetch-Site": "same-site"},
}


@pytest.mark.parametrize("kind", FOREIGN)
async def test_what_is_foreign_is_refused_everywhere(address, kind):
    """The page, the websocket, the script and the downloads, before any of them begins."""
    port = address.partition(":")[2]
    lines = "".join(
        f"{name}: {value.format(port=port)}\r\n"
        for name, value in {"Host": address, **FOREIGN[kind]}.items()
    )
    for path in PATHS:
        answer = await _asked(address, f"GET {path} HTTP/1.1\r\n{lines}{WEBSOCKET}\r\n")
        assert answer.startswith("HTTP/1.1 403 ")


WEBSOCKET = (
    "Connection: Upgrade\r\nUpgrade: websocket\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
)


async def _asked(address, request):
    host, _, port = address.partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(request.encode())
    line = await asyncio.wait_for(reader.readline(), WITHIN)
    writer.close()
    await writer.wait_closed()
    return line.decode()


async def test_our_own_page_is_shown_and_loads_nothing_from_elsewhere(address):
    """Under both names of this computer; its keys go to the app at once."""
    async with aiohttp.ClientSession() as browser:
        for own in (address, address.replace(HOST, "localhost")):
            headers = {"Host": own, "Sec-Fetch-Site": "none"}
            async with browser.get(f"http://{address}/", headers=headers) as answer:
                page = await answer.text()
                policy = answer.headers["Content-Security-Policy"]
            assert answer.status == 200
            assert f"ws://{own}/ws" in page
            assert "xterm-helper-textarea" in page
            assert SOUND in page
            assert set(re.findall(r"\w+://\S+", policy)) == {f"ws://{own};"}
            assert "frame-ancestors 'none'" in policy


async def test_a_tab_shows_the_program_until_it_ends(address):
    """What is no message of the page is passed over."""
    async with (
        aiohttp.ClientSession() as browser,
        browser.ws_connect(
            f"ws://{address}/ws?width=no&height=9999999", origin=f"http://{address}"
        ) as tab,
    ):
        for message in ("{", "[]", '["stdin", 1]', '["resize", {"width": 0, "height": 99999}]'):
            await tab.send_str(message)
        await tab.send_json(["ping", "1"])
        messages = [message async for message in tab]
    texts = [m.data for m in messages if m.type is aiohttp.WSMsgType.TEXT]
    shown = b"".join(m.data for m in messages if m.type is aiohttp.WSMsgType.BINARY)
    assert texts == ['["pong", "1"]']
    assert b"iliotimer, version" in shown


class Served:
    """`iliotimer serve quick.toml` as a process of its own."""

    async def start(self, folder):
        with socket.create_server((HOST, 0)) as free:
            self.port = free.getsockname()[1]
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "iliotimer", "serve", "quick.toml", "--port", str(self.port)),
            cwd=folder,
            env={**os.environ, **same_package(), "PYTHONUNBUFFERED": "1"},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        self.said = [await self.line(), await self.line()]

    async def line(self):
        return (await asyncio.wait_for(self.process.stdout.readline(), WITHIN)).decode()

    async def tab(self, browser):
        own = f"{HOST}:{self.port}"
        return await browser.ws_connect(
            f"ws://{own}/ws?width=100&height=30", origin=f"http://{own}"
        )

    def descendants(self):
        parents = _parents()
        found = {self.process.pid}
        for _ in parents:
            found |= {pid for pid, parent in parents.items() if parent in found}
        return found - {self.process.pid}


async def _sees(tab, text):
    """Read what the tab shows until this is in it."""
    seen = b""
    async with asyncio.timeout(WITHIN):
        while text not in seen:
            message = await tab.receive()
            assert message.type is aiohttp.WSMsgType.BINARY, seen.decode(errors="replace")
            seen += message.data


async def _types(tab, key):
    """Press the key again and again: what is typed before it is asked for is lost."""
    while True:
        await tab.send_json(["stdin", key])
        await asyncio.sleep(0.1)


def _parents():
    """Each process that runs, with its parent."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, parent, *_ = path.read_text().rpartition(")")[2].split()
            if state != "Z":
                parents[int(path.parent.name)] = int(parent)
    return parents


async def _gone(pids):
    async with asyncio.timeout(WITHIN):
        while pids & _parents().keys():  # noqa: ASYNC110  another process sets no event
            await asyncio.sleep(0.02)


@pytest.fixture
async def served(home):
    """The server, and a browser."""
    server = Served()
    await server.start(home.parent)
    async with aiohttp.ClientSession() as browser:
        yield server, browser
    with contextlib.suppress(ProcessLookupError):
        server.process.kill()
    await server.process.wait()


async def test_a_closed_tab_leaves_a_practice_that_can_be_resumed_and_nothing_running(served, home):
    """So does Ctrl+C in the terminal, which ends the server cleanly."""
    server, browser = served
    assert server.said == [
        f"iliotimer is at http://{HOST}:{server.port} for the browsers of this computer.\n",
        f"{SOUND} Ctrl+C ends it.\n",
    ]
    tab = await server.tab(browser)
    await _sees(tab, b"Lie down.")
    running = server.descendants()
    assert running
    await tab.close()
    await _gone(running)
    (journal,) = home.glob("log/*.toml")
    assert read_journal(journal).events[-1].what == "interrupted"

    tab = await server.tab(browser)
    await _sees(tab, b"leave it as it is")
    typing = asyncio.create_task(_types(tab, "r"))
    await _sees(tab, b"PAUSED")
    typing.cancel()
    running = server.descendants()
    server.process.send_signal(signal.SIGINT)
    assert await asyncio.wait_for(server.process.wait(), WITHIN) == 0
    assert await server.process.stdout.read() == b""
    await _gone(running)
    events = [event.what for event in read_journal(journal).events]
    assert events.count("interrupted") == 2


async def test_a_killed_server_takes_the_practice_with_it(served, home):
    """The terminal behind the tab hangs up."""
    server, browser = served
    tab = await server.tab(browser)
    await _sees(tab, b"breathe in")
    running = server.descendants()
    server.process.kill()
    await _gone(running)
    (journal,) = home.glob("log/*.toml")
    assert read_journal(journal).events[-1].what == "interrupted"


def _refused(*args):
    done = CliRunner().invoke(cli, ["serve", *args], catch_exceptions=False)
    assert done.exit_code == 2
    return done.stderr


def test_what_cannot_be_served_is_said_at_once(home, monkeypatch):
    """A session that is not there, a port that is taken, the extra that is missing."""
    assert _refused("fondation") == (
        "There is no session called 'fondation'. Did you mean foundation?\n"
    )
    with socket.create_server((HOST, 0)) as other:
        port = other.getsockname()[1]
        said = _refused("--port", str(port))
        assert said.startswith(f"Port {port} cannot be used: ")
        assert said.count("\n") == 1
    home.mkdir()
    (home / "config.toml").write_text("[sound]\nvolume = 'loud'\n")
    assert "config.toml:2: " in _refused()
    monkeypatch.setattr("iliotimer.commands.serve.find_spec", lambda _: None)
    assert "--extra web" in _refused()
