"""What users read: one folder per language, and the catalogue that speaks from it."""

from bot.words.catalogue import Catalogue
from bot.words.language import STYLES, BrokenWords

__all__ = ["STYLES", "BrokenWords", "Catalogue"]
