"""German names of holidays."""

# A name in each place is easier to read than a line for each.
# ruff: noqa: E501
# fmt: off
from taskchat.tasks.when.languages.moving_names import MOVING_NAMES

_ORTHODOX = ("orthodoxer", "orthodoxes", "orthodoxe", "orthodoxen")
_NAMES: dict[str, tuple[str, ...]] = {
    "new year": ("neujahr", "neujahrstag", "neues jahr"), "epiphany": ("heilige drei könige", "heiligen drei königen", "dreikönigstag", "dreikönig", "heilige drei koenige"),
    "candlemas": ("lichtmess", "mariä lichtmess"), "valentine": ("valentinstag",),
    "womens day": ("frauentag", "weltfrauentag", "internationaler frauentag"), "patrick": ("st patricks day",),
    "walpurgis": ("walpurgisnacht",), "may day": ("tag der arbeit", "maifeiertag", "erster mai"),
    "childrens day de": ("weltkindertag", "kindertag"), "midsummer": ("johannistag",), "peter and paul": ("peter und paul",),
    "augsburg peace": ("augsburger friedensfest", "friedensfest"), "swiss day": ("schweizer nationalfeiertag", "bundesfeiertag"),
    "assumption": ("mariä himmelfahrt", "maria himmelfahrt"),
    "german unity": ("tag der deutschen einheit", "tag der einheit", "nationalfeiertag"),
    "austrian day": ("österreichischer nationalfeiertag",), "harvest": ("erntedankfest", "erntedank"),
    "reformation": ("reformationstag", "reformationsfest"), "halloween": ("halloween",),
    "all saints": ("allerheiligen",), "all souls": ("allerseelen",), "martinmas": ("martinstag", "sankt martin", "st martin"),
    "barbara": ("barbaratag",), "nicholas": ("nikolaustag", "nikolaus"), "immaculate": ("mariä empfängnis", "maria empfängnis"),
    "christmas eve": ("heiligabend", "heiliger abend", "heiligen abend", "weihnachtsabend"),
    "christmas": ("weihnachten", "erster weihnachtstag", "ersten weihnachtstag", "1. weihnachtstag", "erster weihnachtsfeiertag", "ersten weihnachtsfeiertag", "1. weihnachtsfeiertag", "weihnachtstag", "christtag"),
    "boxing day": ("zweiter weihnachtstag", "zweiten weihnachtstag", "2. weihnachtstag", "zweiter weihnachtsfeiertag", "zweiten weihnachtsfeiertag", "2. weihnachtsfeiertag", "stefanitag", "stephanstag"),
    "new year eve": ("silvester", "sylvester", "silvesterabend"),
    "mothers": ("muttertag",), "swiss thanks": ("schweizer buß- und bettag", "schweizer buss- und bettag", "eidgenössischer bettag"),
    "black friday": ("black friday",), "cyber monday": ("cyber monday",), "thanksgiving": ("thanksgiving",),
    "summer time": ("zeitumstellung im frühjahr", "sommerzeit", "zeitumstellung auf sommerzeit"), "winter time": ("winterzeit", "zeitumstellung auf winterzeit"), "mourning": ("volkstrauertag",),
    "repentance": ("buß- und bettag", "buß und bettag", "buss- und bettag"), "sunday of the dead": ("totensonntag", "ewigkeitssonntag"),
    **{f"advent {count}": tuple(f"{number}{word}" for number in (f"{count}. ", f"{stem}er ", f"{stem}en ", f"{stem}e ")
                                for word in ("advent", "adventssonntag"))
       for count, stem in enumerate(("erst", "zweit", "dritt", "viert"), start=1)},
    "fat thursday": ("weiberfastnacht", "altweiber", "altweiberfastnacht", "weiberfasching"),
    "carnival saturday": ("fastnachtssamstag", "faschingssamstag", "karnevalssamstag", "schmalziger samstag"),
    "carnival": ("karneval", "fastnachtssonntag", "faschingssonntag", "karnevalssonntag", "tulpensonntag"),
    "shrove monday": ("rosenmontag",), "shrove tuesday": ("fastnacht", "fastnachtsdienstag", "faschingsdienstag", "faschingdienstag", "veilchendienstag"),
    "ash wednesday": ("aschermittwoch", "aschertag", "aschetag"), "palm sunday": ("palmsonntag", "palmensonntag"),
    "maundy thursday": ("gründonnerstag", "gruendonnerstag", "hoher donnerstag", "heiliger donnerstag", "weißer donnerstag", "palmdonnerstag"),
    "good friday": ("karfreitag", "stiller freitag", "hoher freitag"), "easter saturday": ("karsamstag", "ostersamstag", "karsonnabend", "stiller samstag"),
    "easter": ("ostersonntag", "ostern"), "easter monday": ("ostermontag",), "white sunday": ("weißer sonntag",),
    "ascension": ("christi himmelfahrt", "himmelfahrt", "himmelfahrtstag", "vatertag", "herrentag", "männertag", "auffahrt"),
    "whit sunday": ("pfingsten", "pfingstsonntag"), "whit monday": ("pfingstmontag", "pentecost montag"),
    "trinity": ("dreifaltigkeitssonntag", "dreifaltigkeitsfest", "trinitatis", "goldener sonntag"),
    "corpus christi": ("fronleichnam", "corpus christi"),
    "clean monday": ("reiner montag", "sauberer montag", "aschermontag"), "lazarus saturday": ("lazarus-samstag", "lazarus samstag"),
    **{key: tuple(f"{orthodox} {name}" for orthodox in _ORTHODOX for name in names) for key, names in {
        "orthodox palm sunday": ("palmsonntag",), "orthodox friday": ("karfreitag",), "orthodox saturday": ("karsamstag",),
        "orthodox easter": ("ostersonntag", "ostern", "osterfest"), "orthodox monday": ("ostermontag",),
    }.items()},
    "eid al fitr": ("zuckerfest", "ramadanfest"), "eid al adha": ("opferfest",), "islamic new year": ("islamisches neujahr",),
    "ashura": ("aschura", "aschura-tag"), "night of power": ("nacht der bestimmung", "die nacht der bestimmung", "nacht der allmacht", "die nacht der allmacht"),
    "chinese new year": ("chinesisches neujahr", "chinesisches neujahrsfest", "chinesisches frühlingsfest", "mondneujahr"),
    "passover": ("pessach", "passahfest"), "purim": ("purimfest",), "yom kippur": ("jom kippur",),
    "rosh hashanah": ("rosch haschana", "jüdisches neujahr"), "hanukkah": ("chanukka",), "parsi new year": ("parsi neujahr",),
    "vesak": ("vesakh", "wesak", "wesakfest", "vesakhfest"),
    "kings day": ("koningsdag", "königstag"),
}
HOLIDAY_NAMES = MOVING_NAMES | {name: key for key, names in _NAMES.items() for name in names}
