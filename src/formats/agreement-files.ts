import { valueOf } from '#domain/agreement/coefficient.ts';
import type { ReportLine } from '#domain/agreement/report-measures.ts';
import { csvText } from '#formats/datasets/csv-cells.ts';
import { REASONS, exclusionWords } from './agreement-words.ts';

/** One line of a report as it is written into files. `value` is null where the measure is not defined. */
export type LineRecord = {
  readonly metric: string;
  readonly label?: string;
  readonly attribute?: string;
  readonly relation?: string;
  readonly pair?: readonly [string, string];
  readonly value: number | null;
  readonly n: number;
  /** Why it is not defined. */
  readonly reason?: string;
  /** Bounds of the 95 % interval. */
  readonly low?: number;
  readonly high?: number;
  readonly excludes?: string;
};

export function lineRecord(line: ReportLine): LineRecord {
  const { metric, label, attribute, relation, pair, coefficient, interval, excludes } = line;
  return {
    metric,
    ...(label !== undefined && { label }),
    ...(attribute !== undefined && { attribute }),
    ...(relation !== undefined && { relation }),
    ...(pair && { pair }),
    value: valueOf(coefficient) ?? null,
    n: coefficient.n,
    ...(coefficient.kind === 'undefined' && { reason: REASONS[coefficient.reason] }),
    ...interval,
    ...(excludes && { excludes: exclusionWords(excludes) }),
  };
}

/** What a file of figures says about where they come from. */
export type AgreementHead = {
  readonly project: string;
  readonly codebook: { readonly name: string; readonly version: string };
  /** Title of the one article that was measured; absent for the whole project. */
  readonly article?: string;
  readonly articles: number;
  readonly annotators: readonly string[];
  /** Draws of articles for the intervals. */
  readonly samples: number;
  readonly seed: number;
};

/** Lines of several reports under names of their own; agreement, and scores against gold. */
export type AgreementParts = readonly {
  readonly part: string;
  readonly lines: readonly ReportLine[];
}[];

/** One JSON object: the head, and all lines with the part they belong to. */
export function encodeAgreementJson(head: AgreementHead, parts: AgreementParts): string {
  const lines = parts.flatMap(({ part, lines: own }) =>
    own.map((line) => ({ part, ...lineRecord(line) })),
  );
  return `${JSON.stringify({ format: 'ascribe-agreement/1', ...head, lines }, null, 2)}\n`;
}

/** A table for spreadsheets, one row a line. */
export function encodeAgreementCsv(parts: AgreementParts): string {
  const rows = parts.flatMap(({ part, lines }) =>
    lines.map((line) => {
      const record = lineRecord(line);
      const [first = '', second = ''] = record.pair ?? [];
      const { metric, label, attribute, relation, value, n, low, high, reason, excludes } = record;
      const cells = [part, metric, label, attribute, relation, first, second];
      return [...cells, value, n, low, high, reason, excludes].map((cell) => String(cell ?? ''));
    }),
  );
  return csvText([HEAD, ...rows]);
}

const HEAD = [
  'part',
  'metric',
  'label',
  'attribute',
  'relation',
  'first_annotator',
  'second_annotator',
  'value',
  'n',
  'low_95',
  'high_95',
  'not_defined_because',
  'leaves_out',
];
