"""Text messages through Twilio's REST interface (2010-04-01)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

import httpx

from bulkdesk.messaging.http import GatewayClient, fields_of, is_in_doubt, try_later
from bulkdesk.messaging.sms import DeliveryReport, ask_each
from bulkdesk.messaging.transport import Answer, TransportError, Verdict
from bulkdesk.store.words import Delivery

BASE_URL: Final = "https://api.twilio.com"

_SERVICE: Final = "MG"
"""Ids of messaging services begin so; they stand in for a number."""
_OPTED_OUT: Final = 21610
_INVALID_NUMBERS: Final = frozenset({21211, 21212, 21214, 21217, 21612, 21614})
_LOGIN: Final = 20003
_TOO_MANY: Final = frozenset({20429, 14107, 30022})
_DELIVERIES: Final = {
    "delivered": Delivery.DELIVERED,
    "read": Delivery.DELIVERED,
    "undelivered": Delivery.UNDELIVERED,
    "failed": Delivery.UNDELIVERED,
    "canceled": Delivery.UNDELIVERED,
}
"""States that do not change any more; all others say that the message is on its way."""


class Twilio:
    """Twilio as ``sms.SmsGateway``."""

    def __init__(self, *, account: str, secret: str, address: str, base_url: str | None = None) -> None:
        """Nothing is asked yet.

        Args:
            account: the account's SID.
            secret: its auth token.
            address: number, short code, letters, or the SID of a messaging service.
            base_url: where the interface is; None: ``BASE_URL``.
        """
        self._path = f"/2010-04-01/Accounts/{quote(account, safe='')}"
        self._from = {"MessagingServiceSid" if address.startswith(_SERVICE) else "From": address}
        self._client = GatewayClient(base_url or BASE_URL, account, secret)

    def send(self, to: str, text: str) -> Answer:
        """Hand one message over. Raises TransportError when nothing was handed over."""
        response = self._client.post(
            f"{self._path}/Messages.json", form={"To": to, "Body": text, **self._from}
        )
        if isinstance(response, Answer):
            return response
        if response.is_success:
            return self._taken(response)
        self._raise_for_login(response)
        words = self._words(response)
        code = _number(fields_of(response).get("code"))
        if is_in_doubt(response):
            return Answer(Verdict.UNKNOWN, "no_answer", words)
        if response.status_code == 429 or response.is_server_error or code in _TOO_MANY:
            return try_later(response, words)
        if code == _OPTED_OUT:
            return Answer(Verdict.REFUSED, "opted_out", words)
        if code in _INVALID_NUMBERS:
            return Answer(Verdict.REFUSED, "invalid_number", words)
        return Answer(Verdict.REFUSED, "refused", words)

    def statuses(self, refs: Sequence[str]) -> list[DeliveryReport]:
        """Where messages stand, one request each. Raises TransportError when the gateway cannot be asked now."""
        return ask_each(refs, self._status)

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _status(self, ref: str) -> DeliveryReport | None:
        response = self._client.get(f"{self._path}/Messages/{quote(ref, safe='')}.json")
        if response.status_code == 429 or response.is_server_error:
            raise TransportError("server_unreachable", self._words(response), retryable=True)
        if response.status_code == 404:
            return None
        self._raise_for_login(response)
        found = fields_of(response)
        if not response.is_success or "status" not in found:
            return None
        delivery = _DELIVERIES.get(str(found["status"]), Delivery.ACCEPTED)
        code = _number(found.get("error_code"))
        if code == _OPTED_OUT:
            delivery = Delivery.OPTED_OUT
        return DeliveryReport(
            ref=ref,
            delivery=delivery,
            code=str(code) if code is not None else None,
            text=self._client.words(str(found.get("error_message") or "")),
            final=delivery is not Delivery.ACCEPTED,
        )

    def _taken(self, response: httpx.Response) -> Answer:
        found = fields_of(response)
        if not found.get("sid"):
            # A proxy or a wrong address may say 200 to anything; that is no promise of Twilio's.
            return Answer(Verdict.UNKNOWN, "no_answer", self._words(response))
        return Answer(
            Verdict.ACCEPTED, None, self._client.words(str(found.get("status") or "")), str(found["sid"])
        )

    def _raise_for_login(self, response: httpx.Response) -> None:
        """A wrong token, account or address concerns every message, not the one in hand."""
        code = _number(fields_of(response).get("code"))
        about_message = code is not None and code // 1000 == 21
        if (
            code == _LOGIN
            or response.status_code == 401
            or (response.status_code in {403, 404} and not about_message)
        ):
            raise TransportError("login_refused", self._words(response), retryable=False)

    def _words(self, response: httpx.Response) -> str:
        found = fields_of(response)
        said = str(found.get("message") or response.reason_phrase)
        number = found.get("code") or response.status_code
        return self._client.words(f"{number} {said}")


def _number(value: Any) -> int | None:
    """An error number, which comes as a number or as its digits."""
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() else None
