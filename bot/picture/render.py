"""Turns a drawing into the bytes that are sent, without a browser, a display or the fonts of the machine."""

from importlib.resources import as_file, files

import resvg_py

FONT = files("bot.picture") / "Literata.ttf"


def rendered(svg: str) -> bytes:
    """A PNG; the same drawing gives the same bytes. ValueError for what is no SVG."""
    with as_file(FONT) as font:
        return resvg_py.svg_to_bytes(
            svg, skip_system_fonts=True, font_files=[str(font)], font_family="Literata", serif_family="Literata"
        )
