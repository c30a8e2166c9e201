"""What keeps `kept run` from running is said in one clear line, with an exit code that a supervisor understands."""

import asyncio
from pathlib import Path

import pytest

from rehearsal.world import TOKEN
from tests.crash.houses import AT_MOST, Houses, Running
from tests.crash.real import Place, telegram

WRONG_SETTING = 78
LATER = 75


async def code_and_words(houses: Houses, name: str = "refused", **settings: str) -> tuple[int, list[str]]:
    async with houses.kept("run", **settings, name=name) as running, asyncio.timeout(AT_MOST):
        return await running.end(), spoken(running)


def spoken(running: Running) -> list[str]:
    """What it said to its operator, without the lines of its log."""
    return [line for line in running.said.splitlines() if not line.startswith("{")]


async def test_without_a_token_it_says_where_to_get_one_and_what_needs_none(houses: Houses) -> None:
    code, words = await code_and_words(houses)
    assert code == WRONG_SETTING
    assert len(words) == 1
    assert all(said in words[0] for said in ("@BotFather", "KEPT_BOT_TOKEN", "kept try"))


async def test_a_wrong_setting_is_named_and_its_value_is_not(houses: Houses) -> None:
    code, words = await code_and_words(houses, KEPT_BOT_TOKEN="not-a-token", KEPT_LOG_LEVEL="shout")
    assert code == WRONG_SETTING
    assert [line.split()[0] for line in words] == ["KEPT_BOT_TOKEN", "KEPT_LOG_LEVEL"]
    assert not any("not-a-token" in line or "shout" in line for line in words)


async def test_a_token_that_telegram_does_not_know_ends_it_for_good(houses: Houses, tmp_path: Path) -> None:
    async with telegram(tmp_path) as place:
        code, words = await code_and_words(houses, **place.settings | {"KEPT_BOT_TOKEN": f"7{TOKEN[1:]}"})
    assert code == WRONG_SETTING
    assert words == ["Telegram does not know this bot token."]


async def test_a_token_that_is_revoked_while_it_runs_ends_it_for_good(houses: Houses, tmp_path: Path) -> None:
    async with telegram(tmp_path) as place, houses.kept("run", **place.settings) as running:
        await place.polled()
        place.world.bots.clear()
        place.knock(1)
        async with asyncio.timeout(AT_MOST):
            assert await running.end() == WRONG_SETTING
        assert len(spoken(running)) == 1


async def test_a_second_one_on_the_same_database_is_told_to_come_later(houses: Houses, tmp_path: Path) -> None:
    async with telegram(tmp_path) as place, houses.kept("run", **place.settings):
        await place.polled()
        code, words = await code_and_words(houses, name="second", **place.settings)
        assert code == LATER
        assert words == ["Another kept is already running on this database."]


@pytest.mark.long
async def test_another_program_with_the_same_token_ends_it(houses: Houses, tmp_path: Path) -> None:
    async with telegram(tmp_path) as place, houses.kept("run", **place.settings) as one:
        await place.polled()
        elsewhere = {"KEPT_DATA_DIR": str(tmp_path / "other"), "KEPT_KEYS_DIR": str(tmp_path / "others")}
        async with houses.kept("run", name="other", **place.settings | elsewhere) as other, asyncio.timeout(AT_MOST):
            await asyncio.wait({one.ended, other.ended}, return_when=asyncio.FIRST_COMPLETED)
            first = one if one.ended.done() else other
            assert await first.end() == WRONG_SETTING
            assert spoken(first) == ["Another program is polling with this bot token."]


async def test_a_damaged_database_is_not_touched(houses: Houses, tmp_path: Path) -> None:
    async with telegram(tmp_path) as place:
        damage(place)
        before = place.database.read_bytes()
        code, words = await code_and_words(houses, **place.settings)
        assert code == WRONG_SETTING
        assert len(words) == 1
        assert "damaged" in words[0]
        assert place.database.read_bytes() == before


def damage(place: Place) -> None:
    """Something lies there that no SQLite ever wrote."""
    place.database.parent.mkdir()
    place.database.write_bytes(b"half of a file from another life" * 512)
