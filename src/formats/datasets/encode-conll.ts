import { groupBy } from '#domain/collection/group-by.ts';
import type { ExportSet } from '#domain/export/export-set.ts';
import { namesIn } from '#domain/export/set-survey.ts';
import { decodeConll } from './conll.ts';
import type { ExportFormat } from './export-format.ts';
import {
  type FlatSpan,
  type FlatWork,
  type Flattened,
  flattenSet,
  lossCounter,
} from './flatten-work.ts';
import { onceForEach } from './once-for-each.ts';
import { noteNames, plainNames } from './plain-names.ts';
import { tokensBySentence } from './text-tokens.ts';
import { trimSpans } from './trim-spans.ts';
import { verifyWorks } from './verify-works.ts';
import { writtenOf } from './written-set.ts';

/**
 * CoNLL-2003: a token a line, BIO2 tags in the last column. Of spans inside or across each other the
 * outermost stays. A file for each annotator, since a token has one tag.
 */
export const conll: ExportFormat = {
  title: 'CoNLL-2003 (BIO)',
  unit: 'tokens',
  inParts: {
    survey: (set) => {
      const { name, noted } = noteNames();
      flattenWith(set, name);
      return { names: noted };
    },
  },
  losses: (set) => flatten(set).losses,
  written: (set) => writtenOf(set, flatten(set).works),
  encode: (set) =>
    [...filesOf(set)].map(([name, works]) => ({
      name,
      content: works.map(textOf).join(''),
      joint: { kind: 'bodies' },
    })),
  verify: (files, set) =>
    verifyWorks(
      [...filesOf(set)].map(([name, works]) => ({
        name,
        works,
        read: () => decodeConll(files.text(name), { asWritten: true }),
      })),
      { text: 'words', attributes: false, notes: false },
    ),
};

function filesOf(set: ExportSet): ReadonlyMap<string, readonly FlatWork[]> {
  return groupBy(flatten(set).works, ({ document }) => {
    const { folder, split } = document;
    return split === undefined ? `${folder}.conll` : `${folder}/${split}.conll`;
  });
}

const flatten = onceForEach((set: ExportSet) =>
  flattenWith(set, plainNames(namesIn(set.known, 'names'))),
);

function flattenWith(set: ExportSet, name: (name: string) => string): Flattened {
  const flat = trimSpans(
    flattenSet(set, {
      pieces: false,
      facts: [],
      attributes: false,
      entities: false,
      notes: false,
      relations: false,
      relationAttributes: false,
      inherited: false,
      name,
    }),
  );
  const counter = lossCounter();
  const works = flat.works.map((work) => ({ ...work, spans: outermost(work.spans, counter.add) }));
  counter.add('layout', works.length);
  return { works, losses: [...flat.losses, ...counter.all()] };
}

/** Those that begin first, of these the longest, and after each those that begin behind its end. */
function outermost(
  spans: readonly FlatSpan[],
  add: ReturnType<typeof lossCounter>['add'],
): readonly FlatSpan[] {
  const sorted = spans
    .map((span) => ({ span, start: startOf(span), end: endOf(span) }))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: FlatSpan[] = [];
  let reached = 0;
  for (const { span, start, end } of sorted) {
    if (start < reached) add('nested', 1, { name: span.label });
    else {
      kept.push(span);
      reached = end;
    }
  }
  return kept;
}

function startOf({ fragments }: FlatSpan): number {
  return fragments[0]?.start ?? 0;
}

function endOf({ fragments }: FlatSpan): number {
  return fragments.at(-1)?.end ?? 0;
}

function textOf({ document, spans }: FlatWork): string {
  const { revision, article } = document;
  const pieces = spans.flatMap(({ fragments }) => fragments);
  const lines = ['-DOCSTART- -X- -X- O', ''];
  let next = 0;
  for (const sentence of tokensBySentence(revision, pieces, article.language)) {
    for (const { start, text } of sentence) {
      let span = spans[next];
      while (span && endOf(span) <= start) span = spans[(next += 1)];
      const isIn = span !== undefined && startOf(span) <= start;
      const position = span && startOf(span) === start ? 'B' : 'I';
      lines.push(`${text} _ _ ${isIn ? `${position}-${span?.label ?? ''}` : 'O'}`);
    }
    lines.push('');
  }
  return `${lines.join('\n')}\n`;
}
