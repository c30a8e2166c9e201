"""The limits hold in any window, whatever is said to whomever; and everybody gets their turn."""

from bisect import bisect_left

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram.pace import Pace

ANA, BEN, CLEO, DAN, ROOM = 11, 12, 13, 14, -1001
START = 5_000.0

Send = tuple[float, int, bool]
chats = st.integers(1, 40) | st.integers(-8, -1)
pauses = st.just(0.0) | st.floats(0, 0.05) | st.floats(0, 4)
queues = st.lists(st.tuples(pauses, chats, st.booleans()), min_size=20, max_size=80)
crowds = st.lists(
    st.tuples(st.just(0.0) | st.floats(0, 0.1), st.integers(1, 200), st.booleans()), min_size=40, max_size=90
)
few = settings(max_examples=30, deadline=None)
quick = pytest.mark.parametrize("chat", [ANA, ROOM])


def play(pace: Pace, queue: list[Send], halts: dict[int, float] | None = None) -> list[Send]:
    """Sends all of `queue` ((pause before it was wanted, chat, answer)) as soon as it may go, the first first."""
    now, waiting, sends = START, list(queue), []
    for chat, seconds in (halts or {}).items():
        pace.halt(chat, seconds, now)
    while waiting:
        waits = [pace.wait(chat, now, answer=answer) for _, chat, answer in waiting]
        if (first := min(waits)) > 0:
            now += first
            continue
        pause, chat, answer = waiting.pop(waits.index(0.0))
        pace.sent(chat, now, answer=answer)
        sends.append((now, chat, answer))
        now += pause
    return sends


def crowded(times: list[float], window: float) -> int:
    """The most of `times` that fall into any window that begins with one of them."""
    return max((bisect_left(times, start + window) - i for i, start in enumerate(times)), default=0)


@few
@given(queues | crowds)
def test_no_window_of_a_second_ever_holds_more_than_the_overall_limit(queue: list[Send]) -> None:
    sends = play(Pace(), queue)
    assert crowded([at for at, _, _ in sends], 1.0) <= 25
    assert crowded([at for at, _, answer in sends if not answer], 1.0) <= 20


@few
@given(queues)
def test_no_chat_ever_hears_two_messages_closer_than_its_gap(queue: list[Send]) -> None:
    last: dict[int, float] = {}
    for at, chat, _ in play(Pace(), queue):
        assert at >= last.get(chat, 0) + (3.1 if chat < 0 else 1.0)
        last[chat] = at


@few
@given(st.lists(st.floats(0, 4), min_size=30, max_size=60))
def test_no_minute_of_a_group_holds_more_than_twenty(pauses: list[float]) -> None:
    sends = play(Pace(), [(pause, ROOM, False) for pause in pauses])
    assert crowded([at for at, _, _ in sends], 60) <= 20


@few
@given(st.lists(st.tuples(st.just(0.0), chats, st.booleans()), max_size=150))
def test_everybody_gets_their_turn(queue: list[Send]) -> None:
    sends = play(Pace(), queue)
    assert sorted(chat for _, chat, _ in sends) == sorted(chat for _, chat, _ in queue)
    own = max((sum(chat == other for _, other, _ in queue) for _, chat, _ in queue), default=0)
    assert all(at - START <= own * 3.1 + len(queue) / 20 + 1.0 for at, _, _ in sends)


@few
@given(queues, st.dictionaries(chats, st.floats(1, 90), max_size=2))
def test_a_halt_outlasts_whatever_is_said_meanwhile(queue: list[Send], halts: dict[int, float]) -> None:
    sends = play(Pace(), queue, halts)
    assert all(at >= START + halts.get(chat, 0) for at, chat, _ in sends)


@few
@given(st.lists(st.floats(0.1, 60), min_size=1, max_size=6))
def test_a_shorter_halt_never_ends_a_longer_one(lengths: list[float]) -> None:
    pace = Pace()
    for seconds in lengths:
        pace.halt(ANA, seconds, START)
    assert pace.wait(ANA, START) == pytest.approx(max(lengths))


def test_the_reserve_is_for_answers_alone() -> None:
    pace = Pace()
    for chat in range(1, 21):
        pace.sent(chat, START)
    assert pace.wait(100, START) == 1.0
    assert [pace.wait(100 + i, START, answer=True) for i in range(5)] == [0.0] * 5


def test_many_answers_leave_the_others_no_slower_than_themselves() -> None:
    pace = Pace()
    for chat in range(1, 26):
        pace.sent(chat, START, answer=True)
    assert pace.wait(100, START) == pace.wait(100, START, answer=True) == 1.0


@quick
def test_a_first_message_goes_at_once(chat: int) -> None:
    assert Pace().wait(chat, START) == 0.0


@quick
def test_one_halted_chat_stops_nobody_else(chat: int) -> None:
    pace = Pace()
    pace.halt(chat, 30, START)
    assert pace.wait(chat, START) == 30
    assert pace.wait(BEN, START) == 0.0


def test_three_chats_halted_within_a_second_stop_everybody_until_the_first_of_them_opens() -> None:
    pace = Pace()
    for chat, seconds, at in ((ANA, 30, 0.0), (BEN, 8, 0.4), (CLEO, 300, 0.9)):
        pace.halt(chat, seconds, START + at)
    assert pace.wait(DAN, START + 1, answer=True) == pytest.approx(7.4)
    assert pace.wait(DAN, START + 8.4) == 0.0
    assert pace.wait(CLEO, START + 8.4) > 290


@pytest.mark.parametrize("told", [[(ANA, 0.0), (BEN, 0.6), (CLEO, 1.2)], [(ANA, 0.0), (ANA, 0.1), (BEN, 0.2)]])
def test_neither_halts_far_apart_nor_the_same_chat_again_stop_everybody(told: list[tuple[int, float]]) -> None:
    pace = Pace()
    for chat, at in told:
        pace.halt(chat, 30, START + at)
    assert pace.wait(DAN, START + 1.2) == 0.0


def test_halts_kept_over_a_restart_say_nothing_about_the_others() -> None:
    pace = Pace()
    for chat in (ANA, BEN, CLEO):
        pace.halt(chat, 30, START, news=False)
    assert pace.wait(ANA, START) == 30
    assert pace.wait(DAN, START) == 0.0


def test_a_group_that_became_a_supergroup_keeps_its_pace_and_its_halt() -> None:
    pace = Pace()
    pace.sent(ROOM, START)
    pace.moved(ROOM, -2002)
    assert pace.wait(-2002, START) == pytest.approx(3.1)
    pace.halt(-2002, 60, START)
    pace.moved(-2002, -3003)
    assert pace.wait(-3003, START) == 60


def test_memory_stays_flat_however_many_chats_there_ever_were() -> None:
    pace, now, most = Pace(), START, 0
    for chat in range(1, 20_001):
        now += 0.05
        pace.sent(chat, now)
        if chat % 50 == 0:
            pace.halt(chat, 3, now)
        most = max(most, pace.remembered)
    assert most < 2_000


def test_forgetting_takes_neither_a_gap_nor_a_halt_that_still_counts() -> None:
    pace = Pace()
    pace.sent(ANA, START)
    pace.halt(BEN, 63, START)
    pace.sent(ROOM, START + 59)
    pace.sent(CLEO, START + 60)
    assert pace.remembered == 4  # the room, Cleo, and Ben's halt with its news; Ana is forgotten
    assert pace.wait(ROOM, START + 60) == pytest.approx(2.1)
    assert pace.wait(BEN, START + 60) == pytest.approx(3.0)
