"""The views as one ASGI application: routing by Starlette, the guard before it, the work in threads beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from timeline.desk.access import Access
from timeline.desk.asked import Answer, Asked, Refused, json_answer, parse_json, parse_query, refusal
from timeline.desk.assets import asset
from timeline.desk.guard import App, Guard, Receive, Scope, Send, refusal_page
from timeline.desk.once import BeingMadeError
from timeline.desk.pages import Desk, render
from timeline.desk.views import VIEWS
from timeline.desk.worker import Worker
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from timeline.desk.views.route import Function


def make_app(desk: Desk, access: Access, port: int, worker: Worker) -> App:
    """The application for one project on one port; what takes a while is done by the worker."""
    from starlette.routing import Router

    return Guard(
        Router(list(routes(desk, access, worker)), redirect_slashes=False, default=nothing_there), access, port
    )


def routes(desk: Desk, access: Access, worker: Worker) -> Iterator[BaseRoute]:
    """The door and the assets, then what every view has below the path of this run."""
    from starlette.routing import Route

    def route(path: str, method: str, function: Function) -> Route:
        return Route(path, partial(respond, worker, partial(answered, desk, function)), methods=[method])

    yield route("/", "GET", lambda desk, _: render(desk, "door.html"))
    yield route("/enter", "POST", partial(enter, access))
    yield Route("/assets/{name:str}", show_asset, methods=["GET"])
    for view in VIEWS:
        yield from (route(access.root + one.path, one.method, one.function) for one in view.ROUTES)


def enter(access: Access, _: Desk, asked: Asked) -> Answer:
    """The cookie, for a token that is good. Raises Refused for any other."""
    if not access.redeem(asked.text("token")):
        raise Refused(
            403, "this address is spent or out of time", "Press Enter where timeline desk runs, and open the new one."
        )
    answer = json_answer({"path": access.root + "/"})
    return Answer(answer.body, answer.media, headers=(("set-cookie", access.cookie),))


async def respond(worker: Worker, job: Callable[[Asked], Answer], request: Request) -> Response:
    """Answer one request: what it asks is parsed here, what is to be done goes to the worker."""
    from starlette.responses import Response, StreamingResponse

    body = await request.body()

    def work() -> Answer:
        query = parse_query(request.scope["query_string"])
        return job(Asked(request.path_params, query, parse_json(body) if request.method == "POST" else {}))

    try:
        answer = await worker.run_when_made(work)
    except Refused as refused:
        answer = refusal(refused) if request.method == "POST" else page_of(refused)
    headers = dict(answer.headers)
    if answer.pieces is None:
        return Response(answer.body, answer.status, headers, answer.media)
    return StreamingResponse(streamed(worker, answer.pieces), answer.status, headers, answer.media)


async def streamed(worker: Worker, pieces: Iterable[bytes]) -> AsyncIterator[bytes]:
    """The pieces of a body, each made by the worker."""
    each = iter(pieces)
    while piece := await worker.run(lambda: next(each, b"")):
        yield piece


def answered(desk: Desk, function: Function, asked: Asked) -> Answer:
    """What a view answers; what the project has against it is refused with its message and its next step."""
    try:
        return function(desk, asked)
    except TimelineError as error:
        both = {name: getattr(error, name) for name in ("shown", "now") if hasattr(error, name)}
        raise Refused(409 if both else 422, error.message, error.hint, **both) from error
    except (Refused, BeingMadeError):
        raise
    except Exception as error:  # whatever it is, the others go on
        raise Refused(500, f"internal error: {type(error).__name__}", "Please report it.") from error


def page_of(refused: Refused) -> Answer:
    return Answer(refusal_page(refused), status=refused.status)


async def show_asset(request: Request) -> Response:
    from starlette.responses import Response

    found = asset(request.path_params["name"])
    if found is None:
        return Response(refusal_page(Refused(404, "there is no such file")), 404, media_type="text/html")
    return Response(found[0], media_type=found[1])


async def nothing_there(scope: Scope, receive: Receive, send: Send) -> None:
    from starlette.responses import Response

    page = refusal_page(Refused(404, "there is no such page"))
    await Response(page, 404, media_type="text/html")(scope, receive, send)
