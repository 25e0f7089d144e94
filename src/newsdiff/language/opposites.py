"""Opposites: words of which one cannot stand for another without changing what is said.

A line is a dimension; its sides are separated by `|`. Words of one side may replace each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsdiff.language.keys import word_key

_LINES = """
killed kill kills dead died dies dying death deaths deadly fatal fatally | injured hurt wounded injuries injury wounds | unharmed unhurt uninjured survived alive rescued saved | missing
getötet tot tote toten starb starben tödlich | verletzt verletzte verletzten | unverletzt
tué tués tuée mort morts morte décédé | blessé blessés blessée | indemne indemnes
muerto muertos muerta murieron murió fallecidos | herido heridos herida | ileso ilesos
accused charged suspected alleged indicted suspect | convicted guilty sentenced | acquitted cleared exonerated innocent
angeklagt beschuldigt verdächtigt verdächtig | verurteilt schuldig | freigesprochen unschuldig
accusé inculpé soupçonné mis | condamné coupable | acquitté innocenté innocent
acusado imputado sospechoso | condenado culpable | absuelto inocente
arrested detained jailed imprisoned | released freed
approved approve approves passed adopted accepted accept accepts endorsed authorised authorized allowed | rejected reject rejects refused vetoed blocked banned forbade declined
genehmigt gebilligt angenommen zugestimmt billigte genehmigte | abgelehnt zurückgewiesen lehnte verworfen
approuvé approuvée adopté adoptée accepté | rejeté rejetée refusé refusée
aprobó aprobado aprobada aceptó | rechazó rechazado rechazada
welcomed welcomes praised supported supports hailed backed backs | opposed opposes criticised criticized condemned rejected rejects attacked
begrüßte begrüßt lobte unterstützte | kritisierte kritisiert verurteilte
denied denies deny denying | admitted admits admit admitting confirmed confirms confirm acknowledged conceded
bestritt dementierte leugnete dementiert bestritten | gestand räumte bestätigte zugegeben bestätigt
nié nie démenti dément | admis reconnu avoué confirmé
negó niega desmintió | admitió reconoció confirmó confesó
rose rises rise risen rising increased increases increase climbed grew gained gains gain jumped soared up higher | fell falls fall fallen falling decreased decreases decrease dropped declined shrank lost lose plunged sank down lower
stieg stiegen gestiegen wuchs zugenommen | fiel fielen gefallen sank sanken gesunken
augmenté augmente progressé hausse | baissé baisse diminué recul
subió subieron aumentó creció | bajó bajaron cayó cayeron disminuyó
won wins win beat winner victory | lost loses lose loser defeat | drew draw
gewann gewonnen siegte | verlor verloren
gagné gagne remporté | perdu perd
ganó venció | perdió
legal lawful legally lawfully | illegal unlawful illegally unlawfully
before | after
vor | nach
avant | après
antes | después
may might could | will shall must
könnte könnten dürfte | wird werden muss
left | right
links linke linken | rechts rechte rechten
gauche | droite
izquierda | derecha
north northern northward | south southern southward | east eastern eastward | west western westward
norden nördlich nördlichen | süden südlich südlichen | osten östlich östlichen | westen westlich westlichen
nord | sud | ouest
norte | sur | este | oeste
inside | outside
above | below
highest | lowest
best | worst
largest biggest | smallest
brother brothers | sister sisters | father | mother | son sons | daughter daughters | husband | wife | uncle | aunt | cousin | grandfather | grandmother | nephew | niece
bruder | schwester | vater | mutter | sohn | tochter | onkel | tante
frère | sœur | père | mère | fils | fille
hermano | hermana | padre | madre | hijo | hija
mr | mrs ms miss
sen senator | rep representative | gov governor | mayor | congressman congresswoman
city municipal | regional | county | federal
all every everyone everybody | most | half | few | none nobody
alle | meisten | hälfte | wenige | keine keiner
tous toutes | plupart | moitié | peu | aucun aucune
todos todas | mayoría | mitad | pocos | ninguno ninguna
more | fewer less
mehr | weniger
plus | moins
más | menos
opened opens open | closed closes shut
geöffnet öffnete | geschlossen schloss
ouvert ouverte | fermé fermée
abierto abierta | cerrado cerrada
arrived arrives | departed departs
bought buys buy | sold sells sell
hired appointed | fired dismissed sacked
raised raise raises | cut cuts reduced reduce lowered
began begins started starts | ended ends stopped stops finished
succeeded succeeds success | failed fails failure
agreed agrees | disagreed refused
public | private
true | false
possible | impossible
likely | unlikely
safe | unsafe dangerous
present | absent
morning | afternoon | evening | night
spring | summer | autumn fall | winter
day | night
boy boys | girl girls
man men | woman women
"""


def _poles() -> Mapping[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for dimension, line in enumerate(_LINES.strip().splitlines()):
        for pole, words in enumerate(line.split("|")):
            for word in words.split():
                found.setdefault(word_key(word), []).append((dimension, pole))
    return found


_POLES = _poles()


def find_poles(keys: Iterable[str]) -> dict[int, set[int]]:
    """Return on which side of which dimensions some words are, both by number.

    Example:
        >>> find_poles(["approved"]).keys() == find_poles(["rejected"]).keys() - find_poles(["opposed"]).keys()
        True
    """
    found: dict[int, set[int]] = {}
    for key in keys:
        for dimension, pole in _POLES.get(key, ()):
            found.setdefault(dimension, set()).add(pole)
    return found


def are_opposed(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether words of both are on different sides of a dimension, and none on the same.

    Example:
        >>> are_opposed(["was", "killed"], ["hurt"]), are_opposed(["died"], ["killed"]), are_opposed(["killed"], ["seen"])
        (True, False, False)
    """
    ours, theirs = find_poles(a), find_poles(b)
    return any(ours[d].isdisjoint(theirs[d]) for d in ours.keys() & theirs.keys())
