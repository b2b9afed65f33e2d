export type TimeCount = {
  /** `YYYY-MM`, or `YYYY` where months would be too many. */
  readonly period: string;
  readonly count: number;
};

/** More bars than these cannot be told apart. */
const MOST_BARS = 48;

/** How many of the days fall into each month from the first to the last, empty ones too; years where that is too long. */
export function countByTime(days: readonly string[]): readonly TimeCount[] {
  const months = countBy(days, (day) => day.slice(0, 7));
  const [first, last] = [months.at(0)?.period, months.at(-1)?.period];
  if (first === undefined || last === undefined) return [];
  if (monthNumber(last) - monthNumber(first) < MOST_BARS) {
    return filled(months, monthNumber, (number) => {
      const month = String((number % 12) + 1).padStart(2, '0');
      return `${String(Math.floor(number / 12)).padStart(4, '0')}-${month}`;
    });
  }
  const years = countBy(days, (day) => day.slice(0, 4));
  const span = Number(years.at(-1)?.period) - Number(years.at(0)?.period);
  // A date that is wrong by centuries would leave nothing but gaps.
  if (span >= MOST_BARS) return years.slice(-MOST_BARS);
  return filled(years, Number, (number) => String(number).padStart(4, '0'));
}

function countBy(days: readonly string[], periodOf: (day: string) => string): readonly TimeCount[] {
  const counts = new Map<string, number>();
  for (const day of days) counts.set(periodOf(day), (counts.get(periodOf(day)) ?? 0) + 1);
  return [...counts]
    .map(([period, count]) => ({ period, count }))
    .toSorted((a, b) => (a.period < b.period ? -1 : 1));
}

function filled(
  counts: readonly TimeCount[],
  numberOf: (period: string) => number,
  periodOf: (number: number) => string,
): readonly TimeCount[] {
  const known = new Map(counts.map(({ period, count }) => [period, count]));
  const first = numberOf(counts.at(0)?.period ?? '');
  const last = numberOf(counts.at(-1)?.period ?? '');
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const period = periodOf(first + index);
    return { period, count: known.get(period) ?? 0 };
  });
}

function monthNumber(period: string): number {
  return Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1;
}
