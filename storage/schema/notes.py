"""What is kept of Sunday notes: enough to say one again, and to agree with on the next Sunday."""

from sqlalchemy import Column, Date, String, Table, Text

from storage.schema.base import metadata

notes = Table(
    "notes",
    metadata,
    Column("couple", String(32), primary_key=True),
    Column("day", Date, primary_key=True, comment="ritual day on which it was said"),
    Column("recipe", Text, nullable=False, comment="numbers of wordings, and figures of two people together"),
    comment="Sunday notes of twelve weeks. Nothing here knows who did what, and no word of anybody is in it.",
)
