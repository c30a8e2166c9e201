"""How a bot hears: getUpdates as far as it needs no waiting, and what a webhook would be."""

from rehearsal.asked import Asked
from rehearsal.table import Method
from rehearsal.things import Json, Refused, bad

LONGEST_POLL = 50.0  # seconds, the cap of the published server
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
TWO_POLLERS = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


def get_updates(asked: Asked) -> list[Json]:
    """https://core.telegram.org/bots/api#getupdates; what is there now (the waiting is the wire's)."""
    bot = asked.bot
    if bot.webhook.get("url"):
        raise Refused(409, WEBHOOK_ACTIVE)
    bot.updates.allow(_allowed(asked))
    bot.updates.confirm(asked.number("offset") or 0)
    limit = asked.number("limit")
    return bot.updates.pending(asked.world.now(), min(max(100 if limit is None else limit, 1), 100))


def _allowed(asked: Asked) -> list[str] | None:
    return [str(one) for one in asked.list("allowed_updates")] if asked.has("allowed_updates") else None


def set_webhook(asked: Asked) -> bool:
    """https://core.telegram.org/bots/api#setwebhook"""
    url = asked.text("url")
    if url and not url.startswith("https://"):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    asked.bot.updates.allow(_allowed(asked))
    _drop_if_asked(asked)
    asked.bot.webhook = {"url": url, "secret_token": asked.text("secret_token")} if url else {}
    return True


def delete_webhook(asked: Asked) -> bool:
    """https://core.telegram.org/bots/api#deletewebhook"""
    asked.bot.webhook = {}
    _drop_if_asked(asked)
    return True


def _drop_if_asked(asked: Asked) -> None:
    if asked.flag("drop_pending_updates"):
        asked.bot.updates.waiting.clear()


def webhook_info(asked: Asked) -> Json:
    """https://core.telegram.org/bots/api#getwebhookinfo"""
    bot = asked.bot
    waiting = len(bot.updates.pending(asked.world.now(), limit=1_000_000))
    return {"url": bot.webhook.get("url", ""), "has_custom_certificate": False, "pending_update_count": waiting}


UPDATE_METHODS: dict[str, Method] = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": webhook_info,
}
