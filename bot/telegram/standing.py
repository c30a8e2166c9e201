"""Is it still there? What its author has taken back is not carried, and nobody is told."""

from telegram.error import TelegramError

from bot.telegram import outcome as became
from bot.telegram.outcome import Outcome, classify
from bot.telegram.post import Pen
from storage.outbox import Owed

HEARD = "✍"  # on a message whose words are on their way to the other


async def hindered(owed: Owed, pen: Pen) -> Outcome | None:
    """What hinders a message that carries somebody's own, found out before anything of it is shown; None: nothing.

    The Bot API has no way to look at a message, but sets no reaction to one that is gone. Ours is there already, so
    that nobody sees at which moment it is set again.
    """
    if owed.source_chat is None or owed.source_message is None or owed.target is not None:
        return None
    try:
        await pen.mark(owed.source_chat, owed.source_message, HEARD)
    except TelegramError as error:
        return _judged(classify(error, "setMessageReaction"))
    return None


def _judged(outcome: Outcome) -> Outcome | None:
    match outcome:
        case became.Never(reason="message gone"):
            return became.Never("taken back")
        case became.Gone():
            return became.Never("author gone")
        case became.Unknown() | became.ServerError():
            return became.NotDelivered(soon=False)
        case became.Never() | became.NoRights() | became.Topic() | became.Delivered() | became.Moved():
            return None
    return outcome
