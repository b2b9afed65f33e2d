import { answerTo } from '#domain/annotation/annotation.ts';
import { CLAIM } from '#domain/annotation/attribution.ts';
import { alignLayers } from '#domain/curation/align-layers.ts';
import type { ComparedLayer } from '#domain/curation/compared-layer.ts';
import { type ComparedPlace, comparePlaces } from '#domain/curation/decompose.ts';
import { resolveEntities } from '#domain/curation/resolve-entities.ts';
import { answerKey } from '#domain/curation/span-differences.ts';
import { majorityOf } from '#domain/export/majority.ts';
import type { AnnotatedArticle, ReportOptions } from './agreement-report.ts';
import { notDefined, share } from './coefficient.ts';
import type { GoldMetric } from './metric.ts';
import { type Ledger, type LineSubject, type ReportLine, openLedger } from './report-measures.ts';
import { type SpanMatch, f1Of, matchSpans } from './span-f1.ts';

/** The second name of every pair in a report on gold. */
export const GOLD = '';

/** Layers of one text, each with the version it is to be measured by. */
export type GoldArticle = {
  readonly text: string;
  readonly scored: readonly {
    readonly annotator: string;
    readonly layer: ComparedLayer;
    readonly gold: ComparedLayer;
  }[];
};

/** All layers against the agreed version. */
export function againstGold(
  { text, layers }: AnnotatedArticle,
  gold: ComparedLayer,
): readonly GoldArticle[] {
  if (layers.length === 0) return [];
  return [{ text, scored: layers.map((layer) => ({ annotator: layer.annotator, layer, gold })) }];
}

/**
 * Each layer against what more than half of the others have: nobody is measured by their own vote.
 * Nothing where fewer than two others are.
 */
export function againstOthers({ text, layers }: AnnotatedArticle): readonly GoldArticle[] {
  if (layers.length < 3) return [];
  const scored = layers.map((layer) => ({
    annotator: layer.annotator,
    layer,
    gold: {
      ...majorityOf(layers.filter((other) => other !== layer)),
      entities: layer.entities,
    },
  }));
  return [{ text, scored }];
}

const MODES = [
  ['strict', { mode: 'strict' }],
  ['overlap', { mode: 'overlap', label: true }],
  ['iou_0.5', { mode: 'iou', threshold: 0.5, label: true }],
] as const satisfies readonly (readonly [name: string, match: SpanMatch])[];

/**
 * How near each annotator comes to the gold version: precision, recall and F1 over all labels and by
 * label, the share of the same answers by attribute, the share of claims with the same speaker. Lines
 * without `pair` are the mean of the annotators.
 */
export function goldReport(
  articles: readonly GoldArticle[],
  options: Pick<ReportOptions, 'familyOf' | 'random' | 'samples'>,
): readonly ReportLine[] {
  const ledger = openLedger();
  for (const { scored } of articles) {
    for (const { annotator, layer, gold } of scored) {
      const pair = [annotator, GOLD] as const;
      tallyMarks(ledger, layer, gold, pair);
      const entityKeys = resolveEntities([layer.entities, gold.entities]);
      const layers = [layer, gold] as const;
      const alignment = alignLayers(layers, { familyOf: options.familyOf, entityKeys });
      const places = comparePlaces(layers, alignment, entityKeys);
      tallyAnswers(ledger, places, pair);
      tallySpeakers(ledger, places, pair);
    }
    ledger.closeArticle();
  }
  return ledger.lines(options);
}

type Pair = NonNullable<LineSubject['pair']>;

function tallyMarks(ledger: Ledger, own: ComparedLayer, gold: ComparedLayer, pair: Pair): void {
  const labels = new Set([...own.annotations, ...gold.annotations].map(({ label }) => label));
  for (const label of [...labels].toSorted()) {
    const a = own.annotations.filter((annotation) => annotation.label === label);
    const b = gold.annotations.filter((annotation) => annotation.label === label);
    for (const [mode, match] of MODES) {
      const amounts = [matchSpans(a, b, match).length, a.length, b.length];
      // Labels never meet in these modes, so that the whole is the sum of its parts.
      for (const subject of [{ pair }, { pair, label }]) addMarks(ledger, mode, subject, amounts);
    }
  }
}

function addMarks(
  ledger: Ledger,
  mode: (typeof MODES)[number][0],
  subject: Omit<LineSubject, 'metric'>,
  amounts: readonly number[],
): void {
  const f1 = ledger.measure(
    { metric: `gold_f1_${mode}`, ...subject },
    3,
    ([matched = 0, first = 0, second = 0]) => f1Of({ matched, first, second }),
  );
  ledger.derive(f1, `gold_precision_${mode}`, ([matched = 0, own = 0]) =>
    own === 0 ? notDefined('nothing-marked', 0) : share(matched, own),
  );
  ledger.derive(f1, `gold_recall_${mode}`, ([matched = 0, , gold = 0]) =>
    gold === 0 ? notDefined('nothing-marked', 0) : share(matched, gold),
  );
  for (const [index, amount] of amounts.entries()) f1.add(index, amount);
}

/** Of what gold answers where both gave the label: how often the answer is the same. */
function tallyAnswers(ledger: Ledger, places: readonly ComparedPlace[], pair: Pair): void {
  for (const { a, b } of places) {
    if (!a || !b || a.label !== b.label) continue;
    for (const [attribute, value] of Object.entries(b.attributes)) {
      const wanted = answerKey(value);
      if (wanted === undefined) continue;
      const subject = { label: b.label, attribute, pair };
      add(
        ledger,
        'gold_attribute',
        subject,
        answerKey(answerTo(a.attributes, attribute)) === wanted,
      );
    }
  }
}

function tallySpeakers(ledger: Ledger, places: readonly ComparedPlace[], pair: Pair): void {
  for (const { speaker } of places) {
    if (speaker !== undefined) add(ledger, 'gold_speaker', { label: CLAIM, pair }, speaker);
  }
}

function add(
  ledger: Ledger,
  metric: GoldMetric,
  subject: Omit<LineSubject, 'metric'>,
  isRight: boolean,
): void {
  const measure = ledger.measure({ metric, ...subject }, 2, ([yes = 0, of = 0]) => share(yes, of));
  measure.add(0, isRight ? 1 : 0);
  measure.add(1, 1);
}
