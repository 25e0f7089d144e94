"""News agencies and wires of press releases, by the names they sign with."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SIGNS = """
AP: ap, associated press, 美联社, 美聯社, أسوشيتد برس
Reuters: reuters, thomson reuters, 路透社, ロイター, 로이터, رويترز
AFP: afp, agence france presse, 法新社, فرانس برس
dpa: dpa, deutsche presse agentur, deutschen presse agentur, dpa infocom
UPI: upi, united press international
Bloomberg: bloomberg news
PA: press association, pa media, pa news agency
Interfax: interfax, интерфакс
TASS: tass, itar tass, тасс, итар тасс
RIA Novosti: ria novosti, риа новости
Xinhua: xinhua, 新华社, 新華社
ANSA: ansa
Adnkronos: adnkronos
EFE: efe
Europa Press: europa press
Kyodo: kyodo, kyodo news, 共同通信, 共同
Yonhap: yonhap, 연합뉴스
Newsis: newsis, 뉴시스
News1: news1, 뉴스1
CNS: 中新社, 中国新闻社
CNA: 中央社, 中央通訊社
SPA: واس
WAM: وام
KUNA: كونا
Canadian Press: canadian press
AAP: aap, australian associated press
APA: apa, austria presse agentur
SDA: sda, keystone sda
SID: sid, sport informations dienst
epd: epd, evangelischer pressedienst
KNA: kna, katholische nachrichten agentur
Lusa: lusa
Agência Brasil: agência brasil
Télam: télam
ANP: anp
Belga: belga
NTB: ntb
Ritzau: ritzau
PTI: pti, press trust of india
ANI: ani
IANS: ians
Anadolu: anadolu agency, anadolu, anadolu ajansı, aa
Bernama: bernama
PAP: pap, polska agencja prasowa
ČTK: čtk, česká tisková kancelář
TASR: tasr
MTI: mti
Agerpres: agerpres
Tanjug: tanjug
UNIAN: unian, уніан, униан
TT: tt, tidningarnas telegrambyrå
STT: stt
DHA: dha
İHA: iha
Jiji: jiji, jiji press, 時事通信, 時事
Antara: antara
Ukrinform: ukrinform, укринформ, укрінформ
PR Newswire: prnewswire, pr newswire
Business Wire: business wire, businesswire
GlobeNewswire: globenewswire, globe newswire
EZ Newswire: ez newswire
ots: news aktuell
"""
AGENCIES = {
    name: sign
    for sign, names in (line.split(": ") for line in _SIGNS.strip().splitlines())
    for name in names.split(", ")
}
"""Agencies by their names in lower case, hyphens as spaces."""
PRESS_RELEASES = frozenset({"PR Newswire", "Business Wire", "GlobeNewswire", "EZ Newswire", "ots"})
"""Those of them that carry what companies say of themselves."""


def _any(names: Iterable[str]) -> str:
    longest = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"[\s-]+") for name in longest)


_UNCASED = {name for name in AGENCIES if name == name.upper()}
AGENCY_NAME = re.compile(
    rf"(?<![\w.@])(?:{_any(AGENCIES.keys() - _UNCASED)})(?![\w@])|{_any(_UNCASED)}", re.IGNORECASE
)
"""An agency's name, in whatever case; see `agency_sign`. In a script without capitals letters may stand beside it."""
ANY_AGENCY = re.compile(
    r"(?:(?:news\s)?agencies|wire\s(?:reports|services)|(?:nachrichten)?agenturen|agences?|agencias|agenzie|"
    r"agências|persbureaus)",
    re.IGNORECASE,
)
"""A line that names no agency, but says that one wrote the text."""
_INITIALS = 3


def plain_name(name: str) -> str:
    """Write a name as the names of agencies are written here.

    Example:
        >>> plain_name("Agence France-Presse")
        'agence france presse'
    """
    return re.sub(r"[\s-]+", " ", name).strip().casefold()


def agency_sign(name: str) -> str | None:
    """Return the sign of an agency that a text names so; None for what is no agency, or a word like "Ap".

    Example:
        >>> agency_sign("Associated Press"), agency_sign("dpa"), agency_sign("Ap"), agency_sign("ap")
        ('AP', 'dpa', None, None)
    """
    sign = AGENCIES.get(plain_name(name))
    if sign is None or name == sign:
        return sign
    is_short = len(name) <= _INITIALS
    return sign if name == name.upper() or (name[:1].isupper() and not is_short) else None
