"""Route `GET /metrics` for Prometheus, counted in the database: right over restarts and for every worker."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from fastapi import APIRouter, HTTPException, Request
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
    SummaryMetricFamily,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from sqlalchemy import RowMapping, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from taskchat import usage
from taskchat.accounts import User
from taskchat.api.dependencies import CurrentServices
from taskchat.api.refusals import refusals
from taskchat.chat import ThreadRow
from taskchat.settings import Settings
from taskchat.tasks import Task

# Headers of proxies, which pass on requests from anywhere.
_PROXIED = ("x-forwarded-for", "forwarded", "x-real-ip")

router = APIRouter(tags=["health"], responses=refusals(401, 404))


@router.get("/metrics")
async def metrics(request: Request, services: CurrentServices) -> Response:
    """Report usage and durations in Prometheus' text format."""
    _authorise(request, services.settings)
    async with services.database.read() as session:
        totals = await _load_totals(session)
    registry = CollectorRegistry()
    registry.register(totals)
    return Response(generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})


def _authorise(request: Request, settings: Settings) -> None:
    if settings.metrics_token is None:
        if not _from_this_machine(request):
            raise HTTPException(404, "Not Found")
        return
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    token = settings.metrics_token.get_secret_value()
    if scheme.lower() != "bearer" or not secrets.compare_digest(given.strip().encode(), token.encode()):
        raise HTTPException(401, "This needs the token of METRICS_TOKEN.", headers={"WWW-Authenticate": "Bearer"})


def _from_this_machine(request: Request) -> bool:
    if request.client is None or any(name in request.headers for name in _PROXIED):
        return False
    try:
        address = ip_address(request.client.host)
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return address.is_loopback


@dataclass(frozen=True, eq=False)
class _DatabaseTotals(Collector):
    """Totals from the database, in Prometheus' shapes."""

    messages: int
    models: Sequence[RowMapping]
    tools: Sequence[tuple[str, int, int]]
    counts: dict[str, int]

    def collect(self) -> Iterable[Metric]:
        """Yield every metric; times are seconds, money is US dollars."""
        yield CounterMetricFamily("taskchat_messages", "Messages answered, retries too.", self.messages)
        yield from self._amounts()
        yield from self._times()
        yield self._tool_calls()
        for what, number in self.counts.items():
            yield GaugeMetricFamily(f"taskchat_{what}", f"How many {what} there are.", number)

    def _amounts(self) -> Iterable[Metric]:
        requests = CounterMetricFamily(
            "taskchat_model_requests",
            "Requests to models, by how the model's part of the turn ended.",
            labels=("model", "outcome"),
        )
        for row in self.models:
            requests.add_metric((row["model"], row["outcome"]), row["requests"])
        yield requests
        tokens = CounterMetricFamily(
            "taskchat_model_tokens", "Tokens used; cached ones are a part of the input.", labels=("model", "kind")
        )
        cost = CounterMetricFamily("taskchat_model_cost_dollars", "What tokens cost, in US dollars.", labels=("model",))
        for model, total in self._by_model().items():
            for kind in ("input", "cached", "output"):
                tokens.add_metric((model, kind), total[f"{kind}_tokens"])
            cost.add_metric((model,), total["cost_microdollars"] / 1_000_000)
        yield from (tokens, cost)

    def _times(self) -> Iterable[Metric]:
        durations = HistogramMetricFamily(
            "taskchat_turn_duration_seconds", "From the first question to a model to its last word.", labels=("model",)
        )
        first = SummaryMetricFamily(
            "taskchat_first_delta_seconds", "From the first question to a model to its first word.", labels=("model",)
        )
        for model, total in self._by_model().items():
            buckets = [(str(maximum / 1_000), total[f"up_to_{maximum}"]) for maximum in usage.DURATIONS_MS]
            durations.add_metric((model,), [*buckets, ("+Inf", total["turns"])], total["duration_ms"] / 1_000)
            first.add_metric((model,), total["first_deltas"], total["first_delta_ms"] / 1_000)
        yield from (durations, first)

    def _tool_calls(self) -> Metric:
        calls = CounterMetricFamily("taskchat_tool_calls", "Calls of tools.", labels=("tool", "outcome"))
        for tool, ran, failed in self.tools:
            calls.add_metric((tool, "done"), ran - failed)
            calls.add_metric((tool, "failed"), failed)
        return calls

    def _by_model(self) -> dict[str, dict[str, int]]:
        summed: dict[str, dict[str, int]] = {}
        for row in self.models:
            total = summed.setdefault(row["model"], {})
            for name in row.keys() - {"model", "outcome"}:
                total[name] = total.get(name, 0) + int(row[name])
        return summed


async def _load_totals(session: AsyncSession) -> _DatabaseTotals:
    tables = {"users": User, "tasks": Task, "threads": ThreadRow}
    numbers = select(*(select(func.count()).select_from(table).scalar_subquery() for table in tables.values()))
    return _DatabaseTotals(
        messages=await usage.count_answers(session),
        models=await usage.model_totals(session),
        tools=await usage.tool_totals(session),
        counts=dict(zip(tables, (await session.execute(numbers)).one(), strict=True)),
    )
