"""What fields of an article are called in languages other than English: plain words, as people name the columns of a table.

A language a line: de fr es ca pt it nl | pl cs sk sl hr sr hu ro | sv da no fi | et lv lt | ru uk bg | el tr | id ms vi th km my tl | zh ja ko mn | ar he fa hi ur bn ta te mr gu ml kn | be mk sq ka hy az kk uz | gl eu is ga cy af sw.
"""

FOREIGN = {
    "text": "volltext artikel artikeltext inhalt beitragstext artikelinhalt texte texte_intégral texte_integral texte_complet contenu corps texto cuerpo contenido "
    "texto_completo texto_íntegro conteúdo corpo testo testo_completo testo_integrale contenuto tekst volledige_tekst artikeltekst inhoud "
    "treść pełny_tekst plný_text obsah znenie szöveg tartalom cikk_szövege conținut continut text_integral besedilo vsebina sadržaj sadrzaj "
    "brödtext innehåll brødtekst indhold innhold teksti leipäteksti sisältö teksts saturs tekstas turinys sisu isi isi_berita teks konten kandungan nội_dung noi_dung văn_bản "
    "текст полный_текст содержание содержимое зміст съдържание "
    "κείμενο περιεχόμενο metin içerik haber_metni "
    "正文 内容 全文 文章内容 新闻内容 内文 內文 新聞內容 文章內容 本文 記事本文 본문 내용 기사내용 기사본문 النص نص المحتوى نص_المقال תוכן טקסט متن محتوا पाठ सामग्री लेख "
    "cos contingut text_complet contido téacs ábhar testun cynnwys testua edukia texti meginmál efni maandishi maudhui "
    "teksti_i_plotë përmbajtja mətn məzmun matn nilalaman тэкст змест содржина мәтін мазмұны агуулга ტექსტი შინაარსი տեքստ "
    "բովանդակություն เนื้อหา เนื้อหาข่าว ข้อความ লেখা বিষয়বস্তু সংবাদ உள்ளடக்கம் உரை విషయం వచనం मजकूर લખાણ ഉള്ളടക്കം ವಿಷಯ "
    "مضمون អត្ថបទ အကြောင်းအရာ",
    "title": "titel schlagzeile überschrift titre título titulo titular encabezado manchete titolo kop krantenkop tytuł nagłówek "
    "titulek nadpis název titulok názov cím főcím titlu rubrik overskrift tittel otsikko naslov наслов pealkiri virsraksts nosaukums antraštė pavadinimas judul judul_berita tajuk tiêu_đề tieu_de títol заголовок название загаловак назва заглавие "
    "τίτλος başlık haber_başlığı 标题 標題 题目 新闻标题 見出し タイトル 제목 العنوان عنوان כותרת تیتر शीर्षक "
    "teideal ceannlíne teitl pennawd izenburua titularra titill fyrirsögn kichwa kichwa_cha_habari "
    "titulli başlıq sarlavha opskrif pamagat тақырып тақырыбы гарчиг სათაური վերնագիր หัวข้อ หัวข้อข่าว พาดหัว พาดหัวข่าว "
    "ชื่อเรื่อง শিরোনাম தலைப்பு శీర్షిక मथळा શીર્ષક തലക്കെട്ട് ಶೀರ್ಷಿಕೆ سرخی ចំណងជើង ခေါင်းစဉ်",
    "outlet": "gazety czasopisma dziennika novin deníku časopisu novina газеты издания газети видання zeitung medium quelle publikation herausgeber journal média presse éditeur medio periódico periodico diario fuente publicación "
    "testata giornale fonte quotidiano veículo veiculo jornal krant bron uitgever gazeta źródło zrodlo wydawca médium zdroj noviny vydavatel "
    "vydavateľ lap forrás újság ziar ziarul sursa sursă publicația tidning källa avis kilde lehti lähde julkaisu julkaisija časopis izvor извор medij медиј новине novine väljaanne allikas avīze avots laikraštis šaltinis koran surat_kabar sumber akhbar báo nguồn nguon diari font "
    "источник издание сми газета видання джерело медіа източник εφημερίδα πηγή μέσο gazete kaynak yayın "
    "来源 媒体 媒體 報社 报纸 新闻来源 新聞 媒体名 新聞社 출처 언론사 신문사 المصدر الصحيفة מקור עיתון منبع روزنامه स्रोत समाचार_पत्र "
    "mitjà xornal nuachtán foinse papur_newydd ffynhonnell egunkaria iturria miðill fjölmiðill dagblað gazeti chanzo burimi "
    "mənbə qəzet manba koerant pahayagan крыніца выданне весник дереккөз сонин წყარო გაზეთი աղբյուր թերթ สำนักข่าว "
    "หนังสือพิมพ์ แหล่งข่าว แหล่งที่มา পত্রিকা সংবাদপত্র উৎস நாளிதழ் మూలం పత్రిక वृत्तपत्र અખબાર പത്രം ಪತ್ರಿಕೆ اخبار",
    "published": "erscheinungsdatum veröffentlichungsdatum veröffentlicht veröffentlicht_am publikationsdatum erschienen datum date_de_publication "
    "date_publication publié publié_le paru_le fecha fecha_de_publicación fecha_de_publicacion fecha_publicación "
    "fecha_publicacion publicado publicado_el data_pubblicazione data_di_pubblicazione pubblicato data_publicação data_de_publicação "
    "data_publicacao data_da_publicação publicado_em publicatiedatum gepubliceerd opublikowano data_wydania "
    "datum_vydání datum_publikace publikováno datum_zverejnenia dátum_vydania dátum megjelenés megjelenés_dátuma dátum_megjelenés data_publicării "
    "data_publicarii publiceringsdatum publicerad publicerat udgivelsesdato publiceret publisert publiseringsdato dato julkaisupäivä "
    "julkaistu päivämäärä datum_objave датум датум_објаве objavljeno avaldatud kuupäev publicēts datums paskelbta tanggal tanggal_terbit tarikh ngày ngày_đăng ngay_dang data_de_publicació дата дата_публикации опубликовано дата_выхода дата_публікації опубліковано дата_на_публикуване ημερομηνία "
    "ημερομηνία_δημοσίευσης tarih yayın_tarihi yayınlanma_tarihi 日期 发布时间 发布日期 發布時間 發布日期 发表时间 时间 日付 公開日 掲載日 発行日 날짜 발행일 "
    "작성일 게시일 일자 التاريخ تاريخ_النشر תאריך תאריך_פרסום تاریخ تاریخ_انتشار दिनांक प्रकाशन_तिथि "
    "publicat data_publicació dáta dyddiad argitaratze_data birt dagsetning útgáfudagur tarehe data_e_publikimit tarix "
    "dərc_tarixi sana publikasiedatum petsa датум_на_објавување күні жарияланған_күні огноо თარიღი გამოქვეყნების_თარიღი "
    "ամսաթիվ วันที่ วันที่เผยแพร่ তারিখ প্রকাশের_তারিখ தேதி తేదీ तारीख તારીખ തീയതി ದಿನಾಂಕ កាលបរិច្ឆេទ data",
    "url": "lien adresse enlace dirección collegamento indirizzo endereço ligação adres odnośnik odkaz adresa hivatkozás legătură länk lenke linkki povezava poveznica линк веза saite nuoroda tautan pautan liên_kết enllaç "
    "ссылка адрес посилання връзка σύνδεσμος bağlantı 链接 链接地址 網址 网址 リンク 링크 주소 الرابط קישור لینک پیوند लिंक "
    "ligazón enderezo nasc dolen esteka slóð vefslóð tengill kiungo lidhja keçid havola skakel спасылка врска сілтеме холбоос "
    "ბმული հղում ลิงก์ ลิงค์ লিংক இணைப்பு లింక్ दुवा લિંક لنک",
    "author": "autor autorin autoren verfasser verfasserin auteur auteurs auteure autores autora autore autori autrice autorzy schrijver autoři "
    "szerző autorul författare skribent forfatter kirjoittaja toimittaja avtor novinar аутор новинар autors autorius penulis wartawan pengarang tác_giả tac_gia автор авторы автори συγγραφέας συντάκτης yazar muhabir "
    "作者 记者 記者 著者 執筆者 기자 저자 작성자 الكاتب المؤلف כותב מחבר نویسنده लेखक "
    "autoria autoría periodista údar awdur egilea höfundur blaðamaður mwandishi autori_i_artikullit müəllif muallif skrywer "
    "may_akda аўтар ავტორი հեղինակ ผู้เขียน ผู้สื่อข่าว นักข่าว লেখক প্রতিবেদক ஆசிரியர் రచయిత લેખક ലേഖകൻ ಲೇಖಕ مصنف 기고자",
    "language": "sprache langue idioma lingua língua taal język jazyk nyelv limba språk sprog kieli язык мова език γλώσσα dil bahasa ngôn_ngữ keel valoda kalba 语言 語言 言語 언어 اللغة שפה زبان भाषा "
    "teanga iaith hizkuntza tungumál lugha gjuha til хэл ენა լեզու ภาษา ভাষা மொழி భాష ભાષા",
}
"""Words by what they say. `data` is a date in Italian, Portuguese and Polish, and a table in programs, so it stands last."""
