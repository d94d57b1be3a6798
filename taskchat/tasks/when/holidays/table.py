"""Holidays by name of their own; the languages' tables say which words mean which."""

# fmt: off
from taskchat.tasks.when.holidays.moving import moving_holidays
from taskchat.tasks.when.holidays.rules import (
    HolidayRule,
    after,
    before,
    first_from,
    fixed,
    from_easter,
    from_orthodox_easter,
    kings_day,
    last_before,
    nth,
    super_tuesday,
    tax_day,
    workday_near,
)

_MON, _TUE, _WED, _THU, _FRI, _SAT, _SUN = range(7)
# Their days differ between countries, and are declared when the moon is seen.
SIGHTED = frozenset({
    "eid al fitr", "eid al adha", "islamic new year", "ashura", "night of power", "mawlid", "jamat ul vida",
})
_MOVING = moving_holidays()
HOLIDAYS: dict[str, HolidayRule] = {
    # The same day each year.
    "new year": fixed(1, 1), "epiphany": fixed(1, 6), "bhogi": fixed(1, 13), "pongal": fixed(1, 14),
    "mattu pongal": fixed(1, 15),
    "kaanum pongal": fixed(1, 16), "vaisakhi": fixed(4, 14), "burns night": fixed(1, 25),
    "groundhog": fixed(2, 2), "candlemas": fixed(2, 2), "lincoln": fixed(2, 12), "valentine": fixed(2, 14),
    "womens day": fixed(3, 8), "pi day": fixed(3, 14), "patrick": fixed(3, 17), "april fools": fixed(4, 1),
    "siblings": fixed(4, 10), "earth day": fixed(4, 22), "george": fixed(4, 23), "anzac": fixed(4, 25),
    "walpurgis": fixed(4, 30), "may day": fixed(5, 1), "star wars": fixed(5, 4), "cinco de mayo": fixed(5, 5),
    "rabindra": fixed(5, 9),
    "childrens day de": fixed(6, 1), "juneteenth": fixed(6, 19), "midsummer": fixed(6, 24),
    "peter and paul": fixed(6, 29), "canada day": fixed(7, 1), "independence us": fixed(7, 4),
    "bastille": fixed(7, 14), "swiss day": fixed(8, 1), "augsburg peace": fixed(8, 8), "assumption": fixed(8, 15),
    "german unity": fixed(10, 3), "austrian day": fixed(10, 26),
    "halloween": fixed(10, 31), "reformation": fixed(10, 31), "all saints": fixed(11, 1), "vegan day": fixed(11, 1),
    "all souls": fixed(11, 2), "guy fawkes": fixed(11, 5), "veterans": fixed(11, 11), "martinmas": fixed(11, 11),
    "andrew": fixed(11, 30), "barbara": fixed(12, 4), "nicholas": fixed(12, 6), "immaculate": fixed(12, 8),
    "christmas eve": fixed(12, 24), "christmas": fixed(12, 25), "boxing day": fixed(12, 26),
    "new year eve": fixed(12, 31),
    # The nth weekday of a month, or the first from a day.
    "mlk": nth(3, _MON, 1), "presidents": nth(3, _MON, 2), "mothers": nth(2, _SUN, 5),
    "armed forces": nth(3, _SAT, 5), "military spouse": nth(2, _SUN, 5, -2), "memorial": nth(-1, _MON, 5),
    "early may bank": nth(1, _MON, 5), "spring bank": nth(-1, _MON, 5), "fathers us": nth(3, _SUN, 6),
    "parents": nth(4, _SUN, 7), "friendship": nth(1, _SUN, 8), "summer bank": nth(-1, _MON, 8),
    "labor": nth(1, _MON, 9), "grandparents": nth(1, _MON, 9, 6), "swiss thanks": nth(3, _SUN, 9),
    "columbus": nth(2, _MON, 10), "harvest": nth(1, _SUN, 10), "thanksgiving": nth(4, _THU, 11),
    "black friday": nth(4, _THU, 11, 1), "small business": nth(4, _THU, 11, 2), "cyber monday": nth(4, _THU, 11, 4),
    "giving tuesday": nth(4, _THU, 11, 5), "summer time us": nth(2, _SUN, 3), "winter time us": nth(1, _SUN, 11),
    "summer time": nth(-1, _SUN, 3), "winter time": nth(-1, _SUN, 10), "election": first_from(_TUE, 11, 2),
    "victoria": first_from(_MON, 5, 18), "administrative": nth(-1, _SAT, 4, -3), "emsc": nth(3, _SUN, 5, 3),
    "remembrance sunday": nth(2, _SUN, 11), "mourning": first_from(_SUN, 11, 13),
    "repentance": first_from(_WED, 11, 16), "sunday of the dead": first_from(_SUN, 11, 20),
    "advent 1": first_from(_SUN, 11, 27), "advent 2": first_from(_SUN, 12, 4),
    "advent 3": first_from(_SUN, 12, 11), "advent 4": first_from(_SUN, 12, 18),
    # A workday near a day.
    "boss": workday_near(10, 16), "emancipation": workday_near(4, 16), "tax day": tax_day, "kings day": kings_day,
    "super tuesday": super_tuesday,
    # Counted from Easter.
    "fat thursday": from_easter(-52), "carnival saturday": from_easter(-50), "carnival": from_easter(-49),
    "shrove monday": from_easter(-48), "shrove tuesday": from_easter(-47), "ash wednesday": from_easter(-46),
    "mothers uk": from_easter(-21), "palm sunday": from_easter(-7), "maundy thursday": from_easter(-3),
    "good friday": from_easter(-2), "easter saturday": from_easter(-1), "easter": from_easter(0),
    "easter monday": from_easter(1), "white sunday": from_easter(7), "ascension": from_easter(39),
    "whit sunday": from_easter(49), "whit monday": from_easter(50), "trinity": from_easter(56),
    "corpus christi": from_easter(60), "clean monday": from_orthodox_easter(-48),
    "lazarus saturday": from_orthodox_easter(-8), "orthodox palm sunday": from_orthodox_easter(-7),
    "orthodox friday": from_orthodox_easter(-2),
    "orthodox saturday": from_orthodox_easter(-1), "orthodox easter": from_orthodox_easter(0),
    "orthodox monday": from_orthodox_easter(1),
    "orthodox pentecost": from_orthodox_easter(49),
    # By the moon.
    **_MOVING, "dhanteras": before(_MOVING["diwali"], 2), "choti diwali": before(_MOVING["diwali"], 1),
    "ashura": after(_MOVING["islamic new year"], 9), "jamat ul vida": last_before(_FRI, _MOVING["eid al fitr"]),
}
