"""Runs the rehearsal by itself: `python -m rehearsal --port 8081`."""

import argparse
import asyncio
import sys

from rehearsal.server import Server
from rehearsal.world import TOKEN, World


async def serve(host: str, port: int, token: str, username: str, *, strict: bool) -> None:
    """Serves one world until it is interrupted; says where on standard output."""
    async with Server(World(token=token, username=username, strict=strict), host, port) as server:
        sys.stdout.write(f"{server.url}/bot\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(prog="rehearsal", description="A stand-in for Telegram's Bot API.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", default=TOKEN, help="the only token it knows")
    parser.add_argument("--username", default="kept_bot")
    parser.add_argument("--strict", action="store_true", help="flood limits like Telegram's")
    args = parser.parse_args()
    try:
        asyncio.run(serve(args.host, args.port, args.token, args.username, strict=args.strict))
    except KeyboardInterrupt:
        sys.exit(0)


if __name__ == "__main__":
    main()
