"""The words a person can see: this product plans training. It claims nothing that only a clinician may claim."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from lbp_core.bootstrap.places import ROOT
from lbp_core.evidence import wording
from lbp_core.evidence.reading import read_yaml
from lbp_core.models.language import Language
from tests.source import each, modules


def claims(text: str) -> list[str]:
    """The kept-out words in a text, without the sentences that say what the product is not."""
    return [word for word, _ in wording.claims(text)]


def strings_of(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and text of every string in a module, docstrings left out."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    skip = {
        id(node.body[0].value) for node in ast.walk(tree) if isinstance(node, documented) and ast.get_docstring(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skip:
            yield node.lineno, node.value


def knowledge() -> list[Path]:
    """Every file in data/ that a coach can edit."""
    return sorted((ROOT / "data").rglob("*.yaml"))


def templates() -> list[Path]:
    """Every page that is sent to a client's phone, and what hangs on it."""
    return sorted(
        file for file in (ROOT / "pages").rglob("*") if file.suffix in {".html", ".js", ".webmanifest", ".svg", ".txt"}
    )


@pytest.mark.parametrize("file", knowledge(), ids=lambda file: str(file.relative_to(ROOT)))
def test_m18_the_knowledge_claims_nothing_clinical(file: Path) -> None:
    language = wording.language_of(file)
    texts = [text for _, text in wording.texts_in(read_yaml(file))]
    assert not [(found, text) for text in texts for found in wording.claims(text, language)]


@pytest.mark.hazard("H20")
@each(modules())
def test_m18_no_sentence_in_the_code_claims_anything_clinical(path: str) -> None:
    assert not [f"{path}:{line} {found}" for line, text in strings_of(modules()[path]) for found in claims(text)]


def test_m18_no_page_of_the_phone_claims_anything_clinical() -> None:
    found = {str(file.relative_to(ROOT)): claims(file.read_text(encoding="utf-8")) for file in templates()}
    assert not {file: words for file, words in found.items() if words}


@pytest.mark.parametrize(
    "text",
    [
        "Tratamos su espalda.",
        "Un tratamiento para usted",
        "Terapia de espalda",
        "La rehabilitación empieza aquí",
        "Esto cura",
        "Se curará",
        "Ayuda a sanar",
        "Alivia el dolor",
        "Le diagnosticamos",
        "Un diagnóstico",
        "Detecta problemas",
        "Su puntuación de riesgo es 3",
        "Es seguro para usted",
        "Vigilar su estado",
        "Tiene aptitud para entrenar",
    ],
)
def test_m18_the_lint_hears_a_claim_in_spanish(text: str) -> None:
    assert wording.claims(text, Language.ES)


@pytest.mark.parametrize("text", ["Algo oscuro", "La semana", "Fisioterapia", "Seguridad"])
def test_the_spanish_lint_hears_no_claim_where_there_is_none(text: str) -> None:
    assert not wording.claims(text, Language.ES)


@pytest.mark.parametrize(
    "text",
    [
        "We treat your back.",
        "Rehab starts here",
        "Ask about therapies",
        "It heals",
        "A cure for backs",
        "Pain relief in weeks",
        "It relieves pain",
        "We diagnosed it",
        "It detects slips",
        "Your risk score is 3",
        "This is safe for you",
        "We monitor your condition",
        "You are cleared for lifting",
    ],
)
def test_m18_the_lint_hears_a_claim(text: str) -> None:
    assert claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "Your health comes first",
        "Book a physiotherapist",
        "This tool does not diagnose.",
        "Accurate numbers",
        "It is not intended to diagnose, treat, relieve, monitor or predict back pain.",
    ],
)
def test_m18_the_lint_leaves_plain_words_alone(text: str) -> None:
    assert not claims(text)
