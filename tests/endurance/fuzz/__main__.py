"""Coverage-guided fuzzing of everything that reads what strangers wrote: ``python -m tests.endurance.fuzz``.

Each target runs in a process of its own for its time. What it finds (an exception that is no word for a person, more
memory or time than an input may take) is left in a file that is named at the end; the exit code is then 1. Needs
``pip install -e .[fuzz]``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[3]
SECONDS = 300
MOST_MEGABYTES = 1024
SLOWEST_SECONDS = 10
LONGEST = 4096
"""Bytes of an input; what long ones do is tried by the tests."""

INSTRUMENTED = ["bulkdesk", "liquid", "email_validator"]
"""Packages whose branches guide the fuzzer."""


def main() -> int:
    """Run the targets that are named, all unless any is."""
    parser = argparse.ArgumentParser(prog="python -m tests.endurance.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="all unless any is named")
    parser.add_argument("--seconds", type=int, default=SECONDS, help="for each target (default: %(default)s)")
    parser.add_argument("--keep", type=Path, help="a folder for corpora and findings; else a new one")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    keep: Path = arguments.keep or Path(tempfile.mkdtemp(prefix="bulkdesk-fuzz-"))
    if arguments.inside:
        fuzz(arguments.targets[0], keep, arguments.seconds)
    from tests.endurance.fuzz.targets import TARGETS  # noqa: PLC0415 -- not before it is instrumented

    unknown = set(arguments.targets) - set(TARGETS)
    if unknown:
        parser.error(f"there is no target {', '.join(sorted(unknown))}; there are {', '.join(TARGETS)}")
    found = []
    for name in arguments.targets or TARGETS:
        print(f"== {name}: {TARGETS[name].about}, {arguments.seconds} s", flush=True)
        code = ended(name, keep, arguments.seconds)
        if code:
            files = sorted((keep / name / "found").iterdir())
            found += [f"{name}: {file}" for file in files] or [f"{name}: the fuzzer ended with {code}"]
    print("\n".join(found) or "nothing was found")
    return 1 if found else 0


def ended(name: str, keep: Path, seconds: int) -> int:
    """Fuzz a target in a process of its own; its exit code, 0 when nothing was found."""
    for folder in ("corpus", "found", "scratch"):
        (keep / name / folder).mkdir(parents=True, exist_ok=True)
    words = [sys.executable, "-m", "tests.endurance.fuzz", "--inside", "--keep", str(keep)]
    return subprocess.run([*words, "--seconds", str(seconds), name], cwd=ROOT, check=False).returncode


def fuzz(name: str, keep: Path, seconds: int) -> None:
    """Fuzz in this process; ends it."""
    import atheris  # noqa: PLC0415 -- a tool that only this needs

    with atheris.instrument_imports(include=INSTRUMENTED, enable_loader_override=False):
        from tests.endurance.fuzz.targets import TARGETS  # noqa: PLC0415 -- instrumented
    target = TARGETS[name]
    home = keep / name
    for number, seed in enumerate(target.seeds()):
        (home / "corpus" / f"seed-{number}").write_bytes(seed)
    words = home / "words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.words))
    options = [
        sys.argv[0],
        str(home / "corpus"),
        f"-artifact_prefix={home / 'found'}/",
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        f"-timeout={SLOWEST_SECONDS}",
        f"-rss_limit_mb={MOST_MEGABYTES}",
        "-print_final_stats=1",
        "-verbosity=1",
    ]
    if target.words:
        options.append(f"-dict={words}")
    atheris.Setup(options, lambda data: target.take(data, home / "scratch"))
    atheris.Fuzz()


def _escaped(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


if __name__ == "__main__":
    sys.exit(main())
