"""The check of the translation files, run on a small project of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECK = Path(__file__).resolve().parents[3] / ".ci" / "translations"

SOURCE = """
class Shown(QLabel):
    def fill(self, rows):
        self.tr("Hello")
        self.tr(WORDS[0])
        return QCoreApplication.translate("Other", "%n row(s)", None, len(rows))

WORDS = [QT_TRANSLATE_NOOP("Words", "Noon")]
"text".translate({})
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / ".ci").mkdir()
    (tmp_path / "bulkdesk").mkdir()
    (tmp_path / "resources" / "translations").mkdir(parents=True)
    shutil.copy(CHECK, tmp_path / ".ci" / "translations")
    (tmp_path / "bulkdesk" / "shown.py").write_text(SOURCE, "utf-8")
    return tmp_path


def run(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(project / ".ci" / "translations"), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def german(project: Path) -> Path:
    return project / "resources" / "translations" / "bulkdesk_de.ts"


def finish(path: Path) -> None:
    """Translate everything in ``path`` to "Text %n"."""
    text = path.read_text("utf-8").replace(' type="unfinished"', "")
    text = text.replace("<translation></translation>", "<translation>Text</translation>")
    path.write_text(
        text.replace("<numerusform></numerusform>", "<numerusform>Text %n</numerusform>"), "utf-8"
    )


def test_from_nothing_to_complete(project: Path) -> None:
    missing = run(project)
    assert missing.returncode == 1
    for context, text in (("Shown", "Hello"), ("Words", "Noon"), ("Other", "%n row(s)")):
        assert f"bulkdesk_de.ts: {context}: '{text}' is missing" in missing.stdout
    assert "bulkdesk_en.ts: Other: '%n row(s)' is missing" in missing.stdout
    assert "bulkdesk_en.ts: Shown" not in missing.stdout
    assert run(project, "--update").returncode == 0
    assert "Shown: 'Hello' is not translated" in run(project).stdout
    for path in (project / "resources" / "translations").iterdir():
        finish(path)
    assert german(project).read_text("utf-8").count("<numerusform>") == 2
    complete = run(project)
    assert complete.returncode == 0, complete.stdout
    before = german(project).read_text("utf-8")
    run(project, "--update")
    assert german(project).read_text("utf-8") == before


def test_a_text_that_is_not_used_any_more(project: Path) -> None:
    run(project, "--update")
    (project / "bulkdesk" / "shown.py").write_text(SOURCE.replace('"Hello"', '"Good day"'), "utf-8")
    result = run(project)
    assert "Shown: 'Hello' is not used any more" in result.stdout
    assert "Shown: 'Good day' is missing" in result.stdout


def test_a_text_glued_together_is_refused(project: Path) -> None:
    (project / "bulkdesk" / "shown.py").write_text(SOURCE.replace('"Hello"', 'f"Hello {name}"'), "utf-8")
    result = run(project)
    assert result.returncode == 1
    assert "shown.py:4: the source of a translation must be a literal" in result.stdout


def test_tr_outside_of_a_class_is_refused(project: Path) -> None:
    (project / "bulkdesk" / "shown.py").write_text('def fill(label):\n    label.tr("Hello")\n', "utf-8")
    result = run(project)
    assert result.returncode == 1
    assert "shown.py:2: tr outside of a class" in result.stdout
