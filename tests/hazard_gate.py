"""The gate of the hazard log: a full run fails where a test that the log names did not run and pass. Asked by --hazard-log."""

import pytest

from lbp_core.evidence.hazards import hazards


def pytest_addoption(parser: pytest.Parser) -> None:
    """--hazard-log."""
    says = "fail where a test named in data/hazards.yaml did not run and pass (for full runs)"
    parser.addoption("--hazard-log", action="store_true", help=says)


def bare(name: str) -> str:
    """A test's name without its parameters."""
    return name.partition("[")[0]


def broken(passed: set[str], failed: set[str]) -> list[str]:
    """A line for each test of the log that did not run, or of which any case did not pass."""
    named = {test: one.id for one in hazards() for test in one.tests}
    gone = [f"{hazard}: {test} did not run" for test, hazard in named.items() if test not in passed | failed]
    return gone + [f"{hazard}: {test} did not pass" for test, hazard in named.items() if test in failed]


class Gate:
    """Listens to every report and speaks at the end. One per run; the workers of a shared run report to it."""

    def __init__(self) -> None:
        self.passed: set[str] = set()
        self.failed: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Any part of a test that fails or is skipped counts against it; its call passing counts for it."""
        if not report.passed or hasattr(report, "wasxfail"):
            self.failed.add(bare(report.nodeid))
        elif report.when == "call":
            self.passed.add(bare(report.nodeid))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Turns a green run red where a hazard is not shown to be controlled."""
        if broken(self.passed, self.failed) and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Says which hazard is open, or that none is."""
        found = broken(self.passed, self.failed)
        for line in found:
            terminalreporter.write_line(f"HAZARD NOT SHOWN TO BE CONTROLLED: {line}", red=True)
        if not found:
            count = len({test for one in hazards() for test in one.tests})
            terminalreporter.write_line(
                f"Hazard log: {len(hazards())} hazards, {count} tests named, all ran and passed."
            )


def pytest_configure(config: pytest.Config) -> None:
    """Only where it was asked for, and only in the process that hears of every test."""
    if config.getoption("--hazard-log") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Gate(), "hazard_gate_at_work")
