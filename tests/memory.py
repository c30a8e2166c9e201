"""Keeps what tests write in memory, where there is plenty of it, and what was imported out of the collector's way."""

import gc
import os
import shutil
from pathlib import Path

MEMORY = Path("/dev/shm")
PLENTY = 2 * 2**30  # bytes; all the files of a run that passes take 200 MB


def pytest_configure() -> None:
    """Nothing that a test writes outlives the run, so nothing needs to reach a disk."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= PLENTY:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_finish() -> None:
    """A collection that looks through everything imported takes longer than a test."""
    gc.collect()
    gc.freeze()
