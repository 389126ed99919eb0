"""What leaves the press: one page, the words as they were given, the same bytes for the same sheet, and a sentence on trouble."""

import io
import subprocess
import sys
from random import Random
from unicodedata import normalize

import pypdf
import pytest

from lbp_core.bootstrap.places import ROOT
from lbp_core.documents import making
from lbp_core.documents.making import Sheet, make
from lbp_core.documents.press import TEMPLATES
from lbp_core.documents.signs import FONTS, in_print, not_printed
from lbp_core.models.refusal import Refused
from tests.documents.made_up import (
    AT,
    NAMES,
    SIGNS,
    a_letter,
    a_random_letter,
    edges,
    printed_here,
    sheet_of,
    some_answers,
    weeks_of_ups_and_downs,
    words_in,
)
from tests.test_words import claims

RANDOM = 60


def opened(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def test_sixty_random_letters_are_one_page_each() -> None:
    """One page, and nothing on it beyond the margins (19 mm at the side, 12 mm below, 14 mm above)."""
    for seed in range(RANDOM):
        pdf = printed_here(a_random_letter(Random(seed)))
        left, low, high = edges(pdf)
        assert (len(opened(pdf).pages), left >= 18.9, low >= 11.9, high <= 283) == (1, True, True, True), seed


@pytest.mark.parametrize("number", [1, 4, 5, 12, 30, 90])
def test_every_answer_is_on_the_page_or_counted(number: int) -> None:
    letter = a_letter(answers=some_answers(number), weeks=weeks_of_ups_and_downs(26, Random(1)))
    said = words_in(printed_here(letter))
    shown = [one for one in letter.answers if one.asks in said and said.count(one.when) >= 1]
    numbered = said.count("9 Mar 2026, to the trainer")
    assert edges(printed_here(letter))[1] >= 11.9, "the slip ends above the lower margin"
    assert numbered == number or f"and {number - numbered} more answers, on request" in said
    assert len({one.asks for one in shown}) >= min(numbered, len({one.asks for one in letter.answers}))
    assert numbered >= min(number, 6), "the chart gives way before the answers do"


def test_what_a_person_typed_is_set_as_it_stands_and_never_as_a_command() -> None:
    """Marks of the typesetter's own language, of TeX, of HTML and of Markdown, in every free field."""
    typed = a_letter(client_name=NAMES[9], opening=(SIGNS,), training=(SIGNS,), sharing=SIGNS)
    said = words_in(printed_here(typed))
    assert said.count(SIGNS) >= 2
    assert said.count(NAMES[9]) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_every_name_gives_a_page(name: str) -> None:
    assert len(opened(printed_here(a_letter(client_name=name))).pages) == 1


@pytest.mark.parametrize("name", NAMES[:4])
def test_a_latin_name_can_be_read_back_whole(name: str) -> None:
    found = words_in(printed_here(a_letter(client_name=name))).replace(" ", "")
    assert normalize("NFC", name).replace(" ", "") in normalize("NFC", found)


def test_what_nobody_here_can_print_is_said_and_left_out() -> None:
    assert (in_print("王小明 Wang"), not_printed("王小明 Wang")) == ("[…] Wang", "王小明")
    assert (in_print("Sam 🏋️‍♀️ Strong"), not_printed("Sam 🏋️‍♀️ Strong")) == ("Sam Strong", "")
    assert in_print("a\u202eb\tc\n\x00d") == "ab c d"


def test_a_new_process_prints_the_same_bytes_from_the_same_sheet() -> None:
    sheet = sheet_of(a_letter(weeks=weeks_of_ups_and_downs(12, Random(2))))
    first, again = (make(sheet, ("pdf", "png")) for _ in range(2))
    assert first == again
    assert first[0].startswith(b"%PDF-")
    assert first[1].startswith(b"\x89PNG")


def test_the_page_says_its_title_its_language_and_its_parts_to_a_reader_who_cannot_see_it() -> None:
    pdf = opened(printed_here(a_letter(weeks=weeks_of_ups_and_downs(12, Random(2)))))
    root = pdf.trailer["/Root"]
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Referral letter: Anna Berg, L-1A2B3C"
    assert pdf.metadata.author == "Sam Porter"
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_only_the_letters_of_the_project_are_used() -> None:
    """The same page on every machine: no font of the system is asked for, and each that is used lies inside the file."""
    page = opened(printed_here(a_letter(client_name=NAMES[4]))).pages[0]
    fonts = [one.get_object() for one in page["/Resources"]["/Font"].values()]
    names = {one["/BaseFont"].split("+")[-1].removesuffix("-Identity-H") for one in fonts}
    assert names <= {
        "SourceSansPro-Regular",
        "SourceSansPro-Semibold",
        "LibertinusSerif-Semibold",
        "NotoSansArabic-Regular",
    }
    assert "NotoSansArabic-Regular" in names


def test_every_font_is_small_and_comes_with_its_licence() -> None:
    files = [*FONTS.glob("*.otf"), *FONTS.glob("*.ttf")]
    assert sum(file.stat().st_size for file in files) < 1_500_000
    said = "".join(file.read_text(encoding="utf-8") for file in FONTS.glob("LICENSE*.txt"))
    assert said.count("SIL OPEN FONT LICENSE Version 1.1") == 2


def test_the_apps_own_process_never_loads_the_press() -> None:
    """What setting a page takes of memory is given back when its process ends."""
    asks = (
        "import sys; from lbp_core.coach import letters; from pages.documents import routes; "
        "sys.exit(len({'typst', 'vl_convert'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", asks], cwd=ROOT, check=False).returncode == 0


def test_a_page_that_takes_too_long_is_stopped_with_a_sentence() -> None:
    with pytest.raises(Refused, match="not printed within 0.01 seconds"):
        make(sheet_of(a_letter()), within=0.01)


def test_a_page_that_cannot_be_set_gives_a_sentence_with_the_reason() -> None:
    with pytest.raises(Refused, match="could not be printed .*No such file.*tell whoever looks after"):
        make(Sheet(template="no_such", content={}, at=AT))


def test_a_press_that_dies_gives_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "PRESS", making.PRESS.with_name("gone.py"))
    with pytest.raises(Refused, match="could not be printed"):
        make(sheet_of(a_letter()))


def test_no_template_claims_anything_clinical() -> None:
    files = sorted(TEMPLATES.glob("*.typ"))
    assert files
    assert not {file.name: found for file in files if (found := claims(file.read_text(encoding="utf-8")))}
