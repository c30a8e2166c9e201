"""What keeps the page to itself: its own files only, its own visitors only, and nothing from elsewhere."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web

from rehearsal.files import Kept
from rehearsal.things import Json, Refused

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

STATIC = Path(__file__).parent / "static"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif", b"RIFF": "image/webp"}
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
# https://www.w3.org/TR/CSP3/ and https://www.w3.org/TR/trusted-types/: nothing from elsewhere, nothing inline, and
# no text that becomes markup.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def guarded(handler: Handler) -> Handler:
    """Lets in only the page itself, under an address of this machine, and closes every answer to what is foreign."""

    async def answer(request: web.Request) -> web.StreamResponse:
        host = urlsplit(f"//{request.host}")
        origin = request.headers.get("Origin")
        if host.hostname not in LOOPBACK or (origin is not None and urlsplit(origin).netloc != request.host):
            return web.Response(status=403, text="This page is for this machine alone.")
        response = await handler(request)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    return answer


def answered(handler: Callable[[Json], Awaitable[Json]]) -> Handler:
    """A JSON request with a JSON answer, which says plainly what could not be done."""

    async def answer(request: web.Request) -> web.StreamResponse:
        if request.content_type != "application/json":
            return web.json_response({"error": "JSON, please."}, status=415)
        try:
            return web.json_response(await handler(await request.json()))
        except Refused as no:
            return web.json_response({"error": no.description}, status=409)
        except (LookupError, PermissionError, TypeError, ValueError) as wrong:
            return web.json_response({"error": str(wrong.args[0] if wrong.args else wrong)}, status=409)

    return answer


def static(only: str | None = None) -> Handler:
    """A file of the page by its name."""

    async def answer(request: web.Request) -> web.StreamResponse:
        path = STATIC / (only or request.match_info["name"])
        if path.parent != STATIC or path.suffix not in TYPES or not path.is_file():
            return web.Response(status=404, text="Not here.")
        return web.Response(text=path.read_text("utf-8"), content_type=TYPES[path.suffix], charset="utf-8")

    return answer


def opened_file(kept: Kept | None) -> web.Response:
    """What somebody sent: pictures as pictures, everything else as a download that nothing runs."""
    if kept is None:
        return web.Response(status=404, text="Not here.")
    data = kept.upload.data
    kind = next((kind for start, kind in PICTURES.items() if data.startswith(start)), "application/octet-stream")
    return web.Response(body=data, content_type=kind)
