"""English words for dates."""

# A pattern is easier to read on one line.
# ruff: noqa: E501

from taskchat.tasks.when.languages.english_holidays import HOLIDAY_NAMES
from taskchat.tasks.when.languages.language import Language

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
        "nineteenth")  # fmt: skip
_NUMBERS: dict[str, float] = {
    "a": 1, "an": 1, "a couple": 2, "a pair of": 2, "a couple of": 2, "couple": 2, "couple of": 2, "a few": 3, "few": 3,
    "half": 0.5, "half a": 0.5, "half an": 0.5, "a half": 0.5, "quarter of an": 0.25, "a quarter of an": 0.25,
    "three quarters of an": 0.75, "three-quarters of an": 0.75,
    **{word: float(count) for count, word in enumerate(_ONES, start=1)},
    **{word: float(count) for word, count in _TENS.items()},
    **{f"{tens}{sep}{one}": float(ten + count) for tens, ten in _TENS.items() for sep in (" ", "-")
       for count, one in enumerate(_ONES[:9], start=1)},
}  # fmt: skip
_ORDINALS = {
    **{word: count for count, word in enumerate(_NTH, start=1)},
    "twentieth": 20,
    "thirtieth": 30,
    "thirty first": 31,
    "thirty-first": 31,
    **{f"twenty{sep}{word}": 20 + count for sep in (" ", "-") for count, word in enumerate(_NTH[:9], start=1)},
}
_WEEKDAYS = {
    "monday": 0, "mon": 0, "tuesday": 1, "tues": 1, "tue": 1, "wednesday": 2, "wednes": 2, "wed": 2,
    "thursday": 3, "thurs": 3, "thur": 3, "thu": 3, "friday": 4, "fri": 4, "saturday": 5, "sat": 5, "sunday": 6,
    "sun": 6,
}  # fmt: skip
_MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5,
    "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9,
    "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
_UNITS = {
    "seconds": "second", "second": "second", "secs": "second", "sec": "second", '"': "second", "minutes": "minute",
    "minute": "minute", "mins": "minute", "min": "minute", "m": "minute", "'": "minute", "hours": "hour",
    "hour": "hour", "hrs": "hour", "hr": "hour", "h": "hour", "days": "day", "day": "day", "d": "day",
    "workdays": "workday", "workday": "workday", "working days": "workday", "working day": "workday",
    "business days": "workday", "business day": "workday", "weekdays": "workday", "weekday": "workday", "weeks": "week", "week": "week",
    "wks": "week", "wk": "week", "w": "week", "fortnights": "fortnight", "fortnight": "fortnight",
    "months": "month", "month": "month", "mon": "month", "mos": "month", "mo": "month", "quarters": "quarter",
    "quarter": "quarter", "years": "year", "year": "year", "yrs": "year", "yr": "year", "y": "year",
    "decades": "decade", "decade": "decade",
}  # fmt: skip
_PARTS = {"morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night"}
_NAMED_DAYS = {
    "today": 0, "tod": 0, "next day": 1, "the next day": 1, "tomorrow": 1, "tmrw": 1, "tmr": 1, "tmw": 1, "tom": 1, "2morrow": 1, "yesterday": -1,
    "the day after tomorrow": 2, "day after tomorrow": 2, "overmorrow": 2,
    **{f"{the}day after {word}": 2 for the in ("", "the ") for word in ("tmrw", "tmr", "tmw", "tom")}, "the day before yesterday": -2,
    "day before yesterday": -2, "otd": 0,
}  # fmt: skip
_WORDS = {
    "zone_name": r"utc|gmt|bst|cet|cest|eet|eest|msk|ist|sgt|hkt|awst|jst|kst|acst|aest|aedt|nzst|nzdt|brt|edt|est|cdt|cst|mdt|mst|pdt|pst|akdt|akst|hst|wet",
    "zone_region": r"eastern|central|mountain|pacific|[ecmp]t", "minute_unit": r"min(?:ute)?s?", "night_adverb": "zzz",
    "month_ordinal": "zzz", "mark": "zzz", "the_month": "the", "next_next": r"%next%\s+%next%", "not_on": "",
    "year": r"(?:1[5-9]|20)\d\d(?![:.]\d|\d)|%year_in_words%", "year_in_words": r"(?:fif|six|seven|eigh|nine)teen[\s-](?:hundred(?:\s+and)?[\s-])?%year_rest%|twenty[\s-]%year_rest%|two\s+thousand(?:(?:\s+and)?\s+%year_rest%)?",
    "year_rest": r"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|(?:oh?|zero)[\s-](?:one|two|three|four|five|six|seven|eight|nine)|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|one|two|three|four|five|six|seven|eight|nine)",
    "of_year": r"(?:in|of)(?:\s+the\s+year)?",
    "number": r"\d{1,4}(?:[.,]\d{1,2})?|\d/\d|%number_word%",
    "ordinal": r"\d{1,2}\s?(?:st|nd|rd|th)|%ordinal_word%",
    "in": r"in|within", "about": r"about|around|approximately|approx\.?|ca\.?|less\s+than|under",
    "from_now": r"from\s+(?:right\s+)?now|from\s+today|later|hence|out|from\s+this\s+moment",
    "and": r"and|&", "the_next": "the next", "ago": r"ago|back", "ago_prefix": "zzz", "time": r"'?\s+time",
    "next": r"next|following", "this": r"this", "coming": r"(?:this\s+)?(?:coming|upcoming)|the\s+coming",
    "last": r"last|past|previous", "current": r"this|the\s+current|current",
    "week": "week", "weekend": r"weekend|wkend", "month_word": "month", "year_word": "year", "day_word": "day",
    "quarter_word": "quarter", "of": r"of(?:\s+the)?|in|,", "the": "the",
    "end_of": r"(?:the\s+)?end\s+of(?:\s+the)?", "beginning_of": r"(?:the\s+)?(?:beginning|start)\s+of(?:\s+the)?",
    "mid": r"mid|the\s+middle\s+of|middle\s+of",
    "before": "before|ahead of|prior to", "after": "after|from|since|following", "after_next": r"after\s+next",
    "at": r"at|@", "at_about": r"by|before|until|till|after|around|about|from|for|approximately", "oclock": r"o'?\s?clock|oclock",
    "past": "past|after", "to": "to|before|till|of", "half": "half", "quarter_of_hour": r"(?:a\s+)?quarter",
    "noon": "noon|midday|mid day", "midnight": "midnight|mid night", "in_the": r"(?:early\s+|late\s+)?(?:in\s+(?:the\s+)?|at\s+)(?:early\s+|late\s+)?|(?:early|late)\s+",
    "tonight": "tonight|tonite", "now": r"(?:right\s+|just\s+)?now|at\s+the\s+(?:moment|minute|present\s+time)|at\s+present|atm|asap",
    "approx_suffix": r"ish|\s+(?:ish|or\s+so|approximately|sharp|exactly)",
    "range_to": r"-|\u2013|to|until|till|and", "range_from": "from|between",
    "every": "every|each|ev", "other": "other|second|2nd", "on": "on|at|by|due|for",
    "join": r"to|through|until|till|and|or|&|-|\u2013|/|\+", "glue": r"(?:[\s,;()]|\bon\b|\bat\b|@|\bby\b|\bthe\b|\bfor\b|\bof\b|\bdue\b|\bin\b|\buntil\b|\btill\b|\bbefore\b|\baround\b|\bstarting\b|\bfrom\b)*",
    "lead": r"(?:,?\s*\b(?:and\s+)?(?:due\s+)?(?:due|by|on|at|for|until|till|before|starting|beginning|ending|from|within|around)?(?:\s+(?:the|on|about|approximately|circa|exactly))?|circa|ca\.?|@|,|-|\u2013)\s*",
    "bound": r"plan|organi[sz]e|celebrate|discuss|to|through|and|or|&|than|about|with|from|since|after|last|called|named|titled|marked|labelled|labeled|tagged|is|of|like|says|what|previous|past|re|regarding|concerning",
    "copula": "is|are", "lasting": "for", "of_month": r"(?:of|in)(?:\s+(?:the|each|every))?", "month_end": r"(?:the\s+)?month(?:-|\s|'s\s)end", "year_end": r"(?:the\s+)?year(?:-|\s|'s\s)end", "thing": r"the|an?|some|good|nice|my|your|his|her|our|their|no|happy|black|easter|cyber|super|duper|mini|mega|giga|any|every|each|this|next",
    "touching": r"shushan|orthodox|cho?t+i|chhoti|chinese|lunar|islamic|parsi|jewish|hindu|coptic|greek|russian|tamil|past|to|half|quarter|before|after|from|next|this|last|following|coming|upcoming|early|late|@|year|month|years|months|mid|plus|minus|and|or|not|except|through|until|between|another|every|each",
    "zone": r"\w+\s+(?:time|timezone)|be\b",
    "numbered": r"chapter|chapters|page|pages|room|ticket|issue|version|number|no|episode|part|step|level|season|act|gate|line|bus|platform|item|section|unit|lesson|exercise|week|day|phase|question|problem|task|apartment|flat|track|volume|vol|pr|bug|case|floor|terminal|figure|table|iphone|windows|python|psalm|verse|grade|size",
    "media": r"watch|read|see|play|listen|stream|rent|borrow|review|sing|buy|order|finish|return|study|learn|re-?read|re-?watch|practi[cs]e|download",
    "completed": r"after\s+(?:(?:i|we)\s+(?:finish|finished|complete|completed|do|did|am\s+done)(?:\s+it)?|(?:each\s+|its\s+)?completion|completing(?:\s+it)?|finishing(?:\s+it)?|(?:it'?s|it\s+is)\s+(?:done|finished|completed)|done)|(?:from|when)\s+(?:completion|done|completed)",
    "adverbs": "everyday|daily|nightly|hourly|weekly|once a week|once per week|biweekly|bi-weekly|fortnightly|monthly|once a month|bimonthly|quarterly|once a quarter|semiannually|semi-annually|yearly|annually|once a year|once a day|one a day",
    "adverb_end": r"at|on|from|until|till|starting|for|every|in|@|\d|by|before|p[1-4]\b|%weekday%|%part%s?|forever|and",
    "weekdays_plural": r"(?:mon|tues|wednes|thurs|fri|satur|sun)days", "workday_word": r"(?:weekday|workday|work\s+day|business\s+day|working\s+day)", "workdays": r"weekdays|workdays|work\s+days|business\s+days",
    "weekends": r"(?:all\s+)?weekends", "plural_part": r"(?:on\s+)?(?:mornings|afternoons|evenings|nights)", "times": r"times",
    "after_number": r"at|@|by|to|in\s+the|for|from|before|around|\d|%part%|%named_day%|%remind%|%weekday%|%noon%|%of%|%every%", "on_day": "on|by|until|due", "uhr": r"zzz", "half_to": "zzz", "hour_word": "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve", "minute_word": r"(?:twenty|thirty|forty|fifty)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|five|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen",
    "leftover": r"(?:except|excluding|but\s+not)(?:\s+on)?\s*\x00+|(?:%workdays%|%weekends%)|(?:%month%)\.?\s*\d{1,2}(?:st|nd|rd|th)?(?!\d)|\d{1,2}(?:st|nd|rd|th)?\s+(?:%month%)|(?:%every%)\s+(?:%unit%|%weekday%|%part%|%month%|%ordinal%|%number%)|(?:%ordinal%)\s+(?:%week%|%day_word%|%weekday%)|(?:on|by|until)\s+the\s+\d{1,2}(?:st|nd|rd|th)|(?:%next%|%coming%)\s+(?:%unit%|%weekday%|%month%|%number_word%)|(?:%end_of%)\s+(?:%weekday%|%month%|%year_word%)|christmas\s+time|(?:%weekday%)s\b",
    "rhythm_leftover": r"(?:%until_word%)\s+(?:the\s+)?(?:%month%|%next%|%this%|%unit%|%weekday%|%end_of%|%month_end%|%year_end%)|(?:%and%)\s+(?:on\s+|at\s+)?(?:(?:%part%|%weekday%|%named_day%)s?|the\s+(?:%ordinal%|%last%)|(?:(?:the|%every%)\s+)?(?:%weekends%|%weekend%))|on\s+the\s+(?:%last%|%ordinal%)",
    "touching_after": r"(?<=night\s)\d{3,4}(?=\s*$)|(?:the\s+)?%ordinal_word%|since|past|ago|or\s+so|o'clock|\d{1,2}(?:st|nd|rd|th)", "lead_in_said": r"on|at|by|before|until|till|from|for|in|within|this|next|due|@|the",
    "remind": r"remind(?:er)?(?:\s+me)?|alert(?:\s+me)?|notify\s+me", "remind_me": r"(?:please\s+)?remind\s+me", "remind_more": "and|,", "remind_opening": r"(?:please\s+)?remind\s+me(?:\s+(?:to|about))?|(?:i\s+need\s+to|don't\s+forget\s+to)",
    "remind_offset_before": r"(?:(?:and|,)?\s*(?:with\s+)?(?:a\s+)?(?:remind(?:er)?(?:\s+me)?|alert(?:\s+me)?|notify\s+me))",
    "beforehand": r"(?:before(?:hand)?|earlier|prior|in\s+advance|ahead)(?!\s+(?:the\s+)?(?:%weekday%|%month%|%named_day%|%holiday%|\d|%next%|noon|it))",
    "dangling": r"and|due|by|on|at|for|@|starting|from|until|till|remind me|reminder|remind", "until_word": r"until|till|through|up\s+to|ending(?:\s+on)?", "starting": r"starting|beginning|from|start(?:s)?|as\s+of",
}  # fmt: skip
_ADVERBS = {
    "everyday": ("DAILY", 1), "daily": ("DAILY", 1), "nightly": ("DAILY", 1), "once a day": ("DAILY", 1),
    "one a day": ("DAILY", 1), "hourly": ("HOURLY", 1), "weekly": ("WEEKLY", 1), "once a week": ("WEEKLY", 1),
    "once per week": ("WEEKLY", 1), "biweekly": ("WEEKLY", 2), "bi-weekly": ("WEEKLY", 2),
    "fortnightly": ("WEEKLY", 2), "monthly": ("MONTHLY", 1), "once a month": ("MONTHLY", 1),
    "bimonthly": ("MONTHLY", 2), "quarterly": ("MONTHLY", 3), "once a quarter": ("MONTHLY", 3),
    "semiannually": ("MONTHLY", 6), "semi-annually": ("MONTHLY", 6), "yearly": ("YEARLY", 1),
    "annually": ("YEARLY", 1), "once a year": ("YEARLY", 1),
}  # fmt: skip
# The words without which a pattern is not tried.
_TRIGGERS = {
    "digit": "0", "span": "this next following last previous past coming upcoming weekend wkend", "end": "end eod eow eom eoy last mid middle beginning start first",
    "clock": "0 at noon midday mid midnight noonish past to quarter half oclock o", "now": "now moment minute present atm asap",
    "every": "every each ev daily weekly monthly yearly annually biweekly fortnightly quarterly everyday workdays work business hourly nightly semiannual semiannually bimonthly weekdays weekends mornings evenings afternoons nights once twice mondays tuesdays wednesdays thursdays fridays saturdays sundays after any per one",
    "zone_name": "utc gmt bst cet cest eet eest msk ist sgt hkt awst jst kst acst aest aedt nzst nzdt brt edt est cdt cst mdt mst pdt pst akdt akst hst wet",
    "zone_region": "eastern central mountain pacific et ct mt pt", "tonight": "tonight tonite", "remind": "remind reminder alert notify", "day": "day days",
}  # fmt: skip
# What is misspelt by more than one letter.
_MISSPELT = {
    "tommorow": "tomorrow", "tomorro": "tomorrow", "tomarrow": "tomorrow", "tommorrow": "tomorrow",
    "tomorroww": "tomorrow", "tonite": "tonight", "todya": "today", "tody": "today", "wensday": "wednesday",
    "wendesday": "wednesday", "wedensday": "wednesday", "wensdey": "wednesday", "saterday": "saturday",
    "thirsday": "thursday", "febuary": "february", "janurary": "january", "septemeber": "september",
    "novemeber": "november", "decemeber": "december",
}  # fmt: skip
_CLUES = frozenset(
    [*(name for name in (*_WEEKDAYS, *_MONTHS) if len(name) > 4 and name not in ("april", "august", "september", "november")),
     "today", "tomorrow", "tonight", "every", "the", "at", "on", "by", "and", "days", "weeks", "months", "hours",
     "week", "month", "next", "morning", "evening", "to"]
)  # fmt: skip
ENGLISH = Language(
    code="en", weekdays=_WEEKDAYS, months=_MONTHS, numbers=_NUMBERS, ordinals=_ORDINALS, units=_UNITS, parts=_PARTS,
    named_days=_NAMED_DAYS, holidays=HOLIDAY_NAMES, words=_WORDS, triggers=_TRIGGERS, adverbs=_ADVERBS, clues=_CLUES,
    misspelt=_MISSPELT,
)  # fmt: skip
