"""Broken knowledge never serves a client: the page says what to mend and where, and opens once it is mended."""

import json
import os
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

from lbp_core.bootstrap.places import ROOT, sqlite_url
from lbp_core.coach.studio import open_studio

BREAKS = {  # file: what a coach changes by mistake, and what the page says of it
    "data/limits.yaml": ("unit: points, ", "", "'unit' is missing"),
    "data/exercises/trunk.yaml": ("source: mcgill-2007", "source: mcgil-2007", "Did you mean 'mcgill-2007'"),
    "data/exercises/hinge.yaml": ("pattern: hinge", "patern: hinge", "Did you mean 'pattern'"),
}
VISITS = """
import json, sys
from pathlib import Path
from starlette.testclient import TestClient
from lbp_core.access.doors import Hosts
from lbp_core.access.gate import Gate
from pages._front import trouble
async def app(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"the page"})
gate = Gate(app, tablet="t", phone="p", hosts=Hosts(phone="studio.example"), trouble=trouble)
trainer = TestClient(gate, base_url="http://localhost", client=("127.0.0.1", 1))
client = TestClient(gate, base_url="https://studio.example", client=("203.0.113.9", 1))
def visits():
    return [[one.status_code, one.text] for one in (trainer.get("/own/mark/links.js"), client.get("/c/check-in"))]
before = visits()
for file, text in json.loads(sys.stdin.read()).items():
    Path(file).write_text(text, encoding="utf-8")
print(json.dumps([*before, *visits()]))
"""


def test_c07_broken_knowledge_serves_nobody_says_what_to_mend_and_opens_once_it_is_mended(tmp_path: Path) -> None:
    for part in ("lbp_core", "pages", "data", "tests/stories"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__", "*.db*"))
    whole = {file: (tmp_path / file).read_text(encoding="utf-8") for file in BREAKS}
    for file, (right, wrong, _) in BREAKS.items():
        assert right in whole[file]
        (tmp_path / file).write_text(whole[file].replace(right, wrong, 1), encoding="utf-8")
    open_studio(sqlite_url(tmp_path / "studio.db"), create=True)
    world = {**os.environ, "PYTHONPATH": str(tmp_path), "LBP_DATABASE_URL": sqlite_url(tmp_path / "studio.db")}
    asked = [sys.executable, "-c", VISITS]
    done = subprocess.run(
        asked,
        cwd=tmp_path,
        env=world,
        input=json.dumps(whole),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert not done.returncode, done.stderr
    (status, trainer), (phone_status, client), mended, phone_mended = json.loads(done.stdout)
    assert (status, phone_status) == (503, 503)
    for file, (_, _, says) in BREAKS.items():
        assert file in trainer
        assert says in unescape(trainer)
        assert file not in client
    assert "check-data" in trainer
    assert "closed for a moment" in client
    assert mended == phone_mended == [200, "the page"]
