"""A stand-in for Telegram on one machine; it knows nothing of Kept."""
