const MONTHS: readonly string[] = [
  'january januar janvier enero jan janv ene jän jänner',
  'february februar février febrero feb févr',
  'march märz mars marzo mar mär mrz',
  'april avril abril apr avr abr',
  'may mai mayo',
  'june juni juin junio jun',
  'july juli juillet julio jul juil',
  'august août agosto aug ago',
  'september septembre septiembre sep sept',
  'october oktober octobre octubre oct okt',
  'november novembre noviembre nov',
  'december dezember décembre diciembre dec dez déc dic',
];

const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/**
 * The first calendar date a short text names, as `YYYY-MM-DD`. `3/4/2021` is not read: it is March
 * in one country and April in the other.
 */
export function findCalendarDate(text: string): string | undefined {
  const iso = /(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)/.exec(text);
  if (iso) return calendarDate(iso[1], Number(iso[2]), iso[3]);
  const dotted = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)/.exec(text);
  if (dotted) return calendarDate(dotted[3], Number(dotted[2]), dotted[1]);
  const dayFirst =
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.)?\s(?:de\s|of\s)?(\p{L}{3,10})\.?,?\s(?:de\s)?((?:19|20)\d\d)(?!\d)/u.exec(
      text,
    );
  if (dayFirst) return calendarDate(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = /(\p{L}{3,10})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s((?:19|20)\d\d)(?!\d)/u.exec(
    text,
  );
  if (monthFirst) return calendarDate(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
  return undefined;
}

/** True for the name of a month or its usual abbreviation in English, German, French or Spanish. */
export function isMonthName(word: string): boolean {
  return MONTH_NUMBERS.has(word.toLowerCase());
}

function monthNumber(name: string | undefined): number {
  return MONTH_NUMBERS.get(name?.toLowerCase() ?? '') ?? 0;
}

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function calendarDate(
  year: string | undefined,
  month: number,
  day: string | undefined,
): string | undefined {
  const dayNumber = Number(day);
  const longest = DAYS_IN_MONTH[month - 1];
  if (longest === undefined || dayNumber < 1 || dayNumber > longest) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(dayNumber).padStart(2, '0')}`;
}
