"""What stands in each corner while an evening is written apart: one box after another, then that it is put by."""

from dataclasses import replace

from bot.bedtime import NAME
from bot.bedtime.night import Night
from bot.bedtime.wordings import is_gentle, worded
from domain.evening import LAST, Evening, Page
from domain.messages import Button, Edit, Kind, Line, Part, Rows, Say
from domain.noise import Noise
from domain.questions import Box

STARTER_AT = 3
PASS, DONE, CHANGE = (
    Button("bedtime-not-today", "pass"),
    Button("bedtime-done", "done"),
    Button("bedtime-change", "change"),
)
STARTER = Button("bedtime-starter", "starter")
PROMISE = Button("bedtime-promise", "promise")
SHOW_MINE = Button("bedtime-show-mine", "mine")
AS_IT_IS, BACK = Button("bedtime-as-it-is", "as-it-is"), Button("bedtime-back", "back")


async def lay_boxes(night: Night, only: int | None = None) -> None:
    """The first box comes to each corner by itself, but for whoever has said good night, or had begun already."""
    for person, page in list(night.pages.items()):
        if only in (None, person) and page.face is None and not page.through:
            await show(night, person, page, by_itself=True)


async def show(night: Night, person: int, page: Page, *before: Part, by_itself: bool = False) -> None:
    """Put the page as it is now before its writer, and keep it so."""
    evening, ref = night.evening, night.uow.token()
    page = page.past(evening.steps)
    say = Say(
        person,
        NAME,
        (*before, *_face(evening, page)),
        Kind.PROMPT if by_itself else Kind.ANSWER,
        ref=ref,
        buttons=buttons(evening, page, tidy=night.tidy(person)),
        couple=evening.couple,
        person=person,
        reply_to=_last_line(page) if page.asked is None else None,
        stale_at=evening.latest,
        noise=Noise.EVENING,
    )
    if page.asked is None:
        await night.uow.say(say)
    else:
        box = Box(ref, person, NAME, str(page.asked), evening.latest, evening.couple, evening.ref, by_itself=by_itself)
        await night.uow.ask(box, say)
    await night.keep_page(person, replace(page, face=ref))


def _face(evening: Evening, page: Page) -> tuple[Part, ...]:
    if page.asked is not None:
        return (worded(evening, page.asked),)
    return (Line("bedtime-put-by" if page.finished else "bedtime-nothing"),)


def buttons(evening: Evening, page: Page, *, tidy: bool) -> Rows:
    """What can be done where the page stands now."""
    mine = ((SHOW_MINE,),) if tidy and page.lines else ()
    return (*_of_face(evening, page), *mine)


def to_promise(page: Page) -> Rows:
    """The fourth line can be more than said."""
    return ((PROMISE,),) if page.finished and LAST in page.lines else ()


def _of_face(evening: Evening, page: Page) -> Rows:
    if page.asked is None:
        return (*to_promise(page), (CHANGE,))
    starter = ((STARTER,),) if page.asked == STARTER_AT and not is_gentle(evening) else ()
    if page.changing is not None:
        return (*starter, (PASS, AS_IT_IS))
    return (*starter, (PASS, DONE) if page.step < LAST else (PASS,), *(((CHANGE,),) if page.seen else ()))


def to_change(evening: Evening, page: Page) -> Rows:
    """Which line? Those that lie behind its writer, written or not."""
    behind = (step for step in evening.steps if step in page.seen or page.done)
    lines = tuple(Button(_called(evening, step), f"change-{step}") for step in behind)
    return lines[:2], lines[2:], (BACK,)


def _called(evening: Evening, step: int) -> str:
    gently = step == STARTER_AT and is_gentle(evening)
    return "bedtime-line-3-gentle" if gently else f"bedtime-line-{step}"


async def say_opened(night: Night, person: int, page: Page) -> None:
    """To whoever finished last, where the room is another chat or there is something more to do."""
    more = () if night.tidy(person) else to_promise(page)
    if more or (night.couple is not None and night.couple.place == "group"):
        couple, line = night.evening.couple, Line("bedtime-opened")
        say = Say(person, NAME, (line,), Kind.ANSWER, buttons=more, couple=couple, person=person, noise=Noise.EVENING)
        await night.uow.say(replace(say, reply_to=_last_line(page)))


def _last_line(page: Page) -> int | None:
    """The message with the fourth line: a tap on what is said below it brings its words along, kept or not."""
    return page.lines[LAST].message if to_promise(page) else None


async def take_away(night: Night, person: int) -> None:
    """What is put before its writer anew stands there once."""
    if (face := _no_longer(night, person)) is not None:
        await night.uow.boxes.close(face)
        await night.uow.delete(face)


async def leave_standing(night: Night, person: int, *instead: Part, rows: Rows = ()) -> None:
    """Where the page stood it stands no more: without its buttons, or with other words."""
    if (face := _no_longer(night, person)) is not None:
        await night.uow.boxes.close(face)
        await night.uow.edit(Edit(face, instead, rows))


def _no_longer(night: Night, person: int) -> str | None:
    page = night.pages[person]
    night.pages[person] = replace(page, face=None)
    return page.face
