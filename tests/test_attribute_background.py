"""Background: one sentence that two independent articles keep, beside prose that was lifted."""

import pytest

import newsdiff
from newsdiff.model import COPIED

INDEPENDENT = [
    (
        (
            "Quorvo shares fall on profit warning\n\n"
            "Shares in Quorvo fell 14 percent on Wednesday after the maker of hearing aids cut its forecast for the year. "
            "Sales in Asia were weak, it said. "
            "Quorvo, based in Kessel, employs about 4,200 people in eleven countries. "
            "Analysts at Lund Bank had expected a profit of 90 million crowns. "
            "The firm named a new head of finance."
        ),
        (
            "Hearing-aid maker to close Venn plant\n\n"
            "Two hundred jobs will go in Venn when Quorvo shuts its oldest plant in autumn. "
            "Workers learned of it from a text message. "
            "Quorvo, based in Kessel, employs about 4,200 people in eleven countries. "
            "The union has called a meeting in the canteen for Thursday. "
            "The mayor said that she had heard nothing and would drive to Kessel."
        ),
    ),
    (
        (
            "Judge delays Tarn dam trial\n\n"
            "The trial over the Tarn dam was put off on Monday until September because a juror fell ill. "
            "The lawyers had no objection. "
            "The dam burst on 3 March 2016 after three days of rain, killing 14 people in the village of Low Tarn. "
            "Four engineers are accused of negligence. "
            "Families of the dead stood outside with photographs."
        ),
        (
            "Low Tarn marks fifth year after flood\n\n"
            "Fourteen candles burned in the church of Low Tarn. "
            "The priest read the names, and then the bell rang fourteen times. "
            "The dam burst on 3 March 2016 after three days of rain, killing 14 people in the village of Low Tarn. "
            "A new school stands where the bakery was. "
            "Many who left have not come back, the mayor said."
        ),
    ),
    (
        (
            "Bank robber gives himself up\n\n"
            "A man walked into the police station of Venn on Thursday and put 900 crowns on the counter. "
            "He said that he could not sleep. "
            "The savings bank on Mill Street was robbed in November by a man with a toy pistol. "
            "The bank, founded in 1871, has two branches in the old town. "
            "A judge will hear him on Monday."
        ),
        (
            "Savings bank to merge\n\n"
            "The savers' assembly voted for it by a show of hands, and then there was cake. "
            "From July the savings bank will be part of the regional bank in Kessel. "
            "The bank, founded in 1871, has two branches in the old town. "
            "Nobody will lose a job, its chairwoman promised, and the clock above the door will stay."
        ),
    ),
    (
        (
            "Tenor cancels\n\n"
            "The tenor Emil Roth will not sing in Norre on Saturday because of a cold, the opera said. "
            "Tickets will be refunded. "
            "Roth, who was born in Tarn in 1968, is known for his Wagner roles. "
            "Jana Holm takes over. "
            "It is the third evening that the house has had to change this season, after two burst pipes."
        ),
        (
            "An evening at home with Emil Roth\n\n"
            "He cooks himself, dumplings, and talks with his mouth full. "
            "The bicycle in the hall is for the stairs of the opera, he jokes. "
            "Roth, who was born in Tarn in 1968, is known for his Wagner roles. "
            "He would rather sing Schubert. "
            "His neighbours complain only at Easter, and then they bring eggs."
        ),
    ),
    (
        (
            "Werk in Venn schließt\n\n"
            "Der Zahnradhersteller Morag schließt sein Werk in Venn. "
            "Das erfuhren die 300 Beschäftigten am Montag in der Kantine. "
            "Das Unternehmen mit Sitz in Kessel wurde 1923 gegründet und beschäftigt weltweit rund 5.000 Menschen. "
            "Die Gewerkschaft kündigte Widerstand an. "
            "Der Bürgermeister war im Urlaub und brach ihn ab."
        ),
        (
            "Zahnräder für den Mond\n\n"
            "Wenn im Herbst eine Sonde auf dem Mond landet, drehen sich in ihr Räder aus dem Tal. "
            "Ingenieurin Lotte Maas hält eines davon zwischen zwei Fingern. "
            "Das Unternehmen mit Sitz in Kessel wurde 1923 gegründet und beschäftigt weltweit rund 5.000 Menschen. "
            "Sie selbst wollte eigentlich Tierärztin werden, erzählt sie, und lacht."
        ),
    ),
    (
        (
            "Le pont rouvert\n\n"
            "Le pont de Sarre a rouvert vendredi matin après deux mois de travaux. "
            "Les camions doivent encore patienter. "
            "Les automobilistes ont klaxonné. "
            "Construit en 1904 par l'ingénieur Paul Marre, l'ouvrage est classé monument historique. "
            "La mairie promet une fête en juin, avec un feu d'artifice tiré du milieu du fleuve."
        ),
        (
            "Elle plonge du pont pour ses 80 ans\n\n"
            "Odile Vasse l'avait promis à ses petits-enfants. "
            "À midi, devant trois cents curieux, elle a enlevé son peignoir et sauté. "
            "Construit en 1904 par l'ingénieur Paul Marre, l'ouvrage est classé monument historique. "
            "Les gendarmes ont regardé ailleurs. "
            "L'eau était bonne, a-t-elle dit en sortant."
        ),
    ),
    (
        (
            "Talks on ferry strike fail\n\n"
            "Talks between the ferry line and its seamen broke off late on Wednesday. "
            "Both sides blamed each other. "
            "No new date was set. "
            "The union represents about 1,200 of the line's 1,900 employees. "
            "Boats will stay in port until Friday at least, and the islands have bread for two days, their mayor said."
        ),
        (
            "Seamen march through Norre\n\n"
            "They had painted the drums red. "
            "At the head walked a cook with a ladle, and from the windows people threw oranges. "
            "The union represents about 1,200 of the line's 1,900 employees. "
            "Its chairman spoke from a bollard and lost his hat to the wind. "
            "Tomorrow they will come back with more drums."
        ),
    ),
    (
        (
            "Brewer sells to rival\n\n"
            "The Marsh brewery has been sold to its rival Holm for 80 million crowns, both said on Friday. "
            "Brewing will go on in Marsh. "
            "The deal is subject to regulatory approval and is expected to close in the third quarter of the year. "
            "The staff of 140 were told in the courtyard. "
            "Shares in Holm rose by two percent."
        ),
        (
            "Last beer of old Marsh?\n\n"
            "Behind the bar of the Swan they do not trust the news. "
            "Grey Holm beer, here? "
            "The landlord shakes his head and draws another. "
            "The deal is subject to regulatory approval and is expected to close in the third quarter of the year. "
            "Until then, he says, he will drink as much of it as he can. "
            "The drayman's horse sneezes."
        ),
    ),
    (
        (
            "Measles in Norre school\n\n"
            "Eleven children at a school in Norre have measles, the health office said on Wednesday. "
            "The school stays open. "
            "Parents were sent a letter. "
            "Measles is a highly contagious viral disease that spreads through the air when an infected person coughs or sneezes. "
            "Vaccination is free at the office until Saturday."
        ),
        (
            "A doctor's long Wednesday\n\n"
            "Lena Frey has given ninety injections since breakfast, and the queue still goes round the corner. "
            "A boy wants to know if it hurts. "
            "It does, she says. "
            "Measles is a highly contagious viral disease that spreads through the air when an infected person coughs or sneezes. "
            "In the evening she eats a roll in the stairwell and telephones her mother."
        ),
    ),
    (
        (
            "El puente, cerrado\n\n"
            "El puente de Norre quedó cerrado el jueves a los camiones por grietas en dos pilares. "
            "Los conductores protestaron. "
            "El desvío tiene nueve kilómetros. "
            "El puente, inaugurado en 1931, es utilizado cada día por unos 12.000 vehículos. "
            "El alcalde pidió paciencia y un helicóptero, y solo obtuvo lo primero."
        ),
        (
            "Una boda sobre el río\n\n"
            "Nadie les había dicho que no. "
            "Así que pusieron una mesa en medio, con mantel, y un acordeón. "
            "El puente, inaugurado en 1931, es utilizado cada día por unos 12.000 vehículos. "
            "Esa noche solo pasó un perro, y le dieron tarta. "
            "La novia perdió un zapato, que flota todavía hacia el mar."
        ),
    ),
    (
        (
            "Goalkeeper leaves Tarn\n\n"
            "Goalkeeper Sven Ode leaves Tarn for Venn at the end of the season, the clubs said. "
            "He signed until 2026. "
            "The fee was not disclosed. "
            "Ode, 29, joined Tarn from Marsh in 2018 and has made 174 appearances for the club. "
            "Tarn want to sign a young goalkeeper from the islands next week."
        ),
        (
            "Sven Ode and the bees\n\n"
            "On Mondays he is stung, on Saturdays he is booed. "
            "The tall man in the veil laughs at that; bees at least have a reason. "
            "Ode, 29, joined Tarn from Marsh in 2018 and has made 174 appearances for the club. "
            "His honey is sold in the fan shop, beside the scarves, and the queen is called Grete."
        ),
    ),
]
LIFTED = [
    (
        (
            "Judge delays Tarn dam trial\n\n"
            "The trial over the Tarn dam was put off on Monday until September because a juror fell ill. "
            "The lawyers had no objection. "
            "The dam burst on 3 March 2016 after three days of rain, killing 14 people in the village of Low Tarn. "
            "Four engineers are accused of negligence. "
            "Families of the dead stood outside with photographs."
        ),
        (
            "Dam trial adjourned\n\n"
            "The trial over the Tarn dam was put off on Monday until September because one of the jurors fell ill, and families of the dead stood outside with photographs. "
            "Outside the court, a man sold coffee. "
            "It is the third delay in a year, and lawyers for the village are angry."
        ),
    ),
    (
        (
            "Lava nears village\n\n"
            "Lava from the volcano reached the road to Sarn on Friday, and forty families were taken to a school. "
            "Officials watched the flow from a helicopter. "
            "The mountain last erupted in 1997, when ash covered the island and the airport was closed for three weeks. "
            "The wind is expected to turn on Sunday. "
            "A priest rang the bell all night."
        ),
        (
            "Volcano report\n\n"
            "Emergency services moved forty families on Friday. "
            "Lava from the volcano reached the road to Sarn on Friday, and forty families were taken to a school. "
            "Officials watched the flow from a helicopter. "
            "The mountain last erupted in 1997, when ash covered the island and the airport was closed for three weeks. "
            "More rain would help, a farmer said, but there was none."
        ),
    ),
    (
        (
            "Werk in Venn schließt\n\n"
            "Der Zahnradhersteller Morag schließt sein Werk in Venn. "
            "Das erfuhren die 300 Beschäftigten am Montag in der Kantine. "
            "Das Unternehmen mit Sitz in Kessel wurde 1923 gegründet und beschäftigt weltweit rund 5.000 Menschen. "
            "Die Gewerkschaft kündigte Widerstand an. "
            "Der Bürgermeister war im Urlaub und brach ihn ab."
        ),
        (
            "Aus für Morag in Venn\n\n"
            "Montag war ein trauriger Tag in Venn. "
            "Der Zahnradhersteller Morag schließt sein Werk in Venn, das erfuhren die 300 Beschäftigten am Montag in der Kantine. "
            "Viele weinten. "
            "In der Bäckerei gegenüber gab es Kaffee umsonst, und am Abend brannten Kerzen vor dem Tor."
        ),
    ),
    (
        (
            "Council leader quits\n\n"
            "The leader of Marsh council, Owen Dale, resigned on Monday after a row over the new baths. "
            "He thanked his staff and left by the back door. "
            "His deputy will lead the council until May. "
            "Dale, 61, was elected in 2013 and re-elected four years later with a majority of nine. "
            "The baths will open a year late, the builder said on Tuesday."
        ),
        (
            "Marsh leader resigns\n\n"
            "There was a crowd in the hall. "
            "Owen Dale, the leader of Marsh council, resigned on Monday after a row over the new baths, thanked his staff and left by the back door. "
            "The weather was fine, and children ate ice cream on the steps, while the town band practised for Sunday and the clock struck five."
        ),
    ),
    (
        (
            "Goalkeeper leaves Tarn\n\n"
            "Goalkeeper Sven Ode leaves Tarn for Venn at the end of the season, the clubs said. "
            "He signed until 2026. "
            "The fee was not disclosed. "
            "Ode, 29, joined Tarn from Marsh in 2018 and has made 174 appearances for the club. "
            "Tarn want to sign a young goalkeeper from the islands next week."
        ),
        (
            "Transfer news\n\n"
            "Goalkeeper Sven Ode leaves Tarn for Venn at the end of the season, the clubs said, having signed until 2026. "
            "In Marsh, the coach was given a new contract. "
            "The match of the islands against Norre is put off because the ferry does not go. "
            "The cup will be drawn on Friday."
        ),
    ),
]


def copied(source: str, target: str) -> list[str]:
    report = newsdiff.provenance(
        newsdiff.Document(id="b", text=target, outlet="South Sun"),
        [newsdiff.Document(id="a", text=source, outlet="North Post")],
    )
    return [line.verdict for line in report.paragraphs if line.verdict in COPIED]


@pytest.mark.parametrize(("source", "target"), INDEPENDENT)
def test_a_sentence_of_background_is_no_copying(source, target):
    assert not copied(source, target)
    assert not copied(target, source)


@pytest.mark.parametrize(("source", "target"), LIFTED)
def test_news_is_copied_whatever_stands_beside_it(source, target):
    assert copied(source, target)


def test_background_that_stands_first_or_beside_more_is_copied():
    source, target = INDEPENDENT[0]
    sentence = "Quorvo, based in Kessel, employs about 4,200 people in eleven countries."
    first = target.replace(f"{sentence} ", "").replace("\n\n", f"\n\n{sentence} ", 1)

    assert copied(source, first)


def test_background_in_a_text_that_retells_the_source_came_with_the_rest():
    source = (
        "Quorvo to shut its oldest plant\n\n"
        "Quorvo will close its factory in Venn on 31 October and dismiss 212 workers, its director Ida Lund told the staff by video.\n\n"
        "Each worker is offered nine months of wages or a place in the plant at Norre, which is 80 kilometres away.\n\n"
        "Quorvo, based in Kessel, employs about 4,200 people in eleven countries.\n\n"
        "The machines, some of them from 1962, will be shipped to a customer in Portugal who paid 3 million crowns.\n\n"
        "Mayor Per Ek said that the town loses 14 percent of its tax revenue with the plant.\n"
    )
    target = (
        "End of an era in Venn\n\n"
        "Director Ida Lund broke the news to 212 workers in a video: the Quorvo factory at Venn closes down on the last day of October.\n\n"
        "Whoever wants may move to the Norre plant, 80 kilometres off; the others get wages for nine months.\n\n"
        "Quorvo, based in Kessel, employs about 4,200 people in eleven countries.\n\n"
        "A Portuguese customer paid 3 million crowns for the machines, of which the oldest date from 1962.\n\n"
        "The plant brought in 14 percent of the town's tax revenue, according to mayor Per Ek.\n"
    )

    assert copied(source, target) == ["verbatim"]
