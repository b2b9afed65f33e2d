import { calendarDate } from './calendar-date.ts';

/** 3/4/2021 is March in one country and April in the other. */
export type DateOrder = 'day-first' | 'month-first';

const DATE =
  /(?<![\d/.-])(?:(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)|((?:19|20)\d\d)\/(\d{1,2})\/(\d{1,2}))(?![\d/-]|\.\d)/;

/**
 * In which order a date in numbers with strokes is written, where it shows that itself; `either` where it
 * does not; undefined: there is none, or none that is on a calendar. `5/5/2024` and `2024/4/3` say nothing
 * of an order and need none.
 */
export function orderShownBy(text: string): DateOrder | 'either' | undefined {
  const [dayFirst, monthFirst] = bothReadings(text);
  if (dayFirst === monthFirst) return undefined;
  if (dayFirst === undefined) return 'month-first';
  return monthFirst === undefined ? 'day-first' : 'either';
}

/**
 * The date in numbers with strokes that a short text names, as `YYYY-MM-DD`. One that could be two dates is
 * read only in a given order; one that could not is read as what it is.
 */
export function findNumericDate(text: string, order?: DateOrder): string | undefined {
  const [dayFirst, monthFirst] = bothReadings(text);
  if (dayFirst === undefined || dayFirst === monthFirst) return monthFirst;
  if (monthFirst === undefined) return dayFirst;
  if (order === undefined) return undefined;
  return order === 'day-first' ? dayFirst : monthFirst;
}

/** As the day comes first, and as the month does. */
function bothReadings(text: string): readonly [string | undefined, string | undefined] {
  const found = DATE.exec(text);
  if (!found) return [undefined, undefined];
  const [, first, , second, year, yearFirst, month, day] = found;
  if (yearFirst !== undefined) {
    const only = calendarDate(yearFirst, Number(month), day);
    return [only, only];
  }
  return [calendarDate(year, Number(second), first), calendarDate(year, Number(first), second)];
}
