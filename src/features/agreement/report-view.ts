import type { LineSubject, ReportLine } from '#domain/agreement/report-measures.ts';
import type { PairPlaces } from '#domain/agreement/pair-places.ts';
import type { Metric } from '#domain/agreement/metric.ts';
import { CLAIM } from '#domain/annotation/attribution.ts';
import { groupBy } from '#domain/collection/group-by.ts';

/** Two annotators, or all of them. */
export type Pair = readonly [string, string] | undefined;

/** One key a pair, for lists to choose from. */
export function pairKey(pair: Pair): string {
  return pair ? pair.join('\n') : '';
}

/** The lines of one pair; without one those of all annotators, or the means of the pairs. */
export function linesOf(lines: readonly ReportLine[], pair: Pair): readonly ReportLine[] {
  const key = pairKey(pair);
  return lines.filter((line) => pairKey(line.pair) === key);
}

/** Figures about the same thing. */
export type FigureGroup = {
  readonly key: string;
  readonly subject: Omit<LineSubject, 'metric' | 'pair'>;
  readonly isOfRelations: boolean;
  readonly lines: readonly ReportLine[];
};

const OF_RELATIONS: ReadonlySet<Metric> = new Set([
  'relation_f1',
  'relation_f1_unlabelled',
  'relation_f1_given_ends',
]);

/** By what they are about: all labels, each label, each attribute, then the relations. */
export function groupFigures(lines: readonly ReportLine[]): readonly FigureGroup[] {
  return [...groupBy(lines, groupKey)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, own]): readonly FigureGroup[] => {
      const [first] = own;
      if (!first) return [];
      const { metric, label, attribute, relation } = first;
      const subject = {
        ...(label !== undefined && { label }),
        ...(attribute !== undefined && { attribute }),
        ...(relation !== undefined && { relation }),
      };
      return [{ key, subject, isOfRelations: OF_RELATIONS.has(metric), lines: own }];
    });
}

function groupKey({ metric, label = '', attribute = '', relation = '' }: ReportLine): string {
  return [OF_RELATIONS.has(metric) ? '2' : '1', label, attribute, relation].join('\n');
}

const QUESTIONS = ['found', 'same_boundary', 'same_label', 'same_speaker'] as const;

/** The four questions, in their order, over all labels or of one. */
export function questionLines(
  lines: readonly ReportLine[],
  label: string | undefined,
): readonly ReportLine[] {
  return QUESTIONS.flatMap(
    (metric) => lines.find((line) => line.metric === metric && line.label === label) ?? [],
  );
}

/** What both, and what only one of two have marked with a label. */
export type LabelCounts = {
  readonly label: string;
  readonly both: number;
  readonly otherEdges: number;
  /** Places to which one gave the label and the other another one. */
  readonly otherLabel: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
};

/** By label, claims first, then the most frequent. */
export function labelCounts({ labels, counts, otherEdges }: PairPlaces): readonly LabelCounts[] {
  const none = labels.length;
  return labels
    .map((label, at): LabelCounts => {
      const row = counts[at] ?? [];
      const column = counts.map((each) => each[at] ?? 0);
      const [both, onlyFirst, onlySecond] = [row[at] ?? 0, row[none] ?? 0, column[none] ?? 0];
      const others = sum(row) + sum(column) - 2 * both - onlyFirst - onlySecond;
      const edges = otherEdges[at] ?? 0;
      return { label, both, otherEdges: edges, otherLabel: others, onlyFirst, onlySecond };
    })
    .filter((each) => each.both + each.otherLabel + each.onlyFirst + each.onlySecond > 0)
    .toSorted((a, b) => rank(b) - rank(a));
}

function rank({ label, both, onlyFirst, onlySecond }: LabelCounts): number {
  return label === CLAIM ? Number.POSITIVE_INFINITY : both + onlyFirst + onlySecond;
}

/** The grid of labels: of one pair as it is; of all pairs with each place counted both ways round. */
export function gridOf(
  places: readonly PairPlaces[],
  pair: Pair,
): Pick<PairPlaces, 'labels' | 'counts'> | undefined {
  const [first] = places;
  if (!first) return undefined;
  if (pair) return places.find((each) => pairKey(each.pair) === pairKey(pair));
  const { labels } = first;
  const size = labels.length + 1;
  const at = (row: number, column: number): number =>
    sum(places.map(({ counts }) => counts[row]?.[column] ?? 0));
  const counts = Array.from({ length: size }, (_row, row) =>
    Array.from({ length: size }, (_column, column) =>
      row === column ? at(row, column) : at(row, column) + at(column, row),
    ),
  );
  return { labels, counts };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
