"""How a sentence says where something was read, heard or seen, in nine languages.

The patterns are for what stands around a name; who looks for a name knows it. What a line of its own says is in
`signing`.
"""

from __future__ import annotations

import re

_OPEN = r"[\"'“„«‚‘‹]?\s?"
_THE = r"(?:(?:the|der|die|das|dem|den|des|le|la|les|el|los|las|il|lo|i|gli|o|a|os|as|de|het)\s|l['’])?"
_MEDIUM = (
    r"(?:(?:news\s?(?:agency|paper|wire|site|website)?|agency|newswire|daily|tabloid|broadcaster|magazine|website|site|outlet|"
    r"Nachrichtenagentur|Agentur|(?:Tages|Wochen|Sonntags)?[Zz]eitung|Magazins?|Nachrichtenmagazins?|Portals?|Blatts?|Senders?|"
    r"agence(?:\sde\spresse)?|journal|quotidien|site|agencia(?:\sde\snoticias)?|diario|periódico|agenzia(?:\sdi\sstampa)?|"
    r"quotidiano|agência(?:\sde\snotícias)?|jornal|(?:nieuws|pers)?bureau|persbureau|krant|dagblad|"
    r"агентств[оауе]м?|газет[аыеу]|издани[еяюи]м?|портала?|телеканала?|журнала?|agencj[aiięą]|gazet[aęyąo]|dziennik(?:a|iem)?|portal(?:u|em)?|serwis)\s)?"
)
_NAMED = rf"{_THE}{_MEDIUM}{_THE}{_OPEN}\Z"
"""What may stand between the phrase and the name: "die Nachrichtenagentur", "the daily", a quotation mark."""

_WORK = (
    r"(?:reports?|reported|reporting|articles?|stor(?:y|ies)|interviews?|interviewed|posts?|posted|pieces?|accounts?|columns?|"
    r"op-?eds?|editorials?|essays?|wr(?:ote|itten|ites|iting)|statements?|said|saying|spoke|spoken|speaking|comment(?:s|ed|ing)?|"
    r"remarks?|carried|appear(?:s|ed|ing)?|seen|publish\w*|printed|reprint\w*|quot\w+|cit(?:ed|ing)|exclusives?|videos?|footage|"
    r"broadcast|disclos\w+|reveal\w+|obtained|leaked|uncovered|confirm\w+|explain\w+|told|calls?|review\w*|coverage|podcast|"
    r"first|originally|ran|noted|information|details|seen|contributed|produced|distributed|provided|supplied)"
)
_WORK_OF_ONE = (
    r"(?:reports?|reporting|articles?|stor(?:y|ies)|interviews?|columns?|op-?eds?|pieces?|essays?|wr(?:ote|itten|ites|iting)|"
    r"blogs?|editorials?)"
)
_WITHIN = r"\b[^.!?:;\n]{0,40}?\s"
_REPORT = (
    r"(?:(?:an?|the|its|their|this)\s(?:[\w-]+\s){0,3}"
    r"(?:report|article|story|interview|post|piece|account|call)s?\s(?:in|by|from|with|on|for|to)\s)"
)
_EN = (
    rf"{_WORK}{_WITHIN}(?:from|in|by|with|at|on|to)\s{_REPORT}?|{_WORK_OF_ONE}{_WITHIN}for\s|(?:in|by|from|with)\s{_REPORT}"
    rf"|(?:according\sto|told|tells|citing|via|h/t|hat\stip(?:\sto)?:?|courtesy\sof|permission\s(?:of|from)"
    rf"|(?:adapted|taken|republished|reposted|reprinted)\s(?:with\spermission\s)?from)\s{_REPORT}?|(?:sources?|credit|text):\s"
)
_DE_SAID = r"(?:sagten?|erklärten?|bestätigten?|verriet|verrieten|äußerten?)\s(?:(?!an\b|in\b|zu\b|mit\b|von\b|aus\b|bei\b|nach\b|vor\b|auf\b)[^\s,.]+\s){0,3}(?:dem|der)\s"
_DE = (
    rf"(?:laut|zufolge|gegenüber|so)\s|nach\s(?:Angaben|Informationen|Recherchen|einem\sBericht|Berichten)\s(?:von|der|des)\s"
    rf"|(?:berichte(?:t|te|ten)|meldete?|schreibt|schrieb)\s(?:(?:auch|zuerst|zunächst|etwa)\s)?"
    rf"|(?:zuerst|zunächst|zuvor|zuletzt)\s(?:hatten?|haben?)\s|hatten?\s(?:zuerst|zunächst|zuvor)\s"
    rf"|{_DE_SAID}|(?:Gespräch|Interview)\smit\s"
    rf"|(?:erschien(?:en)?|veröffentlichte?|entnommen|übernommen|stamm(?:t|en|te|ten))\s(?:(?:zuerst|zunächst|ursprünglich)\s)?(?:bei|in|im|auf|von|aus)\s"
    rf"|(?:zuerst|zunächst|ursprünglich)\s(?:bei|in|im|auf|von)\s|quellen?:\s"
)
_FR = (
    r"(?:selon|d['’]après|cit(?:e|ant)|source\s?:)\s"
    r"|(?:déclaré|dit|confié|indiqué|affirmé|annoncé|expliqué|précisé|assuré|révélé|faite?|accordée?)\s(?:[^\s,.]+\s){0,2}?"
    r"(?:à\s|au(?:x)?\s)"
    r"|(?:rapportée?s?|révélée?s?|publiée?s?|reprise?s?|relayée?s?|citée?s?|parue?s?)\s(?:[^\s,.]+\s){0,3}?(?:par|dans|sur|à)\s"
    r"|(?:rapporte|révèle|écrit|indique|a\s(?:révélé|rapporté|annoncé|écrit))\s"
)
_ES = (
    r"(?:según|fuente:)\s(?:(?:informó|informa|publicó|publica|reportó|adelantó)\s)?|de\sacuerdo\s(?:con|a)\s"
    r"|(?:dijo|dijeron|declaró|afirmó|explicó|señaló|contó|confirmó|aseguró)\s(?:[^\s,.]+\s){0,2}?(?:al?\s)"
    r"|(?:informó|publicó|reveló|adelantó|reportó|informa|publica)\s|(?:publicad|difundid|revelad|citad|adelantad)[oa]s?\s(?:[^\s,.]+\s){0,2}?(?:por|en)\s"
)
_IT = (
    r"(?:secondo|stando\sa|fonte:?)\s(?:quanto\s(?:riporta|scrive|riferisce)\s)?|(?:riporta|riferisce|scrive|rivela)\s"
    r"|(?:riportat|riferit|pubblicat|citat|dett|dichiarat|rivelat|anticipat|svelat|diffus)[oaie]\s(?:[^\s,.]+\s){0,2}?(?:da|dal|dalla|dall['’]|a|al|alla|all['’]|su|sul|sulla)\s?"
)
_PT = (
    r"(?:segundo|conforme|fonte:)\s|de\sacordo\scom\s"
    r"|(?:disse|disseram|declarou|afirmou|explicou|confirmou|revelou)\s(?:[^\s,.]+\s){0,2}?(?:à|ao?)\s"
    r"|(?:noticiou|avançou|informou|noticia|avança)\s|(?:publicad|citad|noticiad|divulgad|avançad|revelad|adiantad)[oa]s?\s(?:[^\s,.]+\s){0,2}?(?:por|pel[oa]|n[oa]|em)\s"
)
_NL = (
    r"(?:volgens|aldus|bron:)\s|(?:meldt|meldde|melden|schrijft|schreef|bericht|berichtte)\s(?:ook\s)?"
    r"|(?:vertelde|zei|zegt|verklaarde)\s(?:[^\s,.]+\s){0,3}?(?:aan|tegen)\s|(?:verscheen|gepubliceerd)\s(?:eerder\s)?(?:in|op|door)\s"
)
_RU = (
    r"(?:по\s(?:данным|информации|сведениям|сообщению|сообщениям)|со\sссылкой\sна|источник:)\s"
    r"|(?:сообщ(?:ает|ают|ил[аио]?)|пиш(?:ет|ут)|переда[её]т|передают|отмечает|пояснил[аио]?|рассказал[аио]?|заявил[аио]?)\s(?:[^\s,.]+\s){0,2}?"
    r"|опубликован[аоы]?\s(?:в|на)\s"
)
_PL = (
    r"(?:według|wg|za|źródło:|(?:podał|poinformował|napisał|ustalił)[ao]?|podaje|informuje|pisze|donosi)\s(?:o\stym\s)?"
    r"|powiedział[ao]?\s(?:[^\s,.]+\s){0,2}?|(?:cytowan|opublikowan)\w{1,3}\s(?:przez|w|na)\s"
)
BEFORE = re.compile(
    rf"\b(?:{_EN}|{_DE}|{_FR}|{_ES}|{_IT}|{_PT}|{_NL}|{_RU}|{_PL}){_NAMED}", re.IGNORECASE
)
"""What stands before a name that is credited in a sentence: "quoted in the", "told", "laut", "selon le"."""
AFTER = re.compile(
    r"[\"'’”“»]?(?:['’]s?)?(?:\snews\sagency)?(?:(?:,[\w\s]{1,20},)?(?:\s(?:has|had|a|ha))?\s(?:(?:\w+ly|first|zuerst|zunächst|darüber)\s){0,2}"
    r"(?:report(?:s|ed|ing)|wr(?:ites|ote)|said|says|revealed|disclosed|noted|published|cited|quoted|found|obtained|asked|confirmed|"
    r"learned|explain(?:s|ed)|berichtete?|meldete?|schreibt|schrieb|zufolge|révélé|rapporté|rapporte|révèle|écrit|informó|publicó|"
    r"reveló|adelantó|riporta|scrive|riferisce|noticiou|avançou|revelou|meldt|meldde|schrijft|schreef|bericht|"
    r"сообща[ею]т|сообщил[аио]?|пиш(?:ет|ут)|переда[её]т|podaje|podał[ao]?|informuje|poinformował[ao]?|pisze|donosi)\b|:\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
"""What follows it: "reported", "has learned", ", for example, said", "zufolge"."""
ONE_OF = re.compile(r"\b(?:an?|another)\s\Z", re.IGNORECASE)
ITS_WORK = re.compile(
    r"\s(?:report|story|article|interview|investigation|dispatch|exclusive)s?\b", re.IGNORECASE
)
"""What is an outlet's work: "an AP report", where `ONE_OF` stands before the name."""
OWNED = re.compile(r"\b(?:his|her|my|our|their|its|your)\s\Z", re.IGNORECASE)
"""Whose name that would be: "his PA said" is no agency."""
STAFF = frozenset(
    "staff writer writers reporter reporters correspondent correspondents journalist journalists editor editors".split()
)
"""Words with a capital behind an outlet's name that leave it that outlet's."""
ROLES = STAFF | frozenset(
    "business science sports political technology health entertainment national international news newswire agency wire contributor "
    "ltd limited inc plc llc gmbh corp".split()
)
"""The same where a text is signed: "AP Business Writer"; in a sentence they begin a longer name."""
