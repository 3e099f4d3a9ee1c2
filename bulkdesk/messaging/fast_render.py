"""Filling in messages that only insert fields: the same result as Liquid's, in a fraction of its time.

Most messages are text with ``{{ contact.x }}`` and ``{{ contact.x | default: "y" }}``. Liquid walks its tree for each
contact; here the tree is walked once. Anything else stays with Liquid.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from liquid import BoundTemplate
from liquid import escape as escape_html
from liquid.ast import Node
from liquid.builtin.content import ContentNode
from liquid.builtin.expressions import FilteredExpression, Path, StringLiteral
from liquid.builtin.output import OutputNode

_Piece = Callable[[Mapping[str, Any]], str]

_NOT_TEXT: Final = frozenset({"tags", "additional_emails", "additional_phones", "custom"})
"""Lists and the mapping: Liquid knows how it writes them."""


class _Slot(NamedTuple):
    """A field in a message, and what stands there when it is empty."""

    name: str
    default: str
    custom: bool


def fast_renderer(template: BoundTemplate, *, escape: bool) -> Callable[[Mapping[str, Any]], str] | None:
    """A function from values to text that does what ``template.render`` does; None when the template needs Liquid.

    Args:
        template: a parsed template whose fields are known to exist.
        escape: whether values are escaped for HTML.
    """
    pieces: dict[_Slot, tuple[str, _Piece]] = {}
    layout: list[str] = []
    for node in template.nodes:
        if isinstance(node, ContentNode):
            layout.append(_lines(node.text).replace("%", "%%"))
            continue
        slot = _slot(node)
        if slot is None:
            return None
        # The same field with the same default is worked out once, however often it is inserted.
        name, _ = pieces.setdefault(slot, (f"f{len(pieces)}", _piece(slot, escape=escape)))
        layout.append(f"%({name})s")
    whole = "".join(layout)
    named = list(pieces.values())

    def render(values: Mapping[str, Any]) -> str:
        contact = values["contact"]
        return whole % {name: piece(contact) for name, piece in named}

    return render


def _slot(node: Node) -> _Slot | None:
    """What an output inserts; None when it takes more than a field and a default."""
    if not isinstance(node, OutputNode) or not isinstance(node.expression, FilteredExpression):
        return None
    path = node.expression.left
    default = _default(node.expression)
    if default is None or not isinstance(path, Path) or path.path[0] != "contact":
        return None
    match path.path[1:]:
        case ["custom", str(name)]:
            return _Slot(name, default, custom=True)
        case [str(name)] if name not in _NOT_TEXT:
            return _Slot(name, default, custom=False)
    return None


def _default(expression: FilteredExpression) -> str | None:
    """What stands for an empty value; None when other filters are used."""
    if not expression.filters:
        return ""
    if len(expression.filters) != 1 or expression.filters[0].name != "default":
        return None
    arguments = expression.filters[0].args
    if len(arguments) != 1 or not hasattr(arguments[0], "value") or hasattr(arguments[0], "name"):
        return None
    literal = arguments[0].value
    return literal.value if isinstance(literal, StringLiteral) else None


def _piece(slot: _Slot, *, escape: bool) -> _Piece:
    name, default = slot.name, _lines(slot.default)
    if slot.custom and escape:
        return lambda contact: (
            _lines(str(escape_html(value))) if (value := contact["custom"].get(name)) else default
        )
    if slot.custom:
        return lambda contact: _lines(str(value)) if (value := contact["custom"].get(name)) else default
    if escape:
        return lambda contact: _lines(str(escape_html(value))) if (value := contact[name]) else default
    return lambda contact: _lines(str(value)) if (value := contact[name]) else default


def _lines(text: str) -> str:
    """The text as Liquid writes it: whatever ends its lines becomes a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
