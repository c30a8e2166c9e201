"""Agreements in words: a clause to whoever wrote it, and all of one to both."""

from bot.characters import characters
from bot.words.bounds import bounds, frightened, unconditional
from domain.agreement import LONGEST, Agreement, Clause, depends, without_beginning
from domain.couple import Couple, Member
from domain.errors import Refusal
from domain.guard import declined
from domain.messages import Line, Param, Part, Words
from storage.unit_of_work import UnitOfWork

# Three agreements are twelve lines, and must fit into 4,096 UTF-16 units (core.telegram.org/bots/api#sendmessage).
_MOST_UNITS = 280
_OWN_END = tuple("!?…:;")  # words that end so need no full stop


def heard(text: str, language: str, *, will: bool) -> str:
    """A line for a clause, as it is kept; `will`: the one after "I will". Refusal: it is nothing that Kept holds."""
    if declined(text, bounds(language).declined):
        raise Refusal("agree-declined")
    if depends(text, unconditional(language)):
        raise Refusal("agree-condition")
    line = without_beginning(text, unconditional(language)) if will else " ".join(text.split()).rstrip(" .")
    if not line:
        raise Refusal("agree-i-will" if will else "corner-wants-words")
    if _too_long(line):
        raise Refusal("agree-long", {"most": LONGEST})
    return line


def said(person: int, words: str) -> dict[str, Param]:
    """Words at the end of a line, which has its full stop unless they bring their own end."""
    return {"words": Words(person, words), "end": "own" if words.endswith(_OWN_END) else "stop"}


def _too_long(line: str) -> bool:
    """Over 200 characters, or made of so many pieces that all there can be would not go into one message."""
    return characters(line) > LONGEST or len(line.encode("utf-16-le", "surrogatepass")) // 2 > _MOST_UNITS


def kindly(clause: Clause, language: str) -> tuple[Line, ...]:
    """A word to whoever may be afraid, or be feared, before it goes; nobody else is told, and nothing is kept of it."""
    hurt = declined(f"{clause.will}. {clause.tuesday}", frightened(language))
    return (Line("help-before-sending"),) if hurt else ()


def mine(person: int, clause: Clause) -> tuple[Line, ...]:
    """To whoever wrote it."""
    return (Line("agree-mine", said(person, clause.will)), *_tuesday(person, clause))


def clause_of(member: Member, clause: Clause) -> tuple[Line, ...]:
    """To both, under their name."""
    name = Words(member.person, member.name)
    return (Line("agree-clause", {"name": name, **said(member.person, clause.will)}), *_tuesday(member.person, clause))


def _tuesday(person: int, clause: Clause) -> tuple[Line, ...]:
    return (Line("agree-on-tuesday", said(person, clause.tuesday)),) if clause.tuesday else ()


def text_of(agreement: Agreement, couple: Couple, uow: UnitOfWork, *, signed: bool = False) -> tuple[Part, ...]:
    """What both would sign or, where `signed`, have signed; whose clause comes first is drawn anew each day."""
    parts: list[Part] = []
    for member in couple.in_turn(uow.now):
        clause = agreement.sheet(member.person).signed if signed else agreement.stands(member.person)
        parts += clause_of(member, clause) if clause else ()
    return tuple(parts)


def change_of(person: int, before: Clause, after: Clause) -> tuple[Part, ...]:
    """The old words beside the new, of what is to change."""
    parts: list[Part] = [Line("agree-change")]
    if before.will != after.will:
        parts += [Line(key, said(person, words)) for key, words in _pair(before.will, after.will)]
    if before.tuesday != after.tuesday:
        parts += [Line(key, said(person, words)) for key, words in _pair(before.tuesday, after.tuesday) if words]
        parts += () if after.tuesday else (Line("agree-now-nothing"),)
    return tuple(parts)


def _pair(before: str, after: str) -> tuple[tuple[str, str], ...]:
    return ("agree-before", before), ("agree-now", after)
