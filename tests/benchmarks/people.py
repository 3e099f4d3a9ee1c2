"""Makes the contact file that speed is measured with: mixed phone formats, 1 % bad e-mails, 3 % repeated people."""

from __future__ import annotations

import csv
import random
import sys
from pathlib import Path

HEADER = ["First Name", "Last Name", "Email", "Phone", "Company", "City", "Tags", "Customer No"]
_FIRST = [
    "Anna",
    "Ben",
    "Clara",
    "David",
    "Emma",
    "Finn",
    "Greta",
    "Hans",
    "Ida",
    "Jonas",
    "Käthe",
    "Lukas",
    "Mia",
    "Noah",
    "Olga",
    "Paul",
    "Rosa",
    "Søren",
    "Tim",
    "Zoë",
]
_LAST = [
    "Müller",
    "Schmidt",
    "Schneider",
    "Fischer",
    "Weber",
    "Meyer",
    "Wagner",
    "Becker",
    "Schulz",
    "Hoffmann",
    "Smith",
    "Jones",
    "Brown",
    "O'Brien",
]
_CITIES = [
    "Berlin",
    "Hamburg",
    "München",
    "Köln",
    "Frankfurt",
    "Stuttgart",
    "Düsseldorf",
    "Leipzig",
    "London",
    "Leeds",
    "Bristol",
]
_TAGS = ["", "", "", "newsletter", "vip;newsletter", "lead"]


def _phone(number: int) -> str:
    digits = f"{1_500_0000000 + number:011d}"
    match number % 5:
        case 0:
            return f"+49{digits}"
        case 1:
            return f"0{digits[:3]} {digits[3:]}"
        case 2:
            return f"0{digits[:3]}/{digits[3:6]}-{digits[6:]}"
        case 3:
            return f"+49 ({digits[:3]}) {digits[3:]}"
        case _:
            return ""


def write_people(path: Path, rows: int, *, seed: int = 1) -> Path:
    """Write ``rows`` people to a CSV file."""
    random_ = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for row in range(rows):
            number = random_.randrange(row) if row and random_.random() < 0.03 else row
            first, last = _FIRST[number % len(_FIRST)], _LAST[number * 7 % len(_LAST)]
            name = f"{first}.{last}{number}".lower().translate(str.maketrans("äëöüøé'", "aeouoe-"))
            email = f"{name}@example.com" if random_.random() >= 0.01 else f"{name} at example.com"
            writer.writerow(
                [
                    first,
                    last,
                    email,
                    _phone(number),
                    f"{last} & Co",
                    _CITIES[number % len(_CITIES)],
                    _TAGS[number % len(_TAGS)],
                    f"K-{number}",
                ]
            )
    return path


if __name__ == "__main__":
    write_people(Path(sys.argv[1]), int(sys.argv[2]))
