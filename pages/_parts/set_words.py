"""What a set's tile says: the numbers, whether they are those prescribed, and what is claimed of the form with them."""

from lbp_core.coach.floor.floor_words import words_here
from lbp_core.coach.floor.on_the_floor import as_prescribed
from lbp_core.models.views import ExerciseCard, SetState
from pages._parts.amounts import set_words


def tile_words(shown: ExerciseCard, one: SetState) -> str:
    """'**10 reps · 8 kg · 2 left**', beneath it 'as prescribed, form held'."""
    words = words_here().tile
    form = words.slipped if shown.technique_ok is False else words.form
    return f"**{set_words(one, shown.unit)}**  \n{words.as_prescribed if as_prescribed(shown, one) else words.changed}, {form}"
