"""Which of the two spoke, and where their answer belongs: in the room, or with them alone."""

from dataclasses import dataclass, replace

from bot.aside import aside
from domain.couple import Couple, Member
from domain.errors import Refusal
from domain.hours_read import Unread
from domain.messages import Incoming, Kind, Line, Param, Part, Rows, Say, Words
from domain.noise import Noise
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Speaker:
    """`here`: in their room, where that is a group; everything else, other groups too, counts as their corner."""

    couple: Couple
    member: Member
    incoming: Incoming

    @property
    def here(self) -> bool:
        couple, incoming = self.couple, self.incoming
        return incoming.group and couple.place == "group" and incoming.chat == couple.room

    def alone(self, ritual: str, parts: tuple[Part, ...], rows: Rows = ()) -> Say:
        """An answer in their corner, wherever they spoke."""
        return replace(aside(self.incoming, ritual, parts, rows), couple=self.couple.id)

    def answer(self, ritual: str, parts: tuple[Part, ...], rows: Rows = ()) -> Say:
        """An answer where they spoke."""
        say = self.alone(ritual, parts, rows)
        return replace(say, chat=self.incoming.chat, person=None, reply_to=self.incoming.message) if self.here else say

    async def tells(self, ritual: str, parts: tuple[Part, ...], rows: Rows, uow: UnitOfWork) -> str | None:
        """Say it to both, wherever their room is; in a group it is news, unless it was uttered there.

        Gives back its ref, None while they have no room.
        """
        direct = self.here or self.couple.place == "carried"
        kind, noise = (Kind.ANSWER, None) if direct else (Kind.NOTICE, Noise.NEWS)
        say = Say(0, ritual, parts, kind, buttons=rows, noise=noise)
        return await uow.tell(self.couple, say, actor=self.member.person)

    def not_read(self, unread: Unread, example: str) -> Line:
        """What was understood of what they wrote, what was not, and how it could be written."""
        return not_read(unread, self.member.person, example)


def not_read(unread: Unread, person: int, example: str) -> Line:
    """The same for somebody who is one of no couple yet."""
    if not unread.rest:
        return Line("unread-nothing", {"example": example})
    given: dict[str, Param] = {"example": example, "rest": Words(person, unread.rest)}
    if not unread.understood:
        return Line("unread-all", given)
    return Line("unread-part", given | {"understood": unread.understood})


async def speaker(incoming: Incoming, uow: UnitOfWork) -> Speaker:
    """Whoever did this, their couple locked. Refusal: there are not two any more."""
    couple = await uow.couples.of(incoming.person, lock=True)
    member = couple.member(incoming.person) if couple else None
    if couple is None or member is None:
        raise Refusal("resting")
    return Speaker(couple, member, incoming)
