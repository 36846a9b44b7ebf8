"""A whole errand: the papers that all the steps of a life event need, each one once."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.library.checked.published import Published
from generator.library.language.folding import fold
from generator.library.language.mixed_text import original
from generator.library.models.catalogue import LifeEvent
from generator.library.models.procedure import Paper, Procedure


@dataclass(frozen=True)
class Need:
    """A step's procedure, one of its papers, and whether it is needed whatever the case.

    The paper has its `place` among the procedure's. `road` is the title of the road on which alone
    the step is taken; maybe empty.
    """

    procedure: Procedure
    place: int
    paper: Paper
    always: bool
    road: str = ""


@dataclass(frozen=True)
class SharedPaper:
    """One paper and who needs it, in the order of the errand."""

    name: str
    key: str
    needs: list[Need] = field(default_factory=list)

    @property
    def always(self) -> bool:
        """Whether some step that everyone takes needs it whatever the case."""
        return any(need.always for need in self.needs)


def paper_key(paper: Paper) -> str:
    """What tells whether two papers are the same, in every language of the guide."""
    return paper.same_as or fold(original(paper.name))


def shared_papers(published: Published, event: LifeEvent) -> list[SharedPaper]:
    """The papers of all steps of `event`, in order of first need.

    Two papers are the same where both say so (`same_as`), or else have the same name. Papers of
    cases that the event is not about are left out; a step that names none is about the ordinary
    one.
    """
    found: dict[str, SharedPaper] = {}
    for _, step, road in event.placed_acts():
        procedure = published.by_code.get(step.procedure or "")
        if procedure is None or procedure.withdrawn_on or procedure.code in published.elsewhere:
            continue
        ordinary = (procedure.ordinary_case,) if procedure.ordinary_case else ()
        mine = set(step.cases or ordinary)
        for place, paper in enumerate(procedure.documents):
            its = set(paper.for_cases)
            if mine and its and not mine & its:
                continue
            every_case = not its or (mine and mine <= its)
            always = bool(every_case) and not paper.when and not step.when and not road
            key = paper_key(paper)
            shared = found.setdefault(key, SharedPaper(paper.name, key))
            shared.needs.append(Need(procedure, place, paper, always, road.title if road else ""))
    return list(found.values())
