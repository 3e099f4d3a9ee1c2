"""Messages with merge fields: checked once, then filled in for each contact.

What reads them is in ``language``, which is loaded when the first message is checked: the window and most commands
are there sooner without.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bulkdesk.messaging.merge_fields import MergeFields, Values, contact_values, merge_fields
from bulkdesk.messaging.transport import RenderedMessage
from bulkdesk.store.errors import RefusedError

__all__ = [
    "PARTS",
    "CompiledMessage",
    "MergeFields",
    "MessageText",
    "TemplateError",
    "TemplateProblem",
    "Values",
    "compile_message",
    "contact_values",
    "merge_fields",
    "problems",
]

PARTS: Final = ("subject", "text", "html")


@dataclass(frozen=True, slots=True)
class MessageText:
    """A message as it was written, merge fields and all. ``subject`` is None for a text message."""

    subject: str | None
    text: str
    html: str | None = None


@dataclass(frozen=True, slots=True)
class TemplateProblem:
    """Something in a message that must be mended before it can be sent.

    Attributes:
        code: ``template_syntax``, ``template_unknown_field``, ``template_unknown_filter``, ``template_tag``,
            ``template_name_taken``, ``template_value``, ``template_empty`` or ``template_no_text``.
        part: one of ``PARTS``.
        line: line in that part, from 1.
        column: column in that line, from 1.
        what: the field, filter, tag or name that is meant; for ``template_syntax`` and ``template_value`` the
            parser's words.
    """

    code: str
    part: str
    line: int
    column: int
    what: str


class TemplateError(RefusedError):
    """A message cannot be used. The parameters are those of ``problem``, by name."""

    def __init__(self, problem: TemplateProblem) -> None:
        super().__init__(
            problem.code, part=problem.part, line=problem.line, column=problem.column, what=problem.what
        )
        self.problem = problem


Renderer = Callable[[Values], str]


class CompiledMessage:
    """A checked message, ready to be filled in. May be used by several threads at once."""

    __slots__ = ("_html", "_subject", "_text")

    def __init__(self, subject: Renderer | None, text: Renderer, html: Renderer | None) -> None:
        self._subject = subject
        self._text = text
        self._html = html

    def render(self, values: Values) -> RenderedMessage:
        """The message for one contact.

        Raises:
            TemplateError: ``template_value``: a filter cannot work with what this contact has.
        """
        return RenderedMessage(
            self._subject(values) if self._subject is not None else None,
            self._text(values),
            self._html(values) if self._html is not None else None,
        )


def compile_message(message: MessageText, fields: MergeFields) -> CompiledMessage:
    """Check a message and make it ready. A missing text part is made from the HTML part.

    Raises:
        TemplateError: the first of its :func:`problems`.
    """
    from bulkdesk.messaging import language  # noqa: PLC0415 -- see above

    return language.compile_message(message, fields)


def problems(message: MessageText, fields: MergeFields) -> list[TemplateProblem]:
    """Everything that is wrong with a message, in reading order; empty: it can be sent."""
    from bulkdesk.messaging import language  # noqa: PLC0415 -- see above

    return language.problems(message, fields)
