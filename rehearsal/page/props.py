"""What people on the page have to send: a photo of lunch and a sticker."""

from pathlib import Path

_HERE = Path(__file__).parent / "props"

PHOTO = (_HERE / "lunch.png").read_bytes()
STICKER = (_HERE / "cup.png").read_bytes()
