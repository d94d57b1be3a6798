"""German words for dates."""

# A pattern is easier to read on one line.
# ruff: noqa: E501

from taskchat.tasks.when.languages.german_holidays import HOLIDAY_NAMES
from taskchat.tasks.when.languages.language import Language
from taskchat.tasks.when.languages.moving_names import MOVING_NAMES

_ONES = ("eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
         "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn", "zwanzig")  # fmt: skip
_NTH = ("erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt", "elft", "zwölft",
        "dreizehnt", "vierzehnt", "fünfzehnt", "sechzehnt", "siebzehnt", "achtzehnt", "neunzehnt", "zwanzigst",
        "einundzwanzigst", "zweiundzwanzigst", "dreiundzwanzigst", "vierundzwanzigst", "fünfundzwanzigst",
        "sechsundzwanzigst", "siebenundzwanzigst", "achtundzwanzigst", "neunundzwanzigst", "dreißigst",
        "einunddreißigst")  # fmt: skip
_NUMBERS: dict[str, float] = {
    **dict.fromkeys(("ein", "eine", "einem", "einer", "einen", "eines"), 1),
    **{word: float(count) for count, word in enumerate(_ONES, start=1)},
    "fuenf": 5, "zwoelf": 12, "dreißig": 30, "fünfundvierzig": 45, "neunzig": 90, "ein paar": 3, "paar": 3, "einigen": 3, "einige": 3, "wenigen": 3, "zwei ein halb": 2.5, "dreieinhalb": 3.5,
    "eine halbe": 0.5, "einer halben": 0.5, "einem halben": 0.5, "ein halbes": 0.5, "halben": 0.5, "halbe": 0.5,
    "anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5, "einer viertel": 0.25, "einer dreiviertel": 0.75,
}  # fmt: skip
_ORDINALS = {f"{stem}{end}": count for count, stem in enumerate(_NTH, start=1) for end in ("e", "en", "er", "es", "em")}
_ORDINALS |= {word.replace("ß", "ss"): count for word, count in _ORDINALS.items() if "ß" in word}
_WEEKDAYS = {
    "montag": 0, "mo": 0, "dienstag": 1, "di": 1, "mittwoch": 2, "mi": 2, "donnerstag": 3, "do": 3, "freitag": 4,
    "fr": 4, "samstag": 5, "sonnabend": 5, "sa": 5, "sonntag": 6, "so": 6,
}  # fmt: skip
_MONTHS = {
    "januar": 1, "jänner": 1, "jan": 1, "februar": 2, "feb": 2, "märz": 3, "maerz": 3, "mär": 3, "mrz": 3, "april": 4,
    "apr": 4, "mai": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9,
    "sep": 9, "oktober": 10, "okt": 10, "november": 11, "nov": 11, "dezember": 12, "dez": 12,
}  # fmt: skip
_UNITS = {
    "sekunden": "second", "sekunde": "second", "sek": "second", "minuten": "minute", "minute": "minute",
    "min": "minute", "stunden": "hour", "stunde": "hour", "std": "hour", "h": "hour", "tagen": "day", "tage": "day",
    "tag": "day", "tages": "day", "tg": "day", "werktagen": "workday", "werktage": "workday", "werktag": "workday",
    "arbeitstagen": "workday", "arbeitstage": "workday", "arbeitstag": "workday", "wochen": "week", "woche": "week",
    "monaten": "month", "monate": "month", "monat": "month", "monats": "month", "quartale": "quarter",
    "quartal": "quarter", "quartalen": "quarter", "jahren": "year", "jahre": "year", "jahr": "year",
    "jahrzehnt": "decade",
}  # fmt: skip
_PARTS = {
    "morgen": "morning", "früh": "morning", "frueh": "morning", "morgens": "morning", "vormittag": "forenoon",
    "vormittags": "forenoon", "mittag": "noon", "mittags": "noon", "nachmittag": "afternoon",
    "nachmittags": "afternoon", "abend": "evening", "abends": "evening", "nacht": "night", "nachts": "night", "frühmorgens": "morning", "spätabends": "evening", "spätabend": "evening", "spätnachmittag": "afternoon",
}  # fmt: skip
_NAMED_DAYS = {
    "heute noch": 0,
    "noch heute": 0,
    "erst morgen": 1,
    "vorvorgestern": -3,
    "heute": 0,
    "morgen": 1,
    "übermorgen": 2,
    "uebermorgen": 2,
    "gestern": -1,
    "vorgestern": -2,
}
_NEXT = r"(?:der\s+|die\s+|das\s+|den\s+|dem\s+)?(?:nächste[rnsm]?|naechste[rnsm]?|kommende[rnsm]?)"
# "So" and "do" are days only before figures, or with their dot; "so gegen 15 Uhr" is no Sunday.
_LONG_WEEKDAYS = "|".join(sorted((day for day in _WEEKDAYS if day not in ("so", "do")), key=len, reverse=True))
_WORDS = {
    "weekday": rf"{_LONG_WEEKDAYS}|(?:so|do)(?=\.(?:\s|$)|,|\s+(?:den\s+)?\d{{1,2}}(?:[:.]|\s?uhr)|(?<=^..)$)",
    "zone_name": "mez|mesz|utc|gmt|cet|cest", "zone_region": "zzz", "minute_unit": "min(?:uten?)?", "night_adverb": "nachts|abends|morgens|mittags|nachmittags|vormittags|früh|frueh",
    "not_on": r"(?!am\s+(?:%weekday%|%part%|%named_day%|frühen|späten|\d|%ordinal_word%))", "month_ordinal": r"\d{1,2}\.(?!\d)|%ordinal_word%", "mark": r"(?<!\S)(?<!\d\s)(?:am|bis|zum|ab)\s\d{1,2}\.|\d\.?te[nrs]?\b|(?<!\d)(?<=\s)(?<!\d\s)(?:mo|di|mi|fr|sa)\.$|(?<!\S)(?:mo|di|mi|fr|sa)\.?,?\s(?:\d{1,2}[:.]\d\d|\d{1,2}\s?uhr)|(?<!\S)(?:mo|di|mi|do|fr|sa|so)\.?,?\s(?:den\s)?\d{1,2}\.", "the_month": "der|des|im", "next_next": r"(?:der\s+|die\s+|das\s+|den\s+|dem\s+)?(?:übernächste[rnsm]?|uebernaechste[rnsm]?)",
    "year": r"(?:1[5-9]|20)\d\d(?![:.]\d|\d)", "year_in_words": "zzz", "of_year": r"im\s+jahre?|von",
    "number": r"\d{1,4}(?:[.,]\d{1,2})?|\d/\d|%number_word%", "ordinal": r"\d{1,2}\.(?!\d)|\d{1,2}\.?te[nrs]?\b|%ordinal_word%",
    "on_day": r"am|auf\s+den|bis\s+zum|zum|bis|ab\s+dem", "uhr": "uhr", "half_to": r"(?:um\s+)?(?:halb|dreiviertel)", "the": "den|dem|der|zum", "hour_word": "ein|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf",
    "minute_word": "dreißig|fünfzehn|zwanzig|zehn|fünf|fünfundvierzig|vierzig|fünfzig",
    "in": "in|binnen|innerhalb von", "about": r"etwa|ca\.?|circa|zirka|ungefähr|rund", "the_next": "den nächsten", "and": r"und|&",
    "from_now": r"ab\s+(?:jetzt|heute)|später", "ago": "her", "ago_prefix": "vor", "time": "",
    "next": _NEXT, "this": r"diese[rnsm]?|heute", "coming": r"am\s+kommenden|diesen\s+kommenden", "last": r"letzte[rnsm]?|vergangene[rnsm]?|vorige[rnsm]?",
    "current": r"diese[rnsm]?|des\s+laufenden", "week": "woche", "weekend": "wochenendes?", "month_word": "monats?",
    "year_word": "jahr(?:es)?", "day_word": "tag(?:es)?", "quarter_word": "quartals?", "of": "im|des|vom|der|in|,",
    "end_of": r"(?:am\s+|zum\s+|bis\s+)?ende(?:\s+des|\s+der)?", "beginning_of": r"anfang(?:\s+des|\s+der)?", "mid": r"mitte(?:\s+des|\s+der)?",
    "before": "vor(?: dem| der)?", "after": r"nach(?: dem| der)?|ab", "after_next": r"danach|nach\s+dem\s+nächsten",
    "at": r"(?:so\s+)?um|@", "at_about": r"(?:so\s+)?(?:gegen|ab|bis|vor|nach|von|ungefähr|etwa|circa|ca\.?)(?:\s+um)?", "oclock": "zzz", "past": "nach", "to": "vor", "half": "zzhalb",
    "quarter_of_hour": "(?:ein\\s+)?viertel", "noon": "mittag|mittagszeit", "midnight": "mitternachts?", "in_the": r"am\s+(?:frühen\s+|späten\s+)?|in\s+der\s+",
    "tonight": r"heute\s+(?:nacht)", "now": "jetzt|sofort", "approx_suffix": r"\s+(?:genau|in\s+etwa|ungefähr|pünktlich)", "range_to": r"-|\u2013|bis|und", "range_from": "von|zwischen",
    "every": r"jede[rnsm]?|alle", "other": r"zweite[rnsm]?|andere[rnsm]?", "on": "am|um|bis|ab",
    "glue": r"(?:[\s,;()]|\bam\b|\bum\b|@|\bden\b|\bdem\b|\bder\b|\bbis\b|\bim\b|\bin\b|\bzum\b|\bab\b|\bvon\b)*",
    "lead": r"(?:,?\s*\b(?:und\s+)?(?:fällig\s+)?(?:fällig|am|um|bis|ab|zum|von|vor|zu|an|spätestens|den|immer)?(?:\s+(?:zum|am|um|den|dem|der))?(?:\s*\b(?:etwa|ungefähr|zirka|circa|ca\.?|genau|pünktlich))?|@|,|-|\u2013)\s*",
    "join": r"bis|und|oder|&|-|\u2013|/|\+",
    "bound": r"plane|planen|feiern|organisieren|über|mit|von|seit|genannt|namens|markiert|heißt|ist|oder|und|als|wegen|betreffend|für|nach",
    "copula": "ist|sind", "lasting": "für", "of_month": r"(?:im|des|in\s+jedem|jeden)", "month_end": "monatsende", "year_end": "jahresende", "thing": r"ein|eine|einen|mein|meine|meinen|dein|unser|kein|keine|guten|schönen|schöner|gute|schwarzer",
    "touching": r"chinesische[ns]?|islamische[ns]?|jüdische[ns]?|parsi|orthodoxe[nrs]?|halb|viertel|dreiviertel|nach|nächste[rnsm]?|letzte[rnsm]?|früh|spät|oder|und|nicht|außer|zwischen|jede[rnsm]?|übernächste[rnsm]?|uhr",
    "rhythm_leftover": r"(?:%until_word%)\s+(?:%month%|%next%|%this%|%unit%|%weekday%|%end_of%|%month_end%|%year_end%)|(?:%and%)\s+(?:am\s+|um\s+)?(?:(?:%part%|%weekday%)s?|%ordinal%|%last%|(?:(?:das|%every%)\s+)?(?:%weekends%|%weekend%))|am\s+(?:%last%|%ordinal%)",
    "touching_after": r"(?:%the%\s+)?%ordinal%|her|vor|nach|uhr", "zone": "zzz", "leftover": r"(?:außer|ausser)(?:\s+am)?\s*\x00+|um\s+\d{1,2}(?:[:.]\d\d)?|\d{1,2}\.?\s+(?:%month%)|(?:%every%)\s+(?:%unit%|%weekday%|%part%|%month%|%ordinal%)|(?:%next%)\s+(?:%unit%|%weekday%|%month%)|(?:am|bis\s+zum)\s+\d{1,2}\.(?!\d)",
    "numbered": r"kapitel|seite|seiten|raum|zimmer|ticket|version|nummer|nr\.?|folge|teil|schritt|stufe|staffel|gleis|linie|bus|aufgabe|übung|band|pr|woche|tag",
    "media": r"schau|schaue|sieh|lies|lese|höre|hör|kauf|kaufe|leih|bestell|bestelle", "after_number": r"um|ab|bis|am|im|%weekday%|%named_day%|%part%|\d|%month%",
    "lead_in_said": r"am|um|bis|ab|in|nächste\w*|diese\w*|@|im|zum|kommende\w*",
    "completed": r"nach\s+(?:erledigung|abschluss|fertigstellung)|nachdem\s+ich\s+fertig\s+bin",
    "adverbs": "täglich|taeglich|wöchentlich|woechentlich|monatlich|vierteljährlich|halbjährlich|jährlich|jaehrlich|stündlich|einmal pro woche|einmal im monat|einmal im jahr|zweiwöchentlich|14-tägig",
    "adverb_end": r"am|um|und|ab|bis|\d|%weekday%|%part%|jeden|im|p[1-4]\b", "weekdays_plural": "(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)s",
    "workday_word": "werktag|arbeitstag", "workdays": "werktags|wochentags", "weekends": "an wochenenden", "plural_part": r"(?:morgens|abends|nachts|vormittags|nachmittags)zz", "times": "mal",
    "remind": r"erinner(?:e|ung)?(?:\s+mich)?", "remind_me": r"(?:bitte\s+)?erinner(?:e)?\s+mich", "remind_more": "und|,", "remind_opening": r"(?:bitte\s+)?erinner(?:e)?\s+mich(?:\s+daran)?,?", "remind_offset_before": r"(?:(?:und|,)?\s*(?:erinner(?:e|ung)?(?:\s+mich)?))",
    "beforehand": r"(?:vorher|davor|zuvor)", "dangling": r"und|fällig|am|um|bis|ab|zum|erinnere mich|spätestens", "until_word": r"bis(?:\s+zum)?", "starting": r"ab|beginnend|von",
}  # fmt: skip
_ADVERBS = {
    "täglich": ("DAILY", 1), "taeglich": ("DAILY", 1), "wöchentlich": ("WEEKLY", 1), "woechentlich": ("WEEKLY", 1),
    "zweiwöchentlich": ("WEEKLY", 2), "14-tägig": ("WEEKLY", 2), "einmal pro woche": ("WEEKLY", 1),
    "monatlich": ("MONTHLY", 1), "einmal im monat": ("MONTHLY", 1), "vierteljährlich": ("MONTHLY", 3),
    "halbjährlich": ("MONTHLY", 6), "jährlich": ("YEARLY", 1), "jaehrlich": ("YEARLY", 1),
    "einmal im jahr": ("YEARLY", 1), "stündlich": ("HOURLY", 1),
}  # fmt: skip
_TRIGGERS = {
    "digit": "0", "span": "übernächste übernächsten übernächster übernächstes dieser letzte letzter letzten nächste nächsten nächster nächstes naechste naechsten kommende kommenden kommendes diese dieses diesen wochenende",
    "end": "monatsende jahresende ende anfang mitte letzte letzter letzten letztes", "clock": "0 um mittag mittags mitternacht viertel halb uhr gegen ab vor nach bis dreiviertel",
    "now": "jetzt sofort", "every": "jeden jede jeder jedes alle täglich wöchentlich monatlich jährlich stündlich vierteljährlich halbjährlich montags dienstags mittwochs donnerstags freitags samstags sonnabends sonntags werktags wochentags einmal zweiwöchentlich tägig nach nachdem wochenenden taeglich woechentlich jaehrlich mal",
    "zone_name": "mez mesz utc gmt cet cest", "tonight": "heute", "remind": "erinnere erinner erinnerung", "half_hour": "halb dreiviertel", "compound": " ".join(day + part for day in _WEEKDAYS for part in _PARTS),
}  # fmt: skip
# What English says too, or is a name, tells no language.
_INTERNATIONAL = {"halloween", "thanksgiving", "koningsdag"}
_HOLIDAY_WORDS = {name for name in HOLIDAY_NAMES if name.isalpha() and len(name) > 5} - _INTERNATIONAL - set(MOVING_NAMES) | {
    "advent", "adventssonntag", "weihnachtstag", "weihnachtsfeiertag", "heiliger", "heiligen", "heilige", "könige",
    "bettag", "orthodoxer", "orthodoxes", "mariä", "friedensfest", "stiller", "hoher", "weißer", "chinesisches",
    "islamisches",
}  # fmt: skip
_CLUES = frozenset(
    [*(word for word in _WEEKDAYS if len(word) > 2), "januar", "februar", "märz", "mai", "juni", "juli", "oktober",
     "dezember", "okt", "dez", "heute", "morgen", "übermorgen", "uebermorgen", "gestern", "vorgestern", "abends", "morgens", "nachmittags",
     "vormittags", "mittags", "nachts", "uhr", "um", "am", "jeden", "jede", "jedes", "jeder", "alle", "täglich",
     "wöchentlich", "monatlich", "jährlich", "nächste", "nächsten", "nächster", "nächstes", "tagen", "wochen", "monaten",
     "jahren", "stunden", "minuten", "stunde", "tag", "woche", "monat", "jahr", "monats", "weihnachten", "silvester",
     "heiligabend", "ostern", "ostermontag", "karfreitag", "pfingsten", "neujahr", "wochenende", "bis", "ende",
     "montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags", "sonnabends", "sonntags", "werktags",
     "den", "und", "der", "das", "ich", "nicht", "für", "dem", "ein", "eine", "zum", "zur", "auf", "von", "jetzt", "sofort",
     "tg", "std", "wochenende", "anfang", "jahres",
     *_HOLIDAY_WORDS, *_NAMED_DAYS, *_ORDINALS, "mitternachts", "mittagszeit", *(word for word in _ONES if word not in ("elf", "acht")), "nach", "vor", "übernächste", "übernächsten", *(word for word in _PARTS),
     "erinnere", "alle", "tage", "einem", "einer", "viertel", "halb", "mittag", "mitternacht", "monate", "nikolaus", "muttertag",
     *(day + part for day in _WEEKDAYS if len(day) > 2 for part in _PARTS)]
) - {"am", "tag", "mittag"}  # fmt: skip
GERMAN = Language(
    code="de", weekdays=_WEEKDAYS, months=_MONTHS, numbers=_NUMBERS, ordinals=_ORDINALS, units=_UNITS, parts=_PARTS,
    named_days=_NAMED_DAYS, holidays=HOLIDAY_NAMES, words=_WORDS, triggers=_TRIGGERS, adverbs=_ADVERBS, clues=_CLUES,
    last_afternoon_hour=5, misspelt={"heutte": "heute", "donerstag": "donnerstag", "dinstag": "dienstag", "mitwoch": "mittwoch"},
)  # fmt: skip
