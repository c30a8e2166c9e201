"""Every table Kept has, so that what is remembered of two people can be read in one place."""

from storage.schema.agreements import agreement_places, agreement_sheets, agreements
from storage.schema.base import WORDS, metadata
from storage.schema.evenings import evening_days, evening_pages, evening_ways, evenings
from storage.schema.meeting import consents, groups, invitations, known_there, pairs, rests, titles
from storage.schema.notes import notes
from storage.schema.promises import promise_places, promises, rest_spans, week_makers, week_sums
from storage.schema.proposals import proposals
from storage.schema.questions import boxes, timers, tokens
from storage.schema.rooms import room_offers
from storage.schema.spine import (
    chats,
    couples,
    day_keys,
    due,
    erasures,
    facts,
    inbox,
    members,
    outbox,
    plans,
    prompts,
)

__all__ = [
    "WORDS",
    "agreement_places",
    "agreement_sheets",
    "agreements",
    "boxes",
    "chats",
    "consents",
    "couples",
    "day_keys",
    "due",
    "erasures",
    "evening_days",
    "evening_pages",
    "evening_ways",
    "evenings",
    "facts",
    "groups",
    "inbox",
    "invitations",
    "known_there",
    "members",
    "metadata",
    "notes",
    "outbox",
    "pairs",
    "plans",
    "promise_places",
    "promises",
    "prompts",
    "proposals",
    "rest_spans",
    "rests",
    "room_offers",
    "timers",
    "titles",
    "tokens",
    "week_makers",
    "week_sums",
]
