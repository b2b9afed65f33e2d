// The words of the sample PDFs, written for Ascribe: no place, person or paper in them exists.

/** @typedef {{ kind: 'headline' | 'deck' | 'byline' | 'heading' | 'paragraph' | 'item' | 'quote', text: string }} Part */
/** @typedef {{ lang: string, parts: readonly Part[] }} Story */

/** @type {(kind: Part['kind']) => (text: string) => Part} */
const part = (kind) => (text) => ({ kind, text });
const h = part('headline');
const d = part('deck');
const b = part('byline');
const s = part('heading');
const p = part('paragraph');
const li = part('item');
const q = part('quote');

/** @type {Story} */
export const lighthouse = {
  lang: 'en',
  parts: [
    h('Keepers of the Marrow Point light ask for a second opinion'),
    d('An audit says the tower may be moved; those who tend it say the audit never saw the cellar'),
    b('By Odile Farran and Tam Brekke'),
    p(
      'The lighthouse at Marrow Point, which has stood on the same shelf of rock for 164 years, could be taken down and rebuilt 300 metres inland under a plan that the coastal office of Ostrey made public on Monday. The office said the move would cost 11.4 million crowns and could not wait beyond next autumn.',
    ),
    p(
      '“Every winter takes a little more of the shelf,” said Hanne Lund, who leads the office. “We can argue about the year in which it fails. We can no longer argue about whether it does.”',
    ),
    p(
      'The plan rests on an audit by the engineering firm Vall & Sons. Its well-known author, Professor Idris Quaye, is cited in the document as saying that the foundation has lost a third of its bearing strength since 1988. The keepers, a society of 41 volunteers, dispute that figure.',
    ),
    p(
      '“Nobody from the firm asked for the key to the cellar,” said Per Aune, the society’s chairman. He added that the survey had been finished in two afternoons, one of them in fog, and that its photographs show the north wall only.',
    ),
    p(
      'Vall & Sons declined to answer questions about the survey. A spokeswoman said in an e-mail that the firm “stands by its method” and that the coastal office had received all the data, including measurements that were not printed.',
    ),
    s('A disagreement about the cellar'),
    p(
      'Underneath the tower lies a vaulted room that was cut into the rock in the first years of the light. According to the society’s own records, the vault was strengthened with steel in 1961 and again in 1994. Neither repair is mentioned in the audit, and the coastal office confirmed that it had not known of the second.',
    ),
    p(
      'Ms. Lund told reporters that she would “gladly look at any paper” the keepers could produce. Two former officials, who asked not to be named because they still work for the region, said the papers had been sent to the office in 2019 and acknowledged in writing.',
    ),
    p(
      'The region’s minister for culture, Basil Oduya, has asked for an independent review. His ministry expects a first report in May. Until then no contract is to be signed, a decision the opposition called long overdue.',
    ),
    s('What happens next'),
    p(
      'The harbour council meets on 9 April. It can delay the move, but it cannot stop it: the rock belongs to the state. Residents have collected 2,600 signatures against the plan, which is more than half of the adults in the parish.',
    ),
    p(
      'For Mr. Aune the matter is simple. “A light that has been moved is a lamp,” he said. “We would like to keep the light.”',
    ),
  ],
};

/** @type {Story} */
export const dairy = {
  lang: 'en',
  parts: [
    h('Regulator opens inquiry into milk prices after farmers’ complaint'),
    b('By Corin Hale'),
    p(
      'The competition authority of Westmark has opened a formal inquiry into whether three dairies agreed on the price they pay to farmers, the authority said in a short statement on Thursday evening. It named the companies as Lorne Creamery, Amberfield and the Hill Cooperative.',
    ),
    p(
      'All three denied any wrongdoing. Amberfield said it would cooperate fully. The Hill Cooperative said it had “never exchanged a single figure” with a competitor and called the complaint politically motivated.',
    ),
    p(
      'The inquiry follows a complaint by an association of 212 farms. Its lawyer, Greta Mullane, said that between January and September the three dairies had changed their prices on the same day eleven times, in each case by the same amount to the tenth of a cent.',
    ),
    p(
      '“Once may be chance,” Ms. Mullane said. “Eleven times is a calendar.” Economists who were asked about the numbers were more careful: prices in a market with few buyers often move together, said Dr. Anselm Roke of the University of Thornby, and a parallel movement alone proves nothing.',
    ),
    li('• Lorne Creamery buys about 41 percent of the region’s milk.'),
    li('• Amberfield buys 27 percent and sells most of it abroad.'),
    li(
      '• The Hill Cooperative, which belongs to its suppliers, buys 19 percent and has been losing members for years.',
    ),
    p(
      'The authority can impose fines of up to a tenth of a company’s yearly turnover. Its last case of this kind, against four cement makers, took almost six years and ended with a settlement whose terms were never published.',
    ),
    p(
      'Farmers say they cannot wait so long. Since spring the price has stayed below what most of them need to cover their costs, according to a survey by the association. Every ninth farm expects to give up within a year.',
    ),
    p('A decision on whether the inquiry becomes a case is due by the end of March.'),
  ],
};

/** @type {Story} */
export const archive = {
  lang: 'de',
  parts: [
    h('Stadtarchiv Altenwerder: Akten lagen jahrelang im Heizungskeller'),
    d('Ein Gutachten spricht von Versäumnissen, die Stadt von einer unglücklichen Verkettung'),
    b('Von Mareike Tessen'),
    p(
      'Mehr als 4.000 Aktenbände des Stadtarchivs Altenwerder haben offenbar über Jahre in einem feuchten Heizungskeller gelegen. Das geht aus einem Gutachten hervor, das die Stadtverwaltung am Dienstag nach langem Zögern veröffentlicht hat. Rund ein Fünftel der Bände sei so stark beschädigt, dass eine Wiederherstellung nicht mehr lohne, heißt es darin.',
    ),
    p(
      '„Wir haben es mit einer unglücklichen Verkettung von Umständen zu tun“, sagte Kulturdezernent Ulf Brandes. Die Umlagerung sei als Übergangslösung gedacht gewesen, während das Hauptgebäude saniert wurde. Danach habe niemand mehr nach den Beständen gefragt.',
    ),
    p(
      'Dem widerspricht die frühere Archivleiterin Dr. Wiebke Sörensen. Sie habe zwischen 2014 und 2018 insgesamt siebenmal schriftlich auf die Zustände hingewiesen, sagte sie dieser Zeitung. Auf keinen ihrer Briefe habe sie eine Antwort bekommen.',
    ),
    p(
      'Das Gutachten bestätigt ihre Darstellung in wesentlichen Punkten. Die Verfasser sprechen von „Organisationsversagen auf mehreren Ebenen“ und kritisieren insbesondere, dass Feuchtigkeitsmessungen zwar vorgenommen, aber nicht ausgewertet worden seien.',
    ),
    s('Opposition fordert Aufklärung'),
    p(
      'Die Opposition im Stadtrat verlangt nun einen Untersuchungsausschuss. Die Fraktionsvorsitzende Henrike Paulsen warf der Verwaltung vor, die Öffentlichkeit bewusst getäuscht zu haben. Noch im vergangenen Herbst habe es auf Nachfrage geheißen, sämtliche Bestände seien fachgerecht untergebracht.',
    ),
    p(
      'Brandes wies den Vorwurf zurück. Er habe damals nach bestem Wissen geantwortet; die Vor- und Nachteile einer früheren Veröffentlichung seien im Hause abgewogen worden. Rechtsanwältin Yasemin Kurtoğlu, die mehrere Leihgeber vertritt, kündigte Schadensersatzforderungen an.',
    ),
    p(
      'Wie hoch der Schaden ist, lässt sich bislang nur schätzen. Fachleute des Landesarchivs rechnen mit Kosten von mindestens 1,8 Millionen Euro allein für die Trocknung und Reinigung der noch lesbaren Bände. Eine Versicherung besteht nach Angaben der Stadt nicht.',
    ),
  ],
};

/** @type {Story} */
export const vineyard = {
  lang: 'fr',
  parts: [
    h('À Saint-Ambrois, les vignerons contestent la carte des inondations'),
    b('Par Solène Marquet'),
    p(
      'La nouvelle carte des zones inondables, présentée vendredi par la préfecture, place près de la moitié des vignes de Saint-Ambrois en secteur rouge. Aucune construction n’y sera plus autorisée, pas même un hangar. Les vignerons dénoncent un document « fait depuis un bureau ».',
    ),
    p(
      '« On nous parle d’une crue qui n’est jamais venue », s’indigne Lucien Vasseur, président du syndicat viticole. Selon lui, les relevés utilisés datent de 1997 et ne tiennent pas compte des digues construites depuis, pourtant financées en partie par l’État.',
    ),
    p(
      'La préfecture assure au contraire que toutes les digues ont été prises en considération. Dans un communiqué, elle rappelle que deux d’entre elles avaient cédé en 2010 et précise que l’étude a été vérifiée par un laboratoire indépendant, dont elle n’a pas donné le nom.',
    ),
    p(
      'Interrogée, l’hydrologue Maud Kerrien juge la carte « prudente, mais défendable ». Elle regrette cependant que les hypothèses de calcul n’aient pas été publiées : sans elles, dit-elle, personne ne peut refaire le travail ni le contester sérieusement.',
    ),
    p(
      'Une réunion publique est prévue le 18 juin. Le maire, Édouard Tellier, a promis de porter l’affaire devant le tribunal administratif si la préfecture refuse de revoir sa copie.',
    ),
  ],
};

/** @type {Story} */
export const tramway = {
  lang: 'es',
  parts: [
    h('El tranvía de Puerto Alcor llega con dos años de retraso y el doble de presupuesto'),
    b('Por Inés Calatrava'),
    p(
      'El primer tranvía de Puerto Alcor circuló ayer, sin pasajeros, entre la estación marítima y el mercado central. El Ayuntamiento celebró el viaje de prueba como un éxito; la oposición recordó que la línea debía haberse inaugurado hace dos años y que su coste se ha duplicado.',
    ),
    p(
      '«Nadie puede sostener en serio que esto sea un éxito», afirmó la concejala Remedios Ayala. Según los documentos que presentó, la obra ha costado 148 millones de euros, frente a los 71 millones que figuraban en el contrato original.',
    ),
    p(
      'El alcalde, Fermín Olcina, atribuyó la diferencia a los hallazgos arqueológicos de la plaza Mayor y a la subida del precio del acero. Reconoció, no obstante, que hubo «errores de planificación» y anunció que encargará una auditoría externa antes del verano.',
    ),
    p(
      'Fuentes de la empresa constructora, que pidieron no ser identificadas, aseguran que advirtieron al Ayuntamiento de los sobrecostes ya en 2021. El consistorio niega haber recibido ese aviso.',
    ),
    p(
      'Las pruebas continuarán durante seis semanas. Si todo va según lo previsto, los primeros viajeros podrán subir al tranvía a finales de septiembre.',
    ),
  ],
};

/** @type {Story} */
export const bridge = {
  lang: 'ar',
  parts: [
    h('تأخر افتتاح جسر وادي السرو للمرة الثالثة'),
    p(
      'أعلنت بلدية وادي السرو يوم الأحد تأجيل افتتاح الجسر الجديد للمرة الثالثة خلال عام واحد، وقالت إن الأعمال ستنتهي قبل نهاية الصيف. ويربط الجسر بين ضفتي المدينة ويبلغ طوله نحو أربعمئة متر.',
    ),
    p(
      'وقال رئيس البلدية سامر الحكيم إن التأخير يعود إلى نقص في مواد البناء. وأضاف أن الشركة المنفذة تعهدت بدفع غرامة عن كل يوم تأخير بعد الموعد الجديد.',
    ),
    p(
      'لكن مهندسا شارك في المشروع وطلب عدم ذكر اسمه قال إن السبب الحقيقي هو خطأ في حساب الأحمال اكتشف في الشتاء الماضي. ونفت البلدية ذلك ووصفته بأنه شائعة لا أساس لها.',
    ),
    p(
      'ويطالب سكان الضفة الشرقية بفتح الجسر القديم أمام السيارات الصغيرة إلى حين انتهاء الأعمال، لأن الطريق البديل يستغرق أكثر من ساعة.',
    ),
  ],
};

/** @type {Story} */
export const reservoir = {
  lang: 'pl',
  parts: [
    h('Zbiornik w Jasionnie wciąż pusty, gmina obwinia wykonawcę'),
    p(
      'Zbiornik retencyjny w Jasionnie, który miał chronić dolinę przed powodzią, stoi pusty już drugi rok. Wójt Bogumił Stachura twierdzi, że winę ponosi wykonawca, ponieważ nie usunął usterek wskazanych podczas odbioru technicznego.',
    ),
    p(
      '„Dostaliśmy obiekt, którego nie wolno napełnić” – powiedział Stachura na wtorkowej sesji rady. Dodał, że gmina wstrzymała ostatnią część zapłaty i przygotowuje pozew.',
    ),
    p(
      'Firma Hydrobud Południe odrzuca zarzuty. Jej rzeczniczka Kalina Wrzos oświadczyła, że wszystkie prace wykonano zgodnie z projektem, a przecieki wynikają z błędnego rozpoznania gruntu, za które odpowiada zamawiający.',
    ),
    p(
      'Mieszkańcy obawiają się wiosennych roztopów. Według niezależnego hydrologa, doktora Leona Żmudy, bez zbiornika poziom rzeki może przekroczyć stan alarmowy w ciągu kilkunastu godzin.',
    ),
  ],
};

/** @type {Story} */
export const report = {
  lang: 'en',
  parts: [
    h('Water losses in the municipal networks of Ostrey'),
    d('Findings of the regional audit office'),
    s('1 Summary'),
    p(
      'The audit office examined how nine municipalities measure and reduce losses in their drinking water networks. Between a tenth and a third of the water that leaves the works never reaches a meter. Only two municipalities could say where it is lost.',
    ),
    p(
      'Most of the municipalities replace pipes when they burst and not when they are old. The office considers this more expensive in the long term: an emergency repair costs on average 3.7 times as much as a planned one, not counting the damage to roads and cellars.',
    ),
    s('2 How the figures were obtained'),
    p(
      'Losses were calculated as the difference between the volume fed into a network and the volume billed. The office adjusted the result for fire-fighting and for the flushing of pipes. Where meters were missing, the municipalities supplied estimates, which are marked as such in the annex.',
    ),
    p(
      'Four municipalities initially reported figures that did not agree with their own accounts. After a second request three of them corrected their reports. The fourth, Dunmoor, maintained its figure and stated that the difference was due to a change of the accounting year.',
    ),
    s('3 Main findings'),
    li(
      '(a) None of the nine networks has a complete register of its pipes, although the law has required one since 2006.',
    ),
    li(
      '(b) In five municipalities the same person approves the budget for repairs and signs for their completion.',
    ),
    li(
      '(c) The target of losses below 15 percent, which was set for 2020, has been met in Kell and Aldersund only.',
    ),
    p(
      'In its reply the association of municipalities described the findings as “broadly fair”. It argued that small networks cannot afford the measuring equipment the office recommends and asked the region to share the cost. The regional government has not yet taken a position.',
    ),
    s('4 Recommendations'),
    p(
      'The office recommends that every municipality should complete its register within two years, publish its losses annually, and separate the approval of repairs from their acceptance. It will examine the progress made in a follow-up audit.',
    ),
    p(
      'The municipalities were given six weeks to comment. Their replies are reproduced in full in the annex; where the office does not share their view, it says so in the text.',
    ),
  ],
};

/** @type {Story} */
export const quoted = {
  lang: 'en',
  parts: [
    h('Clinic admits that letters to patients were never sent'),
    b('By Joss Ferrier'),
    p(
      'The Larkfield clinic has admitted that at least 1,300 letters telling patients about the results of their tests were printed but never sent. The letters were found in a storeroom in February, the clinic’s director, Dr. Maud Ellery, told the health committee on Wednesday.',
    ),
    p(
      'Dr. Ellery said that no one had come to harm as far as the clinic could tell. In a written answer to the committee she went further:',
    ),
    q(
      '“We have spoken to every patient whose result called for treatment. In each case the treatment had begun, because the family doctor had been told by telephone. This does not excuse what happened, and I do not offer it as an excuse.”',
    ),
    p(
      'The committee’s chairwoman, Ruth Okonjo, was not satisfied. She said that two families had written to her with a different account, and that she would ask them to give evidence in public if they wished to.',
    ),
    p(
      'A spokesman for the company that runs the clinic’s post room said the machine that seals the letters had been out of order for “some days” and that staff had assumed the letters were sent by hand. He could not say who had told them so.',
    ),
    p(
      'The clinic has now hired a second firm. It expects to have contacted all of the patients by the middle of next month.',
    ),
  ],
};
