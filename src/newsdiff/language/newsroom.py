"""Words of a newsroom in nine languages: what those are who sign an article, and what its sections are called."""

from __future__ import annotations

import re

ROLE_NOUNS = frozenset(
    "writer writers reporter reporters editor editors correspondent correspondents contributor journalist journalists columnist critic "
    "redakteur redakteurin reporterin korrespondent korrespondentin korrespondenten autor autorin journalistin volontär volontärin "
    "gastautor gastautorin chefredakteur chefredakteurin ressortleiter ressortleiterin reporterteam "
    "journaliste rédacteur rédactrice correspondant correspondante envoyé envoyée chroniqueur chroniqueuse "
    "redactor redactora corresponsal corresponsales periodista enviado enviada cronista columnista "
    "giornalista inviato inviata corrispondente redattore redattrice redator redatora correspondente jornalista repórter "
    "verslaggever verslaggeefster redacteur redactrice columniste "
    "korespondent korespondentka dziennikarz dziennikarka reporterka redaktor redaktorka editora "
    "корреспондент корреспондентка журналист журналистка обозреватель репортёр репортер редактор".split()
)
"""What somebody who signs an article is; lower case."""
ROLE_WORDS = ROLE_NOUNS | frozenset(
    "staff special senior chief news science political business sports health education diplomatic foreign deputy environment "
    "technology economics associate managing local contributing associated press agencies agency redaktion redactie rédaction "
    "redacción redazione our unser unsere unserer unserem unseren notre nos nuestra nuestro nostra nostro nostri onze ons spécial "
    "spéciale spéciaux especial speciale speciali propos recueillis pictures photos photographs photography fotos foto fotografie "
    "foto's photographie fotografía fotografías editing writing reporting additional".split()
)
"""These, and what stands beside them in the line of a writer."""
SECTIONS = frozenset(
    "home homepage news world politics business sport sports culture entertainment opinion lifestyle life style travel tech technology science "
    "health money economy video videos photos weather local national international uk us europe tv jobs cars property what's games "
    "puzzles food fashion arts music film films books education environment climate podcasts podcast live more shop subscribe login "
    "football cricket rugby obituaries traffic crime features magazine finance markets family "
    "startseite nachrichten politik wirtschaft kultur panorama wissen gesundheit reise regional wetter verkehr gesellschaft meinung digital "
    "technik auto karriere leben feuilleton finanzen welt deutschland inland ausland leute ratgeber ticker spiele rätsel abo lokales "
    "accueil politique monde société économie planète santé sciences idées débats météo régions cinéma livres musique "
    "portada inicio política economía deportes sociedad ciencia salud tecnología internacional nacional mundo gente televisión opinión tiempo sucesos "
    "cronaca politica economia cultura spettacoli esteri salute tecnologia scienza mondo società meteo motori viaggi cucina "
    "esporte esportes mundo saúde ciência brasil últimas "
    "voorpagina nieuws economie cultuur binnenland buitenland gezondheid wetenschap weer reizen media regio opinie "
    "início país desporto desportos vida mundo local "
    "kraj świat polityka gospodarka kultura nauka zdrowie opinie wiadomości biznes pogoda wydarzenia "
    "главная политика общество экономика мир культура новости наука здоровье мнения бизнес происшествия технологии спорт погода россия".split()
)
"""Names of sections, as a menu prints them; lower case."""
_MIN_SECTIONS = 0.6
"""Share of such names among the words of a menu; others are the outlet's own ("What's On")."""


_SEPARATOR = re.compile(r"(?:(?<!\s)\s++)?[|·•›»>]\s*")
_MAX_ENTRY_WORDS = 4
"""Longest entry between separators ("Home > World > United Arab Emirates")."""


def is_menu(line: str) -> bool:
    """Whether a line is the names of sections in a row, and no headline.

    Example:
        >>> is_menu("News Sport What's On Jobs"), is_menu("Home > Harbour"), is_menu("World news is bad for business")
        (True, True, False)
    """
    parts = [part.split() for part in _SEPARATOR.split(line)]
    if len(parts) > 1 and all(len(part) <= _MAX_ENTRY_WORDS for part in parts):
        return any(len(part) == 1 and _plain(part[0]) in SECTIONS for part in parts)
    words = [word.strip("|·•/–-&+>»,") for word in line.split()]
    words = [word for word in words if word]
    if not words or any(word[0].islower() for word in words):
        return False
    return sum(_plain(word) in SECTIONS for word in words) >= _MIN_SECTIONS * len(words)


def _plain(word: str) -> str:
    """Return a word in lower case, with a plain apostrophe."""
    return word.casefold().replace("’", "'")
