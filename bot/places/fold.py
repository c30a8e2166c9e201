"""Names of places as a reader sees them: without case, accents, punctuation and, on a second look, script."""

import re
import unicodedata

from anyascii import anyascii

# Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic, apostrophes, and what nobody sees.
_DROPPED = re.compile(
    r"[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670'`\u00b4\u02b9\u02bb\u02bc\u02be\u02bf\u2018\u2019\u2032"
    r"\u00ad\u200b-\u200f\u2060-\u2064\ufeff]"
)
# Vowel signs from Devanagari to Myanmar, of Thaana, Khmer and kana belong to their words, whatever \w says.
_GAP = re.compile(r"(?:[^\w\n\u0780-\u07bf\u0900-\u109f\u1780-\u17ff\u3099\u309a]|_)+")
_AROUND = re.compile(r" ?\n ?")
_INITIALS = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)")  # U.S.A., D.C.


def folded(text: str) -> str:
    """The words of `text` in their own script, one space between them; lines stay lines."""
    plain = text.lower() if text.isascii() else unicodedata.normalize("NFKD", text.casefold())
    plain = _DROPPED.sub("", _INITIALS.sub("", plain))
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", plain.casefold())
    return _AROUND.sub("\n", _GAP.sub(" ", plain)).strip(" ")


def in_latin(name: str) -> str:
    """A folded name in the letters a to z, as somebody without its keyboard might write it."""
    return name if name.isascii() else folded(anyascii(name))
