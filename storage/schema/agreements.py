"""Agreements: that there is one, what each of the two has in it under their own key, and where its buttons stand."""

from sqlalchemy import BigInteger, Boolean, Column, LargeBinary, String, Table, false

from storage.engine import UtcDateTime
from storage.schema.base import WORDS, metadata, one_of

agreements = Table(
    "agreements",
    metadata,
    Column("ref", String(32), primary_key=True),
    Column("couple", String(32), nullable=False, index=True),
    Column("opened", Boolean, nullable=False, server_default=false(), comment="a draft of both lies in the room"),
    Column("signed_at", UtcDateTime, comment="NULL until both have signed for the first time"),
    Column("made_at", UtcDateTime, nullable=False),
    comment="What two people agree on, or are drafting. Nothing here knows whose idea it was.",
)

agreement_sheets = Table(
    "agreement_sheets",
    metadata,
    Column("agreement", String(32), primary_key=True),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("couple", String(32), nullable=False),
    Column("key_id", String(64), nullable=False, index=True),
    Column("body", LargeBinary, nullable=False, comment="their clauses, and whether they sign: sealed under key_id"),
    info={WORDS: True},
    comment="What each of the two has in an agreement; that they have written or signed is sealed as well.",
)

agreement_places = Table(
    "agreement_places",
    metadata,
    Column("message", String(32), primary_key=True, comment="ref of a message of ours"),
    Column("agreement", String(32), nullable=False, index=True),
    Column("sort", String(8), nullable=False),
    Column("couple", String(32), nullable=False, index=True),
    Column("person", BigInteger, index=True, comment="whose corner it stands in; NULL in the room"),
    Column("made_at", UtcDateTime, nullable=False, index=True),
    one_of("sort", "offer", "apart", "draft", "signed", "review", "list"),
    comment="Messages whose buttons are about an agreement, while they are.",
)
