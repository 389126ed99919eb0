"""Who signs a letter and where the answer goes, as written down. What nobody wrote down stays a line for a pen."""

from lbp_core.coach.papers.scope import level_in_words, trainer
from lbp_core.coach.studio import Studio
from lbp_core.evidence.letter_words import letter_words
from lbp_core.models.letter import LetterSender


def sender_of(studio: Studio) -> LetterSender:
    """The trainer with studio, qualification, insurer and how to reach them."""
    who = trainer(studio)
    if who is None:
        return LetterSender()
    words = letter_words().sender
    known = (
        words["plain"] if who.qualification is None else level_in_words(who.qualification),
        None if who.insurer is None else words["insurer"].format(name=who.insurer),
    )
    lines = (" · ".join(one for one in known if one), who.reach)
    name = who.name if who.studio is None else f"{who.name}, {who.studio}"
    return LetterSender(name=name, lines=tuple(one for one in lines if one))


def send_back(studio: Studio, name: str) -> str:
    """What stands under the slip: by hand, or to where the trainer can be reached."""
    words, who = letter_words().send_back, trainer(studio)
    if who is None:
        return words["unknown"].format(name=name)
    if who.reach is None:
        return words["by_hand"].format(name=name, trainer=who.name)
    return words["or_to"].format(name=name, trainer=who.name, reach=who.reach)
