"""What the measured parts share: a private folder, memory of this process, and a report the next process can read."""

import json
import resource
import sys
from collections.abc import Mapping
from pathlib import Path

import psutil

PEOPLE = 100
EACH = 20  # updates from each of them


def resident() -> float:
    """MiB of memory this process holds now."""
    return float(psutil.Process().memory_info().rss) / 2**20


def peak() -> float:
    """MiB of memory this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` of them lie."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def report(figures: Mapping[str, float]) -> None:
    """The last line of a part: its figures as JSON."""
    sys.stdout.write(json.dumps(figures) + "\n")


def folder() -> Path:
    """Where this part keeps its files; given by the one who started it."""
    return Path(sys.argv[1])
