/** How a day is written in these screens. */
export const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;
export const MONTH = { month: 'short', year: 'numeric' } as const;

/** Noon in the local time zone of a calendar date `YYYY-MM-DD` or month `YYYY-MM`: no zone shifts it to the day before. */
export function dateOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12);
}
