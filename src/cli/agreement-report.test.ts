import { beforeAll, describe, expect, test } from 'vitest';
import { type AnnotatedArticle, agreementReport } from '#domain/agreement/agreement-report.ts';
import { type Coefficient, notDefined, valueOf } from '#domain/agreement/coefficient.ts';
import type { Metric } from '#domain/agreement/metric.ts';
import { seededRandom } from '#domain/agreement/random.ts';
import type { ReportLine } from '#domain/agreement/report-measures.ts';
import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { joinSpans } from '#domain/annotation/fragments.ts';
import { aRelation, anAnnotation } from '#domain/annotation/test-layers.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { labelFamilies } from '#domain/curation/label-family.ts';
import { readMeasured } from '#formats/articles/measured-data.mjs';

// Real disagreement: the same articles by five or six annotators.

type Quote = {
  readonly id: string;
  readonly parts: readonly { readonly start: number; readonly end: number }[];
  readonly cue_start: number | null;
  readonly cue_end: number | null;
  readonly speaker_start: number | null;
  readonly speaker_end: number | null;
};
type Version = {
  readonly text: string;
  readonly meta: { readonly annotator: string };
  readonly quotes: readonly Quote[];
};

const lines = readMeasured('attribution', 'polnear.multi.jsonl.gz');

describe.runIf(lines !== undefined)('twenty articles by five or six annotators', () => {
  let articles: readonly AnnotatedArticle[] = [];
  let report: readonly ReportLine[] = [];

  beforeAll(() => {
    const versions = (lines ?? '').trim().split('\n');
    articles = articlesOf(versions.map((line) => JSON.parse(line) as Version));
    ({ lines: report } = agreementReport(articles, {
      familyOf: labelFamilies(DEFAULT_CODEBOOK),
      random: seededRandom(1),
      samples: 200,
    }));
  }, 60_000);

  test('give every kind of line', () => {
    expect(articles).toHaveLength(20);
    expect(new Set(articles.map(({ layers }) => layers.length))).toEqual(new Set([5, 6]));
    const metrics = new Set(report.map(({ metric }) => metric));
    for (const metric of ['f1_strict', 'agr', 'found', 'relation_f1', 'u_alpha_1995']) {
      expect(metrics).toContain(metric);
    }
    expect(new Set(report.flatMap(({ pair }) => (pair ? [pair.join()] : []))).size).toBe(15);
  });

  test('keep what must be so between measures', () => {
    const value = (metric: Metric): number => valueOf(overall(report, metric)) ?? Number.NaN;
    expect(value('f1_strict')).toBeGreaterThan(0.4);
    expect(value('f1_strict')).toBeLessThanOrEqual(value('f1_iou_0.5'));
    expect(value('f1_iou_0.5')).toBeLessThanOrEqual(value('f1_overlap'));
    expect(value('f1_overlap')).toBeLessThanOrEqual(value('agr'));
    expect(value('f1_strict')).toBeLessThanOrEqual(value('f1_boundary'));
    expect(value('u_alpha_2016')).toBeGreaterThan(0.4);
    const outside = report.filter(({ interval, coefficient }) => {
      const found = valueOf(coefficient) ?? Number.NaN;
      return interval && (interval.low > found || interval.high < found);
    });
    expect(outside).toEqual([]);
  });
});

function overall(report: readonly ReportLine[], name: Metric): Coefficient {
  const line = report.find(
    ({ metric, label, pair }) => metric === name && label === undefined && pair === undefined,
  );
  return line?.coefficient ?? notDefined('nothing-to-compare', 0);
}

function articlesOf(versions: readonly Version[]): readonly AnnotatedArticle[] {
  const byText = new Map<string, AnnotatedArticle['layers'][number][]>();
  for (const { text, meta, quotes } of versions) {
    const layers = byText.get(text) ?? [];
    byText.set(text, layers);
    layers.push({ annotator: meta.annotator, ...layerOf(quotes), entities: new Map() });
  }
  return [...byText].map(([text, layers]) => ({ text, layers }));
}

/** The quote's content is the claim; speakers and cues that several quotes share are one annotation. */
function layerOf(quotes: readonly Quote[]): {
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
} {
  const annotations = new Map<string, Annotation>();
  const relations: Relation[] = [];
  const place = (label: string, start: number, end: number): string => {
    const id = `${label} ${start} ${end}`;
    annotations.set(id, anAnnotation(id, start, end, { label }));
    return id;
  };
  for (const { id, parts, ...quote } of quotes) {
    const fragments = joinSpans(parts);
    if (fragments.length === 0) continue;
    annotations.set(id, anAnnotation(id, 0, 0, { fragments }));
    if (quote.cue_start !== null && quote.cue_end !== null) {
      place('CUE', quote.cue_start, quote.cue_end);
    }
    if (quote.speaker_start === null || quote.speaker_end === null) continue;
    const speaker = place('SPEAKER', quote.speaker_start, quote.speaker_end);
    relations.push(aRelation(`${id} by`, 'said_by', id, speaker));
  }
  return { annotations: [...annotations.values()], relations };
}
