"""What no file of the project may hold: places on one machine, addresses of others."""

import re

from lbp_core.bootstrap.places import ROOT
from tests.source import project_files

TOP_FOLDERS = ("home", "root", "Users", "work", "tmp", "mnt")
MACHINE_PATH = re.compile(r"(?<![\w.~}$-])/(?:" + "|".join(TOP_FOLDERS) + r")/[a-zA-Z0-9_]")
WEB_ADDRESS = re.compile(r"https?://([A-Za-z0-9][A-Za-z0-9.-]+)")
AT_HOME = {"127.0.0.1", "localhost", "www.w3.org", "loinc.org", "unitsofmeasure.org", "terminology.hl7.org"}
AT_HOME |= {"vega.github.io"}
"""Our own machine, and names that only look like addresses: of a language, or of a code system in a FHIR bundle."""


def test_no_file_names_a_place_on_one_machine() -> None:
    found = {}
    for file in project_files():
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            if MACHINE_PATH.search(line):
                found[f"{file.relative_to(ROOT)}:{number}"] = line.strip()
    assert not found


def test_the_core_and_the_pages_name_no_other_machine() -> None:
    """Links for people stand in data/ and docs/; code never fetches anything."""
    files = [
        file
        for file in project_files()
        if file.relative_to(ROOT).parts[0] in ("app.py", "pages", "lbp_core", ".streamlit")
    ]
    hosts = {host: file for file in files for host in WEB_ADDRESS.findall(file.read_text(encoding="utf-8"))}
    assert not {host: str(file.relative_to(ROOT)) for host, file in hosts.items() if host not in AT_HOME}
