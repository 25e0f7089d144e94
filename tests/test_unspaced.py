"""Texts without blanks between words: letters are compared, and as many as make some words show copying.

The independent reports share names of offices and subjects with the first text of their language; the third texts took one
paragraph from it.
"""

import pytest

import newsdiff
from newsdiff.language.letters import letters_per_word

CHINESE = [
    "中国国家气象局中央气象台发布台风红色预警，预计今年第九号台风将于周五夜间在广东省珠海市至阳江市一带沿海登陆，登陆时中心附近最大风力可达十四级。",
    "广东省防汛防旱防风总指挥部将应急响应提升至一级，要求沿海各市停工停课，所有渔船必须在今晚八时前回港。",
    "珠海机场宣布取消周五下午的全部航班，港珠澳大桥届时也将视风力情况关闭。",
    "截至记者发稿时，已有六万多名群众转移到临时安置点。",
]
CHINESE_INDEPENDENT = [
    "台风逼近，珠海市民赶在商店关门前排队购买矿泉水和方便面，一些超市的面包货架已被搬空。",
    "五十二岁的出租车司机梁先生说，他记得二零一七年那场台风把门前的大树连根拔起，这次不敢再冒险，已把车停到山坡上。",
    "中国国家气象局中央气象台预计，今年第九号台风将在广东省珠海市至阳江市一带沿海登陆。广东省防汛防旱防风总指挥部要求沿海居民不要前往海边观浪。",
    "酒店经理陈女士表示，港珠澳大桥一旦关闭，许多香港游客只能多住一晚，酒店不会加价。",
]
CHINESE_COPY = [
    "珠海市民周四忙着购买食物和饮用水，准备迎接台风。",
    "广东省防汛防旱防风总指挥部将应急响应提升至一级，要求沿海各市停工停课，所有渔船必须在今晚八时前回港。",
    "一位卖菜的妇女说，青菜的价格一天之内涨了一倍，但买的人还是很多。学校的老师忙着把图书搬到二楼，担心教室会进水。",
]
JAPANESE = [
    "政府は10日の閣議で、少子化対策の財源を確保するための子ども・子育て支援法の改正案を決定した。児童手当の所得制限を撤廃し、対象を高校生の年代まで広げる。",
    "支援金は医療保険の保険料に上乗せして集め、一人当たりの負担は月に五百円弱と見込む。",
    "野党は事実上の増税だと批判しており、国会での審議は難航しそうだ。首相は記者団に、丁寧に説明していくと述べた。",
]
JAPANESE_INDEPENDENT = [
    "子ども・子育て支援法の改正案をめぐり、東京都内で三人の子を育てる会社員の女性は、児童手当の所得制限がなくなるのはありがたいが、保険料が上がるのでは意味がないと話す。",
    "保育所の園長は、職員の数が足りないまま利用時間だけを延ばすことに不安を感じている。現場の声を聞いてから決めてほしいという。",
    "専門家は、少子化対策の財源を確保するための議論が短すぎると指摘する。北欧では十年かけて制度を整えた国もある。",
]
JAPANESE_COPY = [
    "三人の子を育てる会社員の女性は、手当が増えるのはうれしいと話した。保育所を探すのに一年かかったという。",
    "支援金は医療保険の保険料に上乗せして集め、一人当たりの負担は月に五百円弱と見込む。",
    "園長は、職員が足りないことのほうが大きな問題だと考えている。給料が低く、三年で辞める人が多い。",
]
THAI = [
    "กรมอุตุนิยมวิทยาประกาศเตือนพายุดีเปรสชันซึ่งจะเคลื่อนตัวเข้าสู่ภาคตะวันออกเฉียงเหนือในวันศุกร์ ทำให้มีฝนตกหนักถึงหนักมากและลมแรง",
    "ผู้ว่าราชการจังหวัดนครพนมสั่งให้โรงเรียนทุกแห่งหยุดเรียนสองวัน และเตรียมเรือท้องแบนไว้ช่วยเหลือประชาชนริมแม่น้ำโขง",
    "ระดับน้ำในแม่น้ำโขงสูงขึ้นเกือบหนึ่งเมตรภายในคืนเดียว",
]
THAI_INDEPENDENT = [
    "ชาวบ้านริมแม่น้ำโขงเร่งขนของขึ้นที่สูงตั้งแต่เช้า แม่ค้าขายผักวัยหกสิบปีเล่าว่าปีที่แล้วน้ำเข้าบ้านจนเสื้อผ้าเสียหายหมด",
    "กรมอุตุนิยมวิทยาประกาศเตือนพายุดีเปรสชันลูกนี้มาหลายวันแล้ว แต่หลายคนยังไม่เชื่อว่าน้ำจะมาเร็วขนาดนี้",
    "วัดประจำหมู่บ้านเปิดศาลาให้คนเฒ่าคนแก่พักค้างคืนและทำอาหารแจก",
]
THAI_COPY = [
    "ชาวบ้านเร่งขนของขึ้นที่สูงตั้งแต่เช้า แม่ค้าเล่าว่าปีที่แล้วเสื้อผ้าเสียหายหมด",
    "ผู้ว่าราชการจังหวัดนครพนมสั่งให้โรงเรียนทุกแห่งหยุดเรียนสองวัน และเตรียมเรือท้องแบนไว้ช่วยเหลือประชาชนริมแม่น้ำโขง",
    "วัดประจำหมู่บ้านเปิดศาลาให้คนเฒ่าคนแก่พักค้างคืน",
]


def verdicts(source: list[str], target: list[str]) -> list[str]:
    documents = (
        newsdiff.Document(id=name, text="\n\n".join(text), outlet=name)
        for name, text in (("source", source), ("target", target))
    )
    return [line.verdict for line in newsdiff.compare(*documents).paragraphs]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (JAPANESE, JAPANESE_INDEPENDENT),
        (THAI, THAI_INDEPENDENT),
        (CHINESE_INDEPENDENT, CHINESE_COPY),
        (JAPANESE_INDEPENDENT, JAPANESE_COPY),
        (CHINESE, CHINESE_INDEPENDENT[:2] + CHINESE_INDEPENDENT[3:]),
    ],
)
def test_names_and_subjects_that_two_reports_share_are_no_copy(source, target):
    assert set(verdicts(source, target)) == {"original"}


@pytest.mark.parametrize(
    ("source", "target"),
    [(CHINESE, CHINESE_COPY), (JAPANESE, JAPANESE_COPY), (THAI, THAI_COPY)],
)
def test_a_copied_paragraph_among_own_ones_is_found(source, target):
    found = verdicts(source, target)

    assert found[1] == "verbatim"
    assert "original" in (found[0], found[2])


def test_a_corpus_lists_what_was_copied_and_nothing_else():
    texts = {
        "first": JAPANESE,
        "independent": JAPANESE_INDEPENDENT,
        "copy": JAPANESE[1:2] + JAPANESE_INDEPENDENT[1:],
    }
    report = newsdiff.dedupe(
        [
            newsdiff.Document(id=name, text="\n\n".join(text), outlet=name)
            for name, text in texts.items()
        ]
    )

    assert {(pair.a, pair.b) for pair in report.pairs} == {
        ("copy", "first"),
        ("copy", "independent"),
    }


def test_a_text_with_a_few_foreign_letters_is_compared_by_words():
    assert letters_per_word("The word 漢字 is written 漢字 in Japan.") == 1
    assert letters_per_word("") == 1
