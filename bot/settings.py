"""What the operator may set, read once at start, so that a wrong setting fails there and not at its first use."""

import difflib
import re
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from platformdirs import user_config_path
from pydantic import SecretStr, ValidationError, field_validator, model_validator
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.address import Address
from storage.vault import decode_operator_key

PREFIX = "KEPT_"
SECRETS = ("bot_token", "database_url", "secret_key", "secret_key_old")
TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
LONGEST_HELP = 3000
SCHEMES = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}


class WrongSettings(Exception):
    """At least one setting is wrong; `lines` says which and why, one line each, and never quotes a value."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class _Unread(str):
    """Why a secret's file could not be read; it travels as the value until the field can refuse it."""

    __slots__ = ()


class _SecretFiles(PydanticBaseSettingsSource):
    """KEPT_X_FILE: a secret in a file of its own, as Docker, systemd and Kubernetes hand them over."""

    def __call__(self) -> dict[str, Any]:
        given = _given(self.settings_cls)
        return {name: _from_file(name, given) for name in SECRETS if given.get(f"kept_{name}_file")}

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:  # noqa: ARG002
        """Never asked: all fields are read at once."""
        return None, field_name, False


class Settings(BaseSettings):
    """Every field is KEPT_<FIELD> in the environment or in `.env`; each of SECRETS may be KEPT_<FIELD>_FILE instead."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    bot_token: SecretStr | None = None
    data_dir: Path = Path("data")
    database_url: SecretStr | None = None
    keys_dir: Path = user_config_path("kept") / "keys"
    secret_key: SecretStr | None = None
    secret_key_old: SecretStr | None = None
    help_file: Path | None = None
    telegram_api: str = "https://api.telegram.org"
    listen: Address = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @property
    def database(self) -> str:
        """The database's address with its asyncio driver; it may hold a password."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite+aiosqlite:///{self.data_dir.absolute() / 'kept.db'}"

    @property
    def base_url(self) -> str:
        """What python-telegram-bot puts before the token of a call."""
        return f"{self.telegram_api}/bot"

    @property
    def base_file_url(self) -> str:
        """What python-telegram-bot puts before the token of a download."""
        return f"{self.telegram_api}/file/bot"

    @property
    def turn_to(self) -> tuple[str, ...]:
        """Where people who are afraid at home can turn: a line for each place."""
        return _places(self.help_file) if self.help_file else ()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the library's, a directory of files
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, _SecretFiles(settings_cls), env_settings, dotenv_settings

    @field_validator(*SECRETS, mode="before")
    @classmethod
    def _was_read(cls, value: object) -> object:
        if isinstance(value, _Unread):
            raise ValueError(str(value))  # noqa: TRY004 - pydantic tells its own errors by this type
        return value

    @field_validator("bot_token")
    @classmethod
    def _is_a_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("does not look like a bot token (digits, a colon, 35 letters); @BotFather gives one")
        return value

    @field_validator("secret_key", "secret_key_old")
    @classmethod
    def _is_a_key(cls, value: SecretStr | None) -> SecretStr | None:
        if value:
            decode_operator_key(value.get_secret_value())
        return value

    @field_validator("database_url")
    @classmethod
    def _has_a_driver(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        scheme, separator, rest = value.get_secret_value().partition("://")
        if scheme not in SCHEMES or not separator:
            raise ValueError("must begin with sqlite:/// or postgresql://")
        return SecretStr(f"{SCHEMES[scheme]}://{rest.replace('sslmode=', 'ssl=')}")  # asyncpg's word for it

    @field_validator("telegram_api")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).netloc:
            raise ValueError("must be an address such as https://api.telegram.org")
        return value.rstrip("/")

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_capitals(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("data_dir", "keys_dir", "help_file")
    @classmethod
    def _from_home(cls, value: Path | None) -> Path | None:
        return value.expanduser() if value else None

    @field_validator("help_file")
    @classmethod
    def _holds_places(cls, value: Path | None) -> Path | None:
        if value and sum(len(place) for place in _places(value)) > LONGEST_HELP:
            raise ValueError(f"holds more than {LONGEST_HELP} characters, which is too long for one message")
        return value

    @model_validator(mode="after")
    def _keys_lie_apart(self) -> "Settings":
        data, keys = self.data_dir.resolve(), self.keys_dir.resolve()
        if data.is_relative_to(keys) or keys.is_relative_to(data):
            raise ValueError("KEPT_KEYS_DIR and KEPT_DATA_DIR must lie apart: a copy of the data must hold no keys")
        return self


def load() -> Settings:
    """The settings of this process. Raises WrongSettings."""
    settings, lines = _read()
    if settings is None:
        raise WrongSettings(lines)
    return settings


def unknown_settings() -> tuple[str, ...]:
    """One line for each KEPT_ name in the environment or in `.env` that is no setting, with what may be meant."""
    known = names()
    found = sorted(name.upper() for name in _given(Settings) if name.upper().startswith(PREFIX))
    return tuple(_unknown(name, known) for name in found if name not in known)


def names() -> frozenset[str]:
    """All names that may be set, KEPT_..._FILE among them."""
    plain = {f"{PREFIX}{field.upper()}" for field in Settings.model_fields}
    return frozenset(plain | {f"{PREFIX}{field.upper()}_FILE" for field in SECRETS})


def _places(path: Path) -> tuple[str, ...]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as wrong:
        reason = wrong.strerror if isinstance(wrong, OSError) else "it is no text"
        raise ValueError(f"cannot be read: {reason}") from None
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _read() -> tuple[Settings | None, tuple[str, ...]]:
    # An error raised in here would carry the values along, as its context.
    try:
        return Settings(), ()
    except ValidationError as wrong:
        return None, tuple(_line(error) for error in wrong.errors(include_input=False, include_url=False))
    except UnicodeDecodeError:
        return None, (".env is not written in UTF-8",)


def _given(settings: type[BaseSettings]) -> dict[str, str | None]:
    """Names in small letters, as the library reads them; the environment stands above `.env`."""
    return {**DotEnvSettingsSource(settings).env_vars, **EnvSettingsSource(settings).env_vars}


def _from_file(name: str, given: dict[str, str | None]) -> str:
    variable = f"{PREFIX}{name.upper()}"
    if given.get(f"kept_{name}"):
        return _Unread(f"and {variable}_FILE are both set; keep one")
    try:
        return Path(given[f"kept_{name}_file"] or "").expanduser().read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as wrong:
        reason = wrong.strerror if isinstance(wrong, OSError) else "it is no text"
    return _Unread(f"cannot be read from the file that {variable}_FILE names: {reason}")


def _line(error: Any) -> str:
    cause = error.get("ctx", {}).get("error")
    reason = str(cause) if isinstance(cause, ValueError) else error["msg"]
    return " ".join([*(f"{PREFIX}{part.upper()}" for part in error["loc"][:1]), reason])


def _unknown(name: str, known: frozenset[str]) -> str:
    meant = difflib.get_close_matches(name, sorted(known), n=1)
    return f"{name} is no setting" + (f"; did you mean {meant[0]}?" if meant else "")
