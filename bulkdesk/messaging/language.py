"""The language of messages: Liquid (python-liquid), less everything that reads files or lets data through unescaped.

A field that does not exist is found when the message is checked, not in somebody's inbox.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC
from itertools import islice
from typing import Final

from liquid import BoundTemplate, Environment
from liquid.builtin.filters.misc import date
from liquid.exceptions import LiquidError
from liquid.filter import with_environment
from liquid.static_analysis import TemplateAnalysis

from bulkdesk.messaging.bounds import MOST_OUTPUT, MOST_PROBLEMS, bounded, slow_to_scan
from bulkdesk.messaging.fast_render import fast_renderer
from bulkdesk.messaging.html_text import text_of_html
from bulkdesk.messaging.merge_fields import ROOT, MergeFields, Values, contact_values
from bulkdesk.messaging.templates import (
    CompiledMessage,
    MessageText,
    Renderer,
    TemplateError,
    TemplateProblem,
)
from bulkdesk.store.contacts import TEXT_COLUMNS, ContactRow

_TAGS: Final = frozenset(
    {"if", "elsif", "else", "endif", "unless", "endunless", "case", "when", "endcase", "assign"}
    | {"for", "endfor", "break", "continue", "comment", "endcomment", "#"}
)
"""Tags that a message may use; ``raw`` is not among the tokens. None of them reads anything but the contact."""

_BLOCKS: Final = frozenset({"if", "unless", "case", "for", "comment"})

_FAILURES: Final = (
    *(LiquidError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError),
)
"""What filters raise over values that they cannot work with: not all of it is made Liquid's own kind."""

_LOOP_LIMIT: Final = 1_000


@with_environment
def _date(value: object, form: object = "", *, environment: Environment) -> object:
    """Liquid's ``date``, which refuses a contact without a date; an empty one stays empty."""
    return "" if value is None or value == "" else date(value, form, environment=environment)


class _MessageEnvironment(Environment):
    """Liquid without the filter that takes the escaping away, with an end to all that grows, and with empty dates."""

    loop_iteration_limit = _LOOP_LIMIT
    output_stream_limit = MOST_OUTPUT

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        super().setup_tags_and_filters(extra=extra)
        del self.filters["safe"]
        self.filters["date"] = _date
        self.filters = {name: bounded(name, apply) for name, apply in self.filters.items()}


_PLAIN: Final = _MessageEnvironment()
_HTML: Final = _MessageEnvironment(autoescape=True)


def compile_message(message: MessageText, fields: MergeFields) -> CompiledMessage:
    """As ``templates.compile_message``."""
    found = problems(message, fields)
    if found:
        raise TemplateError(found[0])
    made = {part: _renderer(part, source) for part, source in _sources(message)}
    return CompiledMessage(made.get("subject"), made["text"], made.get("html"))


def problems(message: MessageText, fields: MergeFields) -> list[TemplateProblem]:
    """As ``templates.problems``."""
    found: list[TemplateProblem] = []
    is_made = message.html is not None and not message.text.strip()
    for part, source in _sources(message):
        # A text part that was made from the HTML part has its mistakes, but in other places.
        if part != "text" or not is_made:
            found += _problems_of(part, source, fields)
    if not found and is_made:
        # A tag that stands within HTML that shows no text may have lost its other half.
        made = _problems_of("text", dict(_sources(message))["text"], fields)
        found += [TemplateProblem("template_no_text", "html", 1, 1, problem.what) for problem in made[:1]]
    return found


def _sources(message: MessageText) -> Iterator[tuple[str, str]]:
    """The parts that the message has, in ``PARTS``' order."""
    if message.subject is not None:
        yield "subject", message.subject
    if message.html is not None and not message.text.strip():
        yield "text", text_of_html(message.html)
    else:
        yield "text", message.text
    if message.html is not None:
        yield "html", message.html


def _environment(part: str) -> Environment:
    return _HTML if part == "html" else _PLAIN


def _renderer(part: str, source: str) -> Renderer:
    template = _environment(part).from_string(source)
    fast = fast_renderer(template, escape=part == "html")
    return fast if fast is not None else _slow_renderer(part, source, template)


def _slow_renderer(part: str, source: str, template: BoundTemplate) -> Renderer:
    def render(values: Values) -> str:
        try:
            return template.render(values)
        except _FAILURES as error:
            raise TemplateError(_failed("template_value", part, source, error)) from error

    return render


def _problems_of(part: str, source: str, fields: MergeFields) -> list[TemplateProblem]:
    if not source.strip():
        return [TemplateProblem("template_empty", part, 1, 1, "")]
    slow = slow_to_scan(source)
    if slow is not None:
        return [_at("template_syntax", part, source, *slow)]
    environment = _environment(part)
    try:
        tags = (token for token in environment.tokenizer()(source) if token.kind == "tag")
        unusable = [
            _at("template_tag", part, source, token.start_index, token.value)
            for token in islice((token for token in tags if token.value not in _TAGS), MOST_PROBLEMS)
        ]
        if unusable:
            return unusable
        template = environment.from_string(source)
    except LiquidError as error:
        return [_failed("template_syntax", part, source, error)]
    found = _unknown(part, source, template.analyze(include_partials=False), fields)
    return found or _trials(part, source, template, fields)


def _unknown(
    part: str, source: str, analysis: TemplateAnalysis, fields: MergeFields
) -> list[TemplateProblem]:
    """Names in a part that stand for nothing."""
    found = [
        (used.span.index, "template_unknown_field", str(used))
        for uses in analysis.globals.values()
        for used in uses
        if not fields.knows(used.segments)
    ]
    found += [
        (span.index, "template_unknown_filter", name)
        for name, spans in analysis.filters.items()
        if name not in _PLAIN.filters
        for span in spans
    ]
    found += [
        (made.span.index, "template_name_taken", name)
        for name, places in analysis.locals.items()
        if name == ROOT
        for made in places
    ]
    return [_at(code, part, source, index, what) for index, code, what in sorted(found)[:MOST_PROBLEMS]]


def _trials(part: str, source: str, template: BoundTemplate, fields: MergeFields) -> list[TemplateProblem]:
    """What a contact without anything and one with everything would bring to light: a division by zero, say."""
    for values in (_sample(fields, filled=False), _sample(fields, filled=True)):
        try:
            template.render(values)
        except _FAILURES as error:
            return [_failed("template_value", part, source, error)]
    return []


def _sample(fields: MergeFields, *, filled: bool) -> Values:
    texts: dict[str, str | None] = dict.fromkeys(TEXT_COLUMNS, "Abc" if filled else None)
    texts["date_of_birth"] = "2000-02-29" if filled else None
    some: Sequence[str] = ["abc", "def"] if filled else []
    contact = ContactRow(
        id=1,
        texts=texts,
        additional_emails=list(some),
        additional_phones=list(some),
        custom=dict.fromkeys(fields.custom, "1") if filled else {},
        dnd_sms=False,
        dnd_email=False,
        tags=list(some),
        created_at=0,
        updated_at=0,
    )
    return contact_values(contact, UTC)


def _failed(code: str, part: str, source: str, error: Exception) -> TemplateProblem:
    token = error.token if isinstance(error, LiquidError) else None
    words = error.message if isinstance(error, LiquidError) else error
    index = token.start_index if token is not None else 0
    if index <= 0:
        index = _unreadable_at(part, source)
    return _at(code, part, source, index, " ".join(str(words).split()))


def _unreadable_at(part: str, source: str) -> int:
    """Where the first output is that cannot be read by itself, or the last block that is not closed; 0: nowhere.

    Liquid does not say where, when it expects more than there is.
    """
    environment = _environment(part)
    open_blocks: list[int] = []
    try:
        for token in environment.tokenizer()(source):
            if token.kind == "output" and not _is_readable(environment, token.value):
                return token.start_index
            if token.kind == "tag" and token.value in _BLOCKS:
                open_blocks.append(token.start_index)
            elif token.kind == "tag" and token.value.startswith("end") and open_blocks:
                open_blocks.pop()
    except LiquidError:
        return 0
    return open_blocks[-1] if open_blocks else 0


def _is_readable(environment: Environment, source: str) -> bool:
    try:
        environment.from_string(source)
    except LiquidError:
        return False
    return True


def _at(code: str, part: str, source: str, index: int, what: str) -> TemplateProblem:
    index = min(max(index, 0), len(source))
    before = source[:index]
    return TemplateProblem(code, part, before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1, what)
