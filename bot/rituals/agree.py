"""Agreements: a clause of each, drafted apart, signed as one text, looked at again, changed by both, ended by one."""

from bot.agreeing import NAME, beginning, looking, own, signing, time, writing
from bot.agreeing.desk import LAPSE, OVER, REVIEW
from bot.ritual import BoxKind, Command, Ritual
from domain.errors import Refusal
from domain.messages import Incoming
from domain.questions import LOOK
from storage.unit_of_work import UnitOfWork


async def reply(incoming: Incoming, _uow: UnitOfWork) -> None:
    """In the room it is between the two of them; in a corner that question is closed."""
    if not incoming.group and not (incoming.anchor and incoming.anchor.carried):
        raise Refusal("corner-closed")


AGREE = Ritual(
    NAME,
    commands=(
        Command("agree", beginning.typed, "command-agree", needs_both=True, shelf="agree-name"),
        Command("agreements", looking.typed, "command-agreements"),
    ),
    taps={
        "begin": beginning.begin,
        "not-now": beginning.leave_be,
        "write": beginning.write,
        "change": beginning.write,
        "pass": writing.let_pass,
        "leave-out": writing.leave_out,
        "done": writing.put_by,
        "again": writing.write_again,
        "take-back": writing.take_back,
        "agree": signing.sign,
        "not-yet": signing.not_yet,
        "keep": looking.keep,
        "anew": looking.anew,
        "let-go": looking.ask_to_let_go,
        "end": looking.let_go,
    },
    needs_both=frozenset({"begin", "write", "change", "agree", "not-yet", "anew"}),
    on_reply=reply,
    boxes={step: BoxKind(writing.hear, "agree-box", hears_closed=True) for step in writing.STEPS},
    links={beginning.WRITE: beginning.come},
    timers={REVIEW: time.review, OVER: time.over, LAPSE: time.lapse, LOOK: time.look},
    forgets=own.forget,
    gathers=own.gather,
    shows=frozenset({"begin", "done", "agree", "end"}),
)
