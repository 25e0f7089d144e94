"""Closed word classes: facts of the languages, used by alignment and attribution.

All entries are keys as `word_key` gives them. Lists are short on purpose: a word is here because it
belongs to a closed class, not because it happens to be frequent.
"""

from newsdiff.language.keys import word_key


def keys_of(words: str) -> frozenset[str]:
    """Return the keys of some words."""
    return frozenset(map(word_key, words.split()))


_EN = """
a about above after again against all almost alone along already also although always am among an and
another any anyone anything are aren't around as at away back be became because become been before began
behind being below between both but by came can can't cannot come could couldn't did didn't do does
doesn't doing don't done down during each either else enough even ever every everyone everything few
for former from further get gets go goes going got had hadn't has hasn't have haven't having he he'd he'll
he's her here hers herself him himself his how however i i'd i'll i'm i've if in including indeed instead into
is isn't it it's its itself just last later least less let let's like made make makes many may maybe me
might mine more most much must my myself near nearly need neither never next no nobody none nor not
nothing now of off often on once one only onto or other others our ours ourselves out over own per perhaps
put quite rather really said same say says see seem seemed seems several shall she she'd she'll she's should
shouldn't since so some someone something soon still such take taken than that that's the their theirs them
themselves then there there's these they they'd they'll they're they've thing things this those though
through thus till to together told too took toward towards two under until unless up upon us use used
very via was wasn't way we we'd we'll we're we've well went were weren't what when where whether which
while who whole whom whose why will with within without won't would wouldn't yes yet you you'd you'll you're
you've your yours yourself mr mrs ms dr
"""
_GRAMMAR = {
    "en": _EN,
    "de": """
    der die das den dem des ein eine einer eines einem einen und oder aber nicht auch auf aus bei bis durch für
    gegen im in ist mit nach noch nur ob ohne sein seine sich sie sind so über um und unter vom von vor war wie
    wird wurde zu zum zur dass er es ich wir ihr haben hat hatte als an am werden worden kann
    """,
    "fr": """
    le la les un une des du de et ou mais ne pas plus dans en sur pour par avec sans que qui se ce cette ces son
    sa ses il elle ils elles est sont été était ont avait au aux comme d' l' qu'
    """,
    "es": """
    el los las una unos unas y o pero no más en con por para del al se su sus es son fue era han había lo que
    """,
    "it": """
    il lo gli i una di e o ma non più nel nella con per da che si è sono era del della dei
    """,
    "pt": """
    o os as um uma e ou mas não mais em no na com por para do da dos das que se é são foi
    """,
    "nl": """
    de het een en of maar niet op in aan met voor van door uit bij is zijn was werd dat die dit
    """,
    "ru": """
    и в во не на с со по к у о об от до за из что как это он она они мы вы я был была были его её их а но или
    """,
    "zh": """
    的 了 是 在 和 与 與 及 对 對 将 將 也 就 都 而 并 並 但 被 把 从 從 向 于 於 为 為 以 等 着 著 过 過 之 其 这 這 那 该 該 有 个 個 一 不
    """,
    "ja": """
    あ い う え お か き く け こ さ し す せ そ た ち つ て と な に ぬ ね の は ひ ふ へ ほ ま み む め も や ゆ よ ら り る れ ろ わ を ん
    が ぎ ぐ げ ご ざ じ ず ぜ ぞ だ ぢ づ で ど ば び ぶ べ ぼ ぱ ぴ ぷ ぺ ぽ っ ゃ ゅ ょ ー
    """,
    "pl": """
    i w we z ze na do od po za przez dla o u nie się że jest są był była było były jego jej ich lub oraz
    """,
}
_FUNCTION_WORDS = {code: keys_of(words) for code, words in _GRAMMAR.items()}
FUNCTION_WORDS = frozenset[str]().union(*_FUNCTION_WORDS.values())
"""Words that carry grammar rather than meaning, in nine languages, and such letters of Chinese and Japanese."""

ARTICLES = keys_of("the a la le les el los las il lo gli i o os as het de der die das dem den")

NEGATIONS = keys_of(
    """
    no not never none nobody nothing neither nor cannot without kein keine keinen keiner keinem nicht nie niemand niemals ne pas
    non aucun aucune jamais rien ni nada nunca nadie ningún ninguna tampoco né nessuno nessuna nessun niente nulla
    não nem ninguém nenhum nenhuma niet geen nooit niets не ни нет никто ничего никогда nie nigdy nikt nic żaden żadna żadne
    inte aldrig ingen inget inga ikke aldrig aldri intet ingenting ні ніхто нічого ніколи değil yok nem soha nu niciun nicio niciodată tidak bukan
    """
)
"""Words that deny, in many languages."""

REFUSALS = keys_of(
    "refused refuses refuse refusing failed fails fail failing declined declines unable weigerte weigert weigerten versäumte unfähig "
    "refusé refuse refusait incapable échoué rehusó rehusaron incapaz rifiutato rifiuta rifiutò recusou recusa recusaram weigerde weigert weigerden "
    "отказался отказалась отказались отказывается odmówił odmówiła odmówili odmawia"
)
"""Verbs that deny what follows them: "refused to pay" for "would not pay"."""

HEDGES = keys_of(
    """
    reportedly allegedly apparently supposedly purportedly seemingly possibly probably perhaps maybe
    likely unlikely alleged suspected might may could unconfirmed believed thought
    appear appears appeared seem seems seemed suggests suggested indicates indicated
    angeblich mutmaßlich mutmaßliche mutmaßlichen mutmaßlicher möglicherweise womöglich vielleicht offenbar vermutlich wahrscheinlich soll sollen könnte könnten dürfte dürften
    présumé présumée présumés présumées apparemment peut-être probablement vraisemblablement semble semblent pourrait pourraient aurait auraient serait seraient
    presunto presunta presuntos presuntas presuntamente supuesto supuesta supuestos supuestas supuestamente aparentemente quizá quizás probablemente posiblemente habría habrían podría podrían
    presunti presunte forse probabilmente apparentemente avrebbe avrebbero potrebbe potrebbero sarebbe sarebbero
    alegado alegada alegadamente suposto suposta supostos supostamente talvez provavelmente possivelmente teria teriam poderia poderiam
    vermeend vermeende vermoedelijk vermoedelijke mogelijk misschien waarschijnlijk zou zouden
    якобы предположительно возможно вероятно предполагаемый предполагаемого предполагаемые
    rzekomo rzekomy rzekomego rzekoma podobno prawdopodobnie przypuszczalnie domniemany domniemanego
    """
)
"""Words that make a statement less sure, in nine languages; the moods of hearsay too ("soll", "aurait", "zou")."""

_SAYING = """
said says say told tells tell stated states announced announces revealed reveals declared declares
claimed claims alleged alleges asserted asserts; admitted admits admit conceded concedes acknowledged acknowledges confessed confesses
denied denies deny; confirmed confirms confirm; insisted insists insist; suggested suggests suggest hinted hints implied implies
boasted boasts; warned warns warn; argued argues
speculated speculates; promised promises; threatened threatens
"""
ATTRIBUTION_VERBS = {
    form: forms.split()[0]
    for forms in _SAYING.strip().replace("\n", ";").split(";")
    for form in forms.split()
}
"""Verbs that say how a statement was made, by the first form of their sense; the plain ones have one sense."""

SPEECH_WORDS = keys_of(
    """
    said says say saying told tells tell asked asks added adds replied replies answered answers explained explains wrote writes written
    stated states announced announces declared declares claimed claims warned warns insisted insists recalled recalls continued
    continues tweeted posted tweets posts reads read recounted remembered noted notes argued argues testified spoke speaking
    quoted quoting according interview statement spokesman spokeswoman spokesperson reporters reporter journalists conference press release
    broadcaster programme newspaper letter note message email text post tweet ruling section paragraph
    sagte sagten sagt erklärte erklärten erklärt teilte teilten meinte meinten meint betonte betonten berichtete berichtet erzählte erzählt fügte hinzu schrieb
    schrieben schreibt antwortete ergänzte fragte heißt hieß lautet zitiert laut zufolge gegenüber sprecher sprecherin sender zeitung interview gespräch mitteilung erklärung
    brief wortlaut
    dit disait déclaré déclare affirmé affirme expliqué explique ajouté ajoute raconté raconte confié confie écrit écrivait répondu répond précisé précise indiqué
    indique assuré assure estimé estime souligné souligne lancé lance communiqué interview entretien porte-parole selon lettre message
    dijo dicho dice dicen declaró afirmó afirma explicó explica añadió agregó contó cuenta escribió escribe respondió señaló aseguró indicó comunicado
    entrevista portavoz según carta mensaje
    journalisten reportern journalistes periodistas giornalisti jornalistas omroep krant
    detto dichiarato affermato spiegato aggiunto scritto disse afirmou explicou acrescentou escreveu zei zegt vertelde schreef voegde
    сказал сказала заявил заявила рассказал рассказала добавил добавила сообщил сообщила словам
    powiedział powiedziała mówi dodał dodała stwierdził stwierdziła oświadczył oświadczyła podkreślił wyjaśnił napisał rzecznik rzeczniczka
    """
)
"""Words that any report of a quotation has around it: verbs of saying, who was told, and what was written; in nine languages."""

ANONYMOUS = keys_of(
    "source sources insider insiders tipster informant quelle insidern informanten fuente fuentes fonte fonti bron bronnen источник"
)
"""Who speaks without a name, and so to one reporter only."""

STOCK_WORDS = keys_of(
    """
    comment comments request requests respond responded response immediately return returned declined decline refused reached reach
    anonymity condition authorized authorised spokesman spokeswoman spokesperson publicly speak speaking spoke discuss
    press statement details unanswered seeking voicemail inquiries queries
    version article correction corrected corrections amended updated incorrectly incorrect misstated error errors regret clarified
    stellungnahme anfrage äußern äußerte erreichbar auskunft angaben ermittlungen sprecher sprecherin anonym kommentieren
    commentaire commenter demande répondu répondre joint jointe sollicité sollicitée anonymat réagir communiqué
    fassung korrigiert berichtigt rectifié corrigé corrigée versión corregido corregida versione corretto versie gecorrigeerd versão corrigido corrigida
    wersja poprawiono версии исправлено исправлена
    comentarios comentar declaraciones respondió responder solicitud anonimato portavoz comunicado
    """
)
"""Words of what any newsroom says of how it asked and who did not answer, and of its own mistakes."""

FIRST_PERSON = {
    "en": keys_of("i i'm i've i'd i'll me my mine myself we we're we've we'll our ours ourselves"),
    "de": keys_of(
        "ich mich mir mein meine meinen meinem meiner wir unser unsere unseren unserem unserer"
    ),
    "fr": keys_of("je j'ai j'étais j'avais moi mon ma mes nous notre nos"),
    "es": keys_of("yo mi mis nosotros nosotras nuestro nuestra nuestros nuestras"),
    "it": keys_of("io mio mia miei mie noi nostro nostra nostri nostre"),
    "pt": keys_of("eu meu minha meus minhas nós nosso nossa nossos nossas"),
    "nl": keys_of("ik mij mijn wij we ons onze"),
    "ru": keys_of("я меня мне мной мой моя мои мы нас нам наш наша наши"),
    "pl": keys_of("ja mnie mój moja moje my nas nasz nasza nasze"),
}
"""Words by which a speaker means himself: outside quotation marks no report does."""

DATE_WORDS = keys_of(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
    today yesterday tomorrow tonight
    """
)
"""Months, weekdays and days counted from today."""

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBER_WORDS = (
    {word: str(n) for n, word in enumerate(_UNITS.split()) if n > 1}
    | {word: str(10 * n) for n, word in enumerate(_TENS.split(), 2)}
    | {"hundred": "100", "thousand": "1000", "million": "1000000", "billion": "1000000000"}
    | {"dozen": "12", "half": "1/2", "twice": "2", "double": "2", "triple": "3"}
)
"""Number words by their digits; "one" is left out, it is too often a pronoun."""

TIME_WORDS = DATE_WORDS | keys_of(
    """
    second seconds minute minutes hour hours day days night nights week weeks weekend weekends fortnight
    month months year years decade decades century centuries season quarter
    morning mornings noon afternoon evening midnight spring summer autumn winter
    beginning start middle end early mid late time times ago
    first third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    """
)
"""Words that say when: "by the middle of the sixth century" and "for the first time in ten years" are anybody's."""

TITLES = keys_of(
    """
    mr mrs ms miss dr sir dame lord lady prof professor president vice prime minister senator sen rep
    representative governor gov mayor secretary chancellor king queen prince princess pope rev reverend
    general gen admiral adm colonel col captain capt lieutenant lt sergeant sgt officer judge justice attorney
    chief director chairman chairwoman chair ceo spokesman spokeswoman ambassador congressman
    congresswoman councillor herr frau monsieur madame mademoiselle mme mlle señor señora sra signor signora senhor senhora
    meneer mevrouw господин госпожа pani
    """
)
"""Words before a name that do not name anybody."""

COMPANY_FORMS = keys_of(
    "ltd limited inc incorporated corp corporation co company plc llc llp lp gmbh ag kg se sa sas sarl srl spa bv nv oy ab group holding holdings"
)
"""Words behind a company's name that do not name it."""

CITIES = keys_of(
    """
    amsterdam athens atlanta baghdad bangkok barcelona beijing beirut belfast belgrade berlin birmingham
    boston brussels bucharest budapest cairo cardiff chicago copenhagen dallas damascus delhi denver detroit
    dublin edinburgh frankfurt geneva glasgow hamburg havana helsinki houston istanbul jakarta jerusalem
    johannesburg kabul karachi kiev kyiv kremlin lagos leeds lisbon liverpool london madrid manchester
    manila melbourne miami milan minsk moscow mumbai munich nairobi naples oslo ottawa paris philadelphia
    prague riyadh rome seattle seoul shanghai sofia stockholm sydney tehran tokyo toronto tripoli vienna
    vilnius warsaw washington zurich
    """
)
"""Large cities, of which a part may be named for the whole: "West London"."""

PLACES = CITIES | keys_of(
    """
    afghanistan albania algeria america american angola argentina armenia australia austria azerbaijan
    bahrain bangladesh belarus belgium bolivia bosnia brazil britain bulgaria cambodia cameroon canada chad
    chile china colombia congo croatia cuba cyprus denmark ecuador egypt england eritrea estonia ethiopia
    europe eu finland france georgia germany ghana greece guatemala haiti honduras hungary iceland india
    indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kosovo kuwait kyrgyzstan
    laos latvia lebanon liberia libya lithuania luxembourg madagascar malaysia mali malta mexico moldova
    mongolia montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria norway
    oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda
    scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria
    taiwan tajikistan tanzania thailand tunisia turkey turkmenistan uganda uk ukraine uruguay us usa
    uzbekistan venezuela vietnam wales yemen zambia zimbabwe africa asia crimea
    alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi
    missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia
    wisconsin wyoming
    """
)
"""Countries, large cities and states that need no context to be a place; names elsewhere are `name`."""

DENIALS = keys_of(
    """
    deny denies denied denying
    bestreitet bestritt bestreiten bestritten dementiert dementierte dementieren leugnet leugnete leugnen
    nie nié nient niait démenti dément démentait niega niegan negó negaron negado desmiente desmintió
    nega negato negou negaram smentisce smentito smentì desmentiu ontkent ontkende ontkennen
    отрицает отрицал отрицала отрицают опроверг опровергла опровергает zaprzecza zaprzeczył zaprzeczyła zaprzeczyli zdementował
    """
)
"""Verbs that say of a clause that it is not so."""

QUALIFIERS = keys_of(
    """
    but however although though despite yet nevertheless nonetheless whereas except unless
    denied denies deny denial refuted rejected dismissed disputed contradicted declined insisted
    cautioned warned doubt doubts doubtful unclear unknown unproven unconfirmed inconclusive
    cleared acquitted innocent exonerated evidence correction corrected retracted clarified
    only merely limited isolated incomplete preliminary
    aber jedoch allerdings obwohl dennoch trotzdem bestritten zurückgewiesen unklar unbekannt unbestätigt freigesprochen unschuldig berichtigt lediglich vorläufig
    cependant toutefois pourtant malgré néanmoins incertain inconnu innocent acquitté rectificatif seulement
    pero aunque embargo obstante desconocido inocente absuelto rectificación solamente provisional
    però tuttavia sebbene nonostante ignoto innocente assolto rettifica soltanto
    porém contudo embora entretanto desconhecido inocente absolvido apenas
    maar echter hoewel desondanks onduidelijk onbekend onschuldig vrijgesproken slechts
    однако хотя неизвестно невиновен оправдан опроверг лишь
    jednak chociaż mimo nieznany niewinny uniewinniony tylko
    """
)
"""Words of sentences that deny, qualify or contradict."""

_ADVERBS_AND_AUXILIARIES = keys_of(
    """
    da dann denn doch schon noch immer wieder einmal mal jetzt hier dort dorthin dahin hin her so sehr mehr viel viele wenig etwas
    nichts alles alle allem allen aller jeder jede jedes jeden jedem kein keine keinen keiner keinem wer wen wem was wann wo wohin
    woher warum weil wenn obwohl damit davon dazu daran darauf darin darüber dabei dafür dagegen daher deshalb sonst auch gar ganz
    eben etwa bloß gerade also deren dessen denen dieser diese dieses diesen diesem jener jene jenes jenen jenem welcher welche
    welches welchen welchem solche solcher ihn ihm ihnen ihre ihren ihrem ihrer ihres seinen seinem seiner seines mir mich dir
    dich uns euch mein meine unser unsere unseren eure bist seid waren wäre wären gewesen habe hast hatten hätte hätten gehabt
    werde werden wirst würde würden wurden geworden können konnte konnten könnte könnten müssen muss musste mussten müsste sollen
    soll sollte sollten wollen will wollte wollten dürfen darf durfte durften mögen mag möchte möchten zwischen während seit wegen
    vor hinter neben ins ans beim selbst où quand pourquoi parce donc alors ainsi aussi encore déjà toujours jamais bien très trop
    peu tout tous toute toutes rien personne autre autres cela ça ceci celui celle ceux celles ci là ici y en lui leur leurs nous
    vous je tu me te moi toi soi notre nos votre vos mon ma mes tes ai as avons avez avaient avais aurait auraient sera seront
    serait seraient fut furent étaient être avoir fait faire faisait peut peuvent pouvait pouvoir doit doivent devait devoir faut
    fallait va vont allait vers chez sous entre depuis avant après contre dont quel quelle quels quelles quelque quelques chaque
    si n' s' c' j' m' t' l' puisque lorsque donde dónde cuando cuándo cómo porque pues entonces así también todavía aún ya siempre
    muy mucho mucha muchos muchas poco todo toda todos todas nada nadie algo alguien otro otra otros otras mismo misma esto esta
    este estos estas eso esa ese esos esas aquel aquella aquello allí allá aquí ahí le les lo la mi mis tus nuestro nuestra ha he
    hemos habían haber haya hubo tiene tienen tenía tenían tener estaba estaban estar está están estuvo ser sean siendo puede
    pueden podía poder debe deben debía hacer hace hizo hecho ir van iba iban sobre desde hasta hacia contra durante antes después
    ante bajo cada cual cuyo cuya quien quienes tanto luego mientras aunque sino ni dove quando perché allora così anche ancora
    già sempre mai molto molta molti molte tutto tutta tutti tutte niente nulla nessuno qualcosa qualcuno altro altra altri altre
    stesso stessa questo questa questi queste quello quella quelli qui lì gli ti vi ne lei loro suo sua suoi mio tuo nostro nostra
    ho hai abbiamo hanno aveva avevano avere sarà saranno sarebbe erano essere stato stata stati può possono poteva potere deve
    devono doveva fa fatto andare vanno andava al allo agli dal dallo dalla dai dagli dalle sul sulla sui sulle nei negli nelle
    dello degli delle tra fra fino dopo prima contro senza sotto sopra verso ogni quale quali cui se mentre poi né onde então
    assim também ainda já nunca muito muita muitos muitas pouco tudo ninguém alguém outro outra outros outras mesmo mesma isto
    isso estes essa esses essas aquele aquela lá aqui lhe lhes nós ele ela eles elas seu seus suas meu minha tem têm tinha tinham
    ter estão estava estavam seja pode podem podia devem fazer faz fez vai vão ia depois qual quais quem sem ao aos à às pelo pela
    pelos pelas ze zij haar wel dan nog ook heeft hebben had hadden kan kunnen kon konden moet moeten moest moesten wordt worden
    zou zouden zal zullen om tot naar als er hij ik jij wij we ons onze wat wie waar hoe toen omdat meer geen iets niets iemand
    niemand alleen weer daar daarom veel deze andere geweest zo maken maakt gaan gaat komen komt kwam laten doen doet gedaan tegen
    over onder tussen tijdens na zonder mijn zijn hebt wil willen wilde mogen mocht eens toch heel erg бы же ли уже ещё только
    тоже также очень всё все всех всем всего вся весь этот эта эти этого этой этих этому то тот та те того той тех тому там тут
    здесь где когда куда откуда почему потому чтобы если чем кто кого кому ничего никто никого себя себе свой своя свои своего
    своей мне меня нам нас вам вас ему ей им ними ним ней нём них есть будет будут быть были может могут мог могла могли можно
    надо нужно нельзя так такой такая такие сам сама сами другой другая другие каждый который которая которое которые которого
    которой которых раз два при под над между через без после перед bardzo tylko też także jeszcze już zawsze nigdy wszystko
    wszyscy wszystkich ta to tego tej tych temu tam gdzie kiedy dlaczego ponieważ żeby aby jeśli gdy kto kogo co czego nic nikt
    siebie sobie swój swoja swoje mu mnie nam nas wam im ich nim niej nich będzie będą być może mogą mógł mogła można trzeba tak
    taki taka takie sam sama inny inna inne każdy który która które którzy którego której których pod nad między przed bez
    """
)
"""More words of grammar of the languages above, without those that say something in English."""

BARE_WORDS = FUNCTION_WORDS | _ADVERBS_AND_AUXILIARIES | TIME_WORDS | NUMBER_WORDS.keys()
"""Words that say nothing of what a text is about."""
