"""What a source does with a statement: stand by it, deny it, or leave it open."""

from typing import Generic, TypeVar, final, get_args

import attrs

from conflictmodel.model._check import maybe, one_of, tuple_of
from conflictmodel.model.casualties import Casualties
from conflictmodel.model.contact import DiplomaticContact
from conflictmodel.model.displacement import Displacement
from conflictmodel.model.equipment import EquipmentLoss
from conflictmodel.model.evidence import Evidence
from conflictmodel.model.incident import Incident
from conflictmodel.model.source import Attribution, Span
from conflictmodel.model.vocabulary import Vocabulary


class Stance(Vocabulary):
    """How a source stands to what it is reported to say.

    A denial is not silence, and a figure passed on unverified is not a figure vouched for. After
    the factuality values of FactBank (Saurí and Pustejovsky, 2009), without their degrees.
    """

    ASSERTED = (
        "asserted",
        "The source says that it is so, in its own voice and without reserve.",
        "FactBank: CT+ (fact)",
    )
    DENIED = (
        "denied",
        'The source says that it is not so: "officials denied that 20 were killed".',
        "FactBank: CT- (counterfact)",
    )
    UNVERIFIED = (
        "unverified",
        "The source passes it on and does not vouch for it: reportedly, allegedly, could not be confirmed.",
        "FactBank: Uu (underspecified)",
    )


#: Everything that a report can state about the world: a closed union, so that a type checker
#: names every place that forgets a kind.
Record = Incident | Casualties | EquipmentLoss | Displacement | DiplomaticContact

R_co = TypeVar("R_co", bound=Record, covariant=True)


@final
@attrs.frozen
class Claim(Generic[R_co]):
    """One source stating one record once.

    Two sources with two numbers are two claims, never an average. ``record`` is what is
    stated, ``attribution`` by whom, ``stance`` whether they assert it, deny it or do not
    vouch for it; ``span`` is where in the text it stands and ``None`` for what was never
    text (a row of a table). ``repeats`` are the other places where the same source says the
    same thing again, a headline for instance, so that nothing is counted twice. ``evidence``
    tells by which rule and which words a reader made the claim. ``incident`` is the event of
    which it tells, the same for all claims about one event.
    """

    record: R_co = attrs.field(validator=one_of(*get_args(Record)))
    attribution: Attribution = attrs.field(factory=Attribution, validator=one_of(Attribution))
    stance: Stance = attrs.field(default=Stance.ASSERTED, validator=one_of(Stance))
    span: Span | None = attrs.field(default=None, validator=maybe(one_of(Span)))
    repeats: tuple[Span, ...] = attrs.field(default=(), validator=tuple_of(one_of(Span)))
    evidence: Evidence | None = attrs.field(default=None, validator=maybe(one_of(Evidence)))
    incident: Incident | None = attrs.field(default=None, validator=maybe(one_of(Incident)))

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every place where it is said, in the order of the text."""
        own = () if self.span is None else (self.span,)
        return tuple(sorted(own + self.repeats, key=lambda span: (span.start, span.end)))
