"""One rule, one number or one source to its last detail, with links to what it rests on and what rests on it."""

import streamlit as st

from lbp_core.coach.docs.rulebook import rule_card
from lbp_core.coach.library.citing import limit_card, limits_behind, source_card
from pages._parts.leaf import leaf
from pages._parts.words import outcome


def opened() -> bool:
    """Draws what the address names, and says whether it named something. Raises Refused where nobody knows that name."""
    asked = st.query_params
    if name := asked.get("rule"):
        _rule(name)
    elif name := asked.get("limit"):
        limit, rules = limit_card(name)
        leaf("limit", name=name, limit=limit, rules=rules)
    elif name := asked.get("source"):
        leaf("source", card=source_card(name))
    else:
        return False
    return True


def _rule(name: str) -> None:
    rule = rule_card(name)
    words, tone, icon = outcome(rule.verdict)
    leaf("rule", rule=rule, limits=limits_behind(rule.id), outcome=words, tone=tone, mark=icon)
