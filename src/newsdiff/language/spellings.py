"""Spellings of names: which two words are one name, spelled by the customs of two outlets."""

from __future__ import annotations

import re
from functools import cache

from newsdiff.language.keys import word_key

_GROUPS = """
kyiv kiev kiew kyjiw; odesa odessa; lviv lvov lwow; kharkiv kharkov charkiw charkow; mykolaiv nikolaev; dnipro dnepr; chernobyl chornobyl tschernobyl
zelensky zelenskyy zelenskiy zelenski selenskyj selenski; putin poutine; lukashenko lukashenka lukaschenko loukachenko; navalny nawalny
gorbachev gorbatschow gorbatchev; yeltsin jelzin eltsine; volodymyr vladimir wladimir wolodymyr; oleksandr alexander aleksandr; serhiy sergei sergey
gaddafi qaddafi kadhafi gadhafi qadhafi khadafy gadafi; hussein husain hossein husayn hussain; ahmed ahmad; osama usama; laden ladin
mohammed muhammad mohamed mohammad muhammed mohamad; yusuf youssef yousef yosef yussuf; omar umar; ali aly; khaled khalid; abdullah abdallah
assad asad; mubarak moubarak; nasrallah nasralla; khamenei khamenai; rouhani rohani ruhani; ahmadinejad ahmadineschad
qaeda qaida kaida; hezbollah hizbollah hizbullah hisbollah; taliban taleban; houthi huthi; hamas chamas; isil isis daesh; shabaab shabab chabab; islamic islamist islamiste; shia shiite shi'a shiites; quran koran
tal tel tell; deir dayr dair der; sheikh shaikh shaykh scheich cheikh; jabal jebel djebel gebel; wadi wady ouadi; umm oum om; beit bayt; qala qalat kalat; khirbet khirbat; nahr nehr
beirut bayrut beyrouth; aleppo halab alep; homs hims; idlib edlib; latakia lattakia ladhiqiyah; palmyra tadmur tadmor; kirkuk kirkouk; erbil arbil irbil; najaf nadschaf; basra basrah bassora; sirte sirt surt; benghazi bengasi; tripoli tripolis
aden adan; hodeidah hudaydah hodeida; taiz taizz; khartoum khartum; kandahar qandahar; herat harat; peshawar peschawar; gaza ghaza ghazza; rafah rafa; jenin dschenin; nablus naplouse
mecca makkah mekka; medina madinah; riyadh riad; jeddah jiddah; sanaa sana'a; raqqa rakka raqa; fallujah falluja; mosul mossul; tehran teheran; baghdad bagdad; damascus damaskus damas
beijing peking pekin; guangzhou canton; mumbai bombay; kolkata calcutta kalkutta; chennai madras; bengaluru bangalore; myanmar burma birma; yangon rangoon; seoul soul; pyongyang pjongjang
moscow moskau moscou moscú; munich münchen muenchen; cologne köln koeln; vienna wien vienne viena; brussels brüssel bruxelles bruselas; geneva genf genève ginebra; athens athen athènes atenas; rome rom roma; london londres; paris; prague prag praga; warsaw warschau varsovie varsovia; lisbon lissabon lisbonne lisboa; copenhagen kopenhagen; belgrade belgrad; bucharest bukarest; turkey türkiye türkei turquie; czechia czech; holland netherlands; ivory ivoire
e east; w west; n north; s south; ne northeast; nw northwest; se southeast; sw southwest
moscow russia kremlin; pyongyang north korea; washington us usa; beijing china; tehran iran; seoul korea; ankara turkey; damascus syria; baghdad iraq; kyiv ukraine; berlin germany; paris france; tokyo japan; delhi india; manhattan york
us usa american americans america; uk british britain briton britons; eu european; un uno onu
"""
_ABBREVIATED = """
st saint street; mt mount; ft fort; dr doctor drive; lt lieutenant; col colonel; gen general; capt captain; sgt sergeant; gov governor; sen senator
rep representative; pres president; prof professor; rev reverend; jr junior; sr senior; corp corporation; co company; inc incorporated; ltd limited; dept department
univ university; assn association; intl international; natl national; ave avenue; blvd boulevard; rd road; no number; nos numbers; approx approximately about; vs versus; pm prime
bros brothers; sq square; hon honourable; maj major; cmdr commander; supt superintendent; atty attorney; asst assistant; adm admiral; brig brigadier; cpl corporal; pvt private; det detective; insp inspector; amb ambassador; fr father; bn billion; gmbh gesellschaft; ag aktiengesellschaft
ala alabama; ariz arizona; ark arkansas; calif california ca; colo colorado; conn connecticut; del delaware; fla florida fl; ga georgia; ill illinois; ind indiana; kan kansas; ky kentucky
la louisiana; mass massachusetts; md maryland; mich michigan; minn minnesota; miss mississippi; mo missouri; mont montana; neb nebraska; nev nevada; okla oklahoma; ore oregon; pa pennsylvania
tenn tennessee; tex texas tx; va virginia; vt vermont; wash washington; wis wisconsin; wyo wyoming; ny york; nj jersey; nm mexico; nc sc carolina; nd sd dakota; ont ontario; que quebec
jan january; feb february; mar march; apr april; aug august; sep sept september; oct october; nov november; dec december
m mr monsieur; mme madame; mlle mademoiselle; sr señor senhor; sra señora senhora; sig signor signore; dhr meneer mijnheer; mevr mevrouw; hr herr
"""
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)
_ENDINGS = (
    (re.compile(r"sk(?:yy|iy|ij|yi|yj|ii|i|y)$"), "sky"),
    (re.compile(r"(?<=[a-z]{2})(?:off|ow)$"), "ov"),
    (re.compile(r"(?<=[a-z]{2})(?:eff|jew|yev|iev)$"), "ev"),
    (re.compile(r"(?<=[a-z]{3})(?:iy|ij|yi|ii|y)$"), "i"),
    (re.compile(r"(?<=[a-z]{3})ors$"), "ers"),
    (re.compile(r"(?<=[a-z]a)h$"), ""),
)
_APOSTROPHES = re.compile("['’-]")


@cache
def _groups() -> dict[str, set[int]]:
    """Return the groups of a word, by number."""
    found: dict[str, set[int]] = {}
    lines = f"{_GROUPS}{_ABBREVIATED}".strip().replace("\n", ";").split(";")
    for number, line in enumerate(lines):
        for word in line.split():
            found.setdefault(word_key(word), set()).add(number)
    return found


def are_one(a: str, b: str) -> bool:
    """Whether two keys are one name in two usual spellings, or a short and a long form of it.

    One letter makes another name, unless a custom explains it: letters that a country writes otherwise, endings of
    Slavic names, lists of towns and people that are known under several spellings, usual abbreviations.

    Example:
        >>> are_one("mueller", "muller"), are_one("kiev", "kyiv"), are_one("saint", "st"), are_one("hansen", "hanson")
        (True, True, True, False)
    """
    if not _groups().get(a, set()).isdisjoint(_groups().get(b, ())):
        return True
    return bool(_plain(a) & _plain(b))


def _plain(key: str) -> set[str]:
    """Return the ways in which a name may be written without its customs."""
    bare = _APOSTROPHES.sub("", key).translate(_LETTERS)
    for pattern, ending in _ENDINGS:
        bare, n_changed = pattern.subn(ending, bare)
        if n_changed:
            break
    return {bare, bare.replace("ae", "a").replace("oe", "o").replace("ue", "u")}
