import { array, assert, constantFrom, nat, property, record, shuffledSubarray } from 'fast-check';
import { expect, test } from 'vitest';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { areFragmentsValid } from '#domain/annotation/fragments.ts';
import { aRelation, anAnnotation } from '#domain/annotation/test-layers.ts';
import type { Block } from '#domain/text/block.ts';
import { reanchorLayer } from './reanchor-layer.ts';
import { splitsPair } from './trim-span.ts';

function textOf(paragraphs: readonly string[]) {
  let start = 0;
  const blocks = paragraphs.map((words, index): Block => {
    const block = { id: `b${index}`, kind: 'paragraph' as const, start, end: start + words.length };
    start = block.end + 2;
    return block;
  });
  return { text: paragraphs.join('\n\n'), blocks };
}

function mark(id: string, text: string, words: string): Annotation {
  const start = text.indexOf(words);
  if (start === -1) throw new Error(`not there: ${words}`);
  return anAnnotation(id, start, start + words.length);
}

const LEAD = 'The mayor said the bridge was safe, and that she would “cross it daily”.';
const SECOND =
  'Engineers disagree: two reports from 2024 name the same crack 🌉 in the north pier.';
const THIRD = 'The council votes on Monday.';
const OLD = textOf([LEAD, SECOND, THIRD]);

/** What stands at the annotation's place in the new text, and what became of it. */
function carried(annotation: Annotation, paragraphs: readonly string[]) {
  const to = textOf(paragraphs);
  const layer = { annotations: [annotation], relations: [] };
  const { annotations, report } = reanchorLayer(OLD, to, layer);
  const [first] = annotations;
  return {
    words: first?.fragments.map(({ start, end }) => to.text.slice(start, end)),
    health: first?.health,
    report,
  };
}

const CRACK = mark('a', OLD.text, 'the same crack 🌉 in the north pier');

test.each([
  ['nothing changed', [LEAD, SECOND, THIRD], 'unchanged'],
  ['a paragraph was put before', ['By our staff', LEAD, SECOND, THIRD], 'moved'],
  ['the paragraphs changed places', [THIRD, SECOND, LEAD], 'moved'],
  [
    'a word elsewhere in the paragraph was changed',
    [LEAD, SECOND.replace('two', 'three')],
    'moved',
  ],
  ['two paragraphs became one', [`${LEAD} ${SECOND}`, THIRD], 'moved'],
  ['quotation marks became straight', [LEAD.replaceAll(/[“”]/gv, '"'), SECOND], 'unchanged'],
])('an annotation keeps its words when %s', (_case, paragraphs, fate) => {
  const { words, health, report } = carried(CRACK, paragraphs);
  expect(words).toEqual(['the same crack 🌉 in the north pier']);
  expect(health).toBe('sound');
  const none = { unchanged: 0, moved: 0, changed: [], lost: [], lostRelations: 0 };
  expect(report).toEqual({ ...none, [fate]: 1 });
});

test('one whose words were changed is kept and marked to be looked at', () => {
  const { words, health, report } = carried(CRACK, [LEAD, SECOND.replace('same', 'deep')]);
  expect(words).toEqual(['the deep crack 🌉 in the north pier']);
  expect(health).toBe('needs-review');
  expect(report.changed).toEqual([
    {
      label: 'CLAIM',
      was: 'the same crack 🌉 in the north pier',
      is: 'the deep crack 🌉 in the north pier',
    },
  ]);
});

test('one whose paragraph is gone is not put elsewhere but told, with its relations', () => {
  const short = mark('b', OLD.text, 'the');
  const layer = {
    annotations: [CRACK, short, mark('c', OLD.text, 'The council')],
    relations: [aRelation('r1', 'said_by', 'a', 'c'), aRelation('r2', 'said_by', 'c', 'c')],
  };
  const { annotations, relations, report } = reanchorLayer(OLD, textOf([THIRD]), layer);
  expect(annotations.map(({ id }) => id)).toEqual(['c']);
  expect(relations.map(({ id }) => id)).toEqual(['r2']);
  expect(report.lost).toEqual([
    { label: 'CLAIM', was: 'the same crack 🌉 in the north pier' },
    { label: 'CLAIM', was: 'the' },
  ]);
  expect(report.lostRelations).toBe(1);
});

test('of two pieces the one that is still there stays, to be looked at', () => {
  const [first, second] = [mark('x', OLD.text, 'The mayor'), mark('y', OLD.text, 'The council')];
  const both = { ...first, fragments: [...first.fragments, ...second.fragments] };
  const { words, health } = carried(both, [LEAD, SECOND]);
  expect(words).toEqual(['The mayor']);
  expect(health).toBe('needs-review');
});

const WORDS = ['the', 'mayor', 'said', '“no”', '橋は安全', '🌉', 'a', 'a', '—', 'Köln', 'n’t'];
const paragraph = array(constantFrom(...WORDS), { minLength: 1, maxLength: 12 }).map((words) =>
  words.join(' '),
);
const article = array(paragraph, { minLength: 1, maxLength: 8 });
const places = array(record({ at: nat(200), length: nat(30) }), { maxLength: 12 });

function annotationsOn(text: string, some: readonly { at: number; length: number }[]) {
  const points = Array.from({ length: text.length + 1 }, (_, offset) => offset).filter(
    (offset) => !splitsPair(text, offset),
  );
  return some.map(({ at, length }, index) => {
    const from = at % (points.length - 1);
    const to = Math.min(points.length - 1, from + 1 + length);
    return anAnnotation(`x${index}`, points[from] ?? 0, points[to] ?? text.length);
  });
}

test('the same text gives the same layer', () => {
  assert(
    property(article, places, (paragraphs, some) => {
      const text = textOf(paragraphs);
      const annotations = annotationsOn(text.text, some);
      const again = reanchorLayer(text, textOf(paragraphs), { annotations, relations: [] });
      expect(again.annotations).toEqual(annotations);
      expect(again.report.unchanged).toBe(annotations.length);
    }),
  );
});

test('whatever became of the text, what counts as found has its very words, and nothing gets lost in silence', () => {
  assert(
    property(article, article, places, (before, after, some) => {
      const [from, to] = [textOf(before), textOf(after)];
      const annotations = annotationsOn(from.text, some);
      const { annotations: kept, report } = reanchorLayer(from, to, { annotations, relations: [] });
      const { unchanged, moved, changed, lost } = report;
      expect(unchanged + moved + changed.length + lost.length).toBe(annotations.length);
      expect(kept).toHaveLength(annotations.length - lost.length);
      for (const annotation of kept) {
        expect(areFragmentsValid(annotation.fragments)).toBe(true);
        const old = annotations.find(({ id }) => id === annotation.id);
        const is = annotation.fragments.map(({ start, end }) => to.text.slice(start, end));
        const was = old?.fragments.map(({ start, end }) => from.text.slice(start, end));
        expect(is.join('').isWellFormed()).toBe(true);
        expect(annotation.health === 'needs-review' || is.join('|') === was?.join('|')).toBe(true);
      }
    }),
  );
});

test('paragraphs that are kept keep all their annotations, in whatever order they come', () => {
  const numbered = array(paragraph, { minLength: 2, maxLength: 8 }).map((all) =>
    all.map((words, index) => `${index} ${words}`),
  );
  assert(
    property(
      numbered.chain((all) =>
        shuffledSubarray(all, { minLength: 1 }).map((some) => ({ all, some })),
      ),
      ({ all, some }) => {
        const [from, to] = [textOf(all), textOf(some)];
        const annotations = from.blocks.map(({ start, end }, index) =>
          anAnnotation(`p${index}`, start, end),
        );
        const { annotations: kept } = reanchorLayer(from, to, { annotations, relations: [] });
        const sound = kept.filter(({ health }) => health === 'sound');
        const words = sound.map(({ fragments }) =>
          fragments.map(({ start, end }) => to.text.slice(start, end)).join(),
        );
        expect(words.toSorted()).toEqual(some.toSorted());
      },
    ),
  );
});

test('fifty thousand annotations on one changed paragraph cost a few comparisons each', () => {
  const words = Array.from({ length: 50_000 }, (_, i) => `word${i % 977}x${i}`);
  const [from, to] = [textOf([words.join(' ')]), textOf([`New. ${words.join(' ')} End.`])];
  let at = 0;
  const annotations = words.map((word, index) => {
    const start = at;
    at += word.length + 1;
    return anAnnotation(`w${index}`, start, start + word.length);
  });
  const { report } = reanchorLayer(from, to, { annotations, relations: [] });
  expect(report).toMatchObject({ moved: 50_000, lost: [] });
});
