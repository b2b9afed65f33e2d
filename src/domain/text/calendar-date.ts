/** Names of months and their abbreviations in the languages of most news: a line for each month. */
const MONTHS: readonly string[] = [
  'january januar janvier enero jan janv ene jän jänner janeiro gennaio gen januari stycznia styczeń января январь янв січня ocak ledna leden januára',
  'february februar février febrero feb févr fev fevereiro febbraio februari lutego luty февраля февраль фев лютого şubat února únor februára',
  'march märz mars marzo mar mär mrz março maart marca marzec марта март березня mart března březen',
  'april avril abril apr avr abr aprile kwietnia kwiecień апреля апрель апр квітня nisan dubna duben apríla',
  'may mai mayo maio maggio mag mei maja maj мая май травня mayıs května květen mája',
  'june juni juin junio jun junho giugno giu czerwca czerwiec июня июнь июн червня haziran června červen júna',
  'july juli juillet julio jul juil julho luglio lug lipca lipiec июля июль июл липня temmuz července červenec júla',
  'august août agosto aug ago augustus sierpnia sierpień августа август авг серпня ağustos srpna srpen augusti',
  'september septembre septiembre sep sept setembro set settembre września wrzesień сентября сентябрь сен сент вересня eylül září septembra',
  'october oktober octobre octubre oct okt outubro out ottobre ott października październik октября октябрь окт жовтня ekim října říjen októbra',
  'november novembre noviembre nov novembro listopada listopad ноября ноябрь ноя листопада kasım listopadu novembra',
  'december dezember décembre diciembre dec dez déc dic dezembro dicembre desember grudnia grudzień декабря декабрь дек грудня aralık prosince prosinec decembra',
];

const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/**
 * The first calendar date a short text names, as `YYYY-MM-DD`. `3/4/2021` is not read: it is March
 * in one country and April in the other.
 */
export function findCalendarDate(text: string): string | undefined {
  if (!/\d/.test(text)) return undefined;
  const iso = /(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)/.exec(text);
  if (iso) return calendarDate(iso[1], Number(iso[2]), iso[3]);
  const dotted = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)/.exec(text);
  if (dotted) return calendarDate(dotted[3], Number(dotted[2]), dotted[1]);
  const cjk = /(?<!\d)((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/.exec(
    text,
  );
  if (cjk) return calendarDate(cjk[1], Number(cjk[2]), cjk[3]);
  const dayFirst =
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s(?:de\s|of\s)?(\p{L}{3,12})\.?,?\s(?:de\s|del\s)?((?:19|20)\d\d)(?!\d)/u.exec(
      text,
    );
  if (dayFirst) return calendarDate(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = /(\p{L}{3,10})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s((?:19|20)\d\d)(?!\d)/u.exec(
    text,
  );
  if (monthFirst) return calendarDate(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
  return undefined;
}

/** True for the name of a month or its usual abbreviation in one of the languages known here. */
export function isMonthName(word: string): boolean {
  return MONTH_NUMBERS.has(word.toLowerCase());
}
function monthNumber(name: string | undefined): number {
  return MONTH_NUMBERS.get(name?.toLowerCase() ?? '') ?? 0;
}

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `YYYY-MM-DD`; undefined for a day that no calendar has. */
export function calendarDate(
  year: string | undefined,
  month: number,
  day: string | undefined,
): string | undefined {
  const dayNumber = Number(day);
  const longest = DAYS_IN_MONTH[month - 1];
  if (longest === undefined || dayNumber < 1 || dayNumber > longest) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(dayNumber).padStart(2, '0')}`;
}
