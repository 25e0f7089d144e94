"""How a sentence says where something was read in scripts without capitals: Chinese, Japanese, Korean, Arabic, Hindi, Thai.

As in `crediting`, the patterns are for what stands around a name. Chinese, Japanese and Thai set no blanks around it, Korean
writes a particle behind it, Arabic one letter in front, which belongs to the name for who looks for it.
"""

from __future__ import annotations

import re

_OPEN = r"[\"'“„«‘《〈「『【]?"
_CLOSE = r"[\"'”»’》〉」』】]?"
_ZH = (
    r"(?:据|據|援引|引述|引用|告诉|告訴|转载自|轉載自|转自|轉自|摘自|源自|综合|綜合|原载于?|原載於?|首发于|首發於|刊登于|刊登於|发表于|發表於)"
    r"(?:了?(?:当地|當地|本地)?(?:媒体|媒體|报纸|報紙))?"
)
_JA = r"(?:転載元|引用元|情報源|参考|配信|記事提供)\s?[:：]\s?"
_KO = r"(?:원문|제공|인용|기사\s?제공)\s?[:：=]\s?"
_AR_SAID = r"(?:ذكر|أفاد|كشف|نشر|أورد|نقل|قال|أكد|كتب|أشار|صرح)ت?(?:ه|ها)?"
_AR = (
    rf"(?<!\w)[وف]?(?:نقل(?:ا|اً|ًا)\sعن|(?:وفق|طبق)(?:ا|اً|ًا)?|(?:ب|و)?حسب|استناد(?:ا|اً|ًا)\sإلى)(?:\sما\s{_AR_SAID})?\s[لب]?"
    rf"|(?<!\w)[وف]?{_AR_SAID}\s(?:(?:[^\s،.]+\s){{0,4}}?ل)?|(?:تصريح|تصريحات|حديث|مقابلة|حوار)\s(?:مع\s|خاصة?\s)?[لب]?"
)
_AR_MEDIUM = r"(?:(?:صحيفة|جريدة|وكالة(?:\sأنباء)?|موقع|قناة|مجلة|شبكة)\s)?"
_TH = (
    r"(?:ตามรายงานของ|อ้างอิงจาก|อ้างจาก|ให้สัมภาษณ์กับ|เปิดเผยกับ|บอกกับ)\s?(?:หนังสือพิมพ์|สำนักข่าว|เว็บไซต์)?\s?"
)
BEFORE = re.compile(rf"(?:{_ZH}|{_JA}|{_KO}|{_AR}|{_TH}){_AR_MEDIUM}{_OPEN}\Z")
"""What stands before a name that is credited: "据", "نقلا عن صحيفة"."""

_ZH_DAY = r"(?:\s?(?:\d{1,2}\s?月\s?)?\d{1,2}\s?[日号號]|[昨今][日天]|(?:周|星期)[一-日])?"
_AFTER_ZH = (
    rf"{_ZH_DAY}(?:独家|獨家|率先|最先|首先|最早|此前|曾|的)?(?:报道|報道|报导|報導|消息(?:称|稱|[，,])|披露|刊文|撰文|获悉|獲悉|曝光|爆料|援引|引述)(?!有误|有誤|不实|不實|失实|失實)"
    r"|表示(?!歉意|道歉|遗憾|遺憾|感谢|感謝)|(?:的)?记者(?:获悉|了解到|从)|(?:的)?(?:专访|專訪|采访|採訪)(?:时|時|中|，)"
)
_AFTER_JA = (
    r"(?:電子版|オンライン|デジタル)?(?:に(?:よると|よれば|対し|語|話し|明かし)|(?:が|は)[^。\n]{0,20}?(?:報じ|伝え|報道し|スクープし|特報し|入手し)(?:た|てい|る)"
    r"|の(?:報道|記事|調べ)(?:に(?:よ|対し)|で|をもとに)|のインタビュー[でに]|の(?:独自)?取材(?:で|に(?:対し|答え|よ|、|「|応じ(?!な|ず)))|(?:より|から)(?:転載|引用|[)）]))"
)
_AFTER_KO = r"(?:에\s?(?:따르면|의하면)|[은는이가]\s[^.\n]{0,40}?(?:보도했|보도한|단독\s?보도|전했|썼다)|[을를]\s인용|[와과]의\s(?:인터뷰|통화)(?:에서|를)|에\s(?:말했|밝혔|전했))"
_AFTER_AR = rf"\s(?:قد\s)?{_AR_SAID}\s(?:أن|إن|عن)"
_AFTER_HI = r"\s(?:के\s(?:अनुसार|मुताबिक)|की\s(?:रिपोर्ट|खबर))"
_AFTER_TH = r"\s?(?:รายงานว่า|รายงานเมื่อ|ระบุว่า)"
AFTER = re.compile(
    rf"{_CLOSE}(?:{_AFTER_ZH}|{_AFTER_JA}|{_AFTER_KO}|{_AFTER_AR}|{_AFTER_HI}|{_AFTER_TH})"
)
"""What follows it: "报道", "によると", "에 따르면"."""
NO_SOURCE = re.compile(
    rf"(?:否认|否認|驳斥|駁斥|反驳|反駁|拒绝|拒絕)[^。，；\n]{{0,12}}\Z|\b[وف]?نفت?ى?\s[^.\n]{{0,40}}\Z"
    rf"|(?:^|[.!?。！？]\s*)(?:去年|昨年|지난해)[,，、]?\s?(?:\w+\s){{0,2}}{_OPEN}\Z",
    re.MULTILINE,
)
"""What before a name makes it no source: that what it said is denied, or was said once."""
