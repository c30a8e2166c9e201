"""One language as its files say it: read once, and refused at once where it could not be spoken."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from fluent.runtime import FluentBundle
from fluent.runtime.builtins import BUILTINS
from fluent.syntax import FluentParser, ast

from bot.words.values import FUNCTIONS, MARKS

STYLES = ("open", "circle", "gentle", "practical")
_KNOWN_FUNCTIONS = frozenset({*FUNCTIONS, *BUILTINS})


class BrokenWords(ValueError):
    """What the files of a language say cannot be spoken; each fault names its file and key."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Language:
    """A language ready to be spoken: `needs` are the variables that each key takes, its styles included."""

    tag: str
    locale: Locale
    bundle: FluentBundle
    needs: Mapping[str, frozenset[str]]


Entry = ast.Message | ast.Term


def read(folder: Path) -> Language:
    """The language in `folder`, which is named by its IETF tag. Raises BrokenWords with all faults found."""
    entries: dict[str, Entry] = {}
    faults: list[str] = []
    for path in sorted(folder.glob("*.ftl")):
        for found in _parsed(path):
            faults += _faults(found, entries, f"{folder.name}/{path.name}")
            if not isinstance(found, ast.Junk):
                entries[name_of(found)] = found
    faults += _loose_ends(entries, folder.name)
    if faults:
        raise BrokenWords(faults)
    return Language(folder.name, _locale(folder.name), _bundle(folder.name, entries), _needs(entries))


def walk(node: ast.BaseNode) -> Iterator[ast.BaseNode]:
    """The node and everything below it, in reading order."""
    yield node
    for value in vars(node).values():
        for child in value if isinstance(value, list) else (value,):
            if isinstance(child, ast.BaseNode):
                yield from walk(child)


def name_of(entry: Entry) -> str:
    """The key of a message; a term's carries its dash."""
    return f"-{entry.id.name}" if isinstance(entry, ast.Term) else str(entry.id.name)


def said_by(node: ast.BaseNode) -> str:
    """The text that the node itself adds to a line, its escapes resolved; most add none."""
    if isinstance(node, ast.StringLiteral):
        return str(node.parse()["value"])
    return str(node.value) if isinstance(node, ast.TextElement) else ""


def _parsed(path: Path) -> Iterator[Entry | ast.Junk]:
    resource = FluentParser().parse(path.read_text(encoding="utf-8"))
    return (item for item in resource.body if isinstance(item, Entry | ast.Junk))


def _faults(found: Entry | ast.Junk, earlier: Mapping[str, Entry], where: str) -> Iterator[str]:
    if isinstance(found, ast.Junk):
        reason = found.annotations[0].message if found.annotations else "cannot be read"
        yield f"{where}: {(found.content or '').strip().splitlines()[0]}: {reason}"
        return
    key = name_of(found)
    if key in earlier:
        yield f"{where}: {key} is there twice"
    if isinstance(found, ast.Message):
        yield from (f"{where}: {key}: {fault}" for fault in _unspeakable(found))
    for node in walk(found):
        if MARKS.search(said_by(node)):
            yield f"{where}: {key} holds a private-use character"
        if isinstance(node, ast.FunctionReference) and node.id.name not in _KNOWN_FUNCTIONS:
            yield f"{where}: {key}: nobody knows {node.id.name}()"


def _unspeakable(message: ast.Message) -> Iterator[str]:
    if message.value is None:
        yield "no plain line"
    for attribute in message.attributes:
        if attribute.id.name not in STYLES:
            yield f"no style is called {attribute.id.name}"


def _loose_ends(entries: Mapping[str, Entry], tag: str) -> Iterator[str]:
    for key, entry in entries.items():
        for other in _mentioned(entry):
            if other not in entries:
                yield f"{tag}: {key} mentions {other}, which is not there"
    try:
        _in_order(entries)
    except CycleError as error:
        yield f"{tag}: {' mentions '.join(error.args[1])}"


def _in_order(entries: Mapping[str, Entry]) -> list[str]:
    return list(TopologicalSorter({key: _mentioned(entry) for key, entry in entries.items()}).static_order())


def _mentioned(entry: Entry) -> set[str]:
    # Another line's styles are not there to be borrowed: with its style named, it counts as missing.
    return {
        ("-" if isinstance(node, ast.TermReference) else "")
        + node.id.name
        + (f".{node.attribute.name}" if node.attribute and isinstance(node, ast.MessageReference) else "")
        for node in walk(entry)
        if isinstance(node, ast.MessageReference | ast.TermReference)
    }


def _needs(entries: Mapping[str, Entry]) -> Mapping[str, frozenset[str]]:
    needs: dict[str, frozenset[str]] = {}
    for key in _in_order(entries):
        entry = entries[key]
        own = {node.id.name for node in walk(entry) if isinstance(node, ast.VariableReference)}
        own = own if isinstance(entry, ast.Message) else set()  # a term is given its variables by whoever mentions it
        needs[key] = frozenset(own.union(*(needs[other] for other in _mentioned(entry))))
    return MappingProxyType({key: found for key, found in needs.items() if not key.startswith("-")})


def _locale(tag: str) -> Locale:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise BrokenWords([f"{tag}: no such language"]) from error


def _bundle(tag: str, entries: Mapping[str, Entry]) -> FluentBundle:
    bundle = FluentBundle([tag], functions=FUNCTIONS, use_isolating=False)  # values isolate themselves where they must
    bundle.add_resource(ast.Resource(list(entries.values())))
    for key, entry in entries.items():
        if isinstance(entry, ast.Message):
            bundle.get_message(key)
    return bundle
