"""The tables as pandas frames, and whether a drawing fits them: for whoever composes drawings. The app itself needs neither."""

from typing import Any

import pandas as pd

from lbp_core.charts.tables import Rows

NUMBERS = ("quantitative", "temporal")
"""What a drawing counts by; moments are milliseconds."""


def frame(rows: Rows) -> pd.DataFrame:
    """One row each, typed column by column."""
    return pd.DataFrame(rows)


def misfits(spec: dict[str, Any]) -> list[str]:
    """Every place where the drawing goes by a column that its rows have not, or counts by one that holds no numbers."""
    frames = {name: frame(rows) for name, rows in spec["datasets"].items()}
    return sorted({told for part in spec["layer"] for told in _amiss(part, spec.get("data", {}).get("name"), frames)})


def _amiss(part: dict[str, Any], over: str | None, frames: dict[str, pd.DataFrame]) -> list[str]:
    over = part.get("data", {}).get("name", over)
    found = [told for inner in part.get("layer", []) for told in _amiss(inner, over, frames)]
    channels = [one for one in part.get("encoding", {}).values() if isinstance(one, dict) and "field" in one]
    for one in channels:
        table, field = frames[over or ""], one["field"]
        if field not in table:
            found.append(f"{over} has no column '{field}'")
        elif one.get("type") in NUMBERS and not _counts(table[field]):
            found.append(f"{over}: '{field}' holds no numbers")
    return found


def _counts(column: "pd.Series[Any]") -> bool:
    return bool(pd.api.types.is_numeric_dtype(column) or column.isna().all())
