"""The rules of tone as functions over one string, so that each can be shown to find what it is for."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent

NAMES = frozenset({"name", "partner", "author"})
# What may stand beside a name in one sentence. Whatever is absent here might be a figure.
BESIDE_A_NAME = NAMES | {"words", "when", "place", "ritual"}
# What the product calls by a word that its lines leave alone.
CALLED_SO = frozenset({"promise-other-reminder"})
# The few places light enough for an emoji; every hard moment is outside of them.
LIGHT = ("lunch-", "coffee-", "bedtime-close")
LONGEST = 220
LONGER = {"profile-text": 512}
SHORTER = {"profile-about": 120}
ALERT = 200  # Telegram's limit of an answer to a tap

_EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}|[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    "(?:\ufe0f|[\U0001f3fb-\U0001f3ff]|\u200d[\u2600-\u27bf\U0001f000-\U0001faff]\ufe0f?)*"
)
_SENTENCE_END = re.compile(r"(?<=[.?…:;])\s+|\n+")
_VARIABLE = re.compile(r"\{ \$(\w+) \}")
_STRAY = re.compile(
    "[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ue000-\uf8ff]"
)


@dataclass(frozen=True)
class Tone:
    """What one language never says."""

    avoid: re.Pattern[str]
    comparing: re.Pattern[str]


def tone_of(language: str) -> Tone:
    """The tone of a language, from its file beside this one; FileNotFoundError when it has none."""
    rules = tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))
    words = "|".join(map(re.escape, rules["avoid"]))
    comparing = "|".join(map(re.escape, rules["comparing"]))
    patterns = "".join(f"|{pattern}" for pattern in rules["patterns"])
    return Tone(
        re.compile(rf"\b(?:{words})(?:s|es|d|ed|ing)?\b{patterns}", re.IGNORECASE),
        re.compile(rf"\b(?:{comparing})\b|[\d%٪％]", re.IGNORECASE),
    )


def faults(key: str, text: str, tone: Tone) -> list[str]:
    """What is wrong with one string of the catalogue; its variables stand in it as `{ $name }`."""
    called = () if key in CALLED_SO else _grading(text, tone)
    return [*_loud(key, text), *called, *_length(key, text)]


def _loud(key: str, text: str) -> Iterator[str]:
    if re.search("[!¡！﹗‼⁉]", text):
        yield "an exclamation mark"
    emoji = len(_EMOJI.findall(text))
    if emoji > (1 if key.startswith(LIGHT) else 0):
        yield f"{emoji} emoji"
    if _STRAY.search(text):
        yield "a character that nobody sees"


def _grading(text: str, tone: Tone) -> Iterator[str]:
    plain = text.replace("’", "'")
    yield from (f"says {found[0]!r}" for found in tone.avoid.finditer(plain))
    for sentence in _SENTENCE_END.split(plain):
        variables = set(_VARIABLE.findall(sentence))
        if not variables & NAMES:
            continue
        yield from (f"a name beside ${other}" for other in sorted(variables - BESIDE_A_NAME))
        yield from (f"a name beside {found[0]!r}" for found in tone.comparing.finditer(_VARIABLE.sub("", sentence)))


def _length(key: str, text: str) -> Iterator[str]:
    limit = LONGER.get(key, SHORTER.get(key, LONGEST))
    if len(text) > limit:
        yield f"{len(text)} characters, {limit} at most"
    if not text.strip():
        yield "nothing"
    if re.search(r"-prompt-\d+$", key) and not 6 <= len(re.findall(r"[\w’'-]+", text)) <= 18:
        yield "not between 6 and 18 words"
