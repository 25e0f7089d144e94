"""The table of tricks: which are answered, on one article, and that sound texts show no sign."""

import pytest

from benchmarks import evasion
from newsdiff import api
from newsdiff.language.signs import find_signs

UNANSWERED = {"other words, every fourth"}
"""What stands in docs/limits.md."""


@pytest.fixture(scope="module")
def text(corpus):
    return api.read(corpus)["006"].text


@pytest.mark.parametrize("name", evasion.TRICKS)
def test_a_trick_is_answered_or_stands_in_the_limits(text, name):
    found, signs = evasion.measure(evasion.TRICKS[name], [text])

    assert (found >= evasion.MIN_FOUND - 0.05 or bool(signs)) == (name not in UNANSWERED)


@pytest.mark.parametrize(
    "text",
    [
        "The G20 and the well-known F-16 crews met on 5 May at 10.30 a.m. in U.S. waters. " * 8,
        "Die Rad-und-Fuß-Initiative traf den CO2-Beauftragten um 8.30 Uhr, z. B. in A b c. " * 8,
        "Le week-end, c'est-à-dire le 4x4 et le 3e étage, va-t-il plaire à J. R. R. Martin ? " * 8,
        "El ex-ministro dijo que el franco-alemán y el G7 no van a Nueva York, EE. UU. y a La Paz. "
        * 8,
        "J'ai vu qu'il y avait aujourd'hui l'homme qu'elle aimait; dell'acqua, all'inizio, quell'altra. "
        * 8,
        "They've said we're sure you'll see: the rock'n'roll fans [sic] of O'Neill's [t]he Queen’s pub. "
        * 8,
        "See snake_case and /%7Euser/a%20b for (a) the first, (b) the second and [c] the third. "
        * 8,
        "Der Bauer\u0640 kam. Der Preis stieg → auf 3 € ↑ und fiel ↓ 😀 wieder. " * 8,
        "Årets første sne gav kø på øen, og Łódź-flyet og Đorđe måtte vente på Nørrebro i nat. "
        * 8,
        "Ođđa skuvla lea ođđajagis, muitala Ruoŧa láhka, ja Tromsø oahppaladdit álget ođđasit. "
        * 8,
        "Đường đến đảo được đóng đến đầu tháng, đại diện nói với Łukasz và Jørgen ở đó rồi. " * 8,
        "Read https://x.example/news/world/north/isles/ferry/fares/rise/again and C:\\my\\own\\files\\of\\last\\year\\and\\this and/or he/she/it there. "
        * 8,
        "|Team|Won|Lost|Drawn|Goals|Points|Next|\n|Rovers|3|4|5|9|12|away|\n" * 12,
        "नगर परिषद ने पुरानी नाव सेवा बंद करने का निर्णय लिया और कहा कि नया पुल बाद में खुलेगा। " * 8,
        "পৌরসভা পুরোনো ফেরি বন্ধ করার সিদ্ধান্ত নিয়েছে এবং বলেছে নতুন সেতু পরে খুলবে। " * 8,
        "நகர சபை பழைய படகு சேவையை நிறுத்த முடிவு செய்தது என்று தலைவர் கூறினார். " * 8,
        "မြို့တော် ကောင်စီသည် ကူးတို့ဟောင်းကို ပိတ်ရန် ဆုံးဖြတ်ခဲ့သည်။ " * 8,
        "ក្រុមប្រឹក្សាក្រុងបានសម្រេចបិទសាឡាងចាស់ចាប់ពីថ្ងៃទីមួយ។ " * 8,
        "הָעִיר הֶחְלִיטָה בְּיוֹם שְׁלִישִׁי לִסְגֹּר אֶת הַמַּעְבֹּרֶת הַיְשָׁנָה וְלִבְנוֹת גֶּשֶׁר חָדָשׁ. " * 8,
        "قَرَّرَ الْمَجْلِسُ الْبَلَدِيُّ إِغْلَاقَ الْعَبَّارَةِ الْقَدِيمَةِ وَبِنَاءَ جِسْرٍ جَدِيدٍ عَلَى النَّهْرِ. " * 8,
        "محمـــد يقول إن المدينة قررت إغلاق العبّارة القديمة في شهر سبتمبر المقبل بعد جدل طويل. "
        * 8,
        "Вице-премьер сказал в Нью-Йорке, что 5-й канал из-за МиГ-29 и СберБанка остановил показ в 10 ч. утра во вторник. "
        * 8,
        "П'ятий потяг об'їхав міст, і люди на березі п'ять годин чекали, поки мер приїде з обласного центру. "
        * 8,
        "Ο κ. Παππάς δεν θα 'ρθει απ' την Αθήνα σ' αυτό το χωριό, είπε ο υφυπουργός στις 10 π.μ. "
        * 8,
        "ＮＨＫ said the Ⓐ and Ⓑ lines stop. " * 3,
    ],
)
def test_sound_texts_show_no_sign_of_a_disguise(text):
    assert find_signs(text) == ()


@pytest.mark.parametrize(
    ("written", "sign"),
    [
        (lambda word: f"{word[:2]}-{word[2:]}" if len(word) > 3 else word, "words cut in two"),
        (lambda word: f"{word[:1]}<i></i>{word[1:]}", "tags inside words"),
        (lambda word: word.replace("о", "0").replace("з", "3"), "digits or signs in the place"),
        (lambda word: f"{word[:2]}’{word[2:]}", "words cut in two"),
    ],
)
def test_disguises_are_seen_in_cyrillic_letters(written, sign):
    text = "Городской совет вчера решил закрыть старый паром через реку весной этого года. " * 8

    assert sign in " ".join(find_signs(" ".join(map(written, text.split()))))
