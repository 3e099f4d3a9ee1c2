"""The message as one contact of the target would get it."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QTabBar,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from bulkdesk.messaging.preview import safe_html
from bulkdesk.messaging.segments import Segments
from bulkdesk.messaging.transport import RenderedMessage
from bulkdesk.store.words import Channel
from bulkdesk.ui.sending.work import Sample
from bulkdesk.ui.theme import SPACING, icon, set_kind
from bulkdesk.ui.widgets.cell_text import visible
from bulkdesk.ui.widgets.elided_label import ElidedLabel
from bulkdesk.ui.widgets.plain import label

# Mail programs show mail on white, whatever the window's colours.
_PAPER: Final = "QTextBrowser { background: #ffffff; color: #1b1f27; border-radius: 6px; padding: 8px; }"


_LINKS: Final = "a { color: #3b45b8; }"
_IMAGE: Final = re.compile(r'<img((?:\s+[\w-]+="[^"]*")*)\s*/?>')
_ALTERNATIVE: Final = re.compile(r'\salt="([^"]*)"')
_NOTHING: Final = QImage(1, 1, QImage.Format.Format_ARGB32)
_NOTHING.fill(Qt.GlobalColor.transparent)


class SafeBrowser(QTextBrowser):
    """Shows text and HTML of a message; loads nothing, from outside or from this machine, and follows no link."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.document().setDefaultStyleSheet(_LINKS)

    def show_html(self, text: str) -> None:
        """Show HTML without what could do harm; images that would be fetched by their words."""
        self.setHtml(_IMAGE.sub(_alternative, safe_html(text)))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing but images that lie in the message itself, which Qt unpacks when this says nothing."""
        if QUrl(name).scheme() == "data":
            return None
        # Without an image Qt would look for a file of that name.
        return _NOTHING if kind == QTextDocument.ResourceType.ImageResource.value else ""

    def doSetSource(self, _name: QUrl | str, _kind: object = None) -> None:
        """Go nowhere."""

    def sizeHint(self) -> QSize:
        """Return a usual size."""
        return QSize(320, 200)


class PreviewPanel(QFrame):
    """A contact with two arrows, subject and message. ``sampleChanged`` comes when another contact is wanted."""

    sampleChanged = Signal()  # noqa: N815 - Qt's naming for signals

    def __init__(self, channel: Channel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self._samples: list[Sample] = []
        self._place = 0
        self._shown: RenderedMessage | None = None
        self.name = ElidedLabel(self)
        self.name.setProperty("textStyle", "strong")
        self.name.setObjectName("sendPreviewContact")
        self.address = ElidedLabel(self)
        self.address.setProperty("textStyle", "caption")
        self.previous = self._arrow("arrow_left", self.tr("Previous contact"), -1)
        self.previous.setObjectName("sendPreviewPrevious")
        self.next = self._arrow("arrow_right", self.tr("Next contact"), 1)
        self.next.setObjectName("sendPreviewNext")
        self.subject = label("", "strong", self, wrap=True)
        self.subject.setObjectName("sendPreviewSubject")
        self.subject.setVisible(channel is Channel.EMAIL)
        self.kinds = QTabBar(self)
        self.kinds.setExpanding(False)
        self.kinds.addTab(self.tr("HTML"))
        self.kinds.addTab(self.tr("Plain text"))
        self.kinds.setAccessibleName(self.tr("Which part is shown"))
        self.kinds.hide()
        self.kinds.currentChanged.connect(self._show_body)
        self.body = SafeBrowser(self)
        self.body.setObjectName("sendPreviewBody")
        self.body.setAccessibleName(self.tr("Preview of the message"))
        self.body.setStyleSheet(_PAPER)
        self.size_note = label("", "caption", self, wrap=True)
        self.size_note.setObjectName("sendSegments")
        self.size_note.setVisible(channel is Channel.SMS)
        self.note = label("", "muted", self, wrap=True)
        self.note.setObjectName("sendPreviewNote")
        self._lay_out()
        self.set_samples([])

    def _arrow(self, icon_name: str, text: str, step: int) -> QToolButton:
        button = QToolButton(self)
        set_kind(button, "icon")
        button.setIcon(icon(icon_name, "text_muted"))
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.clicked.connect(lambda: self._go(step))
        return button

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.address)
        for line in (self.name, self.address):
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.setSpacing(SPACING.xs)
        head.addLayout(names, 1)
        head.addWidget(self.previous)
        head.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.md, SPACING.sm, SPACING.md, SPACING.md)
        layout.setSpacing(SPACING.sm)
        layout.addLayout(head)
        layout.addWidget(self.subject)
        layout.addWidget(self.kinds)
        layout.addWidget(self.body, 1)
        layout.addWidget(self.size_note)
        layout.addWidget(self.note)

    # -- contacts -----------------------------------------------------------------------------------------------

    @property
    def sample(self) -> Sample | None:
        """The contact that is shown."""
        return self._samples[self._place] if self._samples else None

    def set_samples(self, samples: list[Sample]) -> None:
        """Offer these contacts, the first one first."""
        self._samples, self._place = samples, 0
        self._show_sample()

    def _go(self, step: int) -> None:
        self._place = max(0, min(self._place + step, len(self._samples) - 1))
        self._show_sample()
        self.sampleChanged.emit()

    def _show_sample(self) -> None:
        sample = self.sample
        if sample is None:
            self.name.setText(self.tr("Preview"))
            self.address.setText("")
        else:
            self.name.setText(visible(sample.name))
            self.address.setText(visible(sample.address) if sample.address else self.tr("No address"))
        self.previous.setEnabled(self._place > 0)
        self.next.setEnabled(self._place + 1 < len(self._samples))

    # -- the message --------------------------------------------------------------------------------------------

    @property
    def shown(self) -> RenderedMessage | None:
        """What is shown."""
        return self._shown

    def show_message(self, message: RenderedMessage, size: Segments | None) -> None:
        """Show the message as it is filled in for the contact."""
        self.say("")
        # What has not changed must not lose its place and selection.
        if message != self._shown:
            self._shown = message
            self.subject.setText(visible(message.subject or self.tr("(no subject)")))
            self.kinds.setVisible(message.html is not None)
            self._show_body()
        self.size_note.setText("" if size is None else self._size_text(size))

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self.subject.setText("")
        self.kinds.hide()
        self.body.clear()
        self.size_note.setText("")

    def say(self, text: str) -> None:
        """Say why there is no preview, or that it is an older one; empty: nothing."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _show_body(self) -> None:
        if self._shown is None:
            return
        if self._shown.html is not None and self.kinds.currentIndex() == 0:
            self.body.show_html(self._shown.html)
        else:
            self.body.setPlainText(self._shown.text)

    def _size_text(self, size: Segments) -> str:
        messages = self.tr("%n segment(s)", None, size.segments)
        used = self.tr("%n character(s)", None, size.units)
        left = self.tr("%n left in the last one", None, size.left)
        return self.tr("{segments} · {characters} · {left} · {encoding}").format(
            segments=messages, characters=used, left=left, encoding=size.encoding
        )


def _alternative(image: re.Match[str]) -> str:
    """An image that lies in the message as it is; any other as the words that stand for it."""
    if ' src="' in image.group(1):
        return image.group()
    words = _ALTERNATIVE.search(image.group(1))
    return f"[{words.group(1)}]" if words is not None and words.group(1) else ""
