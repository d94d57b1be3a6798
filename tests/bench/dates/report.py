"""Tables of all corpora, as docs/dates.md shows them: taskchat in each form of a line, and beside the libraries."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

from tests.bench.dates.libraries import answers
from tests.bench.dates.rows import FORMS, Row, fair_rows, load, parse, present
from tests.bench.dates.score import counts, judge, percentile

Corpora = dict[str, Counter[str]]


def report() -> None:
    """Print right, silent and wrong in per cent of each corpus, and the time that a line takes."""
    print(f"{datetime.now(UTC):%d %B %Y}. US day order where a row does not say otherwise; the future preferred.")
    print(f"A line takes {percentile(0.5) * 1000:.2f} ms (median), {percentile(0.95) * 1000:.2f} ms (p95).\n")
    ours = {form: counts(form) for form in FORMS}
    _print_table(ours, _shares)
    for form in ("alone", "at the end"):
        found = {"taskchat": ours[form], **dict(_judged(form))}
        print(f"\n{form}:\n")
        _print_table(found, lambda one: _shares(one, 0))
    print("\nlines without a date, in which one is found:", ", ".join(_false_alarms()))


def _print_table(columns: dict[str, Corpora], write: Callable[[Counter[str]], str]) -> None:
    first = next(iter(columns.values()))
    print(f"| corpus | rows | {' | '.join(columns)} |\n|---|---|{'---|' * len(columns)}")
    for corpus in first:
        cells = " | ".join(write(found[corpus]) for found in columns.values())
        print(f"| {corpus} | {first[corpus].total()} | {cells} |")
    totals = {name: sum(found.values(), Counter[str]()) for name, found in columns.items()}
    print(f"| all | {sum(first.values(), Counter[str]()).total()} | {' | '.join(map(write, totals.values()))} |")


def _judged(form: str) -> list[tuple[str, Corpora]]:
    """Judge each library's answers to all rows."""
    rows, judged = fair_rows(), []
    for library, moments in answers(rows, form):
        found: Corpora = {}
        for row, moment in zip(rows, moments, strict=True):
            found.setdefault(row["corpus"], Counter())[judge(row, moment and _local(moment, row))] += 1
        judged.append((library, found))
    return judged


def _local(moment: datetime, row: Row) -> datetime:
    """Return a library's moment in the row's zone; a naive one is in it already."""
    zone = present(row).tzinfo
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def _false_alarms() -> list[str]:
    """Count the lines without a date in which something is found."""
    rows = load("negatives")
    found = {"taskchat": sum(parse(row, row["text"]).due_at is not None for row in rows)}
    found |= {name: sum(moment is not None for moment in moments) for name, moments in answers(rows, "at the end")}
    return [f"{name} {count} of {len(rows)}" for name, count in found.items()]


def _shares(found: Counter[str], digits: int = 1) -> str:
    return "/".join(f"{100 * found[name] / max(found.total(), 1):.{digits}f}" for name in ("right", "silent", "wrong"))
