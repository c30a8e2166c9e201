"""What happens in the world, line by line, for whoever watches in a terminal."""

from typing import TextIO
from zoneinfo import ZoneInfo

from rehearsal.things import Message
from rehearsal.world import Happening, World

INDENT = " " * 23


class Aloud:
    """Prints what is said and how it is taken up, at the hour of `zone` (an IANA name)."""

    def __init__(self, world: World, out: TextIO, zone: str) -> None:
        self._world = world
        self._out = out
        self._zone = ZoneInfo(zone)
        world.listen(self._heard)

    def say(self, line: str = "") -> None:
        """A line of whoever leads through the play."""
        print(line, file=self._out, flush=True)

    def _heard(self, happening: Happening) -> None:
        message = happening.message
        if message is None or message.service:
            return
        if happening.kind == "message":
            self._show(message)
        elif happening.kind == "reaction":
            emoji = " ".join(each for given in message.reactions.values() for each in given)
            self.say(f"  {self._time()}  {emoji} on “{_words(message)}”")

    def _show(self, message: Message) -> None:
        text = _words(message).replace("\n", f"\n{INDENT}")
        self.say(f"  {self._time()}  {self._who(message):>8}  {text}")
        if message.buttons:
            self.say(f"{INDENT}{'  '.join(f'[ {label} ]' for label in message.buttons)}")

    def _who(self, message: Message) -> str:
        who, peer = message.sender, message.chat.peer
        if who is None or peer is None:
            return who.name if who else ""
        return f"{who.name} to {self._world.bot.name if who is peer else peer.name}"

    def _time(self) -> str:
        return f"{self._world.now().astimezone(self._zone):%a %H:%M}"


def _words(message: Message) -> str:
    return message.text or f"({message.media})"
