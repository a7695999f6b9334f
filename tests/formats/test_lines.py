"""JSON piece by piece is the JSON that would be written at once."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from audit.formats import _lines

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(VALUES, max_size=4))
def test_a_document(items: list[object]) -> None:
    frame = {"schema": "a", "runs": [{"before": 1, "results": _lines.HERE, "after": {}}], "unread": []}
    whole = {"schema": "a", "runs": [{"before": 1, "results": items, "after": {}}], "unread": []}
    assert "".join(_lines.document(frame, items)) == _lines.dump(whole, indent=2)
    assert "".join(_lines.document(_lines.HERE, items)) == _lines.dump(items, indent=2)


@given(VALUES)
def test_no_character_breaks_a_line(value: object) -> None:
    text = _lines.dump(value)
    assert json.loads(text) == value
    assert len(text.splitlines()) == 1
