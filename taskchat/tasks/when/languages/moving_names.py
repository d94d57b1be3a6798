"""Names of holidays that follow the moon, which English and German share."""

# A name in each place is easier to read than a line for each.
# ruff: noqa: E501
# fmt: off
_EIDS = ("eid", "id")
_NAMES: dict[str, tuple[str, ...]] = {
    "eid al fitr": tuple(f"{eid} {fitr}" for eid in _EIDS for fitr in ("al-fitr", "ul-fitr", "alfitr")),
    "eid al adha": (*(f"{eid} {adha}" for eid in _EIDS for adha in ("al-adha", "ul-adha", "aladha")), "bakr id", "sacrifice feast"),
    "islamic new year": ("islamic new year", "amun jadid", "hijri new year"),
    "ashura": ("ashura", "day of ashura"), "night of power": ("night of power", "night of measures", *(
        f"{night} al{sep}{power}" for night in ("laylat", "lailat") for sep in (" ", "-") for power in ("qadr", "kadr"))),
    "mawlid": ("mawlid", "mawlid al-nabawi", "mawlid an-nabi", "maulid", "maulid an-nabi", "maulid an-nabī", "milad un-nabi"),
    "jamat ul vida": ("jamat ul-vida", "jumu'atul-wida"),
    "chinese new year": tuple(f"{chinese} {new}" for chinese in ("chinese", "chinese lunar", "lunar")
                              for new in ("new year", "new years", "new years day")),
    "dragon boat": ("dragon boat festival",), "mid autumn": ("mid-autumn festival", "moon festival"),
    "vesak": ("vesak", "vesak day", "vaisakha", "buddha day", "buddha-tag", "buddha purnima", "buddhas birthday"),
    "purim": ("purim",), "passover": ("passover", "pesach"), "shavuot": ("shavuot",),
    "rosh hashanah": ("rosh hashanah", "rosh hashana", "jewish new year"), "yom kippur": ("yom kippur",),
    "sukkot": ("sukkot",), "hanukkah": ("hanukkah", "chanukah", "hanukah"),
    "diwali": ("diwali", "deepavali", "lakshmi puja"), "holi": ("holi", "dhulandi", "phagwah"),
    "dhanteras": ("dhanteras", "dhanatrayodashi"), "choti diwali": ("choti diwali", "chhoti diwali", "kali chaudas", "naraka chaturdashi"),
    "holika dahan": ("holika dahan", "chhoti holi", "choti holi", "kamudu pyre"), "dussehra": ("dussehra", "vijayadashami"),
    "raksha bandhan": ("raksha bandhan", "rakhi"),
    "ganesh chaturthi": ("ganesh chaturthi",), "ram navami": ("rama navami", "ram navami"),
    "maha shivaratri": ("maha shivaratri", "maha shivratri"),
    "ugadi": ("ugadi", "yugadi", "samvatsaradi", "chaitra sukladi", "chaitra sukhladi", "gudi padwa"),
    "onam": ("onam", "thiru onam", "thiruvonam"),
    "bhai dooj": ("bhai dooj", "bhai duj"), "govardhan": ("govardhan puja", "annakut"),
    "chhath": ("chhath", "chhath puja", "dala puja", "surya shashthi"), "karva chauth": ("karva chauth", "karwa chauth"),
    "rath yatra": ("ratha-yatra", "rath yatra"), "guru nanak": ("guru nanak jayanti", "guru nanaks birthday"),
    "ravidas": tuple(f"guru {name} {day}" for name in ("ravidas", "ravidass") for day in ("jayanti", "birthday", "geburtstag")),
    "valmiki": ("valmiki jayanti", "maharishi valmiki jayanti", "pargat diwas"),
    "mahavir": ("mahavir jayanti", "mahaveer jayanti", "mahaveer janma kalyanak"),
    "parsi new year": ("parsi new year", "jamshedi navroz"),
    "makar sankranti": ("makar sankranti", "makara sankranthi", "maghi"),
    "rabindra": ("rabindra jayanti", "rabindranath jayanti"), "maha saptami": ("maha saptami",), "maha navami": ("maha navami",),
    "bhogi": ("bogi pandigai", "bhogi"), "pongal": ("pongal",), "mattu pongal": ("maattu pongal", "mattu pongal"),
    "kaanum pongal": ("kaanum pongal", "kanni pongal"), "vaisakhi": ("vaisakhi", "baisakhi", "vasakhi", "vaishakhi"),
}
MOVING_NAMES = {name: key for key, names in _NAMES.items() for name in names}
