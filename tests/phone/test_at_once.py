"""Nobody waits for what need not be waited for: the first visitor's page is ready, and an answer goes out in one go."""

import http.client
import time
from contextlib import closing

from lbp_core.models.language import Language
from pages.phone import paper
from pages.phone.warm import warm
from pages.sign_in import paper as sign_in
from tests.people import MONDAY
from tests.phone.conftest import Phone
from tests.servers import Site

PIECE_WAITS_S = 0.038
"""A connection that holds pieces back waits for the other side's confirmation: 40 ms, at every answer but the first."""


def test_every_template_is_translated_before_the_first_visitor(phone: Phone) -> None:
    paper.templates.cache_clear()
    paper.blank_safety.cache_clear()
    warm(on=MONDAY)
    assert {name for _, name in paper.templates().cache} == set(paper.templates().list_templates())
    assert paper.blank_safety._kept.cache_info().currsize == 2 * len(Language)


def test_the_doors_templates_can_all_be_translated() -> None:
    for name in sign_in.templates().list_templates():
        assert sign_in.templates().get_template(name)


def test_no_answer_on_a_kept_connection_is_held_back(app_server: Site) -> None:
    took = []
    with closing(http.client.HTTPConnection("127.0.0.1", app_server.port, timeout=30)) as line:
        for _ in range(12):
            begun = time.perf_counter()
            line.request("GET", "/c/offline")
            assert line.getresponse().read()
            took.append(time.perf_counter() - begun)
    assert min(took[1:]) < PIECE_WAITS_S, [f"{1000 * one:.0f} ms" for one in took]
