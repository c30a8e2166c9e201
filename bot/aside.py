"""What somebody reads alone, in their corner, wherever they asked for it."""

from domain.messages import Incoming, Kind, Part, Rows, Say


def aside(
    incoming: Incoming, ritual: str, parts: tuple[Part, ...], buttons: Rows = (), *, file: str | None = None
) -> Say:
    """An answer for whoever asked; in their room nothing shows. With `file` it is a document of that name."""
    return Say(
        incoming.person,
        ritual,
        parts,
        Kind.ANSWER,
        buttons=buttons,
        person=incoming.person,
        language=incoming.language,
        file=file,
    )
