"""Two people at once: whoever looks at two columns sees whose each is, however alike their names are."""

from itertools import count

import pytest

from lbp_core.coach.client import caseload
from lbp_core.coach.floor import on_the_floor, training
from lbp_core.coach.floor.side_by_side import look_alike, mark
from lbp_core.coach.studio import Studio
from lbp_core.models.client import ClientDetails
from lbp_core.models.people import Role, Seen
from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.refusal import Refused
from tests.people import MONDAY, at, opened, planned, ready, screened

NUMBER = count()


def in_a_session(studio: Studio, name: str, born: int) -> str:
    client = caseload.add_client(
        studio, ClientDetails(name=name, birth_year=born), key=f"{next(NUMBER)}", at=at(MONDAY, 8)
    )
    screened(studio, client.id)
    planned(studio, client.id)
    return opened(studio, client.id, on=MONDAY)


PAIRS = [
    (("Sita Squat", 1985), ("Tom Bridge", 1970), ("SS", "TB"), False),
    (("Anna Shaw", 1985), ("Amir Khan", 1985), ("AS", "AK"), False),
    (("Anna Shaw", 1985), ("Arun Smith", 1970), ("ASha", "ASmi"), False),
    (("Anna Shaw", 1985), ("Anna Shore", 1986), ("ASha", "ASho"), None),
    (("Ann Lee", 1985), ("Ann Lee", 1990), ("AL 85", "AL 90"), True),
    (("Ann Lee", 1985), ("Ann Lee", 1985), None, True),
    (("Cher", 1980), ("Cher", 1946), ("C 80", "C 46"), True),
    (("李 娜", 1990), ("李 明", 1990), None, True),
]


@pytest.mark.hazard("H04")
@pytest.mark.parametrize(("one", "two", "letters", "alike"), PAIRS)
def test_two_columns_never_carry_the_same_letters(
    studio: Studio,
    one: tuple[str, int],
    two: tuple[str, int],
    letters: tuple[str, str] | None,
    alike: bool | None,
) -> None:
    ids = [in_a_session(studio, *one), in_a_session(studio, *two)]
    marks = [mark(studio, ids[0], beside=[ids[1]]), mark(studio, ids[1], beside=[ids[0]])]
    assert marks[0].letters != marks[1].letters
    assert letters is None or tuple(found.letters for found in marks) == letters
    assert alike is None or all((found.apart is not None) is alike for found in marks)
    assert [found.name for found in marks] == [one[0], two[0]]


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("Anna Shaw", "Hannah Shaw", True),
        ("Jon Smith", "John Smyth", True),
        ("Maria Lopez", "Maria Novak", True),
        ("Sita Squat", "Tom Bridge", False),
        ("ANNA SHAW", "anna shaw", True),
    ],
)
def test_a_hurried_eye_takes_these_for_one_another(one: str, two: str, *, alike: bool) -> None:
    assert look_alike(one, two) is look_alike(two, one) is alike


@pytest.mark.hazard("H05")
def test_a_set_is_kept_for_nobody_whom_one_does_not_see(studio: Studio) -> None:
    client_id = ready(studio)
    view = training.session(studio, opened(studio, client_id, on=MONDAY))
    stranger = studio.seen_by(Seen(person_id="somebody-else", role=Role.TRAINER))
    done = Entry(kind=EntryKind.SET_DONE, exercise=view.cards[0].exercise.id, set_number=1)
    before = training.session(studio, view.record.id).record
    with pytest.raises(Refused, match="no such session"):
        on_the_floor.keep_at_work(stranger, view, done.exercise or "", (done,), key="k", at=at(MONDAY, 10))
    with pytest.raises(Refused, match="no such session"):
        mark(stranger, view.record.id)
    assert training.session(studio, view.record.id).record == before
