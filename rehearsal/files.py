"""The files of the world: what was uploaded, under which id it is known, and how each kind of media describes it."""

import struct
from dataclasses import dataclass, field

from rehearsal.things import Json, bad

TOO_BIG = 20 * 1024 * 1024
FOLDERS = {
    "photo": ("photos", "jpg"),
    "voice": ("voice", "oga"),
    "sticker": ("stickers", "webp"),
    "document": ("documents", "bin"),
    "animation": ("animations", "mp4"),
    "video": ("videos", "mp4"),
    "video_note": ("video_notes", "mp4"),
    "audio": ("music", "mp3"),
}
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF", b"GIF8", b"BM")
# One grey pixel: what a person "takes" when a test has no picture of its own.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c636800000082008177cd72b60000000049454e44ae426082"
)


@dataclass(frozen=True)
class Upload:
    """A file as it came with a request: its name, its bytes and its type."""

    name: str
    data: bytes
    mime: str = "application/octet-stream"


@dataclass(frozen=True)
class Kept:
    """A stored file: `path` is what getFile tells and the download address ends with."""

    id: str
    unique: str
    kind: str
    path: str
    upload: Upload

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.upload.data)

    @property
    def too_big(self) -> bool:
        """Whether a bot may not download it."""
        return self.size > TOO_BIG


@dataclass
class Files:
    """All files by id and by path."""

    by_id: dict[str, Kept] = field(default_factory=dict)

    def keep(self, kind: str, upload: Upload) -> Kept:
        """Stores an upload. Raises Refused for an empty one and for a photo that is no picture."""
        if not upload.data:
            raise bad("file must be non-empty")
        if kind == "photo" and not upload.data.startswith(PICTURES):
            raise bad("IMAGE_PROCESS_FAILED")
        number = len(self.by_id)
        folder, ending = FOLDERS[kind]
        ending = upload.name.rsplit(".", 1)[-1] if kind == "document" and "." in upload.name else ending
        kept = Kept(f"AgAC{kind}{number:06d}", f"AQAD{number:06d}", kind, f"{folder}/file_{number}.{ending}", upload)
        self.by_id[kept.id] = kept
        return kept

    def find(self, file_id: str) -> Kept:
        """Raises Refused as the server does for an id it never gave."""
        if file_id not in self.by_id:
            raise bad("wrong file identifier/HTTP URL specified")
        return self.by_id[file_id]

    def at(self, path: str) -> Kept | None:
        """The file behind a download path."""
        return next((kept for kept in self.by_id.values() if kept.path == path), None)


def described(kept: Kept, kind: str | None = None) -> Json:
    """The field of a message that carries this file, such as `{"voice": {...}}`."""
    kind = kind or kept.kind
    base: Json = {"file_id": kept.id, "file_unique_id": kept.unique, "file_size": kept.size}
    named = {"file_name": kept.upload.name, "mime_type": kept.upload.mime}
    if kind == "photo":
        width, height = _size(kept.upload.data)
        return {"photo": [base | {"width": width, "height": height}]}
    if kind == "animation":
        return {"animation": base | _moving() | named, "document": base | named}
    if kind == "sticker":
        shape = {"width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular"}
        return {"sticker": base | shape}
    extra: dict[str, Json] = {
        "voice": {"duration": 3, "mime_type": "audio/ogg"},
        "document": named,
        "video": _moving() | named,
        "video_note": {"length": 240, "duration": 3},
        "audio": {"duration": 3} | named,
    }
    return {kind: base | extra[kind]}


def _moving() -> Json:
    return {"width": 320, "height": 240, "duration": 3}


def _size(picture: bytes) -> tuple[int, int]:
    if picture.startswith(PICTURES[0]) and len(picture) >= 24:
        width, height = struct.unpack(">II", picture[16:24])
        return int(width), int(height)
    return 800, 600
