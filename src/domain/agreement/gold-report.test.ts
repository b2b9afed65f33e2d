import { expect, test } from 'vitest';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { anAnnotation } from '#domain/annotation/test-layers.ts';
import { valueOf } from './coefficient.ts';
import { againstGold, againstOthers, GOLD, goldReport, type GoldArticle } from './gold-report.ts';
import type { Metric } from './metric.ts';
import { seededRandom } from './random.ts';
import type { LineSubject, ReportLine } from './report-measures.ts';

const TEXT = 'x'.repeat(300);

function layer(annotator: string, ...annotations: readonly Annotation[]) {
  return { annotator, annotations, relations: [], entities: new Map() };
}

function report(articles: readonly GoldArticle[]): readonly ReportLine[] {
  return goldReport(articles, {
    familyOf: (label) => label,
    random: seededRandom(1),
    samples: 100,
  });
}

function value(
  lines: readonly ReportLine[],
  metric: Metric,
  annotator: string | undefined,
  of: Pick<LineSubject, 'label' | 'attribute'> = {},
): number | undefined {
  const line = lines.find(
    (each) =>
      each.metric === metric &&
      each.pair?.[0] === annotator &&
      each.label === of.label &&
      each.attribute === of.attribute,
  );
  return line && valueOf(line.coefficient);
}

const CLAIM = anAnnotation('c', 0, 40, { attributes: { stance: 'asserts' } });
const CUE = anAnnotation('q', 50, 60, { label: 'CUE' });

test('precision is the share of an annotator’s marks that gold has, recall the share of gold’s', () => {
  const short = anAnnotation('c', 0, 30, { attributes: { stance: 'denies' } });
  const extra = anAnnotation('x', 100, 110);
  const lines = report(
    againstGold(
      { text: TEXT, layers: [layer('Ana', short, extra), layer('Ben', CLAIM, CUE)] },
      layer('', CLAIM, CUE),
    ),
  );
  expect(value(lines, 'gold_precision_overlap', 'Ana')).toBe(1 / 2);
  expect(value(lines, 'gold_recall_overlap', 'Ana')).toBe(1 / 2);
  expect(value(lines, 'gold_f1_strict', 'Ana')).toBe(0);
  expect(value(lines, 'gold_f1_iou_0.5', 'Ana', { label: 'CLAIM' })).toBeCloseTo(2 / 3, 12);
  expect(value(lines, 'gold_precision_strict', 'Ana', { label: 'CUE' })).toBeUndefined();
  expect(value(lines, 'gold_f1_strict', 'Ben')).toBe(1);
  expect(value(lines, 'gold_f1_strict', undefined)).toBe(1 / 2);
  const stance = { label: 'CLAIM', attribute: 'stance' };
  expect(value(lines, 'gold_attribute', 'Ana', stance)).toBe(0);
  expect(value(lines, 'gold_attribute', 'Ben', stance)).toBe(1);
  expect(lines.every(({ pair }) => pair === undefined || pair[1] === GOLD)).toBe(true);
});

test('without gold the others’ majority counts, and nobody is measured by their own vote', () => {
  const layers = [layer('Ana', CLAIM), layer('Ben', CLAIM, CUE), layer('Cem', CLAIM, CUE)];
  const lines = report(againstOthers({ text: TEXT, layers }));
  // Ana by Ben and Cem: the cue is theirs. Ben by Ana and Cem: only the claim is both theirs.
  expect(value(lines, 'gold_recall_strict', 'Ana')).toBe(1 / 2);
  expect(value(lines, 'gold_precision_strict', 'Ana')).toBe(1);
  expect(value(lines, 'gold_precision_strict', 'Ben')).toBe(1 / 2);
  expect(value(lines, 'gold_recall_strict', 'Ben')).toBe(1);
  expect(againstOthers({ text: TEXT, layers: layers.slice(1) })).toEqual([]);
});
