"""Two registers of prose: what addresses or binds anybody, and what tells of somebody.

Statutes, warnings, appeals, instructions and lines of help speak to the reader or of whoever it may concern: "anyone who", "you
can call", "shall not", "or". Reports tell what happened to people: "she had", "they were", verbs in the past. Closed classes
of each language, but for the few verbs with which the public is asked and told whom to turn to. Beside them the words by which
prose says what somebody or something is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsdiff.language.wordlists import STOCK_WORDS, keys_of

ADDRESSING = {
    "en": keys_of(
        """
        you your yours yourself you'll you're you've anyone anybody anything any every everyone whoever person persons nobody no
        shall must should may can cannot can't please or if unless whether upon either
        advised urged reminded requested encouraged cautioned required entitled invited presumed subject liable possible likely
        usually often typically generally normally available contact call visit email text online
        """
    ),
    "de": keys_of(
        """
        ihnen ihr euch du dich dein deine man wer jeder jede jedes jedermann niemand sämtliche
        kann können soll sollen sollte sollten muss müssen darf dürfen bitte oder falls wenn sofern sowie beziehungsweise
        gebeten bittet geboten verpflichtet aufgefordert empfohlen rät warnt erreichbar kostenlos kostenfrei anonym telefonnummer nummer möglich üblicherweise
        melden wenden rufen besteht wird werden
        """
    ),
    "fr": keys_of(
        """
        vous votre vos tu toi ton ta tes on quiconque toute tout tous chaque nul aucun aucune personne personnes
        peut peuvent doit doivent faut veuillez ou si sauf susceptible
        invité invitée invités invitées prié priés tenu appelé recommandé recommande demandé puni présumé
        rappelle conseille possible généralement appelez contacter appeler composer joignable gratuit gratuitement anonyme accessible numéro
        """
    ),
    "es": keys_of(
        """
        usted ustedes tu tus te ti vosotros quien quienes cualquier cualquiera toda todo todos todas nadie persona personas
        puede pueden podrá deberá debe deben hay o si salvo se
        ruega recomienda recuerda aconseja pide solicita posible generalmente llamar llame contactar ponerse contacto gratuito gratuita anónimo confidencial teléfono número
        """
    ),
    "it": keys_of(
        """
        tu ti tuo tua vi voi vostro lei chi chiunque ogni ognuno qualsiasi qualunque nessuno tutti persona cittadini
        può possono deve devono dovrà bisogna o oppure se salvo si
        raccomanda ricorda consiglia invita possibile generalmente invitati pregato pregati chiamare contattare rivolgersi gratuito gratuita anonimo attivo numero
        """
    ),
    "nl": keys_of(
        """
        u uw je jij jouw jullie wie ieder iedere iedereen elke niemand allen men
        kan kunnen moet moeten mag mogen dient of als indien tenzij wordt worden
        gevraagd verzocht opgeroepen geadviseerd adviseert mogelijk meestal bel bellen melden contact neem gratis anoniem bereikbaar
        """
    ),
    "pl": keys_of(
        """
        ty ciebie ci twój twoja twoje państwo kto każdy każda każde wszystkie wszyscy nikt osoby osób ktokolwiek jakiekolwiek
        może mogą można należy musi powinien powinna powinny lub albo bądź jeśli jeżeli chyba się
        proszone proszeni prosimy apeluje apelują przypomina zaleca możliwe zwykle kontakt zadzwoń zadzwonić numer numerem telefon telefonu bezpłatny całodobowy anonimowo
        """
    ),
    "pt": keys_of(
        """
        você vocês tu te seu sua quem qualquer quaisquer toda todo todos todas ninguém pessoa pessoas
        pode podem deve devem deverá poderá ou se salvo caso
        recomenda aconselha lembra pede solicita possível geralmente ligue ligar contactar contatar gratuita gratuito gratuitamente anónimo anônimo telefone número
        """
    ),
    "ru": keys_of(
        """
        вы вас вам ваш ваша ваши тебя тебе кто каждый каждого все всех любой любая никто лица лиц граждан граждане
        может могут можно должен должны нужно следует необходимо нельзя не или либо если
        просят просьба напоминает напоминают запрещается допускается возможны обычно призывает призывают рекомендуется рекомендуют позвонить звоните обращаться телефону номеру бесплатно круглосуточно
        """
    ),
}
"""Words of the first register: the reader, whoever, what is allowed, asked and on what conditions, and whom to turn to."""

_TELLING = {
    "en": keys_of(
        """
        he she him her his hers himself herself was were had went came took made gave found left began became saw got held ran
        brought told knew thought felt kept put sat stood lost won led built sent met paid fell rose grew broke drove wrote spoke
        """
    ),
    "de": keys_of(
        "er ihm ihn war waren hatte hatten wurde wurden kam kamen ging gingen fand gab nahm ließ stand hielt"
    ),
    "fr": keys_of("il elle lui a ont avait avaient était étaient fut furent eut"),
    "es": keys_of("él ella fue fueron había habían era eran ha han estaba hubo"),
    "it": keys_of("lui ha hanno aveva avevano era erano fu furono stato stata stati"),
    "nl": keys_of(
        "hij zij ze hem haar was waren had hadden werd werden heeft hebben kwam ging liet stond vond nam gaf reed"
    ),
    "pl": keys_of("on ona go mu jej jego"),
    "pt": keys_of("ele ela foi foram era eram tinha tinham havia estava"),
    "ru": keys_of("он она его ему её ей"),
}
"""Words of the second one: the third person, and verbs in the past."""

_PAST = {
    code: re.compile(form)
    for code, form in {
        "en": r"[a-z]{2,}ed",
        "de": r"[a-zäöüß]{2,}(?:te|ten)|(?:\w{2})?ge[a-zäöüß]{2,}(?:t|en)",
        "fr": r"\w{2,}(?:é|ée|és|ées|ait|aient)",
        "es": r"\w{2,}(?:ó|aron|ieron|aba|aban|ía|ían)",
        "it": r"\w{2,}(?:ato|ata|ati|uto|uta|ava|avano|eva|evano)",
        "nl": r"[a-z]{3,}(?:te|ten|de|den)|ge[a-z]{3,}",
        "pl": r"\w+(?:ł|ła|ło|ły|li)",
        "pt": r"\w{2,}(?:ou|eu|iu|aram|eram|iram|ava|avam|iam)",
        "ru": r"\w+(?:л|ла|ло|ли)(?:ся|сь)?",
    }.items()
}
"""How regular verbs end in the past, with a few words that end so by chance."""
_REGULAR = 0.5
"""What a word counts that ends so: about half of them are other words."""

DESCRIBING = {
    "en": keys_of("based headquartered employs founded established born listed owns represents known largest oldest"),
    "de": keys_of("sitz gegründet beschäftigt geboren erbaut gebaut bekannt größte größter ältestes älteste vertritt"),
    "fr": keys_of("siège fondé fondée emploie né née construit construite classé classée connu connue"),
    "es": keys_of("sede fundado fundada emplea nacido nacida construido construida conocido conocida"),
    "it": keys_of("sede fondato fondata impiega nato nata costruito costruita noto nota"),
    "nl": keys_of("gevestigd hoofdkantoor opgericht telt geboren gebouwd bekend"),
    "pl": keys_of("siedziba siedzibą założony założona zatrudnia urodzony urodzona zbudowany znany znana"),
    "pt": keys_of("sede fundado fundada emprega nascido nascida construído construída conhecido conhecida"),
    "ru": keys_of("основан основана основано родился родилась построен построена известен известна"),
}  # fmt: skip
"""Words by which an article says what somebody or something is, by language."""


def count_registers(keys: Iterable[str], code: str) -> tuple[int, float]:
    """Count the words that address or bind anybody or are a newsroom's own, and weigh those that tell of somebody, in a known language."""
    n_addressing, telling = 0, 0.0
    for key in keys:
        if key in ADDRESSING[code]:
            n_addressing += 1
            continue
        n_addressing += key in STOCK_WORDS
        if key in _TELLING[code]:
            telling += 1
        elif _PAST[code].fullmatch(key):
            telling += _REGULAR
    return n_addressing, telling
