"""The studio's key on paper: fourteen groups of five signs, each with a check of its own, and back from what somebody typed.

Four signs of a group carry twenty bits, the fifth checks them and the group's place: one wrong sign, or two that changed
places, or two groups that did, is told by the group's number. The last group checks the whole.
"""

from collections.abc import Sequence
from functools import reduce
from hashlib import sha256

from lbp_core.models.refusal import Refused
from lbp_core.storage.key_file import KEY_BYTES

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MEANT = str.maketrans({"I": "1", "L": "1", "O": "0"})
"""Signs that are not used and what is meant by them."""
BITS, GROUP_BITS, OF_KEY = 5, 20, 13
GROUPS = OF_KEY + 1
FIELD = 0b100101
"""x^5 + x^2 + 1: counting without carrying in the field of 32, so that every single slip changes the check."""
NUMBERED = "1234567890.:)"


def groups_of(key: bytes) -> tuple[str, ...]:
    """The sheet's groups for that key."""
    spare = OF_KEY * GROUP_BITS - 8 * KEY_BYTES
    whole = int.from_bytes(key, "big") << spare
    numbers = [whole >> GROUP_BITS * (OF_KEY - 1 - place) & (1 << GROUP_BITS) - 1 for place in range(OF_KEY)]
    return tuple(_group(number, place) for place, number in enumerate([*numbers, _check(key)]))


def fits(typed: str, place: int) -> bool:
    """True where that is a group of a sheet at that place (counted from 0), as far as its own check can tell."""
    said = _plain(typed)
    return (
        len(said) == GROUP_BITS // BITS + 1 and not set(said) - set(SIGNS) and said == _group(_number(said[:-1]), place)
    )


def key_typed(typed: Sequence[str]) -> bytes:
    """The key that those groups carry. Raises Refused with the numbers of the groups that do not fit."""
    if len(typed) != GROUPS:
        raise Refused(
            f"A recovery sheet has {GROUPS} groups of five signs; {len(typed)} were given. Type every group, with a space "
            "between them."
        )
    wrong = [str(place + 1) for place, one in enumerate(typed) if not fits(one, place)]
    if wrong:
        raise Refused(
            f"Group {' and '.join(wrong)} {'does' if len(wrong) == 1 else 'do'} not fit: a sign is wrong, or groups changed "
            "places. Compare with the sheet and type it again; nothing was changed."
        )
    whole = reduce(lambda sum_, one: sum_ << GROUP_BITS | _number(_plain(one)[:-1]), typed[:OF_KEY], 0)
    spare = OF_KEY * GROUP_BITS - 8 * KEY_BYTES
    key = (whole >> spare).to_bytes(KEY_BYTES, "big")
    if groups_of(key) != tuple(map(_plain, typed)):
        raise Refused(
            "Each group fits by itself, and they do not belong together: one of them is from another sheet, or two signs of "
            "one group are wrong. Compare every group with the sheet; nothing was changed."
        )
    return key


def split(text: str) -> tuple[str, ...]:
    """The groups of a text somebody typed: spaces and line ends between them, numbers of the groups and dashes left out."""
    words = text.replace("-", " ").split()
    return tuple(word for word in words if not (len(word) < GROUP_BITS // BITS and not word.strip(NUMBERED)))


def _plain(typed: str) -> str:
    return "".join(typed.split()).upper().translate(MEANT)


def _group(number: int, place: int) -> str:
    digits = [number >> BITS * (3 - at) & 31 for at in range(4)]
    check = reduce(lambda sum_, one: _times_x(sum_) ^ one, digits, 0)
    return "".join(SIGNS[one] for one in [*digits, _times_x(check) ^ (place + 1)])


def _times_x(number: int) -> int:
    doubled = number << 1
    return doubled ^ FIELD if doubled & 32 else doubled


def _number(signs: str) -> int:
    return reduce(lambda sum_, one: sum_ << BITS | SIGNS.index(one), signs, 0)


def _check(key: bytes) -> int:
    return int.from_bytes(sha256(b"sheet " + key).digest()[:3], "big") >> 4
