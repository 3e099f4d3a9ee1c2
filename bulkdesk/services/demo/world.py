"""The invented people of the sample store: their names, towns, companies and numbers.

Nobody can be reached. Addresses are at the domains that RFC 2606 sets aside; phone numbers come from the ranges that
regulators keep free for films and books:

- Germany: Bundesnetzagentur, Mitteilung 148/2021 (Amtsblatt 7/2021), "Rufnummern für Medienproduktionen".
- United Kingdom: Ofcom, "Telephone numbers for drama use".
- United States: NANPA, 555-0100 to 555-0199 in every area code.

Towns have a postal code that exists there; streets are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


DOMAINS: Final = ("example.com", "example.org", "example.net")


@dataclass(slots=True)
class NumberRange:
    """Phone numbers that begin with ``prefix`` and end in ``digits`` more digits, each handed out once, then again."""

    prefix: str
    digits: int
    used: int = 0

    @property
    def _size(self) -> int:
        return int(10**self.digits)

    @property
    def is_used_up(self) -> bool:
        """Whether the next number has been handed out before."""
        return self.used >= self._size

    def take(self) -> str:
        """The next number, in an order that does not look like counting."""
        # 37 has no factor in common with a power of ten: every number comes once in a round.
        number = self.used * 37 % self._size
        self.used += 1
        return f"{self.prefix}{number:0{self.digits}d}"


@dataclass(frozen=True, slots=True)
class Town:
    """A town; ``numbers`` is the beginning of its numbers for fiction, None when it has none."""

    name: str
    postal_code: str
    state: str
    numbers: str | None = None


@dataclass(frozen=True)
class Land:
    """What is usual in a country. ``country`` is the ISO 3166 code, ``mobile`` prefix and free digits per range."""

    country: str
    timezone: str
    towns: tuple[Town, ...]
    first_names: tuple[str, ...]
    last_names: tuple[str, ...]
    streets: tuple[str, ...]
    companies: tuple[str, ...]
    mobile: tuple[tuple[str, int], ...]
    town_digits: int = 3


GERMANY: Final = Land(
    country="DE",
    timezone="Europe/Berlin",
    towns=(
        Town("Berlin", "10115", "Berlin", "+493023125"),
        Town("Hamburg", "20095", "Hamburg", "+494066969"),
        Town("München", "80331", "Bayern", "+498999998"),
        Town("Köln", "50667", "Nordrhein-Westfalen", "+492214710"),
        Town("Frankfurt am Main", "60311", "Hessen", "+496990009"),
        Town("Stuttgart", "70173", "Baden-Württemberg"),
        Town("Düsseldorf", "40213", "Nordrhein-Westfalen"),
        Town("Leipzig", "04109", "Sachsen"),
        Town("Bremen", "28195", "Bremen"),
        Town("Hannover", "30159", "Niedersachsen"),
        Town("Nürnberg", "90402", "Bayern"),
        Town("Dresden", "01067", "Sachsen"),
        Town("Münster", "48143", "Nordrhein-Westfalen"),
        Town("Lübeck", "23552", "Schleswig-Holstein"),
        Town("Kiel", "24103", "Schleswig-Holstein"),
        Town("Saarbrücken", "66111", "Saarland"),
    ),
    first_names=_words("""Anna Anja Andreas Ayşe Ben Bärbel Björn Carla Christian Claudia Daniel Dörte Elif Emma Erik Eva Felix
        Finn Florian Franziska Greta Günter Hanna Heike Ida Ingrid Jan Jana Jonas Jörg Julia Jürgen Karin Käthe
        Katrin Klaus Lars Lea Lena Lukas Maja Marie Markus Matthias Max Mehmet Mia Nele Nina Noah Ole Oskar Paul
        Petra Rüdiger Sabine Sönke Stefan Susanne Sven Thea Thomas Tobias Ulrike Uwe Vera Wiebke Yusuf"""),
    last_names=_words("""Ahrens Albrecht Arnold Bauer Baumann Becker Berger Böhm Brandt Braun Busch Demir Dietrich Engel Fischer
        Frank Franke Friedrich Fuchs Graf Groß Günther Haas Hahn Hansen Hartmann Heinrich Hoffmann Horn Huber Jäger
        Jansen Jung Kaiser Kaya Keller Klein Köhler König Kraus Krämer Krüger Kühn Lang Lange Lehmann Lorenz Maier
        Martin Meyer Möller Müller Neumann Nowak Otto Peters Petersen Pfeiffer Pohl Richter Roth Sauer Schäfer
        Schmidt Schmitz Schneider Schröder Schulte Schulz Schwarz Seidel Simon Sommer Stein Thiel Vogel Vogt Voß
        Wagner Walter Weber Weiß Werner Winkler Winter Wolf Yılmaz Ziegler Zimmermann"""),
    streets=(
        "Ahornweg",
        "Am Kirchplatz",
        "Bahnhofstraße",
        "Birkenallee",
        "Goethestraße",
        "Hafenstraße",
        "Lindenstraße",
        "Mühlenweg",
        "Schillerstraße",
        "Schloßgasse",
        "Südring",
        "Uferweg",
    ),
    companies=(
        "{} GmbH",
        "{} & Söhne GmbH",
        "{} AG",
        "Autohaus {}",
        "Bäckerei {}",
        "{} Consulting GmbH",
        "{} Immobilien",
        "Kanzlei {}",
        "{} Maschinenbau GmbH & Co. KG",
        "Praxis Dr. {}",
    ),
    mobile=(("+4917139200", 2), ("+49176040690", 2)),
)

_ENGLISH_FIRST = _words("""Abigail Aisha Alex Amelia Amir Amy Ben Beth Charlotte Chloe Chris Daisy Daniel David Ella Emily Emma Ethan
    Freya George Grace Hannah Harry Isla Jack Jacob James Jessica Joe Karen Laura Leo Liam Lily Lucy Luke Matthew
    Megan Michael Mohammed Nina Noah Oliver Olivia Oscar Paul Poppy Priya Rachel Ravi Rebecca Rosie Ryan Sam Sarah
    Sean Sophie Steve Susan Thomas Tyler Victoria William Zoë""")
_ENGLISH_LAST = _words("""Adams Ahmed Allen Anderson Bailey Baker Barnes Bell Bennett Brooks Brown Butler Campbell Carter Chapman Clark
    Clarke Collins Cook Cooper Cox Davies Davis Edwards Ellis Evans Fisher Foster Gibson Graham Grant Gray Green
    Griffiths Hall Harris Harrison Hill Holmes Hughes Hunt Jackson James Johnson Jones Kelly Khan King Knight Lee
    Lewis Lloyd Marshall Martin Mason Miller Mitchell Moore Morgan Morris Murphy Murray O'Brien O'Connor Owen Palmer
    Parker Patel Phillips Powell Price Reid Reynolds Richards Roberts Robinson Rogers Rose Russell Scott Shaw Simpson
    Smith Stevens Stewart Taylor Thomas Thompson Turner Walker Ward Watson White Williams Wilson Wood Wright
    Young""")
_ENGLISH_STREETS = (
    "Church Road",
    "Harbour Lane",
    "High Street",
    "Kings Avenue",
    "Mill Lane",
    "Oak Drive",
    "Park Road",
    "Queen Street",
    "Station Road",
    "Victoria Street",
)

BRITAIN: Final = Land(
    country="GB",
    timezone="Europe/London",
    towns=(
        Town("London", "EC2V 7HH", "England", "+442079460"),
        Town("Birmingham", "B1 1BB", "England", "+441214960"),
        Town("Manchester", "M2 5DB", "England", "+441614960"),
        Town("Leeds", "LS1 1UR", "England", "+441134960"),
        Town("Sheffield", "S1 2HH", "England", "+441144960"),
        Town("Bristol", "BS1 5TR", "England", "+441174960"),
        Town("Newcastle upon Tyne", "NE1 8QH", "England", "+441914980"),
        Town("Reading", "RG1 2LU", "England", "+441184960"),
        Town("Edinburgh", "EH1 1YJ", "Scotland", "+441314960"),
        Town("Glasgow", "G2 1DU", "Scotland", "+441414960"),
        Town("Cardiff", "CF10 3ND", "Wales", "+442920180"),
        Town("Belfast", "BT1 5GS", "Northern Ireland", "+442896496"),
    ),
    first_names=_ENGLISH_FIRST,
    last_names=_ENGLISH_LAST,
    streets=_ENGLISH_STREETS,
    companies=(
        "{} Ltd",
        "{} & Sons Ltd",
        "{} Partners LLP",
        "{} Homes",
        "{} Consulting",
        "The {} Group plc",
        "{} Dental",
    ),
    mobile=(("+447700900", 3),),
)

AMERICA: Final = Land(
    country="US",
    timezone="America/New_York",
    towns=(
        Town("New York", "10001", "NY", "+121255501"),
        Town("Chicago", "60601", "IL", "+131255501"),
        Town("Los Angeles", "90012", "CA", "+121355501"),
        Town("Houston", "77002", "TX", "+171355501"),
        Town("Boston", "02108", "MA", "+161755501"),
        Town("Seattle", "98101", "WA", "+120655501"),
        Town("Denver", "80202", "CO", "+130355501"),
        Town("Austin", "78701", "TX", "+151255501"),
        Town("San Francisco", "94103", "CA", "+141555501"),
        Town("Philadelphia", "19103", "PA", "+121555501"),
        Town("Portland", "97205", "OR", "+150355501"),
        Town("Atlanta", "30303", "GA", "+140455501"),
    ),
    first_names=_ENGLISH_FIRST,
    last_names=_ENGLISH_LAST,
    streets=_ENGLISH_STREETS,
    companies=("{} Inc.", "{} LLC", "{} & Co.", "{} Realty", "{} Law Group", "{} Fitness"),
    mobile=(),
    town_digits=2,
)

LEAD_AREA_CODES: Final = _words("""201 202 203 205 207 208 209 210 216 217 218 219 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262
    267 269 270 272 276 281 301 302 304 307 308 309 310 314 315 316 317 318 319 320 321 323 325 330 334 336 337 346
    351 352 360 361 386 401 402 405 406 407 408 409 410 412 413 414 417 419 423 424 425 430 432 434 435 440 443 458
    463 469 470 475 478 479 480 484 501 502 504 505 507 508 509 510 513 515 516 517 518 520 530 531 534 539 540 541
    551 559 561 562 563 567 570 571 573 574 575 580 585 586 601 602 603 605 606 607 608 609 610 612 614 615 616 618
    619 620 623 626 628 629 630 631 636 641 646 650 651 657 660 661 662 667 669 678 681 682 701 702 703 704 706 707
    708 712 714 715 716 717 718 719 720 724 725 727 731 732 734 737 740 754 757 760 762 763 765 769 770 772 773 774
    775 779 781 785 786 801 802 803 804 805 806 808 810 812 813 814 815 816 817 818 828 830 831 832 843 845 847 848
    850 854 856 857 858 859 860 862 863 864 865 870 872 878 901 903 904 906 907 908 909 910 912 913 914 915 916 917
    918 919 920 925 928 929 930 931 934 936 937 938 940 941 947 949 951 952 954 956 959 970 971 972 973 978 979 980
    984 985 989""")
"""Area codes of the United States that no town above uses; together they hold some thirty thousand numbers."""
