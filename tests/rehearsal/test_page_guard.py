"""What keeps the page to this machine and to itself."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession

from rehearsal.files import Upload
from tests.rehearsal.page import Visit, visited


@pytest.fixture
async def visit() -> AsyncIterator[Visit]:
    async with ClientSession() as session, visited(session) as opened:
        yield opened


@pytest.mark.parametrize(
    "path", ["/", "/page/main.js", "/page/page.css", "/page/icon.svg", "/page/files/none", "/page/no"]
)
async def test_every_answer_carries_a_policy_that_lets_nothing_in_from_elsewhere(visit: Visit, path: str) -> None:
    answer, _ = await visit.gets(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_page_is_whole_and_asks_for_nothing_but_its_own_files(visit: Visit) -> None:
    answer, body = await visit.gets("/")
    assert answer.content_type == "text/html"
    for name in (b"page.css", b"chat.css", b"things.css", b"main.js", b"icon.svg"):
        assert b"/page/" + name in body
        assert (await visit.gets(f"/page/{name.decode()}"))[0].status == 200
    assert b"http" not in body
    assert b"style=" not in body


@pytest.mark.parametrize("path", ["/page/..%2f..%2fserver.py", "/page/props.py", "/page/.", "/page/main.js%00"])
async def test_no_address_leads_out_of_the_page(visit: Visit, path: str) -> None:
    answer, _ = await visit.gets(path)
    assert answer.status == 404


@pytest.mark.parametrize("host", ["kept.example", "127.0.0.1.example:80", "evil@example.org", ""])
async def test_an_address_of_elsewhere_that_was_led_here_gets_nothing(visit: Visit, host: str) -> None:
    answer, _ = await visit.gets("/", headers={"Host": host})
    assert answer.status in {400, 403}


@pytest.mark.parametrize("origin", ["https://example.org", "http://127.0.0.1:1", "null"])
async def test_another_page_in_the_same_browser_cannot_act_here(visit: Visit, origin: str) -> None:
    async with visit.session.post(
        f"{visit.server.url}/page/act",
        json={"person": visit.stage.left.id, "does": "starts"},
        headers={"Origin": origin},
    ) as answer:
        assert answer.status == 403
    assert visit.stage.left.corner.lines == []


async def test_a_plain_form_of_elsewhere_cannot_act_here_either(visit: Visit) -> None:
    body = f'{{"person": {visit.stage.left.id}, "does": "starts"}}'
    async with visit.session.post(
        f"{visit.server.url}/page/act", data=body, headers={"Content-Type": "text/plain"}
    ) as answer:
        assert answer.status == 415
    assert visit.stage.left.corner.lines == []


async def test_what_somebody_sent_is_a_picture_or_nothing_that_runs(visit: Visit) -> None:
    files = visit.world.files
    page = files.keep("document", Upload("page.html", b"<script>alert(1)</script>", "text/html"))
    picture = files.keep("document", Upload("x.html", b"\x89PNG\r\n\x1a\nrest", "text/html"))
    assert (await visit.gets(f"/page/files/{page.id}"))[0].content_type == "application/octet-stream"
    assert (await visit.gets(f"/page/files/{picture.id}"))[0].content_type == "image/png"
