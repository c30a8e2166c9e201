"""Somebody before the page, with eyes, a pointer and a keyboard."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import ConsoleMessage, Locator, Page, Request, expect

from tests.browser.playing import Playing

expect.set_options(timeout=20_000)

SEEN = Path(__file__).parents[2] / "build" / "seen"
FAR = 80  # presses of Tab after which something cannot be reached


@dataclass
class Visitor:
    """`complaints` holds whatever the browser found wrong, and every request that left this machine."""

    page: Page
    playing: Playing
    complaints: list[str] = field(default_factory=list)

    def watches(self) -> None:
        """Begins to listen for complaints."""
        self.page.on("console", self._read)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._followed)

    def _read(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _followed(self, request: Request) -> None:
        if not request.url.startswith(self.playing.address):
            self.complaints.append(f"asked for {request.url}")

    # --- going there -----------------------------------------------------------------------------------------

    async def comes(self, scene: str) -> None:
        """Opens the page on a fresh world with `scene`."""
        answer = await self.page.request.post(f"{self.playing.address}page/scene", data={"name": scene})
        assert answer.ok, await answer.text()
        await self.page.goto(self.playing.address)
        await expect(self.page.locator("body")).to_have_attribute("data-stage", "open")

    # --- looking ---------------------------------------------------------------------------------------------

    @property
    def room(self) -> Locator:
        return self.page.locator("#room")

    @property
    def left(self) -> Locator:
        return self.page.locator("#left")

    @property
    def right(self) -> Locator:
        return self.page.locator("#right")

    def message(self, place: Locator, text: str) -> Locator:
        """The message that says `text`."""
        return place.locator("article").filter(has=self.page.locator(".text", has_text=text))

    async def keeps(self, name: str) -> None:
        """What is seen now, as a picture to look at later: `build/seen/NAME.png`."""
        await self.page.screenshot(path=SEEN / f"{name}.png")

    async def focused(self, on: Locator) -> bool:
        """Whether the keyboard is there."""
        return bool(await on.evaluate("element => element === document.activeElement"))

    # --- doing -----------------------------------------------------------------------------------------------

    async def writes(self, place: Locator, text: str) -> None:
        """Types into the box of a chat, and sends."""
        box = place.locator("textarea")
        await box.fill(text)
        await box.press("Enter")

    async def is_now(self, name: str) -> None:
        """Chooses who writes and taps in the room."""
        await self.room.locator(".writers label", has_text=name).click()

    async def lets_pass(self, label: str) -> None:
        """A button of the clock bar; until time stands again."""
        await self.page.locator(".move", has_text=label).click()
        await expect(self.page.locator("#coming")).not_to_have_text("Time passes …")

    async def chooses(self, opener: Locator, label: str) -> None:
        """An entry of the menu behind a button."""
        await opener.click()
        await self.page.get_by_role("menuitem", name=label).click()

    async def tabs_to(self, target: Locator, key: str = "Tab") -> None:
        """Only by Tab, as somebody without a pointer would."""
        for _ in range(FAR):
            if await self.focused(target):
                return
            await self.page.keyboard.press(key)
        raise AssertionError("Tab does not lead there")

    async def types(self, text: str, *keys: str) -> None:
        """Wherever the keyboard is."""
        await self.page.keyboard.type(text)
        for key in keys:
            await self.page.keyboard.press(key)


def phone() -> dict[str, Any]:
    """What a phone's browser is like."""
    return {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


def desk() -> dict[str, Any]:
    """And one on a desk."""
    return {"viewport": {"width": 1440, "height": 900}}
