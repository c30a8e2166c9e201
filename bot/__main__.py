"""`python -m bot` is `kept`."""

from bot.cli import main

main()
