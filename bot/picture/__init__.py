"""The picture of a Sunday note: what came through this week, and how wide the ribbon of the last eight has been."""

from bot.picture.captions import Captions
from bot.picture.drawing import drawing
from bot.picture.render import rendered

__all__ = ["Captions", "drawing", "rendered"]
