"""How a sentence says where something was read, heard or seen, in nineteen languages with capitals.

The patterns are for what stands around a name; who looks for a name knows it. What a line of its own says is in
`signing`; the parts for scripts without capitals are in `crediting_uncased`.
"""

from __future__ import annotations

import re

from newsdiff.language import crediting_uncased as uncased
from newsdiff.language.signing import SOURCE_WORD, TAKEN_FROM

_OPEN = r"[\"'“„«‚‘‹]?\s?"
_THE = r"(?:(?:the|der|die|das|dem|den|des|le|la|les|el|los|las|il|lo|i|gli|o|os|as|de|het|az?|την?|τον?|[ηοτ]α?|οι|τις)\s|l['’])?"
_MEDIUM = (
    r"(?:(?:news\s?(?:agency|paper|wire|site|website)?|agency|daily|tabloid|broadcaster|magazine|website|site|outlet|"
    r"(?:Nachrichten)?Agentur|(?:Tages|Wochen|Sonntags)?Zeitung|(?:Nachrichten)?Magazins?|Portals?|Blatts?|Senders?|"
    r"agence(?:\sde\spresse)?|journal|quotidien|agencia(?:\sde\snoticias)?|diario|periódico|agenzia(?:\sdi\sstampa)?|"
    r"quotidiano|agência(?:\sde\snotícias)?|jornal|(?:nieuws|pers)?bureau|krant|dagblad|"
    r"агентств[оауе]м?|газет[аыеу]|издани[еяюи]м?|портала?|телеканала?|журнала?|видання|agencj[aiięą]|gazet[aęyąo]|dziennik(?:a|iem)?|portal(?:u|em)|serwis|"
    r"tidningen|nyhetsbyrån|avis(?:en|a)|nyhedsbureauet|nyhetsbyrået|deník|agentura|server|ziarul|cotidianul|agenția)\s)?"
)
_NAMED = rf"{_THE}(?:\w+day['’]s\s)?{_MEDIUM}{_THE}{_OPEN}\Z"
"""What may stand between the phrase and the name: "die Nachrichtenagentur", "Tuesday's", a quotation mark."""

_WORK = (
    r"(?:reports?|reported|reporting|articles?|stor(?:y|ies)|interviews?|interviewed|posts?|posted|pieces?|accounts?|columns?|"
    r"op-?eds?|editorials?|essays?|wr(?:ote|itten|ites|iting)|statements?|said|saying|spoke|spoken|speaking|comment(?:s|ed|ing)?|"
    r"remarks?|carried|appear(?:s|ed|ing)?|publish\w*|printed|reprint\w*|quot\w+|cit(?:ed|ing)|exclusives?|videos?|footage|"
    r"broadcast|disclos\w+|reveal\w+|obtained|shared|leaked|uncovered|confirm\w+|explain\w+|told|calls?|review\w*|coverage|podcast|"
    r"first|originally|emerged|surfaced|aired|ran|noted|information|details|seen|contributed|produced|distributed|provided|supplied)"
)
_WORK_OF_ONE = (
    r"(?:reports?|reporting|articles?|stor(?:y|ies)|interviews?|columns?|op-?eds?|pieces?|essays?|written|"
    r"blogs?|editorials?)"
)
_WITHIN = r"\b[^.!?:;\n]{0,40}?\s"
_REPORT = (
    r"(?:(?:an?|the|its|their|this)\s(?:[\w-]+\s){0,3}"
    r"(?:report|article|story|interview|post|piece|account|call|letter|e-?mail|comment)s?\s(?:in|by|from|with|on|for|to)\s)"
)
_EN = (
    rf"{_WORK}{_WITHIN}(?:from|in|by|with|at|on|to)\s{_REPORT}?|{_WORK_OF_ONE}{_WITHIN}for\s|(?:in|by|from|with)\s{_REPORT}"
    rf"|(?:according\sto|told|tells|citing|via|h/t|hat\stip(?:\sto)?:?|courtesy\sof|permission\s(?:of|from)|{TAKEN_FROM})\s{_REPORT}?|(?:credit|text|words):\s|(?:(?<=[,–—-]\s)|(?<=\bas\s))per\s"
    rf"|(?:read(?:ing)?|see)\s(?:(?:more|on|about|it|this|the|full|rest|whole|complete|original|of|story|article|report|version)\s){{0,6}}(?:at|on|in)\s|(?:news|story)\s(?:was|had\sbeen)\s(?:first\s)?broken\sby\s|(?:(?<=[,\"'’”]\s)|(?<=\bso\s))(?:reports|reported|writes|wrote|says|said|notes|noted|reveals|revealed)\s"
)
_DE_SAID = r"(?:sagten?|erklärten?|bestätigten?|verriet|verrieten|äußerten?)\s(?:(?!an\b|in\b|zu\b|mit\b|von\b|aus\b|bei\b|nach\b|vor\b|auf\b)[^\s,.]+\s){0,3}(?:dem|der)\s"
_DE = (
    rf"(?:laut|zufolge|gegenüber|so|als\sErste[rs]?)\s|nach\s(?:Angaben|Informationen|Recherchen|einem\sBericht|Berichten)\s(?:von|der|des)\s"
    rf"|(?:berichte(?:t|te|ten)|meldete?|schreibt|schrieb)\s(?:(?:auch|zuerst|zunächst|etwa)\s)?"
    rf"|(?:zuerst|zunächst|zuvor|zuletzt)\s(?:hatten?|haben?)\s|hatten?\s(?:zuerst|zunächst|zuvor)\s"
    rf"|(?:^|[.!?,–(]\s?)wie\s(?:auch\s|schon\s|zuerst\s)?|(?:liegt|liegen|lagen?)\s(?:[^\s,.]+\s){{0,2}}?(?:der|dem|den)\s|{_DE_SAID}|(?:Gespräch|Interview)\smit\s|(?:erfuhr|erfuhren)\s"
    rf"|(?:erschien(?:en)?|veröffentlichte?|entnommen|übernommen|stamm(?:t|en|te|ten))\s(?:(?:zuerst|zunächst|ursprünglich)\s)?(?:beim?|in|im|auf|vo[nm]|aus)\s"
    rf"|(?:zuerst|zunächst|ursprünglich)\s(?:beim?|in|im|auf|von)\s|heißt\ses\s(?:beim?|in|im)\s"
    rf"|mit\s(?:Material|Informationen|Angaben)\s(?:vo[nm]|der|des|aus)\s|(?:mehr\s(?:dazu|darüber)|weiterlesen|weiter|lesen\sSie\smehr)\s(?:beim?|in|im|auf)\s"
)
_FR = (
    r"(?:selon|d['’]après|à\sen\scroire|cit(?:e|ant)|nos\sconfrères\sd[eu])\s(?:(?:les\s|des\s|une\s)?(?:informations?|révélations|enquête|sources)\s(?:d[eu]|des)\s)?|auprès\sd[eu]s?\s"
    r"|(?:entretien|interview|entrevue|lettre)\s(?:[^\s,.]+\s){0,2}?(?:à|aux?|avec)\s"
    r"|(?:déclaré|dit|confi[eé]|indiqué|annoncé|affirm[eé]|expliqu[eé]|précis[eé]|assur[eé]|révélé|raconté?|répond(?:u|s)?|répliqu[eé]|rétorqu[eé]|reconnu|admis|déplor[eé]|soulign[eé]|regrett[eé]|estim[eé]|témoigne|faite?|accordée?)\s(?:[^\s,.]+\s){0,6}?"
    r"(?:à\s|au(?:x)?\s)"
    r"|(?:(?:rapport|révél|publi|relay|cit|consult|dévoil|contact|interrog|sollicit)ée?s?|reprise?s?|parue?s?|obtenue?s?|jointe?s?)\s(?:[^\s,.]+\s){0,3}?(?:par|dans|sur|à)\s"
    r"|(?:rapport(?:e|ait)|révèle|écri(?:t|vait)|indique|relate|raconte|annonce|a\s(?:révélé|rapporté|annoncé|écrit))\s"
    r"|(?:avec\sdes\sinformations|l['’]information\s(?:est|vient|provient|émane))\s(?:du|de|des)\s|une\s(?:information|enquête)\sd[eu]s?\s|(?:lire|continuer|poursuivre)\s(?:la\s(?:suite|lecture)|l['’]article(?:\scomplet)?)\s(?:sur|dans)\s"
)
_ES = (
    r"según\s(?:(?:informó|informa|publicó|publica|reportó|adelantó|cuenta|relata|detalla|(?:una\s)?informaci(?:ón|ones)\sdel?|ha\s(?:podido\s(?:saber|conocer|comprobar|confirmar)|sabido|informado|publicado|adelantado))\s)?"
    r"|de\sacuerdo\s(?:con|a)\s|(?:declaraciones|entrevista|conversación|carta|correo)\s(?:[^\s,.]+\s){0,2}?(?:al?|con|en)\s"
    r"|(?:dijo|dijeron|dicen?|(?:declar|afirm|explic|señal|relat|asegur|coment|detall|indic)(?:ó|an?|aron)|contó|contaron|cuentan?|dicho|(?:declar|afirm|explic|señal|cont|relat|asegur|coment|detall|indic|confirm)ado|(?:reconoc|admit|respond)ido|(?:reconoc|admit|respond)(?:en?|ió|ieron))\s(?:[^\s,.]+\s){0,6}?(?:al?\s)|confirm(?:ó|an?|aron)\s(?:[^\s,.]+\s){0,2}?(?:al?\s)"
    r"|(?:informó|publicó|reveló|adelantó|reportó|ha\s(?:informado|publicado|revelado|adelantado|contado|explicado|escrito|recogido|desvelado)|informa|publica|reporta|revela|adelanta|recoge|escribe)\s(?:(?:en\s(?:exclusiva|primicia)|hoy|ayer|(?:este|el)\s\w+)\s)?"
    r"|(?:tenido|tuvo)\sacceso\s|accedi(?:ó|eron)\s|(?:podido|pudo)\sconsultar\s|(?:consultad|obtenid|vist|preguntad|contactad)[oa]s?\s(?:[^\s,.]+\s){0,2}?por\s"
    r"|(?:con\s(?:información|informaciones|datos|material|reportes)|la\s(?:información|noticia|nota)\ses|las\sinformaciones\sson)\sdel?\s"
    r"|(?:leer?|lea|(?:sig(?:a|ue)\s)?leyendo)\s(?:más|sobre\sesto|(?:la\snota|el\sartículo)\scomplet[oa])\sen\s|(?:publicad|difundid|revelad|citad|adelantad)[oa]s?\s(?:[^\s,.]+\s){0,2}?(?:por|en)\s"
)
_IT = (
    r"(?:secondo|stando\sa(?:l|lla)?|fonte)\s(?:quanto\s(?:riporta|scrive|riferisce|(?:riportato|riferito|scritto|rivelato|appreso)\s(?:da|dal|dalla)?)\s?)?|ha\s(?:riportato|rivelato|scritto)\s|(?:riporta|riferisce|scrive|rivela|segnala|racconta)\s(?:in\s(?:esclusiva|anteprima)\s)?|a\s(?:raccontar|riportar|riferir|scriver|rivelar|dar|anticipar|svelar)(?:lo|ne|e)(?:\s(?:la\snotizia|per\sprim[ao]))?\sè\s(?:stat[ao]\s)?"
    r"|(?:con\s(?:informazioni|materiale)|(?:la\snotizia|l['’]informazione)\sè|le\s(?:notizie|informazioni)\ssono)\s(?:di\s|del\s|della\s|dell['’])"
    r"|(?:dett|dichiarat|raccontat|rivelat|confidat|spiegat|ammess|replicat|rispost|precisat)[oaie]\s(?:[^\s,.]+\s){0,6}?a(?:\s|l\s|lla\s|ll['’])|(?:dice|dichiara|racconta|rivela|confida|spiega|ammette|replica|risponde)\s(?:[^\s,.]+\s){0,6}?a(?:\s|l\s|lla\s|ll['’])"
    r"|(?:intervista|colloquio|dichiarazion[ei]|lettera)\s(?:[^\s,.]+\s){0,2}?(?:a|al|alla|con|col|su|sul|sulla)\s|(?:appres|visionat|consultat|ottenut|raccolt|vist|svelat|interpellat|contattat|sentit|raggiunt)[oaie]\s(?:da|dal|dalla)\s"
    r"|(?:legg(?:i|ere)\s(?:di\spiù|tutto|ancora|l['’]articolo(?:\scompleto)?)|continua(?:\sa\sleggere)?)\ssu(?:l|lla)?\s"
    r"|(?:riportat|riferit|pubblicat|citat|dett|dichiarat|rivelat|anticipat|svelat|diffus)[oaie]\s(?:[^\s,.]+\s){0,2}?(?:da|dal|dalla|dall['’]|a|al|alla|all['’]|su|sul|sulla)\s?"
)
_PT = (
    r"(?:segundo|conforme)\s(?:(?:apurou|noticiou|avançou|soube|informou|adiantou)\s)?|de\sacordo\scom\s"
    r"|(?:disse|disseram|diz|declar(?:ou|a)|afirm(?:ou|a)|explic(?:ou|a)|cont(?:ou|a)|relatou|revelou|garant(?:iu|e)|admit(?:iu|e)|respond(?:eu|e)|reconhece(?:u)?)\s(?:[^\s,.]+\s){0,6}?(?:à|ao?)\s|confirmou\s(?:[^\s,.]+\s){0,2}?(?:à|ao?)\s"
    r"|(?:declarações|entrevista|conversa|carta)\s(?:[^\s,.]+\s){0,2}?(?:à|ao?|com|n[ao])\s|(?:consultad|obtid|vist|contactad|questionad|ouvid)[oa]s?\spel[oa]\s"
    r"|(?:noticiou|avançou|apurou|informou|noticia|avança|escreve|adianta|relata)\s"
    r"|(?:com\s(?:informações|informação|dados|material)|a\s(?:informação|notícia|reportagem)\sé|as\s(?:informações|notícias)\ssão)\sd[aoe]s?\s"
    r"|leia\s(?:mais|o\sartigo\scompleto|a\sreportagem\scompleta)\s(?:em|n[ao])\s|(?:publicad|citad|noticiad|divulgad|avançad|revelad|adiantad)[oa]s?\s(?:[^\s,.]+\s){0,2}?(?:por|pel[oa]|n[oa]|em)\s"
)
_NL = (
    r"(?:volgens|aldus)\s|(?:meldt|meldde|melden|schrijft|schreef|bericht|berichtte|rapporteert|onthulde)\s(?:ook\s)?"
    r"|tegenover\s|in\s(?:handen|bezit)\svan\s|onderzoek\s(?:van|door)\s|blijkt\suit\s\w+\svan\s|(?:interview|gesprek)\smet\s|(?:ingezien|gezien|benaderd)\sdoor\s"
    r"|met\s(?:informatie|materiaal)\svan\s|lees\s(?:meer|verder|het\shele\s(?:artikel|verhaal))\s(?:op|bij|in)\s"
    r"|(?:vertelt|vertelde|zei|zegt|verklaarde|bevestigt|laat\sweten)\s(?:[^\s,.]+\s){0,5}?(?:aan|tegen)\s|(?:verscheen|gepubliceerd|gemeld|gebracht|onthuld)\s(?:eerder\s)?(?:in|op|door)\s"
)
_RU = (
    r"(?:по\s(?:данным|информации|сведениям|сообщению|сообщениям)|по\sматериалам|со\sссылкой\sна|говорится\sв|(?:выяснил|узнал)[аио]?|стало\sизвестно|распоряжении)\s"
    r"|(?:сообщ(?:ает|ают|ил[аио]?)|пиш(?:ет|ут)|переда[её]т|передают|отмечает|говорит|признал(?:ся|ась)|(?:пояснил|рассказал|сказал|заявил|объяснил|подтвердил)[аио]?)\s(?:[^\s,.]+\s){0,2}?"
    r"|(?:интервью|беседе|разговоре|комментарии)\s(?:(?:с|для)\s)?|опубликован[аоы]?\s(?:в|на)\s"
)
_PL = (
    r"(?:według|wg|za|z\smateriałów|na\spodstawie\s(?:informacji|materiałów)|czyt(?:aj\swięcej|aj\sdalej|amy)\s(?:w|na)|relacjonuje|(?:podał|poinformował|napisał|ustalił)[ao]?|podaje|informuje|pisze|donosi)\s(?:o\stym\s)?"
    r"|(?:powiedział|przyznał|wyjaśnił|opowiedział|potwierdził)[ao]?\s(?:[^\s,.]+\s){0,2}?|(?:mówi|opowiada|wyjaśnia|przyznaje)\s|(?:według|z)\s(?:ustaleń|informacji)\s|rozmowie\sz\s|jako\spierwsz\w{1,3}\s|wywiadzie\s(?:dla\s)?|dotarł[ao]?\s|dowiedział[ao]?\ssię\s|"
    r"(?:cytowan|opublikowan)\w{1,3}\s(?:przez|w|na)\s"
)
_SV = (
    r"(?:enligt|rapporterar|rapporterade|skriver|skrev|uppger|uppgav|meddelar|avslöjar|avslöjade)\s|säg(?:er|s)\s(?:[^\s,.]+\s){0,3}?till\s"
    r"|(?:uppgifter|berättar|berättade|bekräftar|bekräftade|förklarar)\s(?:[^\s,.]+\s){0,3}?(?:till|för)\s|intervju\smed\s"
    r"|sa(?:de)?\s(?:[^\s,.]+\s){0,3}?till\s|(?:med\s(?:material|uppgifter|information)\sfrån|publicera(?:d|t|des)\s(?:först\s)?i)\s|läs\smer\s(?:i|på|hos)\s"
)
_DA_NO = (
    r"(?:ifølge|rapporter(?:er|ede|te)|skriver|skrev|meld(?:er|te)|oplyser|opplyser|erfarer)\s"
    r"|(?:siger|sagde|sier|sa|fort(?:æ|e)ller|fortalte)\s(?:[^\s,.]+\s){0,3}?til\s"
    r"|interv(?:iew|ju)\s(?:med|til)\s"
    r"|med\s(?:materiale|oplysninger|opplysninger)\sfra\s|l(?:æs\smere|es\smer)\s(?:i|på|hos)\s"
)
_CS = (
    r"(?:podle|informuje|informoval[aoy]?|uvedl[aoy]?|uvádí|píše|napsal[aoy]?|oznámil[aoy]?|s\sodkazem\sna|s\svyužitím\smateriálů)\s(?:(?:o\stom|to)\s)?"
    r"|(?:řekl|sdělil|potvrdil|popsal|uvedl)[aiy]?\s(?:[^\s,.]+\s){0,2}?(?:pro\s)?|rozhovoru\s(?:pro|s)\s|jako\sprvní\w{0,2}\s|(?:zjistil|upozornil|získal)[aoy]?\s"
)
_RO = r"(?:potrivit|conform|relatează|scrie|transmite|informează|anunță|cu\sinformații\sde\sla|a\sdeclarat\spentru|citat\sde)\s"
_UK = r"(?:за\s(?:даними|інформацією|повідомленням)|з\sпосиланням\sна|за\sматеріалами|повідомля(?:є|ють)|повідоми(?:в|ла|ло|ли)|пиш(?:е|уть)|переда(?:є|ють)|з['’ʼ]ясува(?:в|ла|ло|ли))\s|(?:розпові|сказа|заяви|поясни|підтверди|визна)(?:в|ла|ли)\s(?:[^\s,.]+\s){0,2}?|інтерв['’ʼ]ю\s(?:для\s)?|стало\sвідомо\s"
_FI_HU_EL = r"(?:kertoo|uutisoi|kirjoittaa)\s|(?:írja|közölte|tudósít)\s|(?:σύμφωνα\sμε|αναφέρει|γράφει|μεταδίδει|αποκαλύπτει)\s"
_WORK_ABROAD = (
    r"(?:Artikels?|Bericht(?:en?|s)?|Beitr(?:ag|ags|ägen)|Recherchen?|Reportage|Enthüllung(?:en)?|articles?|reportages?|enquêtes?|révélations?|récit|"
    r"artículos?|reportajes?|investigación|crónica|noticia|articol[oi]|servizio|inchiesta|ricostruzione|artigos?|reportagem|investigação|matéria|"
    r"artikelen|verhaal|onderzoek|artyku\w+|ustale[nń]\w*|publikacj\w+|článk\w+|zjištění|zprávy?|стать\w+|публикаци\w+|материал\w*|расследовани\w+|artikeln?|reportaget|artiklen)"
    r"\s(?:(?:de[rsnm]?|vo[nm]|im|in|aus|du|dans|paru\s\w+|del?|della|en|d[oa]s?|n[oa]|nel|nella|sul|su|van|uit|w|z|v|ze|в|из|i|från|fra)\s|d['’]|dell['’]|sull['’])?"
)
"""What is an outlet's work, before its name in the genitive or a preposition: "Artikel des", "un reportage du", "из публикации"."""
_LANGUAGES = f"{_WORK_ABROAD}|{_EN}|{_DE}|{_FR}|{_ES}|{_IT}|{_PT}|{_NL}|{_RU}|{_PL}|{_SV}|{_DA_NO}|{_CS}|{_RO}|{_UK}|{_FI_HU_EL}"
BEFORE = re.compile(
    rf"\b(?:{SOURCE_WORD}\s?[:：]\s?|{_LANGUAGES}){_NAMED}|{uncased.BEFORE}", re.IGNORECASE
)
"""What stands before a name that is credited in a sentence: "quoted in the", "told", "laut", "selon le"."""
_AT_OUTLET = r"[\"'’”“»]?(?:['’]s?)?(?:(?<=s)(?-i:(?:\s[A-ZÀ-Þ][\w'’-]+){2,3})(?=\s(?:reports|reported|writes|wrote|notes|has\s)))?(?:\snews\sagency)?"
"""What closes a name: a mark, a possessive and who works there, "news agency"."""
_MEANWHILE = (
    r"(?:,[\w\s]{1,20},|,?\sciting\s[^,.\n]{1,60},|\s(?:unter\sBerufung|mit\sVerweis)\sauf\s[^,.\n]{1,60}?)?"
    r"(?:\s(?:that|which|has|had|a|ha))?\s(?:(?:\w+ly|first|zuerst|zunächst|darüber)\s){0,2}"
)
"""What may stand between a name and what it did: ", for example,", "which has exclusively"."""
_TOLD = (
    r"puts\sthe|(?:is|are|was|were)\s(?:now\s|also\s)?(?:report|say|quot|cit)ing|(?:reviewed|examined|viewed|analysed|analyzed|verified|spoke\s(?:to|with)|spoken\s(?:to|with)|interviewed)|évoque|affirme|avance|relate|raconte|précise|has\s(?:more(?=\son\b|\sabout\b|\sdetails\b|[.\n]|$)|(?:an?|the|its|further|more)\s(?:[\w-]+\s){0,3}(?:story|account|details|report|interview|piece|profile))|report(?:s|ed|ing)|wr(?:ites|ote)|said|says|"
    r"reveal(?:s|ed)|disclose[sd]|note[sd]|published|cited|quoted|found|obtained|asked|confirmed|learned|understands|explain(?:s|ed)"
)
_HAS_SEEN = (
    r"seen|vorlieg(?:t|en)|vorlag(?:en)?|(?:liegt|liegen|lag|lagen)\s(?:[^\s,.]+\s){1,6}vor(?=[.,;])|a\s(?:pu\s)?(?:consult|obtenu|appris|lire|voir|eu\saccès)\w*|"
    r"s['’]est\sprocuré|croit\ssavoir|(?:tenido|tuvo)\sacceso|accedió|ha\s(?:podido|potuto)|ha\s(?:letto|visionato|appreso|ottenuto)|sabe\sque|apurou|"
    r"teve\sacesso|consultou|har\s(?:[^\s,.]+\s)?(?:tagit\sdel\sav|berättat|sett)|(?:heeft|had)\s(?:[^\s,.]+\s){0,3}(?:ingezien|gezien|gesproken)|in\shanden|"
    r"erfuhr(?:en)?|erfahren\sha(?:t|ben)"
)
_REPORTED = (
    r"(?:(?:am|in|heute|gestern|exklusiv)\s(?:[\w-]+\s){0,3})?(?:berichtete?n?|meldete?n?|schreiben|schreibt|schrieben?)|zufolge|"
    r"révélé|rapporté|rapporte|révèle|écrit|indique|détaille|informó|publicó|reveló|adelantó|informa|publica|revela|recoge|cuenta|señala|asegura|detalla|escribe|adelanta|"
    r"(?:ha\s)?(?:riportato|scritto|rivelato|anticipato|svelato|raccontato)|riporta|scrive|riferisce|rivela|racconta|anticipa|svela|noticiou|avançou|revelou|adiantou|informou|"
    r"noticia|avança|revela|adianta|relata|meldt|meldde|schrijft|schreef|bericht|onthul(?:t|de)|"
    r"сообща[ею]т|сообщил[аио]?|пиш(?:ет|ут)|переда[её]т|выяснил[аио]?|узнал[аио]?|(?:рас|по)сказал[аио]?|пояснил[аио]?|розпові(?:в|ла|ли)|podaje|podał[ao]?|informuje|poinformował[ao]?|pisze|donosi|"
    r"(?:dowiedział[ao]?\ssię|ustalił[ao]?|napisał[ao]?|opisał[ao]?|dotarł[ao]?|relacjonuje)|to\s(?:potvrdil|řekl|sdělil|popsal)[aoy]?|zjistil[ao]?|napsal[ao]?|upozornil[ao]?|popsal[ao]?|přinesl[ao]?|uvádí|(?:отмечает|уточняет|утверждает)(?=,|\sчто)|"
    r"повідомля(?:є|ють)|повідоми(?:в|ла|ло|ли)|з['’ʼ]ясува(?:в|ла|ло|ли)|rapporterar|rapporterade|rapporter(?:er|ede|te)|skriver|skrev|melder|meldte|informoval[ao]?|uvedl[ao]?|píše|"
    r"szerint|kertoo|uutisoi|kirjoittaa|αποκαλύπτει|γράφει|relatează|bildirdi|yazdı|aktardı|duyurdu"
)
_WAS_FIRST = (
    r"(?:broke|brought)\sth(?:e|is)\s(?:story|news)(?!\sto)|was\s(?:the\s)?first\s(?:to\s(?:report|tell|publish|reveal|write|run|air)|with\sthe\s(?:story|news))|"
    r"hat(?:te)?\s(?:[^\s,.]+\s){0,7}(?:berichtet|gemeldet|enthüllt|aufgedeckt|öffentlich\sgemacht)|h(?:eeft|ad)\s(?:[^\s,.]+\s){0,3}(?:gemeld|bericht|onthuld)|"
    r"(?:a\sété\sle|fue\sel|è\sstato\sil|foi\so)\s(?:premier|primero|primo|primeiro)\s(?:à|en|a)\s(?:rapporter|révéler|annoncer|informar|publicar|revelar|riportare|rivelare|noticiar)|"
    r"(?:var|som)\s(?:först|først)\s(?:med|berättade|rapporterade|skrev|avslöjade|fortalte|meldte|omtalte)|(?:machte|deckte)\s(?:\w+\s){1,4}(?:öffentlich|bekannt|auf)|"
    r"dio\s(?:la\s(?:noticia|primicia)|a\sconocer)|dato\sla\snotizia|deu\sa\snotícia|bracht\s(?:het\snieuws|de\szaak)|ujawnił[ao]?|avslöjade|afslørede|avslørte|"
    r"ha(?:r|de|vde)\s(?:\w+\s)?(?:rapporter[ae]t|skrevet|skrivit|meldt|avslöjat|afsløret|avslørt)"
)
_JOINED = (
    r"['’]?\w{0,5}(?:\s(?:gazetesi|ajansı|sitesi)\w*)?\s(?:haberine|(?:verdiği|ulaştığı|edindiği|elde\settiği)\s(?:habere|belgelere|bilgilere)|aktardığına|bildirdiğine|yazdığına)\sgöre\b|"
    r"['’]\w{1,3}\sgöre\b|['’][yn]?[ae]\s(?:konuş|anlat|açıkla|söyle|değerlendir|demeç)\w*|-(?:Informationen|Recherchen?|Bericht(?:en)?)\b|n\smukaan\b"
)
"""What says it in one word with the name: endings of Turkish and Finnish, German compounds."""
AFTER = re.compile(
    rf"{_AT_OUTLET}(?:{_MEANWHILE}(?:{_TOLD}|{_HAS_SEEN}|{_REPORTED}|{_WAS_FIRST})\b|:\s*$)|{_JOINED}|{uncased.AFTER}",
    re.IGNORECASE | re.MULTILINE,
)
"""What follows it: "reported", "has learned", ", for example, said", "zufolge"."""
NO_WORK = re.compile(
    r"(?:['’]s?)?\s(?:(?:annual|own|news|press|media|opinion|online|main|local|new|old|former|recent|charity|summer|sales)\s)?"
    r"(?:(?:conference|event|summit|forum|gala|festival|dinner|ceremony|reception|lecture|webinar|booth|race|competition|contest|prize|award|scholarship|"
    r"fellowship|office|bureau|building|headquarter|tower|newsroom|studio|printworks|poll|survey|questionnaire)s?"
    r"|employee|worker|staffer|intern|executive|manager|owner|trainee|driver|shareholder|subscriber|reader)\b"
    r"|\ssa(?:id|ys)\s(?:goodbye|farewell|yes|no|nothing|in\sa\sstatement|(?:that\s)?it\s(?:would|will|plan))\b|\smeldete\s(?:\w+\s){0,2}(?:Insolvenz|Konkurs|Kurzarbeit|Gewinne?|Verluste?)\b"
    r"|[»”\"]?\s\w+\s(?:о|об|про)\sсво\w+|[\"”“»]?\sberichtete?\süber\s(?:eigene|ihre|seine)\b|\s\w+\s(?:of|on|about)\sits\s(?:own|plans|future|results)\b"
    r"|\sreported\s(?:[\w-]+\s){1,3}(?:loss(?:es)?|profits?|revenues?|earnings|deficit|turnover)\b"
)
"""What behind a name makes it no source: a thing or person of the outlet's, and its own accounts."""
A_REPORT = re.compile(
    r"\b(?:reports?|articles?|stor(?:y|ies)|columns?|pieces?|claims?|Berichte?s?|Meldung(?:en)?)\s(?:in|by|from|de[rs]|von|im)\s(?:the\s)?[\"'“„«]?\Z",
    re.IGNORECASE,
)
IS_DENIED = re.compile(
    r"[\"'’”“»]?(?:,?\s(?:that|which|about|on|over|wonach|dass|über)\s[^.\n]{1,100}?)?(?:\s(?:was|were|is|are)\s(?:denied|rejected|dismissed|false|untrue|wrong|incorrect|inaccurate)"
    r"|\shad\s[^.\n]{1,60}\bin\s(?:19|20)\d\d|,?\s(?:wies(?:en)?|dementier\w+|bestr(?:itt|eit)\w*|widersprach\w*))\b",
    re.IGNORECASE,
)
"""What behind the name of an outlet makes `A_REPORT` of it no source: "a report in the Herald about it is false", or "had claimed so in 2011"."""
ORDERED = re.compile(r"\btold\s(?:the\s)?\Z")
"""What before a name and "to" makes it who was told what to do: "told the Herald to pay"."""
ONE_OF = re.compile(r"\b(?:an?|another)\s\Z", re.IGNORECASE)
ITS_WORK = re.compile(
    r"\s(?:report|story|article|interview|investigation|dispatch|exclusive|analysis|review)s?\b"
    r"|\s(?:reporter|correspondent|journalist)s?\s(?:who\s)?(?:saw|counted|watched|heard|observed|visited|witnessed|found|was\stold|were\stold)\b",
    re.IGNORECASE,
)
"""What is an outlet's work: "an AP report", where `ONE_OF` stands before the name."""
TO_WHOM = re.compile(
    rf"(?:^|[.!?;:,–—]\s|[\"”»]\s)(?:to|gegenüber|dem|à|aux?|all?['’]|alla|al|ao|aan|tegen|till?|pro|dla|для)\s?{_NAMED}",
    re.IGNORECASE | re.MULTILINE,
)
"""What before a name at the front of a clause makes it who was told, if the clause goes on with `SAID`: "Al Giornale il custode ha detto"."""
SAID = re.compile(
    r"[\"'”“»’]?\s(?:[^\s.!?]+\s){0,5}?(?:said|told|explained|confirmed|sag\w+|erklär\w+|bestätig\w+|erzähl\w+|schilder\w+|dit|déclar\w+|confi[eé]\w*|racont\w+|expliqu\w+|"
    r"dijo|dice|declar\w+|cont[óo]u?|cuenta|explic\w+|asegur\w+|confirm\w+|dett[oa]|dichiar\w+|raccont\w+|spieg\w+|rivel\w+|disse|diz|garant\w+|zei|zegt|vertel\w+|"
    r"verklaar\w+|säger|sade|berätta\w*|siger|sagde|sier|fort[æe]ll\w+|fortalte|powiedzia\w+|mówi\w*|przyzna\w+|řek\w+|sdělil\w*|potvrdil\w*|сказал\w*|рассказал\w*|заявил\w*|розпові\w+)\b",
    re.IGNORECASE,
)
_DENIED = (
    r"(?:den(?:y|ied|ies)|reject(?:s|ed)|dismiss(?:es|ed)|disput(?:es|ed)|refut(?:es|ed)|contradict(?:s|ed)|"
    r"dementier\w+|bestritt\w*|widersprach\w*|wies(?:en)?|démen\w+|conteste\w*|desmint\w+|neg(?:ó|aron)|rechaz\w+|smenti\w+|desmenti\w+|"
    r"опроверг\w*|спростув\w+|zaprzeczy\w+|zdementowa\w+|ontken\w+|dementerade)\s(?:[\w'’-]+\s){0,3}"
    r"(?:reports?|articles?|stor(?:y|ies)|claims?|accounts?|allegations?|Berichte?n?|Meldung(?:en)?|Artikel|informa\w+|noticia|notícia|notizia|artículo|"
    r"сообщени\w|информаци\w|публикаци\w|повідомлення|інформацію|informacj\w+|doniesieni\w+|uppgifter)\b(?!\sto\b)[^.;:\n]{0,40}"
)
_ONCE = (
    r"(?:^|[.!?][\"'”’»]?\s*)(?:(?:already|back|schon|bereits|déjà|już|уже)\s)?"
    r"(?:last\s(?:year|month|spring|summer|autumn|fall|winter)|\w+\s(?:months|years|decades)\s(?:ago|earlier)|in\s(?:19|20)\d\d|"
    r"im\s(?:vergangenen|letzten|vorigen)\sJahr|im\sJahre?\s(?:19|20)\d\d|l['’]an(?:née)?\s(?:dernier|dernière|passée?)|en\s(?:19|20)\d\d|el\saño\spasado|"
    r"(?:lo\sscorso\sanno|l['’]anno\sscorso)|(?:no\s)?ano\spassado|vorig\sjaar|w\szeszłym\sroku|в\sпрошлом\sгоду|минулого\sроку)"
    r",?\s?(?:[\w'’]+\s){0,2}"
)
_CAREER = r"(?:his|her|their|my|whose)\s(?:work|writing|essays|stories|articles|reporting|pieces|photographs)\s[^.;:\n]{0,40}"
_ITS_OWN = r"(?:(?:spokes\w+|lawyers?)\s(?:for|of)|(?:wr(?:ite|ites|iting|itten|ote)|complain\w*)\sto|(?:corrections?|apolog(?:y|ies)|advert\w*|obituary|letters?)\s(?:in|by))\s(?:the\s)?"
NO_SOURCE = re.compile(
    rf"\b(?:(?:his|her|my|our|their|its|your)\s|{_CAREER}|{_DENIED}|{_ITS_OWN})\Z|{_ONCE}[\"'“„«]?\Z|{uncased.NO_SOURCE}",
    re.IGNORECASE | re.MULTILINE,
)
"""What before a name makes it no source: whose it would be ("his PA said"), that what it said is denied or was said once, a
career, its spokesman, a letter to it."""
STAFF = frozenset(
    "staff writer writers reporter reporters correspondent correspondents journalist journalists editor editors".split()
)
"""Words with a capital behind an outlet's name that leave it that outlet's."""
ROLES = STAFF | frozenset(
    "business science sports political technology health entertainment national international news newswire agency wire contributor "
    "ltd limited inc plc llc gmbh corp".split()
)
"""The same where a text is signed: "AP Business Writer"; in a sentence they begin a longer name."""
