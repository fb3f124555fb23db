"""What is said of a partner that failed: by its name, with what it answered, and never with a credential of ours."""

from collections.abc import Mapping

from graph_service.errors import PartnerFailedError, PartnerTimeoutError
from graph_service.federation.partners import Partner

EXCERPT = 200
"""Characters of an answer that are shown."""


def failure(partner: Partner, what: str, **members: str | int) -> PartnerFailedError:
    """Return the error for a partner that failed; ``what`` ends the sentence that its title begins."""
    return PartnerFailedError(f"{named(partner)} {what}.", partner=partner.name, endpoint=partner.endpoint).having(members)


def named(partner: Partner) -> str:
    """Return how errors call a partner."""
    return f"{partner.title or partner.name} <{partner.endpoint}>"


def timeout(partner: Partner, seconds: float) -> PartnerTimeoutError:
    """Return the error for a partner that took too long."""
    return PartnerTimeoutError(
        f"{named(partner)} gave no whole answer within {seconds:.3g} s.",
        partner=partner.name,
        endpoint=partner.endpoint,
        limit="seconds",
        maximum=round(seconds, 3),
    )


def answered(partner: Partner, what: str, status: int, headers: Mapping[str, str], body: bytes) -> PartnerFailedError:
    """Return the error for an answer that is none: with its status, its media type and its first words."""
    media_type = headers.get("content-type", "")[:100]
    # Some echo the request in their error pages. Looked for before it is shortened, or half of a secret would be left at the end.
    excerpt = " ".join(without_secrets(partner, body.decode("utf-8", "replace")).split())[:EXCERPT]
    return failure(partner, what, answered=status, answered_media_type=media_type, answered_excerpt=excerpt)


def without_secrets(partner: Partner, text: str) -> str:
    """Return what a partner said without the credentials that it was sent."""
    for secret in partner.secrets:
        text = text.replace(secret, "…")
    return text
