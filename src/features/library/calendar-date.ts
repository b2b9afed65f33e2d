/**
 * A calendar date `YYYY-MM-DD` as noon of that day, local time, so that no time zone shifts it to
 * a neighbouring day when it is shown. Undefined for anything else.
 */
export function dateOf(publishedAt: string | undefined): Date | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(publishedAt ?? '');
  if (!parts) return undefined;
  const [, year, month, day] = parts;
  const date = new Date(Number(year), Number(month) - 1, Number(day), 12);
  return date.getDate() === Number(day) ? date : undefined;
}
