"""What can be done here, and where to turn: for everybody alike, and never in a room or a log."""

from collections.abc import Mapping, MutableMapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot.main import opened
from bot.rituals import RITUALS
from bot.rituals.help import TURN_TO
from bot.settings import Settings
from bot.shelf import FORTNIGHT
from domain.messages import Reader
from storage.schema import timers
from tests.house import Kept, catalogue
from tests.rituals.corners import last, taps, types

AFRAID = "If you are afraid at home"


async def places(kept: Kept, *lines: str) -> None:
    """The operator's list."""
    await kept.storage.transact(lambda uow: uow.facts.put(TURN_TO, "\n".join(lines)))


async def test_in_a_corner_help_names_every_command_with_what_it_does(kept: Kept) -> None:
    early = await types(kept.ana, "/help")
    await kept.passes(FORTNIGHT)
    told = await types(kept.ana, "/help")
    for ritual in RITUALS:
        for command in ritual.commands:
            line = f"\n/{command.name}: {catalogue.label(command.about, {}, Reader())}"
            assert line in told
            assert (line in early) == (command.shelf is None)
    assert last(kept.ana).buttons == ["Rest", "Leave"]
    await taps(kept.ana, "Rest")
    assert last(kept.ana).text == "Rest for how long? No reason needed."


async def test_a_stranger_reads_what_they_can_do(kept: Kept) -> None:
    told = await types(kept.cleo, "/help")
    names = {line.partition(":")[0] for line in told.splitlines()[1:]}
    assert names == {f"/{one.name}" for ritual in RITUALS for one in ritual.commands if one.for_all}
    assert "/privacy" in names
    assert "/rest" not in names
    assert last(kept.cleo).buttons == []


async def test_in_a_room_it_shows_what_can_be_done_there_and_the_way_to_the_rest(kept: Kept) -> None:
    await places(kept, "A line, day and night: 000")
    await kept.ana.writes("/help@kept_bot")
    shown = kept.said[-1]
    assert [line.partition(":")[0] for line in shown.text.splitlines()][-1] == "/help"
    assert not any(word in shown.text for word in ("/rest", "/privacy", "000", "afraid"))
    assert shown.buttons == ["More, in our own chat"]
    for someone in (kept.ana, kept.ben, kept.cleo):
        tap = await someone.taps("More, in our own chat")
        assert tap.url is not None
        someone.person.opens(tap.url)
        await kept.settles()
        assert last(someone).text.startswith("What can be typed here:")
        assert last(someone).buttons[0] == AFRAID
    assert [message.text for message in kept.said] == [shown.text]


async def test_a_group_of_others_reads_what_is_for_everybody(kept: Kept) -> None:
    club = kept.world.group("Club", [kept.cleo.person, kept.dan.person])
    kept.cleo.person.adds(kept.world.bot, club)
    await kept.dan.writes("/help@kept_bot", club)
    [theirs] = [message.text for message in club.messages if message.text.startswith("In this chat")]
    assert theirs.splitlines() == ["In this chat:", "/help: What can be done here, and where to turn"]


async def test_where_to_turn_is_the_operators_list_and_is_absent_while_that_is_empty(kept: Kept) -> None:
    await types(kept.ana, "/help")
    assert AFRAID not in last(kept.ana).buttons
    await places(kept, "A line, day and night: 000", "A house: 001 (say { hello })")
    await types(kept.ana, "/help")
    await taps(kept.ana, AFRAID)
    assert last(kept.ana).text.splitlines() == [
        "Some things are too heavy for a bot. These people know about them:",
        "A line, day and night: 000",
        "A house: 001 (say { hello })",
        "This message goes by itself in ten minutes.",
    ]


@pytest.mark.parametrize("how", ["closed", "left to itself"])
async def test_it_leaves_nothing_behind(kept: Kept, how: str) -> None:
    await places(kept, "A line, day and night: 000")
    await types(kept.ana, "/help")
    await taps(kept.ana, AFRAID)
    shown = last(kept.ana)
    if how == "closed":
        await taps(kept.ana, "Close")
    else:
        await kept.passes(timedelta(minutes=9))
        assert not shown.deleted
        await kept.passes(timedelta(minutes=1))
    assert shown.deleted
    assert await kept.rows(timers) == []


async def test_no_log_tells_that_somebody_asked(kept: Kept) -> None:
    await places(kept, "A line, day and night: 000")
    lines: list[Mapping[str, Any]] = []

    def hear(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        lines.append(event)
        return event

    structlog.configure(processors=[hear])
    await types(kept.ana, "/help")
    await taps(kept.ana, AFRAID)
    assert last(kept.ana).text.startswith("Some things")
    assert lines == []


async def test_help_works_in_a_rest(kept: Kept) -> None:
    await types(kept.ana, "/rest")
    await taps(kept.ana, "Until I say")
    for someone in (kept.ana, kept.ben):
        assert (await types(someone, "/help")).startswith("What can be typed here:")
        assert (await types(someone, "/privacy")).startswith("What is kept, for how long, and under which key:")


async def test_privacy_is_told_to_everybody_and_everywhere(kept: Kept) -> None:
    told = await types(kept.cleo, "/privacy")
    assert len(told.splitlines()) == len(catalogue.variants("privacy-line"))
    assert len(told) < 4096
    await kept.ana.writes("/privacy@kept_bot")
    assert kept.said[-1].text == told


async def test_the_file_that_the_operator_names_is_what_help_shows(kept: Kept, tmp_path: Path) -> None:
    listed = tmp_path / "help.txt"
    listed.write_text("# looked at in spring\nA house: 001\n")
    (tmp_path / "house").mkdir()

    async def known() -> str | None:
        settings = Settings(
            _env_file=None,
            data_dir=tmp_path / "house" / "data",
            keys_dir=tmp_path / "house" / "keys",
            secret_key="A" * 43,
            help_file=listed,
        )
        async with opened(settings, catalogue, kept.clock, kept.storage.chance) as storage:
            return await storage.transact(lambda uow: uow.facts.get(TURN_TO))

    assert await known() == "A house: 001"
    listed.write_text("# none that we could verify\n")
    assert await known() == ""
