"""Saved views over HTTP: lists with their filters, under names of the person's own."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from taskchat import saved_views
from taskchat.api.conditions import IdempotencyKey, answer_once
from taskchat.api.dependencies import CurrentUser, ReadSession, Transaction
from taskchat.api.refusals import refusals
from taskchat.saved_views import ADDRESS_MAX, MAX_VIEWS, NAME_MAX

router = APIRouter(prefix="/api/views", tags=["views"], responses=refusals(400, 401, 403, 404, 409, 413))

Name = Annotated[str, Field(max_length=NAME_MAX)]
Address = Annotated[
    str, Field(max_length=ADDRESS_MAX, description="Of the page: a list, with filters as `GET /api/tasks` takes them")
]


class ViewPublic(BaseModel):
    """Saved view: its name, and its address on the page."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    name: str
    address: str
    created_at: datetime
    updated_at: datetime


class ViewList(BaseModel):
    """All of a person's saved views, in their order."""

    views: list[ViewPublic]


class NewView(BaseModel):
    """View to save; each name is there once, however it is written."""

    model_config = ConfigDict(extra="forbid")

    name: Name
    address: Address


class ViewChange(BaseModel):
    """Change of a view: what is not named stays. `position` 0 puts it first."""

    model_config = ConfigDict(extra="forbid")

    name: Name | None = None
    address: Address | None = None
    position: Annotated[int, Field(ge=0, lt=MAX_VIEWS)] | None = None


@router.get("")
async def find_all(user: CurrentUser, session: ReadSession) -> ViewList:
    """List the saved views."""
    found = await saved_views.find_all(session, user_id=user.id)
    return ViewList(views=[ViewPublic.model_validate(view) for view in found])


@router.post("", status_code=201)
async def create(
    data: NewView,
    user: CurrentUser,
    session: Transaction,
    response: Response,
    idempotency_key: IdempotencyKey = None,
) -> ViewPublic:
    """Save a view, behind the others; 409 where the name is taken.

    Once, however often it is sent with the same `Idempotency-Key` within a day.
    """

    async def make() -> dict[str, Any]:
        view = await saved_views.create(session, user_id=user.id, name=data.name, address=data.address)
        return ViewPublic.model_validate(view).model_dump(mode="json")

    body = {"view": data.model_dump(mode="json")}
    answer = await answer_once(session, response, user_id=user.id, key=idempotency_key, body=body, make=make)
    return ViewPublic.model_validate(answer)


@router.patch("/{view_id}", response_model=ViewPublic)
async def change(view_id: UUID, data: ViewChange, user: CurrentUser, session: Transaction) -> object:
    """Rename a view, let it hold another address, or move it among the others."""
    return await saved_views.change(session, user_id=user.id, view_id=view_id, **data.model_dump())


@router.delete("/{view_id}", status_code=204)
async def delete(view_id: UUID, user: CurrentUser, session: Transaction) -> None:
    """Delete a view; the tasks in it stay."""
    await saved_views.delete(session, user_id=user.id, view_id=view_id)
