"""What gateways with an HTTP interface have in common: one client, and what is known when a request fails."""

from __future__ import annotations

import math
import ssl
from typing import Any, Final

import httpx

from bulkdesk.messaging.hosts import is_here
from bulkdesk.messaging.tls import is_refusal
from bulkdesk.messaging.transport import Answer, TransportError, Verdict, server_words

_TIMEOUT: Final = httpx.Timeout(60.0, connect=20.0)
# Nothing of the request had left when one of these came.
_NOT_SENT: Final = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


class GatewayClient:
    """A client for one account: basic login, one pool of connections. Proxies are the environment's, as in a browser."""

    def __init__(self, base_url: str, account: str, secret: str) -> None:
        self._base_url = base_url
        self._login = (account, secret)
        self._client: httpx.Client | None = None

    def get(self, path: str, **query: str) -> httpx.Response:
        """Ask. Raises TransportError when no answer came; every answer is an answer."""
        try:
            return self._open().get(path, params=query)
        except httpx.RequestError as error:
            raise self.blocked(error) from error

    def post(
        self, path: str, *, form: dict[str, str] | None = None, json: Any = None
    ) -> httpx.Response | Answer:
        """Hand something over. An ``Answer`` says that nobody knows whether it was taken.

        Raises:
            TransportError: it was surely not taken.
        """
        try:
            return self._open().post(path, data=form, json=json)
        except _NOT_SENT as error:
            raise self.blocked(error) from error
        except httpx.RequestError as error:
            return Answer(Verdict.UNKNOWN, "no_answer", self.words(_said(error)))

    def blocked(self, error: httpx.RequestError) -> TransportError:
        """The gateway cannot be reached, or not over an encrypted connection that can be trusted."""
        untrusted = _is_about_tls(error)
        code = "tls_refused" if untrusted else "server_unreachable"
        return TransportError(code, self.words(_said(error)), retryable=not untrusted)

    def words(self, said: str) -> str:
        """The gateway's words without the secret."""
        return server_words(said, self._login[1])

    def close(self) -> None:
        """Let go of the connections. The next request opens new ones."""
        client, self._client = self._client, None
        if client is not None:
            client.close()

    def _open(self) -> httpx.Client:
        if self._client is None:
            # Redirects are not followed: the login would go along, and a POST might be made twice.
            self._client = httpx.Client(
                base_url=self._base_url,
                auth=self._login,
                timeout=_TIMEOUT,
                follow_redirects=False,
                trust_env=not is_here(self._base_url),
            )
        return self._client


def retry_after(response: httpx.Response) -> float | None:
    """Seconds that the answer asks to wait; None when it does not say so in seconds."""
    try:
        seconds = float(response.headers.get("retry-after", ""))
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def fields_of(response: httpx.Response) -> dict[str, Any]:
    """The JSON object that an answer holds; empty when it holds none."""
    try:
        found = response.json()
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def is_in_doubt(response: httpx.Response) -> bool:
    """Whether somebody in between answered, who cannot know if the message was taken."""
    return response.status_code in {502, 504}


def try_later(response: httpx.Response, words: str) -> Answer:
    """The gateway did not take the message now."""
    return Answer(Verdict.RETRY, "try_later", words, retry_after_s=retry_after(response))


def _is_about_tls(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return is_refusal(cause)
        cause = cause.__cause__ or cause.__context__
    return False


def _said(error: httpx.RequestError) -> str:
    return str(error) or type(error).__name__
