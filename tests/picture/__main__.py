"""Draws the pictures of Sunday notes in the documents anew: `python -m tests.picture`."""

from bot.picture import drawing, rendered
from tests.docs.tree import ROOT
from tests.picture.samples import CAPTIONS, SAMPLES

for name, (week, ribbon) in SAMPLES.items():
    (ROOT / "docs" / "pictures" / f"sunday-{name}.png").write_bytes(rendered(drawing(week, ribbon, CAPTIONS)))
