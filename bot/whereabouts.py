"""Where somebody is, as they say it themselves: a city in any spelling, or a shared place; of either a zone is kept."""

from bot.places import Found, NotReady, Places
from domain.errors import NotYet
from domain.messages import Incoming

PLACES = Places()


def whereabouts(incoming: Incoming, city: str, language: str) -> Found:
    """The place that was shared, or else `city`, with labels in `language` (an IETF tag).

    Raises NotYet while the atlas is not read: the same is tried again once it is.
    """
    if incoming.location is not None:
        return PLACES.at(*incoming.location, language)
    try:
        return PLACES.lookup(city, language)
    except NotReady:
        raise NotYet(PLACES.warm) from None
