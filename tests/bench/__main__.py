"""`make bench`: every part in a process of its own, one after the other, and a table of what came out."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

Figures = dict[str, float]
DURABLE_ENOUGH = 25.0  # messages a second: what Telegram lets a bot send in all, at the pace we keep
SENDING = 40.0  # seconds: what Telegram lets a bot need at least for a thousand messages, 25 a second
START = 10.0  # seconds: what a supervisor waits without a doubt
MEMORY = 100.0  # MiB above the bare program


def play(part: str) -> Figures:
    """Run one part in a folder of its own. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory(prefix="kept-bench-") as folder:
        done = subprocess.run(
            [sys.executable, "-m", f"tests.bench.{part}", folder], stdout=subprocess.PIPE, text=True, check=True
        )
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def rows(kept: Figures, plain: Figures, due: Figures, jobs: Figures) -> Iterator[tuple[str, str, str, str]]:
    """(figure, Kept, conventional bot, ratio or limit)."""
    yield (
        "updates a second, stored to sent",
        f"{kept['a_second']:.0f}",
        f"{plain['a_second']:.0f} (nothing stored)",
        f"{kept['a_second'] / DURABLE_ENOUGH:.1f} x the limit of {DURABLE_ENOUGH:.0f}",
    )
    for name in ("p50", "p99"):
        ratio = kept[name] / plain[name]
        yield f"reply to a burst of 100, {name}", f"{kept[name]:.2f} s", f"{plain[name]:.2f} s", f"{ratio:.1f} x"
    tick = f"{due['tick'] / SENDING:.2f} x the {SENDING:.0f} s in which they may be sent"
    yield "1,000 due of 1,000,000", f"{due['tick']:.2f} s", f"{jobs['late']:.2f} s late, of 100,000", tick
    start = f"{due['start'] / START:.2f} x the limit of {START:.0f} s"
    yield "start", f"{due['start']:.2f} s with 1,000,000", f"{jobs['start']:.1f} s with 100,000", start
    memory = f"{due['memory'] / MEMORY:.2f} x the limit of {MEMORY:.0f} MiB"
    yield "memory for them", f"{due['memory']:.0f} MiB", f"{jobs['memory']:.0f} MiB", memory
    yield "ran of 1,000 due at once", "1,000", f"{jobs['ran']:.0f}", f"{1000 / max(1.0, jobs['ran']):.2f} x"


def main() -> None:
    table = Table(title="Kept beside a conventional bot, in this run")
    for heading in ("figure", "Kept", "conventional", "ratio or limit"):
        table.add_column(heading)
    parts = [play(part) for part in ("flow_kept", "flow_conventional", "due_kept", "jobs_conventional")]
    for row in rows(*parts):
        table.add_row(*row)
    Console().print(table)


if __name__ == "__main__":
    main()
