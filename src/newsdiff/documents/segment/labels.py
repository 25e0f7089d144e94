"""What a dateline calls its dates: "published", "updated", "first", in every language whose months are known."""

from __future__ import annotations

import re
from enum import IntEnum

from newsdiff.language.letters import LETTER_RUN, unaccented


class Label(IntEnum):
    """What a line says of a date, the surest date of publication last."""

    UPDATED = 0
    AS_OF = 1
    NONE = 2
    PUBLISHED = 3
    FIRST = 4


_ENGLISH = {
    Label.UPDATED: "updated update updates modified edited amended revised",
    Label.PUBLISHED: "published publish publication posted created issued release released uploaded",
    Label.FIRST: "first originally",
    Label.NONE: "date issue edition print",
}
_OTHERS = {
    Label.UPDATED: "aktualisiert aktualisierung geändert bearbeitet überarbeitet jour actualisé actualisée modifié modifiée actualizado actualizada actualización "
    "modificado modificada aggiornato aggiornata aggiornamento modifica atualizado atualizada atualização bijgewerkt gewijzigd aktualizacja "
    "aktualizacji zaktualizowano zmodyfikowano обновлено обновлена обновление изменено uppdaterad uppdaterat opdateret oppdatert ændret endret "
    "ändrad aktualizováno aktualizované aktualizace upraveno güncelleme güncellenme güncellendi оновлено оновлення змінено actualizat actualizare "
    "modificat frissítve frissítés frissült módosítva päivitetty muokattu ενημέρωση ενημερώθηκε обновена ažurirano actualitzat diperbarui تحديث "
    "עודכן अपडेट अपडेटेड อัปเดต อัพเดท",
    Label.PUBLISHED: "veröffentlicht veröffentlichung erstveröffentlichung erscheinungsdatum veröffentlichungsdatum publikationsdatum publicatiedatum publiceringsdatum udgivelsesdato publiseringsdato erschienen erstellt eingestellt hochgeladen publié publiée publiés paru parue "
    "diffusé créé posté publicado publicada publicación creado difundido subido pubblicato pubblicata pubblicazione creato inserito publicação criado "
    "postado divulgado gepubliceerd geplaatst publicatie aangemaakt verschenen opublikowano opublikowany opublikowana publikacja publikacji dodano "
    "utworzono zamieszczono опубликовано опубликована опубликован публикация публикации размещено создано добавлено publicerad publicerat publicerades "
    "skapad utgiven publiceret offentliggjort oprettet udgivet publisert opprettet utgitt publikováno zveřejněno vydáno vytvořeno vloženo "
    "publikované zverejnené yayınlanma yayımlanma yayınlandı yayımlandı yayın yayım oluşturulma eklenme giriş опубліковано опублікована оприлюднено "
    "розміщено створено додано публікації publicat publicării postat creat publicată publikálva megjelent közzétéve létrehozva feltöltve julkaistu "
    "luotu δημοσίευση δημοσίευσης δημοσιεύθηκε δημοσιεύτηκε αναρτήθηκε публикувано публикувана objavljeno diterbitkan dipublikasikan "
    "نشر نُشر نشرت نُشرت النشر פורסם प्रकाशित เผยแพร่",
    Label.FIRST: "erstmals ursprünglich initialement originalmente originariamente oorspronkelijk pierwotnie först først původně впервые вперше",
    Label.NONE: "datum fecha data дата dato päivämäärä tarih tarihi dátum ημερομηνία تاريخ תאריך วันที่",
    Label.AS_OF: "stand",
}
_JOINED = {
    Label.UPDATED: "更新 最終更新 最后更新 最後更新 修改 수정 최종수정 업데이트 갱신",
    Label.PUBLISHED: "发布 發布 發佈 发表 發表 刊登 公開 掲載 配信 投稿 発行 発表 입력 등록 게재 발행 작성 승인 송고 기사입력",
    Label.NONE: "日期 日付 날짜",
}
"""Words that stand without a blank beside others, and with one of the endings behind."""
_ENDINGS = " 日 日時 时间 時間 日期 于 於 일 일시 시간 됨".split(" ")
_RELEASE = (
    "for immediate (?:release|publication)|(?:press|news|media) release|zur sofortigen veröffentlichung|pressemitteilung|presseinformation|"
    "pour (?:diffusion|publication) immédiate|communiqué de presse|para (?:su )?(?:difusión|publicación) inmediata|comunicado de (?:prensa|imprensa)|"
    "nota de prensa|comunicato stampa|para divulgação imediata|persbericht|komunikat prasowy|informacja prasowa|пресс-релиз|прес-реліз|pressmeddelande|"
    "pressemeddelelse|pressemelding|tisková zpráva|basın bülteni|comunicat de presă|sajtóközlemény|tiedote"
)
RELEASE = re.compile(rf"(?:{_RELEASE}|新闻稿|新聞稿|プレスリリース|보도자료)\W*$", re.IGNORECASE)
"""The line at the head of what an organisation sends out: the date beside it is the one of its publication."""
_PHRASES = {
    Label.UPDATED: "last_updated|última_modificación|آخر_تحديث|تم_التحديث|dernière_mise_à_jour|laatst_bijgewerkt|sist_oppdatert|senast_uppdaterad|sidst_opdateret|son_güncelle(?:me|nme|ndi)|poslední_aktualizace|naposledy_(?:aktualizováno|upraveno)|utolsó_frissítés|ultima_actualizare|"
    "viimeksi_(?:päivitetty|muokattu)|τελευταία_ενημέρωση|последнее_обновление|останнє_оновлення",
    Label.PUBLISHED: "went_live|put_online|online_seit|online_gestellt|online_dal|mise?s?_en_ligne|puesto_en_línea|messo_online|"
    "colocado_online|online_gezet|online_geplaatst|lagt_ut|lagd_ut|lagt_op|lagt_på|lades_ut|تم_النشر|تم_نشره|"
    + _RELEASE,
    Label.FIRST: "first_(?:printed|appeared|posted|issued|aired|ran)|zuerst_(?:erschienen|veröffentlicht)|première_publication|publié_initialement|primera_publicación|"
    "prima_pubblicazione|primeira_publicação|eerst_gepubliceerd|первая_публикация|první_vydání|prima_publicare|első_megjelenés|ilk_yayın",
}
"""Words that say it together: "printed" alone says when a page was printed, "first printed" when an article was new."""

LABELS = {
    unaccented(word): label
    for words_of in (_OTHERS, _ENGLISH)
    for label, words in words_of.items()
    for word in words.split()
} | {
    unaccented(word + ending): label
    for label, words in _JOINED.items()
    for word in words.split()
    for ending in _ENDINGS
}
"""Words that say what a date is the date of; they are no part of it."""
_NAMES = {Label.UPDATED: "updated", Label.PUBLISHED: "issued", Label.FIRST: "first"}
_PHRASE = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        f"(?P<{label.name}>{phrases.replace('_', chr(92) + 's')})"
        for label, phrases in _PHRASES.items()
    )
    + r")(?!\w)",
    re.IGNORECASE,
)
_ENGLISH_WORDS = frozenset(" ".join(_ENGLISH.values()).split())
_FOREIGN_BY = re.compile(r"(?:von|par|por|door|przez|автор)\b", re.IGNORECASE)


def phrases_as_words(text: str) -> str:
    """Write each phrase that labels a date as the one word in English that says it, filled up with blanks."""
    return _PHRASE.sub(
        lambda match: _NAMES[Label[match.lastgroup or "NONE"]].ljust(len(match[0])), text
    )


def said(text: str) -> list[tuple[int, int, Label]]:
    """Return the labels in a text: where each begins and ends, and what it says.

    A digit may stand right beside one, where a page lost what was between.

    Example:
        >>> said("21:41Modified: 4 March 2019")
        [(5, 13, <Label.UPDATED: 0>)]
    """
    words = ((found, unaccented(found[0])) for found in LETTER_RUN.finditer(text))
    return [(found.start(), found.end(), LABELS[word]) for found, word in words if word in LABELS]


def is_foreign(text: str) -> bool:
    """Whether a line labels a date or a name in a language other than English, in all of which the day stands before the month."""
    if _FOREIGN_BY.match(text):
        return True
    return any(unaccented(text[start:end]) not in _ENGLISH_WORDS for start, end, _ in said(text))
