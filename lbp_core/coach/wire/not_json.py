"""What is wrong with a line that is no JSON, in plain words. Lines that are JSON but say something amiss: wire_reading.py."""

import re
from types import MappingProxyType

PLACE = re.compile(r" at line \d+ column (\d+)$")
PLAIN = MappingProxyType(
    {
        "EOF while parsing a string": 'it ends inside a text; the closing " is missing',
        "EOF": "it ends too early; a closing } or ] is missing",
        "expected `:`": "a key has no colon after it",
        "expected `,` or `]`": "a list goes on with a comma or ends with ]",
        "expected `,` or `}`": "an object goes on with a comma or ends with }",
        "expected": "a value is missing or has no quotes; texts go in double quotes, bare words are true, false and null",
        "key must be a string": "a key goes in double quotes",
        "trailing comma": "there is a comma with nothing after it; take it out",
        "trailing characters": "something follows after the object has ended",
        "control character": "a text holds a tab or another sign that cannot be seen; take it out",
        "recursion": "it is nested too deeply",
        "invalid number": "a number is written the JSON way, such as 2.5",
        "number out of range": "a number is too large",
    }
)
"""By the first words of the parser's message; the first that fits counts."""

BACKSLASH = "a backslash in a text begins no sign that JSON knows"


def not_json(line: bytes, message: str) -> str:
    """A sentence: what is wrong, where, and what to send. `message` is the parser's own, with its place at the end."""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"Byte {error.start + 1} of the line is not UTF-8 text. Send the line again as UTF-8."
    found = PLACE.search(message)
    where = f" at column {found.group(1)}" if found else ""
    plain = next((says for start, says in PLAIN.items() if message.startswith(start)), BACKSLASH)
    return f"The line is not JSON{where}: {plain}. Send one whole JSON object per line."
