"""Adds up the reports of pytest: no test at all, or one that was skipped, proves nothing and counts as a failure."""

import sys
from pathlib import Path
from xml.etree import ElementTree

RUNS = 2


def main(folder: Path) -> bool:
    """Print the sum; true when every test of every run has passed."""
    reports = [ElementTree.parse(report) for report in sorted(folder.glob("*.xml"))]  # noqa: S314 - our own
    suites = [suite for report in reports for suite in report.iter("testsuite")]
    total, failed, broken, skipped = (
        sum(int(suite.attrib[count]) for suite in suites) for count in ("tests", "failures", "errors", "skipped")
    )
    lost = failed + broken + skipped
    if skipped:
        sys.stdout.write(f"{skipped} skipped: here every test has to run\n")
    sys.stdout.write(f"{total - lost} passed, {lost} failed\n")
    return len(suites) == RUNS and all(int(suite.attrib["tests"]) for suite in suites) and not lost


if __name__ == "__main__":
    sys.exit(not main(Path(sys.argv[1])))
