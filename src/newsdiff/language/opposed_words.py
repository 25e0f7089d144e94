"""The list of opposites: a line is a dimension of a language; its sides are separated by `|`."""

OPPOSED = """
en killed kill kills dead died dies dying death deaths deadly fatal fatally perished | injured hurt wounded injuries injury wounds | unharmed unhurt uninjured survived alive rescued saved escaped | missing
de getötet tot tote toten starb starben tödlich umgekommen | verletzt | unverletzt gerettet überlebt überlebte | vermisst
fr tué mort décédé | blessé | indemne sauvé | disparu
es muerto murieron murió fallecido | herido | ileso rescatado | desaparecido
en executed killed hanged beheaded | purged ousted dismissed sacked fired demoted | exiled deported expelled
de hingerichtet getötet gehängt | entmachtet abgesetzt entlassen degradiert | verbannt abgeschoben ausgewiesen
fr exécuté tué pendu | destitué limogé écarté | exilé expulsé
es ejecutado asesinado ahorcado | destituido cesado depuesto | exiliado deportado expulsado
en accused charged suspected alleged indicted suspect | convicted guilty sentenced | acquitted cleared exonerated innocent
de angeklagt beschuldigt verdächtigt verdächtig | verurteilt schuldig | freigesprochen unschuldig
fr accusé inculpé soupçonné | condamné coupable | acquitté innocenté innocent relaxé
es acusado acusó imputado sospechoso | condenado condenó culpable | absuelto absolvió inocente
en arrested detained jailed imprisoned | released freed
de festgenommen verhaftet inhaftiert | freigelassen entlassen
fr arrêté détenu emprisonné | libéré relâché
es detenido arrestado encarcelado | liberado
en approved approve approves passed adopted accepted accept accepts endorsed authorised authorized allowed permitted granted | rejected reject rejects refused denied vetoed blocked banned forbade declined
en upheld uphold upholds | overturned overturn overturns quashed annulled reversed
de genehmigt gebilligt angenommen zugestimmt stimmte billigte genehmigte bewilligt verabschiedet verabschiedete erlaubt | abgelehnt zurückgewiesen lehnte verwarf verworfen verboten
fr approuvé adopté accepté autorisé | rejeté refusé interdit
es aprobó aprobado aceptó autorizó | rechazó rechazado prohibió
en welcomed welcomes praised praises defended defends supported supports hailed backed backs favoured | opposed opposes criticised criticized condemned rejected rejects attacked
de begrüßt begrüßte lobte lobt unterstützte unterstützt verteidigte verteidigt befürwortete | kritisierte kritisiert rügte rügt verurteilte ablehnte lehnt
fr salué soutenu défendu | critiqué condamné attaqué
es apoyó elogió defendió | criticó condenó atacó
en denied denies deny denying | admitted admits admit admitting confirmed confirms confirm acknowledged conceded
de bestritt dementierte leugnete dementiert bestritten | gestand räumte einräumte eingeräumt bestätigte zugegeben bestätigt zugab
fr nié nie démenti dément | admis reconnu avoué confirmé
es negó niega desmintió | admitió reconoció confirmó confesó
en rose rises rise risen rising increased increases increase climbed grew gained gains gain jumped soared up higher | fell falls fall fallen falling decreased decreases decrease dropped declined shrank lost lose plunged sank down lower
de stieg stiegen steigt steigen gestiegen wuchs wächst zugenommen gewachsen | sinkt sinken fällt fiel fielen gefallen sank sanken gesunken abgenommen
fr augmenté augmente progressé grimpé grimpe hausse | baissé baisse diminué diminue chuté réduit recul
es subió subieron sube aumentó aumenta creció | baja bajó bajaron cayó cayeron disminuyó
en won wins win beat winner victory | lost loses lose loser defeat | drew draw
de gewann gewonnen siegte sieg | verlor verloren niederlage | unentschieden
fr gagné gagne remporté victoire | perdu perd défaite
es ganó venció victoria | perdió derrota | empató empate
en legal lawful legally lawfully | illegal unlawful illegally unlawfully
en before | after
de vor | nach
fr avant | après
es antes | después
en may might could | will would shall must
de könnte könnten dürfte | wird werden muss
en left | right
de links linke linken | rechts rechte rechten
fr gauche | droite
es izquierda | derecha
en north northern northward | south southern southward | east eastern eastward | west western westward | northwest northwestern | northeast northeastern | southwest southwestern | southeast southeastern
de norden nördlich | süden südlich | osten östlich | westen westlich | nordwesten nordwest | nordosten nordost | südwesten südwest | südosten südost
fr nord | sud | ouest
es norte | sur | este | oeste
en inside | outside
en above | below
en highest | lowest
en best | worst
en largest biggest | smallest
en oldest | youngest
en first | last
en brother brothers | sister sisters | father | mother | son sons | daughter daughters | husband | wife | uncle | aunt | cousin | grandfather | grandmother | nephew | niece
-- bruder | schwester | vater | mutter | sohn | tochter | onkel | tante
-- frère | sœur | père | mère | fils | fille
-- hermano | hermana | padre | madre | hijo | hija
en mr | mrs ms miss
en sen senator | rep representative | gov governor | mayor | congressman congresswoman
en city municipal | regional | county | federal
en all every everyone everybody | most | half | few | none nobody
de alle | meisten | hälfte | wenige | keine keiner
fr tous toutes | plupart | moitié | peu | aucun aucune
es todos todas | mayoría | mitad | pocos | ninguno ninguna
en always | often | sometimes | rarely seldom | never
en seconds | minutes | hours | days | weeks | months | years | decades | centuries
de sekunden | minuten | stunden | tage tagen | wochen | monate monaten | jahre jahren
fr minutes | heures | jours | semaines | mois | années
es minutos | horas | días | semanas | meses | años
en more | fewer less
de mehr | weniger
fr plus | moins
es más | menos
en opened opens open reopened | closed closes shut
de geöffnet öffnete offen | geschlossen schloss gesperrt
fr ouvert | fermé
es abierto abrió | cerrado cerró
en arrived arrives | departed departs left
en bought buys buy acquired | sold sells sell
de kaufte gekauft | verkaufte verkauft
fr acheté | vendu
es compró | vendió
en hired appointed | fired dismissed sacked
en resigned quit | stayed
en raised raise raises | cut cuts reduced reduce lowered
en began begins started starts | continued continues extended prolonged | ended ends stopped stops finished
en succeeded succeeds success | failed fails failure
en agreed agrees | disagreed refused
en public | private
en true | false
en possible | impossible
en positive | negative
en for | against
en profit profits | loss losses | revenue revenues turnover
en advanced advances | retreated retreats
en improved improves improve better | worsened worsens worsen deteriorated worse
en expanded expands enlarged | reduced shrank shrunk curtailed
en strengthened strengthens | weakened weakens
en accelerated quickened | slowed
en believed believes trusted trusts | doubted doubts doubt distrusted
en confirmed proven | suspected alleged probable
en majority | minority
en officially | reportedly reported unofficially
en temporary temporarily provisional | permanent permanently
en imports import imported importing | exports export exported exporting
en joined joins | left leaves quit
en entered enters | left exited
en deployed | withdrew withdrawn
en lender lenders creditor creditors | borrower borrowers debtor debtors
en landlord landlords | tenant tenants
en employer employers | employee employees
en plaintiff plaintiffs | defendant defendants
en prosecutor prosecutors prosecution | defence defense
en victim victims | attacker attackers perpetrator perpetrators suspect suspects
en buyer buyers | seller sellers
en soldier soldiers troops | civilian civilians
en murder murdered | manslaughter | suicide | accident
en surplus | deficit
en democrat democrats democratic | republican republicans
en labour | conservative conservatives tory tories
en liberal liberals | conservative conservatives
en sunni sunnis | shia shias shiite shiites shi'ite
en catholic catholics | protestant protestants
en christian christians | muslim muslims | jewish jews | hindu hindus
en married | divorced | widowed
en adult adults | child children
en male | female
en critical critically serious seriously severe | stable minor slight slightly
en full complete total | partial incomplete
en major | minor
en domestic | foreign
en local | national | international
en voluntary | compulsory mandatory
en minimum | maximum
en upper | lower
en high | low
en strong | weak
en early | late
en earlier | later
en new | old
en young | old elderly
en hot | cold
en wet | dry
en long | short
en fast | slow
en large big | small little
en senior | junior
en home | away
en private pvt | corporal | sergeant sgt | lieutenant lt | captain capt | major maj | colonel col | general gen | admiral adm
en likely | unlikely
en safe | unsafe dangerous
en present | absent
en healthy | ill sick
en rich | poor
en peace | war
en ally allies | enemy enemies
en attack attacked | defend defended
en morning | afternoon | evening | night
en spring | summer | autumn fall | winter
en day | night
en boy boys | girl girls
en man men | woman women
de verbesserte verbessert besser | verschlechterte verschlechtert schlechter
de erhöhte erhöht angehoben | senkte gesenkt kürzte gekürzt
de ausgebaut ausgeweitet | abgebaut eingeschränkt
de begann begonnen startete | endete beendet beendete | verlängert verlängerte
de eingestellt ernannt berufen | entlassen gekündigt abgesetzt
de mehrheit | minderheit
de vorübergehend befristet zeitweise | dauerhaft endgültig unbefristet
de importiert importierte einfuhr | exportiert exportierte ausfuhr
de kläger | angeklagte beklagte
de opfer | täter
de käufer | verkäufer
de mieter | vermieter
de arbeitgeber | arbeitnehmer
de stark | schwach
de hoch hohe hohen hoher | niedrig
de höchste | niedrigste
de größte | kleinste
de älteste | jüngste
de erste | letzte
de früher | später
de jung | alt
de neu | alt
de warm | kalt
de nass | trocken
de schnell | langsam
de lang | kurz
de groß | klein
de gewinn | verlust | umsatz
de überschuss | defizit
de anwesend | abwesend
de wahr richtig | falsch
de öffentlich | privat | geheim
de freiwillig | verpflichtend
de leicht | schwer | lebensgefährlich
de mord | totschlag | suizid selbstmord | unfall
de immer | oft | manchmal | selten | nie
de frühling frühjahr | sommer | herbst | winter
de vormittag | nachmittag | abend | nacht
de innerhalb | außerhalb
de oberhalb | unterhalb
de frieden | krieg
-- mann männer | frau frauen
-- junge jungen | mädchen
-- ehemann | ehefrau
-- neffe | nichte
-- großvater | großmutter
fr amélioré améliore mieux | aggravé aggrave détérioré empiré pire
fr commencé commence débuté | terminé achevé fini cessé | prolongé poursuivi
fr embauché recruté nommé | licencié renvoyé limogé
fr majorité | minorité
fr temporaire provisoire | définitif définitive permanent durable
fr importé importe importation | exporté exporte exportation
fr victime | agresseur auteur
fr acheteur | vendeur
fr locataire | propriétaire
fr employeur | salarié employé
fr renforcé | affaibli
fr fort | faible
fr haut | bas basse
fr premier première | dernier dernière
fr ancien ancienne | nouveau nouvelle
fr jeune | vieux vieille âgé
fr chaud | froid
fr long longue | court
fr grand | petit
fr bénéfice profit | perte
fr excédent | déficit
fr présent | absent
fr vrai | faux fausse
fr public publique | privé | secret secrète
fr facultatif facultative volontaire | obligatoire
fr meurtre assassinat | suicide | accident
fr toujours | souvent | parfois | rarement | jamais
fr matin matinée | soir soirée | nuit
fr paix | guerre
fr intérieur | extérieur
fr grave gravement grièvement | léger légère légèrement
fr pour | contre
fr pourrait pourraient | va vont doit doivent
fr arrivé | parti
fr entré | sorti
-- homme hommes | femme femmes
-- garçon garçons | fille filles
es mejoró mejorado mejor | empeoró empeorado peor
es empezó comenzó inició | terminó acabó finalizó | prolongó continuó
es contrató nombró | despidió destituyó
es mayoría | minoría
es temporal provisional | permanente definitivo
es importa importó importación importaciones | exporta exportó exportación exportaciones
es víctima | agresor autor
es comprador | vendedor
es inquilino | propietario
es reforzó fortaleció | debilitó
es fuerte | débil
es alto | bajo
es primero primer | último
es nuevo | viejo antiguo
es joven jóvenes | viejo anciano
es caliente cálido | frío
es largo | corto
es grande | pequeño
es ganancia beneficio | pérdida
es superávit | déficit
es presente | ausente
es verdadero | falso
es público | privado | secreto
es voluntario | obligatorio
es asesinato | suicidio | accidente
es siempre | nunca jamás
es primavera | verano | otoño | invierno
es tarde | noche
es paz | guerra
es grave gravemente | leve levemente
es podría podrían | va debe deberá
es llegó | salió partió
es entró | salió
-- hombre hombres | mujer mujeres
-- niño niños chico chicos | niña niñas chica chicas
"""
"""Language, then the sides; `--` for words of any that take no endings."""
