"""Who is let in: the pages of this very server, and nobody else's.

A browser lets any web page send requests to 127.0.0.1, open websockets there and show it in a
frame; and a page whose name is made to lead to 127.0.0.1 counts as being of that server.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler, Middleware

OWN_SITES = {"none", "same-origin"}
"""What a browser says of a request that the person or the page itself made."""
REFUSAL = "Only a browser on this computer may open this. Type the address into it yourself.\n"


def hosts_of(port: int) -> frozenset[str]:
    """The names under which the server is reached."""
    return frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})


def guarding(port: int) -> Middleware:
    """The middleware that refuses whatever a foreign page asks for."""
    hosts = hosts_of(port)

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        headers = request.headers
        own = f"http://{request.host}"
        if (
            request.host not in hosts
            or headers.get("Origin", own) != own
            or headers.get("Sec-Fetch-Site", "none") not in OWN_SITES
        ):
            raise web.HTTPForbidden(text=REFUSAL)
        return await handler(request)

    return guarded


async def keep_to_itself(request: web.Request, response: web.StreamResponse) -> None:
    """Let the page load nothing from elsewhere, and be shown in no other page."""
    response.headers["Content-Security-Policy"] = (
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        f"connect-src 'self' ws://{request.host}; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    response.headers["Referrer-Policy"] = "no-referrer"
