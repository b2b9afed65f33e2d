import { addToGroup } from '#domain/collection/group-by.ts';
import type { ExportSet } from '#domain/export/export-set.ts';
import { type CasWorks, oneValueEach, surveyFeatures, withFeatures } from './cas-features.ts';
import { RELATION_TYPE, SPAN_TYPE } from './cas-model.ts';
import { type ExportFormat, pathStem } from './export-format.ts';
import {
  type FlatSpan,
  type FlatWork,
  type Flattened,
  entityIri,
  flattenSet,
  lossCounter,
} from './flatten-work.ts';
import { onceForEach } from './once-for-each.ts';
import { type TextToken, tokensBySentence } from './text-tokens.ts';
import { trimSpans } from './trim-spans.ts';
import { verifyWorks } from './verify-works.ts';
import { decodeWebannoTsv } from './webanno-tsv.ts';
import { writtenOf } from './written-set.ts';

/**
 * WebAnno TSV 3.3: a row a token with UTF-16 offsets, a sentence a paragraph. Tokens are cut where
 * spans begin and end; every span has an id, so that several can stand on one token.
 */
export const webannoTsv: ExportFormat = {
  title: 'WebAnno TSV 3.3',
  unit: 'UTF-16 code units',
  inParts: { survey: (set) => surveyFeatures((name) => flattenWith(set, name)) },
  losses: (set) => flatten(set).losses,
  written: (set) => writtenOf(set, flatten(set).works),
  encode: (set) => {
    const { works, features } = flatten(set);
    const columns = [...features.keys()];
    return works.map((work) => ({ name: nameOf(work), content: tsvOf(work, columns) }));
  },
  verify: (files, set) =>
    verifyWorks(
      flatten(set).works.map((work) => ({
        name: nameOf(work),
        works: [work],
        read: () => decodeWebannoTsv(files.text(nameOf(work)), { asWritten: true }),
      })),
      { text: 'words', attributes: true, notes: true, entity: entityIri },
    ),
};

const flatten = onceForEach((set: ExportSet): CasWorks =>
  withFeatures(set, (name) => flattenWith(set, name)),
);

function flattenWith(set: ExportSet, attributeName: (name: string) => string): Flattened {
  const flat = trimSpans(
    flattenSet(set, {
      pieces: false,
      facts: [],
      attributes: true,
      entities: true,
      entityNames: false,
      notes: true,
      relations: true,
      relationAttributes: false,
      inherited: false,
      attributeName,
    }),
  );
  const counter = lossCounter();
  counter.add('layout', flat.works.length);
  const works = flat.works.map(oneValueEach).map(withoutFalse);
  return { works, losses: [...flat.losses, ...counter.all()] };
}

/** A flag that is off is how the format writes one that nobody set. */
function withoutFalse(work: FlatWork): FlatWork {
  const spans = work.spans.map((span) => ({
    ...span,
    attributes: span.attributes.filter(({ value }) => String(value) !== 'false'),
  }));
  return { ...work, spans };
}

function nameOf({ document }: FlatWork): string {
  return `${pathStem(document)}.tsv`;
}

const FIXED = ['identifier', 'label', 'note'];

function tsvOf(work: FlatWork, features: readonly string[]): string {
  const { document, spans, relations } = work;
  const { revision, article } = document;
  const pieces = spans.flatMap(({ fragments }) => fragments);
  const sentences = tokensBySentence(revision, pieces, article.language);
  const rowOf = new Map<number, string>();
  for (const [index, sentence] of sentences.entries()) {
    for (const [at, { start }] of sentence.entries()) rowOf.set(start, `${index + 1}-${at + 1}`);
  }
  const numbers = new Map(spans.map(({ id }, index) => [id, index + 1]));
  const byId = new Map(spans.map((span) => [span.id, span]));
  const links = new Map<number, string[]>();
  for (const { type, from, to } of relations) {
    const at = startOf(byId.get(to));
    const source = `${rowOf.get(startOf(byId.get(from)))}[${numbers.get(from)}_${numbers.get(to)}]`;
    addToGroup(links, at, `${escapeValue(type)}\t${source}`);
  }
  const columns = [...features, ...FIXED];
  const lines = [
    '#FORMAT=WebAnno TSV 3.3',
    `#T_SP=${[SPAN_TYPE, ...columns].join('|')}`,
    `#T_RL=${RELATION_TYPE}|label|BT_${SPAN_TYPE}`,
    '',
    '',
  ];
  const stacks = stacksOf(sentences.flat(), spans);
  for (const sentence of sentences) {
    const [first] = sentence;
    const last = sentence.at(-1);
    const words = revision.text.slice(first?.start, last?.end);
    lines.push(...words.split('\n').map((line) => `#Text=${escapeText(line)}`));
    for (const { start, end, text } of sentence) {
      const stack = stacks.get(start) ?? [];
      const cells = columns.map((name) =>
        stack.length === 0
          ? '_'
          : stack.map((span) => `${valueOf(span, name)}[${numbers.get(span.id)}]`).join('|'),
      );
      lines.push(
        `${[rowOf.get(start), `${start}-${end}`, escapeText(text), ...cells, ...linkCells(links.get(start))].join('\t')}\t`,
      );
    }
    lines.push('');
  }
  return `${lines.join('\n')}\n`;
}

function startOf(span: FlatSpan | undefined): number {
  return span?.fragments[0]?.start ?? -1;
}

/** Start of a token → the spans that cover it. */
function stacksOf(
  tokens: readonly TextToken[],
  spans: readonly FlatSpan[],
): ReadonlyMap<number, readonly FlatSpan[]> {
  const stacks = new Map<number, readonly FlatSpan[]>();
  const sorted = spans.toSorted((a, b) => startOf(a) - startOf(b));
  let open: readonly FlatSpan[] = [];
  let next = 0;
  for (const { start } of tokens) {
    open = open.filter(({ fragments }) => (fragments[0]?.end ?? 0) > start);
    for (let span = sorted[next]; span && startOf(span) <= start; span = sorted[(next += 1)]) {
      open = [...open, span];
    }
    if (open.length > 0) stacks.set(start, open);
  }
  return stacks;
}

function linkCells(links: readonly string[] | undefined): readonly string[] {
  if (!links) return ['_', '_'];
  const pairs = links.map((link) => link.split('\t'));
  return [0, 1].map((column) => pairs.map((pair) => pair[column] ?? '').join('|'));
}

function valueOf({ label, attributes, entity, note }: FlatSpan, name: string): string {
  if (name === 'label') return escapeValue(label);
  const value =
    name === 'identifier'
      ? entity && entityIri(entity)
      : name === 'note'
        ? note
        : attributes.find((each) => each.name === name)?.value;
  return value === undefined ? '*' : escapeValue(String(value));
}

function escapeText(text: string): string {
  return text.replaceAll('\\', '\\\\');
}

function escapeValue(text: string): string {
  return text.replaceAll(/[\\[\]|_;*]|->|\t|\n|\r/g, (match) => {
    if (match === '\t') return '\\t';
    if (match === '\n') return '\\n';
    return match === '\r' ? '\\r' : `\\${match}`;
  });
}
