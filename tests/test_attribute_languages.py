"""Changed facts in many languages: sentences that say another thing, and sentences that say the same otherwise."""

from functools import cache
from pathlib import Path

import pytest

import newsdiff
from ledgers import altered, ledger
from newsdiff import api

AROUND = {
    "en": ("The old ferry was towed into the yard on a grey morning, and half of the village came down to watch.",
           "Nobody has said who will pay for the new engine, although the owners have asked three banks for it."),
    "de": ("Die alte Fähre wurde an einem grauen Morgen in die Werft geschleppt, und das halbe Dorf sah dabei zu.",
           "Niemand hat gesagt, wer den neuen Motor bezahlen soll, obwohl die Eigner drei Banken gefragt haben."),
    "fr": ("Le vieux bac a été remorqué jusqu'au chantier par un matin gris, et la moitié du village est venue voir.",
           "Personne n'a dit qui paierait le nouveau moteur, bien que les propriétaires aient demandé à trois banques."),
    "es": ("El viejo transbordador fue remolcado al astillero una mañana gris, y medio pueblo bajó a verlo marchar.",
           "Nadie ha dicho quién pagará el motor nuevo, aunque los dueños han pedido el dinero a tres bancos."),
    "it": ("Il vecchio traghetto fu rimorchiato al cantiere in una mattina grigia, e mezzo paese scese a vederlo.",
           "Nessuno ha detto chi pagherà il nuovo motore, anche se i proprietari hanno chiesto a tre banche."),
    "pt": ("A velha balsa foi rebocada para o estaleiro numa manhã cinzenta, e meia aldeia desceu para a ver partir.",
           "Ninguém disse quem vai pagar o motor novo, embora os donos tenham pedido o dinheiro a três bancos."),
    "nl": ("De oude veerboot werd op een grauwe ochtend naar de werf gesleept, en het halve dorp kwam kijken.",
           "Niemand heeft gezegd wie de nieuwe motor gaat betalen, hoewel de eigenaars drie banken hebben gevraagd."),
    "ru": ("Старый паром серым утром отбуксировали на верфь, и полдеревни спустилось посмотреть, как он уходит.",
           "Никто не сказал, кто заплатит за новый двигатель, хотя владельцы попросили денег у трёх банков."),
    "uk": ("Старий пором сірого ранку відбуксирували на верф, і пів села зійшло на берег подивитися, як він відпливає.",
           "Ніхто не сказав, хто заплатить за новий двигун, хоча власники попросили гроші у трьох банків."),
    "pl": ("Stary prom odholowano do stoczni w szary poranek, a pół wsi zeszło na brzeg, żeby na to popatrzeć.",
           "Nikt nie powiedział, kto zapłaci za nowy silnik, choć właściciele prosili o pieniądze trzy banki."),
    "sv": ("Den gamla färjan bogserades till varvet en grå morgon, och halva byn gick ner till stranden för att titta på.",
           "Ingen har sagt vem som ska betala den nya motorn, fast ägarna har bett tre banker om pengarna."),
    "tr": ("Eski vapur gri bir sabah tersaneye çekildi ve köyün yarısı onun gidişini izlemek için kıyıya indi.",
           "Yeni motorun parasını kimin ödeyeceğini henüz kimse söylemedi, oysa sahipleri üç bankadan para istedi."),
    "zh": ("旧渡船在一个灰蒙蒙的早晨被拖进船厂,半个村子的人都走下来看它离开,没有人说话。",
           "还没有人说谁会为新发动机付钱,虽然船主们已经向三家银行借过钱,答复一直没有来。"),
    "ja": ("古い渡し船は曇った朝に造船所へ引かれて行き、村の半分の人々がそれを見送りに浜へ下りて来た。",
           "新しいエンジンの代金を誰が払うのかはまだ分からないが、持ち主たちは銀行に金を頼んだという。"),
    "ko": ("낡은 여객선은 흐린 아침에 조선소로 끌려갔고 마을 사람 절반이 내려와 배가 떠나는 모습을 지켜보았다.",
           "새 엔진 값을 누가 낼지 아직 아무도 말하지 않았지만 선주들은 은행 세 곳에 돈을 부탁했다고 한다."),
    "ar": ("سحبت العبارة القديمة إلى الحوض في صباح رمادي ونزل نصف أهل القرية لمشاهدتها وهي تغادر الميناء.",
           "لم يقل أحد بعد من سيدفع ثمن المحرك الجديد رغم أن أصحاب السفينة طلبوا المال من ثلاثة مصارف."),
    "hu": ("Már három éjszakája esett az eső a völgyben, amikor az első hívások érkeztek, és az önkéntesek az iskola mögötti udvaron rég homokzsákokat töltöttek.",
           "A felső tanyákhoz vezető út estig zárva maradt, a gyerekeket pedig traktorral vitték haza, mert az iskolabusz nem tudott átkelni a gázlón."),
    "ro": ("Ploua de trei nopți în vale când au venit primele apeluri, iar voluntarii umpleau deja saci cu nisip în curtea din spatele școlii.",
           "Drumul spre fermele de sus a rămas închis până seara, iar copiii au fost duși acasă cu tractoarele, pentru că autobuzul școlii nu putea trece prin vad."),
    "fi": ("Laaksossa oli satanut jo kolme yötä, kun ensimmäiset puhelut tulivat, ja vapaaehtoiset täyttivät koulun takana olevalla pihalla jo hiekkasäkkejä.",
           "Tie ylätiloille pysyi suljettuna iltaan asti, ja lapset vietiin kotiin traktoreilla, koska koulubussi ei päässyt kahlaamon yli."),
    "el": ("Έβρεχε στην κοιλάδα τρεις νύχτες όταν ήρθαν τα πρώτα τηλεφωνήματα, και οι εθελοντές γέμιζαν ήδη σακιά με άμμο στην αυλή πίσω από το σχολείο.",
           "Ο δρόμος προς τα ψηλά αγροκτήματα έμεινε κλειστός ως το βράδυ, και τα παιδιά μεταφέρθηκαν στα σπίτια τους με τρακτέρ."),
}  # fmt: skip
ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("facts_in_languages.tsv").read_text("utf-8").splitlines()
]


TOGETHER = 100
"""Rows whose documents are cleaned at once, each of an outlet of its own: one by one they take three times as long."""


@cache
def prepared(block):
    """Return the documents of a block of rows, source and target in turns."""
    texts = (
        "\n\n".join((opening, sentence, f"{end}\n"))
        for _, code, *both in ROWS[block * TOGETHER : (block + 1) * TOGETHER]
        for (opening, end), sentence in zip([AROUND[code]] * 2, both, strict=True)
    )
    return api.prepare(
        newsdiff.Document(id=f"{n}", text=text, outlet=f"outlet {n}")
        for n, text in enumerate(texts)
    )


def compared(row):
    """Return the verdict of the sentence of a row, and what was altered in it."""
    at = 2 * (row % TOGETHER)
    source, target = prepared(row // TOGETHER)[at : at + 2]
    paragraphs = newsdiff.provenance(target, [source]).paragraphs
    line = next(line for line in paragraphs if ROWS[row][3] in line.text)
    return line.verdict, [a for passage in line.passages for a in passage.alterations]


def rows(kind):
    """Return the numbers of the rows of a kind, named by what they say."""
    return [pytest.param(at, id="-".join(row[1:])) for at, row in enumerate(ROWS) if row[0] == kind]


@pytest.mark.parametrize("row", rows("changed"))
def test_another_fact_is_listed(row):
    verdict, alterations = compared(row)

    assert [a for a in alterations if a.kind != "wording"]
    assert verdict != "verbatim"


@pytest.mark.parametrize("row", rows("same"))
def test_the_same_fact_in_other_words_is_not_listed(row):
    assert compared(row)[1] == []


DAYS = {
    "en": ("The mayor resigned {} after a long night in the town hall.", "on Tuesday", "yesterday", "on Monday"),
    "de": ("Der Bürgermeister trat {} nach einer langen Nacht im Rathaus zurück.", "am Dienstag", "gestern", "am Montag"),
    "fr": ("Le maire a démissionné {} après une longue nuit à la mairie.", "mardi", "hier", "lundi"),
    "es": ("El alcalde dimitió {} después de una larga noche en el ayuntamiento.", "el martes", "ayer", "el lunes"),
    "it": ("Il sindaco si è dimesso {} dopo una lunga notte in municipio.", "martedì", "ieri", "lunedì"),
    "pt": ("O prefeito renunciou {} depois de uma longa noite na prefeitura.", "na terça-feira", "ontem", "na segunda-feira"),
    "nl": ("De burgemeester trad {} af na een lange nacht in het stadhuis.", "dinsdag", "gisteren", "maandag"),
    "ru": ("Мэр подал в отставку {} после долгой ночи в мэрии города.", "во вторник", "вчера", "в понедельник"),
    "pl": ("Burmistrz podał się do dymisji {} po długiej nocy w ratuszu.", "we wtorek", "wczoraj", "w poniedziałek"),
}  # fmt: skip


def days_listed(code, before, after, published="2024-03-13"):
    opening, end = AROUND[code]
    texts = (f"{opening}\n\n{DAYS[code][0].format(day)}\n\n{end}" for day in (before, after))
    return [a.kind for a in altered(ledger(*texts, published))]


@pytest.mark.parametrize("code", DAYS)
def test_yesterday_is_the_day_before_publication(code):
    _, weekday, yesterday, another = DAYS[code]

    assert days_listed(code, weekday, yesterday) == []
    assert days_listed(code, yesterday, weekday) == []
    assert days_listed(code, yesterday, another) == ["date"]


@pytest.mark.parametrize("published", [None, "2024-03-13T03:00:00+00:00"])
def test_yesterday_is_no_day_where_that_of_publication_is_not_known(published):
    _, _, yesterday, another = DAYS["en"]

    assert days_listed("en", yesterday, another, published) == []
