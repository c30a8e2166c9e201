"""The room opens with the second yes: what they have agreed on, and at once a taste of it."""

from bot.hours import HABITS
from bot.hours.setting import Setting, setting_of
from bot.hours.shown import called, params
from bot.meeting import NAME
from domain.couple import Couple
from domain.hours import Hours, Off
from domain.messages import Alert, Button, Incoming, Kind, Line, Part, Rows, Say, Words
from domain.noise import Noise
from storage.unit_of_work import UnitOfWork

HEARD = "✍"
HELLO: Rows = ((Button("meet-hello", "hello"),),)


async def open_room(couple: Couple, second: int, uow: UnitOfWork) -> None:
    """Two messages for both; to the one who did not just say yes, in their own corner, they are news."""
    noise = Noise.DIRECT  # it answers a yes; late in the evening it comes without a sound
    opening = Say(0, NAME, await opening_lines(couple, uow), Kind.PROMPT, ref=opening_of(couple), noise=noise)
    await uow.tell(couple, opening, actor=second)
    await uow.tell(couple, Say(0, NAME, (Line("meet-taste"),), Kind.PROMPT, buttons=HELLO, noise=noise), actor=second)


def opening_of(couple: Couple) -> str:
    """The ref of its first message, which changes as long as they settle in."""
    return f"opening-{couple.id}"


async def opening_lines(couple: Couple, uow: UnitOfWork) -> tuple[Part, ...]:
    """Both said yes, and to what."""
    settings = [await setting_of(couple, ritual, uow) for ritual in HABITS]
    lines = [_line(setting) for setting in settings if setting.plan]
    return (Line("meet-both"), *lines, Line("meet-rituals"))


def _line(setting: Setting) -> Line:
    """On each phone's own clock; as long as nobody has said where they are, there is but the hour itself."""
    hours = setting.usual
    known = any(member.zone for member in setting.couple.members)
    return Line("hours-set", params(setting, hours)) if known else plainly(setting.ritual, hours)


def plainly(ritual: str, hours: Hours | Off) -> Line:
    """An hour on whichever clock."""
    if isinstance(hours, Off):
        return Line("hours-off", {"ritual": ritual})
    days = called(hours.weekdays)
    return Line("meet-hours", {"ritual": ritual, "at": f"{hours.wall:%H:%M}", "days": days})


async def hear(incoming: Incoming, uow: UnitOfWork) -> None:
    """An answer to the taste: it has been said where it belongs."""
    anchor = incoming.anchor
    if anchor is None or anchor.couple is None or incoming.message is None or incoming.edited or not incoming.group:
        return
    await uow.react(anchor.couple, incoming.chat, incoming.message, HEARD)


async def say_hello(incoming: Incoming, uow: UnitOfWork) -> None:
    """Just a hello, once from each."""
    anchor = incoming.anchor
    couple = await uow.couples.get(anchor.couple) if anchor and anchor.couple else None
    member = couple.member(incoming.person) if couple else None
    if anchor is None or couple is None or member is None:
        return
    line = Line("meet-says-hello", {"name": Words(member.person, member.name)})
    once = f"meet-hello:{anchor.ref}:{member.person}"
    await uow.tell(couple, Say(0, NAME, (line,), Kind.ANSWER, dedupe=once), actor=member.person)
    uow.alert(incoming.callback, Alert("meet-noted", loud=False))
