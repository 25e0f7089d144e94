"""Offices before and behind a name: "former deputy minister for fisheries and rural development Oona Vane".

Two reports of one event write them alike, however long they are, since the office is called so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsdiff.language.wordlists import ARTICLES, FUNCTION_WORDS, keys_of

OFFICES = keys_of(
    """
    minister ministers secretary undersecretary chancellor president premier senator governor mayor councillor commissioner
    ambassador envoy director chair chairman chairwoman chairperson chief head spokesman spokeswoman spokesperson professor
    lecturer editor manager officer superintendent inspector sergeant prosecutor attorney judge justice ombudsman rapporteur
    treasurer controller auditor representative delegate adviser advisor aide coordinator bishop archbishop coach captain
    ministerin staatssekretär staatssekretärin präsident präsidentin sprecher sprecherin leiter leiterin
    vorsitzender vorsitzende vorsitzenden direktor direktorin bürgermeister bürgermeisterin professorin beauftragter beauftragte
    ministre secrétaire président présidente directeur directrice maire préfet préfète sénateur sénatrice porte-parole
    professeur professeure procureur procureure commissaire ambassadeur ambassadrice délégué déléguée
    ministro ministra viceministro viceministra exministro exministra expresidente expresidenta exdirector exdirectora
    exalcalde exalcaldesa exviceministro exviceministra secretario secretaria presidente presidenta director directora alcalde
    alcaldesa gobernador gobernadora portavoz profesor profesora fiscal comisario comisaria embajador embajadora
    segretario segretaria sottosegretario sottosegretaria viceministro assessore assessora direttore direttrice sindaco sindaca portavoce professore professoressa commissario
    secretário secretária diretor diretora prefeito prefeita vereador vereadora assessor deputado deputada governador governadora
    staatssecretaris directeur voorzitter burgemeester wethouder woordvoerder hoogleraar
    """
)
"""What those are called who hold an office, in seven languages."""

_INSTITUTIONS = keys_of(
    """
    commission comité conseil ministère département agence autorité fédération association institut observatoire office
    tribunal cour chambre syndicat comisión comité consejo ministerio departamento agencia autoridad federación asociación
    instituto observatorio oficina tribunal cámara sindicato commissione comitato consiglio ministero dipartimento agenzia
    autorità federazione associazione istituto osservatorio ufficio tribunale camera sindacato comissão ministério agência autoridade federação
    conselho instituto
    """
)
RESPONSIBLE = OFFICES | keys_of(
    """
    leader leaders boss bosses correspondent chef cheffe chefin chefs vorsteher vorsteherin dirigeant dirigeante responsable jefe jefa
    líder líderes responsable capo capogruppo responsabile chefe líder responsável hoofd leider leidster baas szef szefowa dyrektor dyrektorka
    kierownik naczelnik rzecznik rzeczniczka minister ministra prezes przewodniczący lider liderka начальник начальница глава главы
    директор министр лидер руководитель заведующий представитель председатель
    """
)
"""Who is responsible for something that is named behind: "head of", "leader of"."""

GENERIC = keys_of(
    """
    company firm group organisation organization agency body institution business corporation party club team association union network unit
    division department ministry office committee council commission board charity foundation institute university college school force
    service paper newspaper magazine channel station country nation state city town village region court bank hospital church campaign
    project programme program movement operator authority society community trust
    unternehmen unternehmens firma gruppe behörde partei verband verbands verein vereins amt amts ministerium ministeriums stadt gemeinde land landes konzern konzerns
    entreprise société compagnie groupe organisation parti association syndicat ville commune pays club service services direction département ministère
    empresa compañía grupo partido organización asociación ciudad municipio país club departamento ministerio servicio
    azienda società gruppo partito organizzazione associazione comune città paese club servizio ufficio dipartimento ministero
    organização associação cidade câmara clube serviço departamento ministério concelho
    bedrijf partij groep organisatie vereniging stad gemeente land dienst afdeling ministerie
    firmy spółki partii grupy organizacji miasta gminy kraju klubu wydziału departamentu ministerstwa urzędu biura działu
    компании партии группы организации города района страны клуба управления департамента отдела министерства ведомства службы комитета
    """
)
"""Organisations of any kind, of which one may stand for another: "head of the company", "head of the firm"."""

INSTITUTIONS = frozenset(
    f"{article}{name}"
    for name in _INSTITUTIONS
    for article in ("", *("l' d' un' all' dall' dell' nell' sull'".split()))
)
"""What institutions are called where only the first word of their names has a capital."""

_IN_LOWER_CASE = INSTITUTIONS | keys_of(
    "ministry department committee subcommittee council agency authority bureau board institute directorate office federation association"
)
"""What they are called where no word of the name has one: "the ministry of rural affairs and fisheries"."""
_WITH_NOUNS = keys_of(
    """
    ministerium bundesministerium landesministerium staatsministerium amt bundesamt landesamt behörde landesbehörde anstalt bundesanstalt
    agentur bundesagentur ausschuss unterausschuss bundestagsausschuss landtagsausschuss kommission rat beirat verband bundesverband
    landesverband institut zentrum direktion generaldirektion abteilung stiftung gesellschaft verein gericht kammer
    minister ministerin bundesminister bundesministerin landesminister landesministerin staatssekretär staatssekretärin
    sprecher sprecherin leiter leiterin beauftragter beauftragte bundesbeauftragter bundesbeauftragte referent referentin professor professorin
    """
)
"""Offices and institutions in German, where every noun inside the name has a capital."""
NAMED_OFFICES = OFFICES | INSTITUTIONS | _IN_LOWER_CASE | _WITH_NOUNS
"""Every word from which the name of an office or institution may go on."""

_TYING = keys_of(
    """
    for of at to in and the on with a pour für der des die und im von zur de la le les du et au aux en l d del y los las para di
    della delle dello dei al alla allo alle ai e per i sui sul sulla sulle sugli do dos da das ao à voor van het een
    """
)
"""Words inside the name of an office; another word of grammar ends it."""
_JOINING = keys_of("and und et y e")
"""Words that are inside a name, but right behind the office begin another thing: "governor and daughter of"."""
OPENING = keys_of(
    "of for on de del du des d pour di della dell' dei delle per do da dos para für der des im zur voor van"
)
"""Words that begin the rest of a name that no capital shows."""
_VERBS = keys_of("ha hanno han ont est sont será fue es sono")
"""Verbs that no list of grammar has, behind which no name goes on."""
_MAX_PART = 2
"""Words between two of those that tie a name together: "rural affairs"."""
_MAX_BEFORE = 4
"""Words before the holder's name for the office: "former acting first deputy"."""
_MAX_BEHIND = 14
"""Words between it and the person's name."""
_TIES = (" ", "'", "’", "-")


_MODIFIERS = keys_of("former first vice acting deputy")
"""Words of grammar or time that belong to an office."""


def find_office(text: str, words: Sequence[tuple[int, int]], keys: Sequence[str], at: int) -> range:
    """Return the words of the office that a person holds, or of an institution's name, without the person's name.

    The columns are those of the words of a text (first character and the one behind the last, key), and `at` is a word of
    `NAMED_OFFICES`. An office counts where a person's name stands right behind, or before it and a comma; an institution
    where it has a capital and the words behind it have none, as in French and Spanish, where all have none and "of" or "for"
    says that the name goes on, and in German, where only the nouns have one.

    Returns:
        Positions in the columns; empty where it names nobody.

    Example:
        >>> text = "the former minister for rural affairs Oona Vane"
        >>> words = [(0, 3), (4, 10), (11, 19), (20, 23), (24, 29), (30, 37), (38, 42), (43, 47)]
        >>> list(find_office(text, words, text.casefold().split(), 2))
        [1, 2, 3, 4, 5]
    """
    found = _Words(text, words, keys)
    start, end = words[at]
    is_lower = text[start:end].islower()
    if keys[at] in INSTITUTIONS and not is_lower:
        return range(at, found.end(at))
    if keys[at] in (_IN_LOWER_CASE if is_lower else _WITH_NOUNS):
        last = found.end_of_parts(at, has_nouns=not is_lower)
        if last > at + 1:
            return range(at, last)
    if keys[at] not in OFFICES:
        return range(0)
    first = at
    while at - first < _MAX_BEFORE and first and found.is_tied(first - 1):
        key = keys[first - 1]
        if found.is_capital(first - 1) or (key in FUNCTION_WORDS and key not in _MODIFIERS):
            break
        first -= 1
    last = found.end(at)
    if last < len(words) and found.is_tied(last - 1) and found.is_capital(last):
        return range(first, last)
    before = (
        first - 1 if first and keys[first - 1] in _TYING and found.is_tied(first - 1) else first
    )
    return range(first, last) if before and found.is_behind_name(before) else range(0)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a part of a text."""

    text: str
    places: Sequence[tuple[int, int]]
    keys: Sequence[str]

    def is_tied(self, at: int) -> bool:
        """Whether nothing but a blank or an apostrophe parts a word from the next one."""
        return self.text[self.places[at][1] : self.places[at + 1][0]] in _TIES

    def is_capital(self, at: int) -> bool:
        return self.text[self.places[at][0]].isupper()

    def is_behind_name(self, at: int) -> bool:
        """Whether a name and a comma stand before a word."""
        return self.text[self.places[at - 1][1] : self.places[at][0]] == ", " and self.is_capital(
            at - 1
        )

    def end_of_parts(self, at: int, *, has_nouns: bool) -> int:
        """Return the word behind a name whose parts are tied together: "of rural affairs and fisheries".

        A part is a word or two, or ends with its noun where nouns have a capital.
        """
        last = end = at + 1
        n_part, is_open = 0, False
        while last < min(len(self.places), at + _MAX_BEHIND) and self.is_joined(last - 1):
            key = self.keys[last]
            if key in _TYING:
                if not is_open and key not in OPENING:
                    break
                if key in ARTICLES - OPENING and self.keys[last - 1] not in _TYING:
                    break
                is_open, n_part = True, 0
            elif key in FUNCTION_WORDS or n_part >= _MAX_PART or not (is_open or n_part < 1):
                break
            else:
                n_part += 1
                is_noun = has_nouns and self.is_capital(last)
                n_part = _MAX_PART if is_noun else n_part
                end = last + 1 if is_open and (is_noun or not has_nouns) else end
            last += 1
        return end

    def is_joined(self, at: int) -> bool:
        """Whether a blank, or a comma of a list, parts a word from the next one."""
        return self.is_tied(at) or self.text[self.places[at][1] : self.places[at + 1][0]] == ", "

    def end(self, at: int) -> int:
        """Return the word behind a name of an office that begins before some word: a capital, a verb, a mark."""
        last = at
        while last + 1 < len(self.places) and last - at < _MAX_BEHIND and self.is_tied(last):
            key = self.keys[last + 1]
            is_next = last == at and key in _JOINING
            if (
                self.is_capital(last + 1)
                or is_next
                or key in _VERBS
                or (key in FUNCTION_WORDS and key not in _TYING)
            ):
                break
            last += 1
        return last + 1
