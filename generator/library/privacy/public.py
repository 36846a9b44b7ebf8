"""What is no person's, though it may look so: what the ward and companies say of themselves."""

from __future__ import annotations

from dataclasses import dataclass

from generator.library.models.renovation import Contractor, Renovation
from generator.library.models.ward import Ward
from generator.library.privacy.phones import is_of_a_company, number


@dataclass(frozen=True)
class Public:
    """What is no person's: numbers (digits only), e-mail and the site's address (lower case)."""

    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    site: tuple[str, ...] = ()


NOTHING_PUBLIC = Public()


def public_of(ward: Ward, renovation: Renovation | None = None) -> Public:
    """What the ward publishes of itself, and the hotline of the company at a renovation."""
    said = [line.number for line in ward.phones]
    said += [line.number for place in ward.places for line in place.phones]
    said += [counter.phone for counter in ward.counters if counter.phone]
    said += [channel.phone for channel in ward.report_channels if channel.phone]
    contractor = renovation.contractor if renovation else None
    if contractor and contractor.phone and is_fit(contractor):
        said.append(contractor.phone)
    mails = [ward.email, *(channel.email for channel in ward.report_channels)]
    return Public(
        frozenset(map(number, said)),
        frozenset(mail.lower() for mail in mails if mail),
        tuple(address.lower() for address in (ward.site_url, *ward.former_site_urls)),
    )


def is_fit(contractor: Contractor) -> bool:
    """Whether the contractor's phone, where there is one, is a company's own."""
    phone = contractor.phone
    return phone is None or is_of_a_company(phone, mobile=contractor.company_mobile)
