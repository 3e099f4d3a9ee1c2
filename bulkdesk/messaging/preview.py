"""HTML messages made safe to show inside the program: no scripts, nothing loaded from elsewhere."""

from __future__ import annotations

from typing import Final

import nh3

_STYLES: Final = frozenset(
    {"background-color", "border", "border-bottom", "border-collapse", "border-left"}
    | {"border-radius", "border-right", "border-spacing", "border-top", "color", "direction"}
    | {"display", "font-family", "font-size", "font-style", "font-weight", "height"}
    | {"letter-spacing", "line-height", "margin", "margin-bottom", "margin-left", "margin-right"}
    | {"margin-top", "max-width", "min-width", "padding", "padding-bottom", "padding-left"}
    | {"padding-right", "padding-top", "text-align", "text-decoration", "text-transform"}
    | {"vertical-align", "white-space", "width"}
)
"""None of them takes a URL. ``background`` and ``content`` do, and ``position`` could draw over other things."""

_TAGS: Final = frozenset(
    {"a", "abbr", "address", "b", "big", "blockquote", "body", "br", "caption", "center"}
    | {"cite", "code", "col", "colgroup", "dd", "del", "div", "dl", "dt", "em", "figcaption"}
    | {"figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img"}
    | {"ins", "li", "main", "mark", "ol", "p", "pre", "q", "s", "section", "small", "span"}
    | {"strike", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
    | {"tt", "u", "ul"}
)
_LAYOUT: Final = frozenset({"align", "valign", "bgcolor", "width", "height", "style", "dir", "lang", "title"})
_ATTRIBUTES: Final = {
    "*": set(_LAYOUT),
    "a": {"href"},
    "img": {"src", "alt"},
    "font": {"color", "face", "size"},
    "table": {"border", "cellpadding", "cellspacing"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start", "type"},
}
_IMAGES: Final = ("data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,")


def safe_html(html: str) -> str:
    """The message's HTML with what is known to be harmless only.

    Images that come along in the message (``data:``) stay; those that would be fetched keep their ``alt`` text only.
    Links keep http, https, mailto and tel addresses.
    """
    return nh3.clean(
        html,
        tags=set(_TAGS),
        clean_content_tags={
            "script",
            "style",
            "title",
            "template",
            "noscript",
            "iframe",
            "object",
            "svg",
            "math",
        },
        attributes=_ATTRIBUTES,
        attribute_filter=_harmless,
        url_schemes={"http", "https", "mailto", "tel", "data"},
        filter_style_properties=set(_STYLES),
        link_rel="noopener noreferrer",
    )


def _harmless(tag: str, attribute: str, value: str) -> str | None:
    """The value that an attribute keeps; None takes the attribute away."""
    if tag == "img" and attribute == "src":
        return value if value.strip().lower().startswith(_IMAGES) else None
    if attribute == "href" and value.strip().lower().startswith("data:"):
        return None
    if attribute == "style" and ("url(" in value.lower() or "\\" in value):
        return None
    return value
