"""A line of one's own is told from a trade and from one about the other; only one text of both is ever signed."""

from datetime import UTC, datetime

import pytest

from bot.words.bounds import unconditional
from domain.agreement import Agreement, Clause, depends, without_beginning

WORDS = unconditional("en")
ANA, BEN = BOTH = (1, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HERS, HIS, OTHER = Clause("call"), Clause("listen"), Clause("listen first", "at the table")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("I will call when I'm late.", "call when I'm late"),
        ("i WILL  call", "call"),
        ("I’ll call", "call"),
        ("I'm going to call", "call"),
        ("call when I'm late", "call when I'm late"),
        ("I will… call", "call"),
        ("I want to call", None),
        ("We will call", None),
        ("You will call me", None),
        ("I will", ""),
        ("", ""),
    ],
)
def test_a_line_is_kept_without_its_i_will_which_need_not_be_typed(typed: str, kept: str | None) -> None:
    assert without_beginning(typed, WORDS) == kept


@pytest.mark.parametrize(
    ("typed", "trade"),
    [
        ("I will stay calm if you stop shouting", True),
        ("I will tell you as long as you listen", True),
        ("unless you ask, I will be home", True),
        ("cook on Tuesdays in return", True),
        ("be home by seven, if you like", False),
        ("cook, if you'd like, and if you do the dishes", True),
        ("tell you when I am late", False),
    ],
)
def test_something_for_something_is_heard_and_courtesy_is_not(typed: str, trade: bool) -> None:
    assert depends(typed, WORDS) is trade


def test_it_opens_when_both_have_written_and_counts_when_both_have_signed_the_same() -> None:
    one = Agreement("ref", "couple").put_by(ANA, HERS)
    assert not one.opens(BOTH)
    assert one.put_by(ANA, None).sheet(ANA).draft is None
    one = one.put_by(BEN, HIS)
    assert one.opens(BOTH)
    text = one.open()
    assert not text.opens(BOTH)
    assert text.signs(ANA, yes=True).agreed(BOTH, NOON) is None
    assert text.signs(ANA, yes=True).signs(ANA, yes=False).signs(BEN, yes=True).agreed(BOTH, NOON) is None
    changed = text.signs(ANA, yes=True).changed(BEN, OTHER, BOTH)
    assert changed.signs(BEN, yes=True).agreed(BOTH, NOON) is None
    agreed = changed.signs(BEN, yes=True).signs(ANA, yes=True).agreed(BOTH, NOON)
    assert agreed is not None
    assert (agreed.stands(ANA), agreed.stands(BEN), agreed.signed_at, agreed.drafting) == (HERS, OTHER, NOON, False)


def test_what_was_signed_outlives_a_draft_that_nobody_signs() -> None:
    text = Agreement("ref", "couple").put_by(ANA, HERS).put_by(BEN, HIS).open()
    assert text.lapsed() is None
    agreed = text.signs(ANA, yes=True).signs(BEN, yes=True).agreed(BOTH, NOON)
    assert agreed is not None
    changed = agreed.changed(BEN, OTHER, BOTH)
    assert (changed.stands(BEN), changed.sheet(BEN).signed, changed.drafting) == (OTHER, HIS, True)
    assert changed.lapsed() == agreed
