import papa from 'papaparse';
import { expect, test } from 'vitest';
import type { ReportLine } from '#domain/agreement/report-measures.ts';
import { encodeAgreementCsv, encodeAgreementJson } from './agreement-files.ts';

const LINES: readonly ReportLine[] = [
  {
    metric: 'f1_strict',
    label: 'CLAIM',
    pair: ['=1+1', 'Ben, "B."'],
    coefficient: { kind: 'defined', value: -0.25, n: 4 },
    interval: { low: -0.5, high: 0.125 },
    excludes: { kind: 'nested', count: 1 },
  },
  { metric: 'agr', coefficient: { kind: 'undefined', reason: 'nothing-marked', n: 0 } },
];

test('a spreadsheet gets a row a line, numbers as numbers, and no name it would take for a formula', () => {
  const csv = encodeAgreementCsv([{ part: 'agreement', lines: LINES }]);
  const { data } = papa.parse<Record<string, string>>(csv.slice(1), {
    header: true,
    skipEmptyLines: true,
  });
  expect(data).toHaveLength(2);
  expect(data[0]).toMatchObject({
    metric: 'f1_strict',
    first_annotator: "'=1+1",
    second_annotator: 'Ben, "B."',
    value: '-0.25',
    low_95: '-0.5',
    high_95: '0.125',
    leaves_out: '1 stretch inside another of its label',
  });
  expect(data[1]).toMatchObject({ value: '', not_defined_because: 'nothing is marked', n: '0' });
});

test('the JSON file says what was measured, and null is not a figure', () => {
  const head = {
    project: 'Talks',
    codebook: { name: 'News', version: '1.0.0' },
    articles: 2,
    annotators: ['=1+1', 'Ben'],
    samples: 1000,
    seed: 1,
  };
  const file: unknown = JSON.parse(encodeAgreementJson(head, [{ part: 'gold', lines: LINES }]));
  expect(file).toMatchObject({
    ...head,
    lines: [
      { part: 'gold', metric: 'f1_strict', value: -0.25, low: -0.5, high: 0.125 },
      { part: 'gold', metric: 'agr', value: null, reason: 'nothing is marked' },
    ],
  });
});
