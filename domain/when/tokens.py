"""How a promise falls apart into words and numbers, each with its place in what was typed."""

import re
import unicodedata
from dataclasses import dataclass

from domain.lexis import folded

_DASH = r"\-\u2010-\u2015\u2212"
_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"(?<!{_LETTER})(?:"
    r"(?P<date>\d{4}-\d\d-\d\d(?![\w-])|\d{1,2}/\d{1,2}(?:/\d{4}|/\d\d)?(?![\w/]))"
    # Neither part of a longer number nor one end of a range: "12:30:45", "1,000", "5-6pm".
    rf"|(?P<number>\d{{1,4}})(?:(?P<mark>[:.hH])(?P<minute>\d\d))?(?!\d|[.,:/{_DASH}]\d))"
    rf"|(?P<digits>\d(?:[.,:/{_DASH}]?\d)*)"
    rf"|(?P<hyphen>(?<=\w)[{_DASH}](?={_LETTER}))"
    rf"|(?P<word>(?:{_LETTER}\.)+{_LETTER}?(?!{_LETTER})|{_LETTER}(?:{_LETTER}|[\u0300-\u036f]|['\u2019](?={_LETTER}))*)"
    r"|(?P<other>\S)"
)
_DASHES = re.compile(f"[{_DASH}]")


@dataclass(frozen=True, slots=True)
class Token:
    """From code point `start` to `end`: a folded word, a sign, or digits, which have no `text`.

    `number` has up to four digits, with the `minute` that is written at it, by a `colon` or otherwise; `exact` is by
    the 24-hour clock ("07:30", "7h30"); `digits` are all others; `date` is a day in two or three numbers. What is
    `hyphened` hangs on the word before it, so that no time begins there.
    """

    start: int
    end: int
    text: str = ""
    is_word: bool = False
    number: int | None = None
    minute: int | None = None
    colon: bool = False
    exact: bool = False
    digits: str = ""
    date: tuple[int, ...] = ()
    hyphened: bool = False

    @property
    def is_sign(self) -> bool:
        return bool(self.text) and not self.is_word


def tokens(text: str) -> list[Token]:
    """From left to right, nothing but blanks and hyphens left out."""
    found: list[Token] = []
    hyphened = False
    for match in _TOKEN.finditer(_flat(text)):
        if match["hyphen"]:
            hyphened = True
            continue
        found.append(_token(match, hyphened=hyphened))
        hyphened = False
    return found


def _flat(text: str) -> str:
    """Full-width and other fanciful letters as plain ones where that keeps every code point in its place."""
    return "".join(plain if len(plain := unicodedata.normalize("NFKC", letter)) == 1 else letter for letter in text)


def _token(match: re.Match[str], *, hyphened: bool) -> Token:
    start, end = match.span()
    if match["word"]:
        return Token(start, end, folded(match[0]), is_word=True, hyphened=hyphened)
    if match["date"]:
        return Token(start, end, date=tuple(map(int, re.split("[-/]", match["date"]))))
    if match["number"]:
        exact = (match["mark"] or "").casefold() == "h" or (match["number"][0] == "0" and match["number"] != "0")
        minute = int(match["minute"]) if match["minute"] else None
        colon = match["mark"] == ":"
        return Token(start, end, number=int(match["number"]), minute=minute, colon=colon, exact=exact)
    if match["digits"]:
        return Token(start, end, digits=match[0])
    return Token(start, end, _DASHES.sub("-", match[0]))
