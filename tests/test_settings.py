"""A wrong setting must be named at start, in a line that a tired person understands and that holds no secret."""

import base64
import os
import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import SECRETS, Settings, WrongSettings, load, names, unknown_settings

TOKEN = "123456789:AAHtest_token-of_thirty_five_chars0"
KEY = base64.urlsafe_b64encode(bytes(range(224, 256))).decode()
EXAMPLE = Path(__file__).parents[1] / ".env.example"
SETTING = re.compile(r"^#? ?(KEPT_[A-Z_]+)=(.*)$", re.MULTILINE)


@pytest.fixture(autouse=True)
def an_empty_folder_and_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("KEPT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def lines() -> tuple[str, ...]:
    with pytest.raises(WrongSettings) as refused:
        load()
    assert refused.value.__context__ is None
    return refused.value.lines


def test_nothing_needs_to_be_set(tmp_path: Path) -> None:
    settings = load()
    assert settings.bot_token is None
    assert settings.database == f"sqlite+aiosqlite:///{tmp_path}/data/kept.db"
    assert settings.keys_dir.parts[-2:] == ("kept", "keys")
    assert settings.base_url == "https://api.telegram.org/bot"
    assert settings.base_file_url == "https://api.telegram.org/file/bot"
    assert settings.log_level == "INFO"


def test_the_environment_stands_above_the_file_and_small_letters_are_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text(f"KEPT_BOT_TOKEN={TOKEN}\nKEPT_LOG_LEVEL=error\nPATH_OF_ANOTHER=1\n")
    monkeypatch.setenv("kept_log_level", "debug")
    settings = load()
    assert settings.log_level == "DEBUG"
    assert settings.bot_token is not None
    assert settings.bot_token.get_secret_value() == TOKEN


def test_an_empty_value_is_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEPT_BOT_TOKEN", "")
    monkeypatch.setenv("KEPT_LOG_LEVEL", "")
    monkeypatch.setenv("KEPT_SECRET_KEY_FILE", "")
    assert load() == Settings()
    assert load().bot_token is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("bot_token", TOKEN),
        ("secret_key", KEY),
        ("secret_key_old", KEY.rstrip("=")),
        ("database_url", "postgresql+asyncpg://kept:hunter2@db/kept"),
    ],
)
def test_a_secret_may_lie_in_a_file_of_its_own(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret").write_text(f"{value}\n")
    monkeypatch.setenv(f"KEPT_{name.upper()}_FILE", str(tmp_path / "secret"))
    assert getattr(load(), name).get_secret_value() == value
    Path(".env").write_text(f"KEPT_{name.upper()}_FILE={tmp_path / 'secret'}\n")
    monkeypatch.delenv(f"KEPT_{name.upper()}_FILE")
    assert getattr(load(), name).get_secret_value() == value


def test_a_secret_given_twice_is_refused_wherever_it_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text(f"KEPT_BOT_TOKEN={TOKEN}\n")
    monkeypatch.setenv("KEPT_BOT_TOKEN_FILE", "token.txt")
    assert lines() == ("KEPT_BOT_TOKEN and KEPT_BOT_TOKEN_FILE are both set; keep one",)


def test_a_secret_file_that_cannot_be_read_is_said_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEPT_BOT_TOKEN_FILE", "nowhere.txt")
    Path("noise").write_bytes(b"\xff\xfe\x00")
    monkeypatch.setenv("KEPT_SECRET_KEY_FILE", "noise")
    assert lines() == (
        "KEPT_BOT_TOKEN cannot be read from the file that KEPT_BOT_TOKEN_FILE names: No such file or directory",
        "KEPT_SECRET_KEY cannot be read from the file that KEPT_SECRET_KEY_FILE names: it is no text",
    )


def test_every_wrong_setting_has_one_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEPT_BOT_TOKEN", "hunter2")
    monkeypatch.setenv("KEPT_DATABASE_URL", "mysql://kept:hunter2@db/kept")
    monkeypatch.setenv("KEPT_SECRET_KEY", "hunter2")
    monkeypatch.setenv("KEPT_TELEGRAM_API", "hunter2")
    monkeypatch.setenv("KEPT_LOG_LEVEL", "hunter2")
    found = lines()
    assert [line.split()[0] for line in found] == [
        "KEPT_BOT_TOKEN",
        "KEPT_DATABASE_URL",
        "KEPT_SECRET_KEY",
        "KEPT_TELEGRAM_API",
        "KEPT_LOG_LEVEL",
    ]
    assert all(len(line) < 120 and "\n" not in line and "hunter2" not in line for line in found)
    assert "@BotFather" in found[0]
    with pytest.raises(ValidationError) as raw:
        Settings()
    assert "hunter2" not in str(raw.value)


def test_settings_show_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEPT_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("KEPT_SECRET_KEY", KEY)
    monkeypatch.setenv("KEPT_DATABASE_URL", "postgres://kept:hunter2@db/kept")
    for shown in (repr(load()), str(load()), load().model_dump_json()):
        assert not any(secret in shown for secret in (TOKEN, KEY, "hunter2"))


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("sqlite:///data/kept.db", "sqlite+aiosqlite:///data/kept.db"),
        ("sqlite+aiosqlite:////var/kept.db", "sqlite+aiosqlite:////var/kept.db"),
        ("postgres://kept:a%40b@db:5432/kept", "postgresql+asyncpg://kept:a%40b@db:5432/kept"),
        ("postgresql://db/kept?sslmode=require", "postgresql+asyncpg://db/kept?ssl=require"),
        ("postgresql+asyncpg://db/kept", "postgresql+asyncpg://db/kept"),
    ],
)
def test_a_database_gets_the_driver_that_kept_speaks(given: str, read: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEPT_DATABASE_URL", given)
    assert load().database == read


@pytest.mark.parametrize("wrong", ["kept.db", "sqlite", "postgresql+psycopg://db/kept", "http://db"])
def test_any_other_database_is_refused(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEPT_DATABASE_URL", wrong)
    assert lines() == ("KEPT_DATABASE_URL must begin with sqlite:/// or postgresql://",)


@pytest.mark.parametrize("keys", ["data", "data/keys", "./data/../data/keys", "."])
def test_keys_may_not_lie_with_the_data(keys: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEPT_KEYS_DIR", keys)
    assert lines() == ("KEPT_KEYS_DIR and KEPT_DATA_DIR must lie apart: a copy of the data must hold no keys",)


def test_a_server_of_ones_own_is_asked_instead_of_telegram(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEPT_TELEGRAM_API", "http://127.0.0.1:8081/")
    assert load().base_url == "http://127.0.0.1:8081/bot"
    assert load().base_file_url == "http://127.0.0.1:8081/file/bot"


@pytest.mark.parametrize(
    ("given", "at"),
    [
        ("127.0.0.1:8080", ("127.0.0.1", 8080)),
        ("localhost:1", ("localhost", 1)),
        ("[::1]:65535", ("::1", 65535)),
        ("", None),
    ],
)
def test_it_listens_where_it_is_told_to(
    given: str, at: tuple[str, int] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEPT_LISTEN", given)
    assert load().listen == at


@pytest.mark.parametrize(
    "wrong", ["8080", ":8080", "localhost:0", "localhost:65536", "::1:80", "a b:80", "http://a:80"]
)
def test_any_other_place_to_listen_is_refused(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEPT_LISTEN", wrong)
    assert lines() == ("KEPT_LISTEN must be a host and a port such as 127.0.0.1:8080",)


def test_a_tilde_is_the_home_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEPT_DATA_DIR", "~/kept data")
    assert load().data_dir == Path.home() / "kept data"


def test_the_places_to_turn_to_are_the_lines_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load().turn_to == ()
    monkeypatch.setenv("KEPT_HELP_FILE", str(tmp_path / "help.txt"))
    (tmp_path / "help.txt").write_text("# looked at in spring\n\n  A line, day and night: 000 \nA house: 001\n")
    assert load().turn_to == ("A line, day and night: 000", "A house: 001")


def test_a_file_of_places_that_cannot_be_shown_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEPT_HELP_FILE", str(tmp_path / "help.txt"))
    assert lines() == ("KEPT_HELP_FILE cannot be read: No such file or directory",)
    (tmp_path / "help.txt").write_bytes(b"\xff")
    assert lines() == ("KEPT_HELP_FILE cannot be read: it is no text",)
    (tmp_path / "help.txt").write_text("x" * 3001)
    assert lines() == ("KEPT_HELP_FILE holds more than 3000 characters, which is too long for one message",)


def test_a_misspelt_setting_is_noticed_in_the_environment_and_in_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEPT_BOT_TOKE", TOKEN)
    Path(".env").write_text("KEPT_LOGLEVEL=debug\nKEPT_ZZZZ=1\nKEPT_DATA_DIR=here\nOTHER=1\n")
    assert unknown_settings() == (
        "KEPT_BOT_TOKE is no setting; did you mean KEPT_BOT_TOKEN?",
        "KEPT_LOGLEVEL is no setting; did you mean KEPT_LOG_LEVEL?",
        "KEPT_ZZZZ is no setting",
    )


def test_a_file_in_another_encoding_is_refused_without_being_quoted() -> None:
    Path(".env").write_bytes(b"KEPT_BOT_TOKEN=hunter2\xff\n")
    assert lines() == (".env is not written in UTF-8",)


def test_the_example_lists_every_setting_and_nothing_else() -> None:
    listed = [name for name, _ in SETTING.findall(EXAMPLE.read_text())]
    assert sorted(listed) == sorted(names())
    assert len(names()) == len(Settings.model_fields) + len(SECRETS)


def test_every_setting_in_the_example_is_explained() -> None:
    for block in EXAMPLE.read_text().split("\n\n")[1:]:
        *explained, last = block.strip().splitlines()
        assert SETTING.match(last)
        assert re.match(r"# [A-Z].*\w", explained[0]), block


def test_the_example_shows_the_true_defaults_and_can_be_copied_as_it_is() -> None:
    text = EXAMPLE.read_text()
    Path(".env").write_text(text)
    assert load() == Settings(_env_file=None)
    assert unknown_settings() == ()
    shown = {name.removeprefix("KEPT_").lower(): value for name, value in SETTING.findall(text) if value}
    assert set(shown) == {"data_dir", "telegram_api", "log_level"}
    assert {name: str(getattr(load(), name)) for name in shown} == shown
