"""Every word that users read, said to each reader in their own language, style and zone."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

from fluent.runtime.resolver import Pattern

from bot.words.language import BrokenWords, Language, read
from bot.words.literal import literal
from bot.words.pieces import hidden, joined
from bot.words.values import Setting
from domain.messages import Line, Param, Part, Reader, Rendered

COMPLETE = "en"  # the language that has every key, and speaks where another is silent
_SHIPPED = Path(__file__).parent


class Catalogue:
    """Renders lines (`domain.messages.Render`) and vouches for them beforehand (`domain.messages.Lexicon`)."""

    def __init__(self, languages: Iterable[Language]) -> None:
        """Raises BrokenWords where English is absent or another language has a key that English lacks."""
        self._languages = {language.tag.lower(): language for language in languages}
        if COMPLETE not in self._languages:
            raise BrokenWords([f"{COMPLETE} is not there"])
        self.keys = tuple(sorted(self._languages[COMPLETE].needs))
        extra = [
            f"{language.tag}: {key} is not in {COMPLETE}"
            for language in self._languages.values()
            for key in sorted(language.needs.keys() - set(self.keys))
        ]
        if extra:
            raise BrokenWords(extra)
        self.languages = tuple(sorted(language.tag for language in self._languages.values()))

    @classmethod
    def load(cls, folder: Path = _SHIPPED) -> "Catalogue":
        """Reads every language folder in `folder`. Raises BrokenWords for what could not be spoken."""
        return cls(read(path) for path in sorted({path.parent for path in folder.glob("*/*.ftl")}))

    def __call__(self, parts: tuple[Part, ...], reader: Reader) -> Rendered:
        """The parts one below the other, spans in code points. Raises KeyError for what no catalogue holds."""
        return joined((self._line(part, reader) if isinstance(part, Line) else literal(part) for part in parts), "\n")

    def label(self, key: str, params: Mapping[str, Param], reader: Reader) -> str:
        """One line without spans: a button, an alert. Raises KeyError like rendering does."""
        return self._line(Line(key, params), reader).text

    def check(self, key: str, params: Mapping[str, Param]) -> None:
        """Raises KeyError, with names and no values, unless `key` can be said in every language and style."""
        self._check_given(key, params)
        for tag in self.languages:
            for style in ("", *self._speaking(key, tag).bundle.get_message(key).attributes):
                self._line(Line(key, params), Reader(tag, style))

    def variants(self, prefix: str) -> tuple[str, ...]:
        """The keys `prefix-01`, `prefix-02`, ... by number. Raises KeyError when there is none."""
        numbered = re.compile(re.escape(prefix) + r"-(\d{2,})")
        found = [(int(match[1]), key) for key in self.keys if (match := numbered.fullmatch(key))]
        if not found:
            raise KeyError(f"{prefix} has no numbered lines")
        return tuple(key for _, key in sorted(found))

    def _line(self, line: Line, reader: Reader) -> Rendered:
        language = self._speaking(line.key, reader.language)
        setting = Setting(reader, language.locale)
        message = language.bundle.get_message(line.key)
        pattern = message.attributes.get(reader.style, cast(Pattern, message.value))  # no line loads without a value
        params = {
            name: self._line(value, reader) if isinstance(value, Line) else value for name, value in line.params.items()
        }
        text, errors = language.bundle.format_pattern(pattern, setting.values(params))
        if errors or not isinstance(text, str):
            self._check_given(line.key, line.params)
            raise KeyError(f"{line.key} cannot be said with the parameters it was given")
        piece = setting.finished(text)
        return hidden(piece) if line.spoiler else piece

    def _check_given(self, key: str, params: Mapping[str, Param]) -> None:
        if key not in self._languages[COMPLETE].needs:
            raise KeyError(f"{key} is in no catalogue")
        needed = frozenset[str]().union(*(language.needs.get(key, ()) for language in self._languages.values()))
        if missing := sorted(needed - params.keys()):
            raise KeyError(f"{key} needs {', '.join(missing)}")

    def _speaking(self, key: str, tag: str) -> Language:
        """The reader's language, a wider one of the same name, or English: the first that has the key."""
        wanted = tag.lower().replace("_", "-")
        while wanted:
            language = self._languages.get(wanted)
            if language and key in language.needs:
                return language
            wanted = wanted.rpartition("-")[0]
        if key not in self._languages[COMPLETE].needs:
            raise KeyError(f"{key} is in no catalogue")
        return self._languages[COMPLETE]
