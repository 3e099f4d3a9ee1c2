"""Text messages through Plivo's Message interface (v1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

import httpx

from bulkdesk.messaging.http import GatewayClient, fields_of, is_in_doubt, try_later
from bulkdesk.messaging.sms import DeliveryReport, ask_each
from bulkdesk.messaging.transport import Answer, TransportError, Verdict
from bulkdesk.store.words import Delivery

BASE_URL: Final = "https://api.plivo.com"

_DELIVERIES: Final = {
    "delivered": Delivery.DELIVERED,
    "read": Delivery.DELIVERED,
    "undelivered": Delivery.UNDELIVERED,
    "failed": Delivery.UNDELIVERED,
    "rejected": Delivery.UNDELIVERED,
}
"""States that do not change any more; all others say that the message is on its way."""
_OPTED_OUT: Final = "200"
"""Plivo's error number of a message to somebody who answered STOP."""


class Plivo:
    """Plivo as ``sms.SmsGateway``."""

    def __init__(self, *, account: str, secret: str, address: str, base_url: str | None = None) -> None:
        """Nothing is asked yet.

        Args:
            account: the auth id.
            secret: the auth token.
            address: number or letters that messages come from.
            base_url: where the interface is; None: ``BASE_URL``.
        """
        self._path = f"/v1/Account/{quote(account, safe='')}/"
        self._from = address
        self._client = GatewayClient(base_url or BASE_URL, account, secret)

    def send(self, to: str, text: str) -> Answer:
        """Hand one message over. Raises TransportError when nothing was handed over."""
        message = {"src": self._from, "dst": to.removeprefix("+"), "text": text}
        response = self._client.post(f"{self._path}Message/", json=message)
        if isinstance(response, Answer):
            return response
        self._raise_for_login(response)
        words = self._words(response)
        if response.is_success:
            refs = fields_of(response).get("message_uuid")
            if not isinstance(refs, list) or not refs:
                return Answer(Verdict.UNKNOWN, "no_answer", words)
            return Answer(Verdict.ACCEPTED, None, words, str(refs[0]))
        if is_in_doubt(response):
            return Answer(Verdict.UNKNOWN, "no_answer", words)
        if response.status_code == 429 or response.is_server_error:
            return try_later(response, words)
        return Answer(Verdict.REFUSED, "invalid_number" if "dst" in words else "refused", words)

    def statuses(self, refs: Sequence[str]) -> list[DeliveryReport]:
        """Where messages stand, one request each. Raises TransportError when the gateway cannot be asked now."""
        return ask_each(refs, self._status)

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _status(self, ref: str) -> DeliveryReport | None:
        response = self._client.get(f"{self._path}Message/{quote(ref, safe='')}/")
        if response.status_code == 429 or response.is_server_error:
            raise TransportError("server_unreachable", self._words(response), retryable=True)
        self._raise_for_login(response)
        found = fields_of(response)
        if not response.is_success or "message_state" not in found:
            return None
        code = str(found.get("error_code") or "000")
        delivery = _DELIVERIES.get(str(found["message_state"]), Delivery.ACCEPTED)
        if code == _OPTED_OUT:
            delivery = Delivery.OPTED_OUT
        return DeliveryReport(
            ref=ref,
            delivery=delivery,
            code=code if code != "000" else None,
            text="",
            final=delivery is not Delivery.ACCEPTED,
        )

    def _raise_for_login(self, response: httpx.Response) -> None:
        if response.status_code in {401, 403}:
            raise TransportError("login_refused", self._words(response), retryable=False)

    def _words(self, response: httpx.Response) -> str:
        found = fields_of(response)
        return self._client.words(str(found.get("error") or found.get("message") or response.reason_phrase))
