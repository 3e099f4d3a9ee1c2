"""The window's language: Qt's translation calls answered from the catalogue of :mod:`bulkdesk.services.i18n`."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from bulkdesk.services import i18n

LANGUAGE_NAMES = {"de": "Deutsch", "en": "English"}
"""A language is called by its own name, whatever language the window speaks."""


class CatalogueTranslator(QTranslator):
    """Answers ``tr`` and ``QCoreApplication.translate``; unknown texts (None) are left to Qt, which shows the source.

    ``%n`` is replaced here, with thousands marks; Qt alone would write bare digits.
    """

    def isEmpty(self) -> bool:
        """Say that there is something to ask; Qt skips empty translators when the language changes."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """Return the text of the catalogue, or None where it has none."""
        catalogue = i18n.catalogue(i18n.language())
        found = catalogue.find(context, sourceText, disambiguation, n)
        if found is None and n != -1:
            found = _inherited_plural(i18n.language(), sourceText, disambiguation or "", n)
        return found if found is None or n == -1 else found.replace("%n", i18n.format_number(n))


@cache
def _plurals(code: str) -> dict[tuple[str, str], set[tuple[str, ...]]]:
    result: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for (_, source, disambiguation), forms in i18n.catalogue(code).messages.items():
        if len(forms) > 1:
            result.setdefault((source, disambiguation), set()).add(forms)
    return result


def _inherited_plural(code: str, source: str, disambiguation: str, n: int) -> str | None:
    """Find a plural text under any context, if all contexts agree on it.

    PySide's ``tr`` asks under the name of the object's own class and then of its bases until an answer differs from
    the source. With a number the first miss already differs (``%n`` was replaced), so texts of a base class would
    never be found from a subclass.
    """
    candidates = _plurals(code).get((source, disambiguation), set())
    return i18n.form_for(next(iter(candidates)), n) if len(candidates) == 1 else None


class _Installed(QObject):
    """The translators of one application, kept alive and found again as its child."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self.setObjectName("bulkdeskTranslators")
        self.qt = QTranslator(self)
        self.own = CatalogueTranslator(self)


def install_language(app: QCoreApplication, code: str) -> None:
    """Show the window in ``code``, at start or at any later time.

    Sets the language of the Qt-free code too, Qt's own texts (standard buttons) and the default ``QLocale``. Widgets
    learn of it by ``QEvent.Type.LanguageChange``.

    Raises:
        ValueError: there is no such language.
    """
    i18n.set_language(code)
    QLocale.setDefault(_locale(code))
    installed = app.findChild(_Installed, "bulkdeskTranslators") or _Installed(app)
    app.removeTranslator(installed.own)
    app.removeTranslator(installed.qt)
    if installed.qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(installed.qt)
    app.installTranslator(installed.own)


def system_language() -> str:
    """Return the first of our languages that the user's list in the operating system names, else English."""
    for name in QLocale.system().uiLanguages():
        code = name.split("-")[0]
        if code in i18n.LANGUAGES:
            return code
    return i18n.LANGUAGES[0]


def _locale(code: str) -> QLocale:
    """Return the user's own regional settings where they are of language ``code``, else that language's usual ones."""
    system = QLocale.system()
    if system.name().split("_")[0] == code:
        return system
    return QLocale(QLocale.Language.German if code == "de" else QLocale.Language.English)
