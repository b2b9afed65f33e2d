import type { ReportLine } from '#domain/agreement/report-measures.ts';
import { REASONS, exclusionWords } from '#formats/agreement-words.ts';

/** The report as a table for people. */
export function tableOf(lines: readonly ReportLine[]): string {
  const rows = lines.map(cellsOf);
  const header = ['measure', 'of', 'between', 'value', '95 % interval', 'n', 'without'];
  const widths = header.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [header, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellsOf(line: ReportLine): readonly string[] {
  const { metric, label, attribute, relation, pair, coefficient, interval, excludes } = line;
  const of = [label, attribute, relation].filter((part) => part !== undefined).join(' · ');
  const value =
    coefficient.kind === 'defined'
      ? coefficient.value.toFixed(3)
      : `not defined: ${REASONS[coefficient.reason]}`;
  return [
    metric,
    of === '' ? 'all' : of,
    pair ? pair.join(' – ') : 'all',
    value,
    interval ? `${interval.low.toFixed(3)} to ${interval.high.toFixed(3)}` : '–',
    String(coefficient.n),
    excludes ? exclusionWords(excludes) : '',
  ];
}
