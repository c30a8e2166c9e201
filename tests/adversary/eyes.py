"""What a jealous partner sees: every chat that they are in, with the second at which everything came."""

from dataclasses import dataclass

from rehearsal.happenings import Happening
from tests.house import Kept
from tests.unseen.watching import Watch


@dataclass
class Eyes(Watch):
    """As `Watch`, in every group that `person` is in, not in their room alone."""

    def hear(self, happening: Happening) -> None:
        chat = happening.chat
        if chat is not None and chat.type != "private" and chat.member(self.person).inside:
            self.room = chat
        super().hear(happening)


def eyes_of(kept: Kept, name: str) -> Eyes:
    return Eyes(kept.world, kept.room, kept.people[name].person)


def read_by(eyes: Eyes) -> str:
    """Every word that they have been shown, answers to taps among them."""
    return "\n".join("\n".join(each) for each in eyes.seen)
