// Invented news, one to three sentences each, by language; and which languages are tried in which encoding.

const TEXTS = {
  en: [
    'The mayor’s office called the figures “misleading” – and then withdrew them. Café owners in the old town had asked for an apology.',
    'Ferry fares rise by £4 in May, the operator said. “Nobody told us,” a pensioner from Skerrow complained.',
  ],
  de: [
    'Der Bürgermeister erklärte, die Brücke über die Aue müsse sofort gesperrt werden. „Wir hätten früher prüfen sollen“, sagte er am Dienstag.',
    'Größere Schäden blieben aus, doch das Wasser steht noch in den Kellern. Für die Straße zum Hafen gibt es keinen Zeitplan.',
    'Die Behörde prüft Vorwürfe gegen drei Händler; Geschädigte erhielten bisher 1200 € zurück.',
  ],
  fr: [
    'La mairie a reconnu que les travaux avaient pris du retard. « Nous n’avons rien caché », a répété l’élue chargée des écoles.',
    'Près de 3 000 élèves étaient absents lundi, d’après le rectorat. Les syndicats évoquent un cœur de grève bien plus large.',
    'Le préfet a interdit la pêche jusqu’à nouvel ordre : des traces de mercure ont été relevées où la rivière se jette dans le lac.',
  ],
  es: [
    '¿Quién pagará la reparación del muelle? El concejal respondió que mañana habrá una decisión, según fuentes del pueblo.',
    'La jueza señaló que los testigos cambiaron su versión dos veces. El abogado habló de «presión» y pidió más tiempo.',
    'El año pasado, la compañía perdió cuatro millones de euros; aún así, subió el sueldo de su dirección.',
  ],
  pt: [
    'A prefeitura não explicou por que a licitação foi cancelada. Segundo a oposição, três empresas já tinham começado as obras.',
    'Os pescadores dizem que a água está imprópria desde março, mas não há medições públicas.',
  ],
  it: [
    'Il sindaco ha detto che la città non può più aspettare: i lavori cominceranno lunedì. «È una vergogna», replica l’opposizione.',
    'Perché il ponte è chiuso da un anno? La società spende 40 € al giorno per ogni metro di impalcatura, e la verità è che nessuno sa quando finirà.',
  ],
  sv: [
    'Kommunen stänger skolan på ön redan i höst, trots att föräldrarna protesterat. ”Vi känner oss överkörda”, säger en av dem.',
    'Åklagaren lade ner ärendet på måndagen; bevisen räckte inte för åtal.',
  ],
  fi: [
    'Kaupunki päätti säilyttää vanhan sillan, vaikka korjaus maksaa yli 3 miljoonaa €. Päätöstä edelsi pitkä äänestys.',
    'Sähkön hintaa ei enää nosteta tänä vuonna, yhtiö lupasi. Työntekijät epäilevät, ettei se riitä.',
  ],
  pl: [
    'Burmistrz przyznał, że most zamknięto za późno. „Powinniśmy byli działać wcześniej” – powiedział w środę dziennikarzom.',
    'Śledczy sprawdzają, kto zlecił wycinkę drzew w Łazach. Mieszkańcy żądają wyjaśnień i grożą skargą.',
  ],
  cs: [
    'Město odložilo opravu nádraží už potřetí. „Peníze prostě nejsou,“ řekl náměstek a dodal, že příští rok bude hůř.',
    'Žalobce předložil účty, které podle něj dokazují, že firma šidila zákazníky několik let.',
  ],
  sk: [
    'Škola v údolí zostane zatvorená ešte týždeň, oznámil riaditeľ. Rodičia sa sťažujú, že im nikto nič nevysvetlil.',
    'Ľudia čakali na vlak päť hodín; železnice hovoria o poruche, ktorá sa vraj nedala predvídať.',
  ],
  hu: [
    'A polgármester szerint a híd felújítása őszre készül el. „Nem ígérhetünk csodát” – mondta, miután a költségek megduplázódtak.',
    'Húsz űrhajós jelöltből öten maradtak; a győztest jövő hétfőn hirdetik ki.',
  ],
  sl: [
    'Občina je priznala, da pitna voda v treh vaseh še ni varna. Župan obljublja cisterne, domačini pa nočejo več čakati.',
  ],
  hr: [
    'Gradonačelnik je rekao da će se cesta otvoriti sljedeće godine. „Što više žurimo, to više griješimo”, dodao je uz smiješak.',
    'Čuvari parka našli su šest uginulih ptica; uzrok još nije poznat, kažu iz županije.',
  ],
  ro: [
    'Primarul a spus că podul va fi închis până la sfârşitul lunii. „Nu putem risca vieţi”, a adăugat el, deşi lucrările n-au început.',
  ],
  tr: [
    'Belediye başkanı köprünün güvenli olduğunu söyledi. Ancak mühendisler, “İki yıldır uyarıyoruz” diyerek açıklamaya karşı çıktı.',
    'Şehirde su kesintisi üçüncü gününe girdi; yetkililer arızanın yarın giderileceğini belirtti.',
    'Çiftçiler, yağışların gecikmesi nedeniyle buğday üretiminin yarı yarıya düşeceğinden korkuyor.',
    'Mahkeme, gazetecinin serbest bırakılmasına karar verdi. Ailesi kararı gözyaşlarıyla karşıladı.',
  ],
  lt: [
    'Meras pažadėjo, kad tiltas bus atidarytas iki šventų Kalėdų. „Daugiau vėluoti negalime“, – sakė jis žurnalistams.',
    'Ūkininkai skundžiasi, jog dėl sausros neteko pusės derliaus, o pagalbos iš ministerijos dar nėra.',
  ],
  lv: [
    'Pašvaldība nolēma slēgt skolu, jo tajā mācās tikai deviņi bērni. Vecāki to sauc par kļūdu un gatavo sūdzību.',
    'Ķīmisko vielu noplūde pie Lielupes esot novērsta, taču iedzīvotājiem joprojām jāvāra ūdens.',
  ],
  et: [
    'Linnapea ütles, et sõidupiletite hind tõuseb jaanuarist. Õpilased ja pensionärid võivad edasi sõita tasuta, lisas ta.',
  ],
  vi: [
    'Chủ tịch thành phố cho biết cây cầu sẽ đóng cửa đến hết tháng. Người dân nói họ không được báo trước.',
    'Giá gạo tăng mạnh trong tuần qua, các tiểu thương ở chợ phàn nàn về chi phí vận chuyển.',
    'Tòa án đã hoãn phiên xử lần thứ ba vì nhân chứng vắng mặt. Luật sư gọi đó là “một sự chậm trễ khó hiểu”.',
    'Mưa lớn làm ngập nhiều tuyến đường ở vùng trũng, học sinh được nghỉ học hai ngày.',
  ],
  ru: [
    'Мэр признал, что мост закрыли слишком поздно. «Мы должны были проверить опоры ещё весной», — сказал он журналистам.',
    'Цены на хлеб выросли на треть, сообщили в министерстве. Пекари винят дорогую муку и плохой урожай.',
    'Суд отложил заседание до понедельника: свидетель не явился. Адвокат назвал это странным.',
    'В посёлке третий день нет воды. Жители носят её из реки и жалуются на молчание властей.',
  ],
  uk: [
    'Міський голова визнав, що міст закрили запізно. «Ми мали перевірити опори ще навесні», — сказав він журналістам.',
    'Ціни на хліб зросли на третину, повідомили в міністерстві. Пекарі нарікають на дороге борошно.',
    'Суд переніс засідання на понеділок, бо свідок не з’явився. Її адвокат назвала це дивним.',
    'У селищі вже третій день немає води, і жителі їздять по неї до річки.',
  ],
  bg: [
    'Кметът призна, че мостът е бил затворен твърде късно. „Трябваше да проверим опорите“, каза той пред журналисти.',
    'Цената на хляба се е повишила с една трета, съобщиха от министерството във вторник.',
  ],
  sr: [
    'Градоначелник је признао да је мост затворен прекасно. Грађани кажу да их нико није упозорио на опасност.',
    'Цене хлеба порасле су за трећину, саопштило је министарство; пекари окривљују скупо брашно.',
  ],
  mk: [
    'Градоначалникот призна дека мостот бил затворен предоцна, а жителите бараат одговорност од општината.',
  ],
  be: [
    'Мэр прызнаў, што мост закрылі занадта позна. Жыхары кажуць, што іх ніхто не папярэдзіў пра небяспеку.',
  ],
  el: [
    'Ο δήμαρχος παραδέχτηκε ότι η γέφυρα έκλεισε πολύ αργά. «Έπρεπε να είχαμε ελέγξει τα θεμέλια», είπε την Τρίτη.',
    'Η τιμή του ψωμιού αυξήθηκε κατά ένα τρίτο, ανακοίνωσε το υπουργείο. Οι αρτοποιοί κατηγορούν το ακριβό αλεύρι.',
    'Το δικαστήριο ανέβαλε τη δίκη, επειδή ο μάρτυρας δεν εμφανίστηκε.',
    'Άνθρωποι περίμεναν πέντε ώρες στον σταθμό χωρίς νερό και χωρίς καμία ενημέρωση.',
  ],
  he: [
    'ראש העירייה הודה כי הגשר נסגר מאוחר מדי. "היינו צריכים לבדוק קודם", אמר לעיתונאים ביום שלישי.',
    'מחיר הלחם עלה בשליש, כך הודיע המשרד. האופים מאשימים את מחיר הקמח.',
    'בית המשפט דחה את הדיון משום שהעד לא הגיע.',
    'התושבים נושאים מים מן הנחל כבר שלושה ימים ומתלוננים על שתיקת הרשויות.',
  ],
  ar: [
    'اعترف رئيس البلدية بأن الجسر أغلق بعد فوات الأوان، وقال للصحفيين إن التفتيش كان يجب أن يتم في الربيع.',
    'ارتفعت أسعار الخبز بمقدار الثلث، بحسب الوزارة. ويلقي الخبازون باللوم على غلاء الدقيق.',
    'أجلت المحكمة الجلسة إلى يوم الاثنين لأن الشاهد لم يحضر.',
    'لا ماء في القرية منذ ثلاثة أيام، والسكان يشكون من صمت السلطات؛ فهل من حل؟',
  ],
  ja: [
    '市長は、橋の閉鎖が遅すぎたことを認めた。「春のうちに点検すべきだった」と記者団に語った。',
    'パンの価格が三割上がったと、農業省が火曜日に発表した。業者は小麦粉の高騰を理由に挙げている。',
    '証人が出廷しなかったため、裁判は月曜日まで延期された。',
    '村では三日前から水が出ず、住民は川まで水をくみに行っている。',
  ],
  zh: [
    '市长承认,大桥关闭得太晚。“我们本应在春天检查桥墩”,他星期二对记者说。',
    '面包价格上涨了三分之一,有关部门表示,主要原因是面粉太贵。',
    '由于证人没有出庭,法院把审理推迟到下星期一。',
    '村里已经三天没有自来水,居民只好到河边取水,并抱怨政府没有说明情况。',
  ],
  zhHant: [
    '市長承認,大橋關閉得太晚。「我們應該在春天檢查橋墩」,他星期二對記者說。',
    '麵包價格上漲了三分之一,農業部門表示,主要原因是麵粉太貴。',
    '由於證人沒有出庭,法院把審理延到下星期一。',
    '村裡已經三天沒有自來水,居民只好到河邊取水,並抱怨政府沒有說明。',
  ],
  ko: [
    '시장은 다리를 너무 늦게 폐쇄했다고 인정했다. “봄에 점검했어야 했다”고 그는 화요일 기자들에게 말했다.',
    '빵값이 3분의 1 올랐다고 농업부가 발표했다. 제빵업자들은 밀가루 가격을 탓했다.',
    '증인이 나오지 않아 재판이 다음 주 월요일로 미뤄졌다.',
    '마을에는 사흘째 물이 나오지 않아 주민들이 강에서 물을 길어 나르고 있다.',
  ],
};

/** Encoding → `language` or `language:which` of its texts. */
const TRIED = {
  'utf-8': 'fr ru ja ar:1',
  'utf-16le': 'en de zh ru:1',
  'utf-16be': 'fr:1 el pl ko',
  'windows-1250': 'pl cs hu hr ro',
  'windows-1251': 'ru uk bg sr be',
  'windows-1252': 'de fr es sv pt',
  'windows-1253': 'el el:1 el:2 el:3',
  'windows-1254': 'tr tr:1 tr:2 tr:3',
  'windows-1255': 'he he:1 he:2 he:3',
  'windows-1256': 'ar ar:1 ar:2 ar:3',
  'windows-1257': 'lt lv et lt:1',
  'windows-1258': 'vi vi:1 vi:2 vi:3',
  'iso-8859-2': 'pl:1 cs:1 hu:1 sk',
  'iso-8859-5': 'ru:2 bg:1 sr:1 mk',
  'iso-8859-7': 'el el:1 el:2 el:3',
  'iso-8859-9': 'tr tr:1 tr:2 tr:3',
  'iso-8859-15': 'fr:1 fi de:2 it:1',
  'koi8-r': 'ru ru:1 ru:2 ru:3',
  'koi8-u': 'uk uk:1 uk:2 uk:3',
  ibm866: 'ru ru:1 ru:2 ru:3',
  macintosh: 'fr:2 de:1 es:1 en',
  shift_jis: 'ja ja:1 ja:2 ja:3',
  'euc-jp': 'ja ja:1 ja:2 ja:3',
  'iso-2022-jp': 'ja ja:1 ja:3',
  gb18030: 'zh zh:1 zh:2 zh:3',
  big5: 'zhHant zhHant:1 zhHant:2 zhHant:3',
  'euc-kr': 'ko ko:1 ko:2 ko:3',
};

/**
 * Each text as its encoding can hold it: quotation marks, dashes and signs that it lacks are what a
 * writer of its time put instead.
 * @returns {readonly { encoding: string, language: string, text: string }[]}
 */
export function charsetCases() {
  return Object.entries(TRIED).flatMap(([encoding, tried]) =>
    tried.split(' ').map((name) => {
      const [language = '', which = '0'] = name.split(':');
      const text = TEXTS[language]?.[Number(which)] ?? '';
      return { encoding, language, text };
    }),
  );
}
