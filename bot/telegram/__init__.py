"""The only room that knows Telegram."""
