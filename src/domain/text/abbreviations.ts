/**
 * Words whose full stop does not end a sentence, without that full stop. An entry in lower case
 * matches any case; one with a capital only itself ("Sun." may be the day, "sun." is not).
 */
type Abbreviations = {
  /** Titles and the like: something must follow. */
  readonly always: ReadonlySet<string>;
  /** Can stand last as well, so that a following sentence opener decides. */
  readonly midway: ReadonlySet<string>;
  /** Before a number only: "No. 5", but "No. He left." */
  readonly beforeNumber: ReadonlySet<string>;
  /** Words that open a sentence far more often than they follow an abbreviation. Lower case. */
  readonly openers: ReadonlySet<string>;
};

export function abbreviationsFor(language: string): Abbreviations {
  return TABLES[language.slice(0, 2).toLowerCase()] ?? EN;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

const EN: Abbreviations = {
  always: words(
    'mr mrs ms messrs dr prof sen sens rep reps gov govs gen col lt sgt cpl capt cmdr adm maj brig pvt hon rev fr msgr pres supt det insp st mt ft vs v cf e.g i.e viz al ave blvd approx ph.d m.d',
  ),
  midway: words(
    'u.s u.s.a u.k u.n e.u u.a.e d.c l.a n.y a.m p.m inc corp Co ltd llc Bros jr sr etc dept est assn univ Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun Ariz Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo',
  ),
  beforeNumber: words('no nos p pp vol ch sec art fig para ca c'),
  openers: words(
    'the a an he she it they we you i but and in on at this that these those there his her its their our my as if when while after before however meanwhile for so what who why how yet no not',
  ),
};

const DE: Abbreviations = {
  always: words(
    'dr prof hr fr hrn dipl ing med jur phil st bzw z.b u.a d.h i.d.r o.ä v.a sog ca vgl inkl exkl zzgl evtl ggf geb verh gest gen maj hptm lt tel rd',
  ),
  midway: words(
    'usw etc u.s u.s.a u.k mio mrd tsd str Jan Feb Mär Apr Jun Jul Aug Sep Sept Okt Nov Dez Mo Di Mi Do Sa So jh chr',
  ),
  beforeNumber: words('nr abs art kap ziff par no s bd'),
  openers: words(
    'der die das ein eine er sie es wir ihr ich in im am an auf bei nach vor zu mit aber und doch dies diese dieser dieses dabei damit dann da wenn als auch so für von nun zudem außerdem',
  ),
};

const FR: Abbreviations = {
  always: words('m mm mme mlle dr pr me mgr st ste gén col cf p.ex env av bd boul'),
  midway: words('etc janv févr avr juil sept oct nov déc é.-u u.e o.n.u s.a j.-c'),
  beforeNumber: words('n no p pp vol art chap fig'),
  openers: words(
    'le la les un une des il elle ils elles on nous vous je ce cette ces cet dans en au aux mais et pour selon après avant à de du son sa ses leur leurs si quand',
  ),
};

const ES: Abbreviations = {
  always: words('sr sra srta sres dr dra prof gral cnel lic ing arq d dña fr mons av avda p.ej'),
  midway: words(
    'ee.uu uu u.s etc ud uds a.m p.m s.a ene feb abr jun jul ago sept oct nov dic a.c d.c',
  ),
  beforeNumber: words('núm n no p pp pág vol art cap fig'),
  openers: words(
    'el la los las un una unos unas él ella ellos ellas se en al a pero y para según tras después antes este esta estos estas ese esa su sus lo si cuando con por',
  ),
};

const TABLES: Readonly<Record<string, Abbreviations>> = { en: EN, de: DE, fr: FR, es: ES };
