"""The page on which somebody plays two people and their shared chat, with a real bot behind it."""

from rehearsal.page.page import Page
from rehearsal.page.stage import Coming, Stage
from rehearsal.page.theatre import Theatre, served, show_in_browser

__all__ = ["Coming", "Page", "Stage", "Theatre", "served", "show_in_browser"]
