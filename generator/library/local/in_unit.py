"""A procedure as it is in one unit on a day: with what the province set and the unit adds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from pydantic import Field

from generator.library.forms.reader import Location
from generator.library.language.folding import fold, mark_of
from generator.library.language.made_once import made_once
from generator.library.models.local_facts import Overlay, SetFee
from generator.library.models.procedure import Channel, Fee, Procedure, SetBy, Via
from generator.library.models.turns import last_turn, turns


class CurrentFee(Fee):
    """A fee as it is on a day.

    `decision` is the province's that gives its amount. `ended_on` was the last day of an amount
    that is over, so that it is unknown now. One `replaced` has another after its last day.
    """

    decision: str | None = None
    ended_on: date | None = None
    replaced: bool = Field(default=False, exclude=True)


def turned(procedure: Procedure, set_fees: tuple[SetFee, ...], day: date) -> date:
    """The last day up to `day` on which a fee of `procedure` in the unit began or ended."""
    fees = (fee for channel in procedure.channels for fee in channel.fees)
    found = [turn for fee in fees for turn in turns(None, fee.until)]
    found += (turn for entry in set_fees for turn in entry.turns)
    return last_turn(day, found)


def in_unit(
    procedure: Procedure, set_fees: tuple[SetFee, ...], overlay: Overlay | None, day: date
) -> Procedure:
    """`procedure` with its fees as they are on `day`, and with what the unit adds."""
    channels = tuple(
        channel.model_copy(
            update={
                "fees": tuple(
                    now
                    for fee in channel.fees
                    for now in _current(procedure, fee, channel, set_fees, day)
                )
            }
        )
        for channel in procedure.channels
    )
    filled = procedure.model_copy(update={"channels": channels})
    return _overlaid(filled, overlay) if overlay else filled


def fills(entry: SetFee, fee: Fee, channel: Channel) -> bool:
    """Whether `entry` is the amount of `fee`, which the procedure leaves to the province."""
    return (
        is_open(fee)
        and entry.kind is fee.kind
        and (not entry.via or channel.via in entry.via)
        and (not (entry.when and fee.when) or fold(entry.when) == fold(fee.when))
        and (not (entry.for_cases and fee.for_cases) or bool({*entry.for_cases} & {*fee.for_cases}))
    )


def is_open(fee: Fee) -> bool:
    """Whether the procedure leaves the amount to the province."""
    return fee.amount is None and fee.set_by is SetBy.PROVINCE


def open_fees(
    procedure: Procedure, set_fees: Sequence[SetFee]
) -> Iterator[tuple[Location, Channel, Fee]]:
    """The fees whose amount neither the province nor the unit has set for any day, with places.

    One that is set for some cases alone is open for the others.
    """
    for index, channel in enumerate(procedure.channels):
        for number, fee in enumerate(channel.fees):
            entries = [entry for entry in set_fees if fills(entry, fee, channel)]
            if is_open(fee) and _left_open(procedure, fee, entries) is not None:
                yield ("channels", index, "fees", number), channel, fee


def _left_open(procedure: Procedure, fee: Fee, entries: Sequence[SetFee]) -> tuple[str, ...] | None:
    """For which cases of `fee` nobody gives the amount, empty for all; None where all is given."""
    if any(not entry.for_cases for entry in entries):
        return None
    cases = fee.for_cases or tuple(case.id for case in procedure.cases)
    given = {case for entry in entries for case in entry.for_cases}
    left = tuple(case for case in cases if case not in given)
    if not given or len(left) == len(cases):
        return fee.for_cases
    return left or None


def _current(
    procedure: Procedure, fee: Fee, channel: Channel, set_fees: Sequence[SetFee], day: date
) -> list[CurrentFee]:
    """The fee, or the amounts that stand in its place, and what they leave of it."""
    now = CurrentFee.model_construct(**dict(fee))
    if fee.until is not None and fee.until < day:
        return [now.model_copy(update={"amount": None, "until": None, "ended_on": fee.until})]
    mine = [entry for entry in set_fees if fills(entry, fee, channel)]
    known = [entry for entry in mine if entry.in_force(day)]
    if not known:
        ended = max((one.until for one in mine if one.until and one.until < day), default=None)
        return [now.model_copy(update={"ended_on": ended}) if ended else now]
    left = _left_open(procedure, fee, known)
    amounts = [
        now.model_copy(
            update={
                "amount": entry.amount,
                "decision": entry.decision,
                "per": entry.per or fee.per,
                "when": entry.when or fee.when,
                "for_cases": entry.for_cases or fee.for_cases,
                "waived_for": entry.waived_for or fee.waived_for,
                "until": entry.until,
                "replaced": any(_follows(other, entry) for other in mine),
                "note": None,  # it says that the amount is not known
            }
        )
        for entry in known
    ]
    return amounts if left is None else [*amounts, now.model_copy(update={"for_cases": left})]


def _follows(other: SetFee, entry: SetFee) -> bool:
    """Whether `other` holds after the last day of `entry`, wherever that did."""
    return (
        entry.until is not None
        and other.in_force(entry.until + timedelta(days=1))
        and other.when in {None, entry.when}
        and (not other.for_cases or set() < {*entry.for_cases} <= {*other.for_cases})
    )


def _overlaid(procedure: Procedure, overlay: Overlay) -> Procedure:
    counter = {"time": overlay.time} if overlay.time else {}
    return procedure.model_copy(
        update={
            "channels": tuple(
                channel.model_copy(update=counter if channel.via is Via.COUNTER else {})
                for channel in procedure.channels
            ),
            "where": overlay.where or procedure.where,
            "notes": (*procedure.notes, *overlay.notes),
            "documents": (*procedure.documents, *overlay.documents),
        }
    )


@made_once
def mark_for_overlays(procedure: Procedure) -> str:
    """The short hash of what an overlay answers: how, where and with what one hands in.

    What a file leaves out is no part of it, so that a new key of the models asks nobody to look.
    """
    keys = {"channels", "where", "notes", "documents"}
    return mark_of(procedure.model_dump_json(include=keys, exclude_defaults=True))
