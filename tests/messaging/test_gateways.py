"""Text messages through gateways: what is asked of them, and what their answers mean."""

from __future__ import annotations

import base64
import socket
from collections.abc import Iterator
from urllib.parse import parse_qs

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from bulkdesk.messaging.gateways import GATEWAYS, make_gateway
from bulkdesk.messaging.plivo import Plivo
from bulkdesk.messaging.settings import SmsSender, read_settings
from bulkdesk.messaging.sms import DeliveryReport, SmsTransport
from bulkdesk.messaging.transport import Answer, Outgoing, RenderedMessage, TransportError, Verdict
from bulkdesk.messaging.twilio import Twilio
from bulkdesk.store.words import Channel, Delivery
from tests.messaging.servers import HOST, Talk, scripted_server

TO = "+4915112345678"
MESSAGES = "/2010-04-01/Accounts/AC1/Messages.json"
PLIVO = "/v1/Account/MA1/"


@pytest.fixture
def twilio(httpserver: HTTPServer) -> Iterator[Twilio]:
    gateway = Twilio(account="AC1", secret="tok3n", address="+15005550006", base_url=_base(httpserver))
    yield gateway
    gateway.close()


@pytest.fixture
def plivo(httpserver: HTTPServer) -> Iterator[Plivo]:
    gateway = Plivo(account="MA1", secret="tok3n", address="BulkDesk", base_url=_base(httpserver))
    yield gateway
    gateway.close()


def _base(httpserver: HTTPServer) -> str:
    return httpserver.url_for("/").rstrip("/")


def test_twilio_gets_the_message_and_its_answer_is_kept(httpserver: HTTPServer, twilio: Twilio) -> None:
    asked: list[Request] = []

    def answer(request: Request) -> Response:
        asked.append(request)
        return Response('{"sid": "SM42", "status": "queued"}', status=201, content_type="application/json")

    httpserver.expect_request(MESSAGES, method="POST").respond_with_handler(answer)
    assert twilio.send(TO, "Grüße & €\n+1") == Answer(Verdict.ACCEPTED, None, "queued", "SM42")
    form = parse_qs(asked[0].get_data(as_text=True))
    assert form == {"To": [TO], "From": ["+15005550006"], "Body": ["Grüße & €\n+1"]}
    assert asked[0].headers["Authorization"] == f"Basic {base64.b64encode(b'AC1:tok3n').decode()}"


def test_a_messaging_service_stands_in_for_a_number(httpserver: HTTPServer) -> None:
    asked: list[str] = []

    def answer(request: Request) -> Response:
        asked.append(request.get_data(as_text=True))
        return Response('{"sid": "SM42"}', status=201)

    httpserver.expect_request(MESSAGES).respond_with_handler(answer)
    gateway = Twilio(account="AC1", secret="t", address="MG123", base_url=_base(httpserver))
    gateway.send(TO, "Hi")
    gateway.close()
    assert parse_qs(asked[0])["MessagingServiceSid"] == ["MG123"]
    assert "From" not in parse_qs(asked[0])


@pytest.mark.parametrize(
    ("status", "code", "verdict", "reason"),
    [
        (400, 21610, Verdict.REFUSED, "opted_out"),
        (400, 21211, Verdict.REFUSED, "invalid_number"),
        (400, 21614, Verdict.REFUSED, "invalid_number"),
        (400, 21612, Verdict.REFUSED, "invalid_number"),
        (400, 21617, Verdict.REFUSED, "refused"),
        (403, 21408, Verdict.REFUSED, "refused"),
        (429, 20429, Verdict.RETRY, "try_later"),
        (500, 20500, Verdict.RETRY, "try_later"),
        (503, None, Verdict.RETRY, "try_later"),
        # Somebody in between says so, who cannot know if the message was taken.
        (502, None, Verdict.UNKNOWN, "no_answer"),
        (504, None, Verdict.UNKNOWN, "no_answer"),
    ],
)
def test_twilio_refuses(
    httpserver: HTTPServer, twilio: Twilio, *, status: int, code: int | None, verdict: Verdict, reason: str
) -> None:
    httpserver.expect_request(MESSAGES).respond_with_json(
        {"code": code, "message": "No,\nnot tok3n.", "status": status}, status=status
    )
    answer = twilio.send(TO, "Hi")
    assert (answer.verdict, answer.code, answer.ref) == (verdict, reason, None)
    assert answer.text == f"{code or status} No, not ***."


def test_how_long_to_wait(httpserver: HTTPServer, twilio: Twilio) -> None:
    httpserver.expect_ordered_request(MESSAGES).respond_with_data("busy", 429, {"Retry-After": "17"})
    httpserver.expect_ordered_request(MESSAGES).respond_with_data("busy", 429, {"Retry-After": "nan"})
    httpserver.expect_ordered_request(MESSAGES).respond_with_data("busy", 503)
    assert [twilio.send(TO, "Hi").retry_after_s for _ in range(3)] == [17.0, None, None]


@pytest.mark.parametrize(
    ("status", "code"), [(401, 20003), (401, None), (403, None), (403, 20003), (404, 20404)]
)
def test_a_wrong_token_or_account_is_nothing_to_wait_for(
    httpserver: HTTPServer, twilio: Twilio, status: int, code: int | None
) -> None:
    httpserver.expect_request(MESSAGES).respond_with_json(
        {"code": code, "message": "Authenticate"}, status=status
    )
    with pytest.raises(TransportError) as caught:
        twilio.send(TO, "Hi")
    assert (caught.value.code, caught.value.retryable) == ("login_refused", False)
    assert "Authenticate" in caught.value.text


def test_200_from_something_else_is_no_promise(httpserver: HTTPServer, twilio: Twilio) -> None:
    httpserver.expect_request(MESSAGES).respond_with_data("<html>Log in to the Wi-Fi</html>")
    assert twilio.send(TO, "Hi").verdict is Verdict.UNKNOWN


def test_a_redirect_is_not_followed(httpserver: HTTPServer, twilio: Twilio) -> None:
    httpserver.expect_request(MESSAGES).respond_with_data("", 307, {"Location": "/elsewhere"})
    assert twilio.send(TO, "Hi").verdict is Verdict.REFUSED
    assert len(httpserver.log) == 1


def _nobody() -> str:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return f"http://{HOST}:{free.getsockname()[1]}"


@pytest.mark.parametrize("name", list(GATEWAYS))
def test_nobody_there_may_be_tried_again(name: str) -> None:
    gateway = GATEWAYS[name]()(account="A", secret="tok3n", address="X", base_url=_nobody())
    for act in (lambda: gateway.send(TO, "Hi"), lambda: gateway.statuses(["x"])):
        with pytest.raises(TransportError) as caught:
            act()
        assert (caught.value.code, caught.value.retryable) == ("server_unreachable", True)
    gateway.close()


@pytest.mark.parametrize("name", list(GATEWAYS))
def test_a_line_that_is_cut_while_it_is_encrypted_is_tried_again(name: str) -> None:
    with scripted_server(Talk.hear_some) as port, pytest.raises(TransportError) as caught:
        GATEWAYS[name]()(account="A", secret="t", address="X", base_url=f"https://{HOST}:{port}").send(
            TO, "Hi"
        )
    assert (caught.value.code, caught.value.retryable) == ("server_unreachable", True)


@pytest.mark.parametrize("name", list(GATEWAYS))
def test_no_answer_to_a_message_is_unknown(name: str) -> None:
    heard: list[str] = []

    def script(talk: Talk) -> None:
        while line := talk.hear():
            heard.append(line)

    with scripted_server(script) as port:
        gateway = GATEWAYS[name]()(account="A", secret="t", address="X", base_url=f"http://{HOST}:{port}")
        answer = gateway.send(TO, "Hi")
        gateway.close()
    assert heard[0].startswith("POST ")
    assert (answer.verdict, answer.code) == (Verdict.UNKNOWN, "no_answer")


@pytest.mark.parametrize(
    ("status", "error", "wanted"),
    [
        ("queued", None, DeliveryReport("SM1", Delivery.ACCEPTED, None, "", final=False)),
        ("sending", None, DeliveryReport("SM1", Delivery.ACCEPTED, None, "", final=False)),
        ("sent", None, DeliveryReport("SM1", Delivery.ACCEPTED, None, "", final=False)),
        ("delivered", None, DeliveryReport("SM1", Delivery.DELIVERED, None, "", final=True)),
        ("undelivered", 30003, DeliveryReport("SM1", Delivery.UNDELIVERED, "30003", "Off", final=True)),
        ("failed", 30008, DeliveryReport("SM1", Delivery.UNDELIVERED, "30008", "Off", final=True)),
        ("failed", 21610, DeliveryReport("SM1", Delivery.OPTED_OUT, "21610", "Off", final=True)),
        ("something new", None, DeliveryReport("SM1", Delivery.ACCEPTED, None, "", final=False)),
    ],
)
def test_where_messages_stand(
    httpserver: HTTPServer, twilio: Twilio, status: str, error: int | None, wanted: DeliveryReport
) -> None:
    httpserver.expect_request("/2010-04-01/Accounts/AC1/Messages/SM1.json", method="GET").respond_with_json(
        {"sid": "SM1", "status": status, "error_code": error, "error_message": "Off" if error else None}
    )
    httpserver.expect_request("/2010-04-01/Accounts/AC1/Messages/SM2.json").respond_with_data("", 404)
    assert twilio.statuses(["SM1", "SM2"]) == [wanted]


@pytest.mark.parametrize(
    ("status", "code", "retryable"), [(429, "server_unreachable", True), (401, "login_refused", False)]
)
def test_asking_may_fail(
    httpserver: HTTPServer, twilio: Twilio, status: int, code: str, retryable: bool
) -> None:
    httpserver.expect_request("/2010-04-01/Accounts/AC1/Messages/SM1.json").respond_with_data("", status)
    with pytest.raises(TransportError) as caught:
        twilio.statuses(["SM1"])
    assert (caught.value.code, caught.value.retryable) == (code, retryable)


def test_what_was_told_before_the_gateway_had_enough_is_kept(httpserver: HTTPServer, twilio: Twilio) -> None:
    path = "/2010-04-01/Accounts/AC1/Messages"
    httpserver.expect_request(f"{path}/SM1.json").respond_with_json({"status": "delivered"})
    httpserver.expect_request(f"{path}/SM2.json").respond_with_data("", 429)
    assert [report.ref for report in twilio.statuses(["SM1", "SM2", "SM3"])] == ["SM1"]
    assert len(httpserver.log) == 2


def test_plivo_sends(httpserver: HTTPServer, plivo: Plivo) -> None:
    httpserver.expect_request(
        f"{PLIVO}Message/", method="POST", json={"src": "BulkDesk", "dst": "4915112345678", "text": "Grüße"}
    ).respond_with_json({"message": "message(s) queued", "message_uuid": ["u1"]}, status=202)
    assert plivo.send(TO, "Grüße") == Answer(Verdict.ACCEPTED, None, "message(s) queued", "u1")


@pytest.mark.parametrize(
    ("status", "error", "verdict", "reason"),
    [
        (400, "dst parameter is invalid", Verdict.REFUSED, "invalid_number"),
        (400, "text is too long", Verdict.REFUSED, "refused"),
        (429, "slow down", Verdict.RETRY, "try_later"),
        (503, "bad", Verdict.RETRY, "try_later"),
        # Somebody in between says so, who cannot know if the message was taken.
        (502, "bad", Verdict.UNKNOWN, "no_answer"),
        (504, "late", Verdict.UNKNOWN, "no_answer"),
    ],
)
def test_plivo_refuses(
    httpserver: HTTPServer, plivo: Plivo, *, status: int, error: str, verdict: Verdict, reason: str
) -> None:
    httpserver.expect_request(f"{PLIVO}Message/").respond_with_json({"error": error}, status=status)
    assert plivo.send(TO, "Hi") == Answer(verdict, reason, error)


def test_plivo_tells_where_messages_stand(httpserver: HTTPServer, plivo: Plivo) -> None:
    for ref, state, code in (
        ("u1", "delivered", "000"),
        ("u2", "undelivered", "30"),
        ("u3", "sent", None),
        ("u4", "failed", "200"),
    ):
        httpserver.expect_request(f"{PLIVO}Message/{ref}/").respond_with_json(
            {"message_state": state, "error_code": code}
        )
    httpserver.expect_request(f"{PLIVO}Message/u5/").respond_with_data("", 404)
    assert [(r.ref, r.delivery, r.code, r.final) for r in plivo.statuses(["u1", "u2", "u3", "u4", "u5"])] == [
        ("u1", Delivery.DELIVERED, None, True),
        ("u2", Delivery.UNDELIVERED, "30", True),
        ("u3", Delivery.ACCEPTED, None, False),
        ("u4", Delivery.OPTED_OUT, "200", True),
    ]


def test_plivo_refuses_the_login(httpserver: HTTPServer, plivo: Plivo) -> None:
    httpserver.expect_request(f"{PLIVO}Message/").respond_with_data("", 401)
    with pytest.raises(TransportError) as caught:
        plivo.send(TO, "Hi")
    assert (caught.value.code, caught.value.retryable) == ("login_refused", False)


def test_a_gateway_is_a_way_out_like_any_other(httpserver: HTTPServer) -> None:
    httpserver.expect_request(MESSAGES).respond_with_json({"sid": "SM1", "status": "queued"}, status=201)
    sender = read_settings(
        Channel.SMS, {"account": "AC1", "from": "+15005550006", "base_url": _base(httpserver)}
    )
    assert isinstance(sender, SmsSender)
    transport = SmsTransport(make_gateway(sender, "tok3n"))
    transport.open()
    answer = transport.send(Outgoing(TO, RenderedMessage(None, "Hi", None), ""))
    transport.close()
    transport.close()
    assert answer.ref == "SM1"
    # It may be used again after it was closed.
    assert transport.send(Outgoing(TO, RenderedMessage(None, "Hi", None), "")).verdict is Verdict.ACCEPTED
    transport.close()


def test_a_proxy_of_the_environment_is_not_asked_for_this_machine(
    httpserver: HTTPServer, twilio: Twilio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", _nobody())
    monkeypatch.setenv("ALL_PROXY", _nobody())
    httpserver.expect_request(MESSAGES).respond_with_json({"sid": "SM1"}, status=201)
    assert twilio.send(TO, "Hi").verdict is Verdict.ACCEPTED
