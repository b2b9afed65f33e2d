import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { buildLayerState } from '#domain/annotation/build-layer-state.ts';
import { aRelation, anAnnotation, anEntity } from '#domain/annotation/test-layers.ts';
import { canonicalize } from '#domain/text/canonical.ts';
import { wordStarts } from '#domain/text/word-starts.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { FINDING_KINDS } from './finding.ts';
import { innermostOwners } from './innermost-owner.ts';
import { type Lens, lensOf } from './lens.ts';
import { sourceChain } from './source-chain.ts';
import { whoSaysMap } from './who-says.ts';

const STORY = canonicalize([
  { kind: 'headline', text: 'Bridge will close' },
  { kind: 'paragraph', text: '“The bridge will not close this year,” said Mayor Brandt.' },
  { kind: 'paragraph', text: 'An official said the works cost 3 million, a leaked memo shows.' },
  { kind: 'paragraph', text: 'She called it “a scandal”.' },
]);

function find(words: string): { readonly start: number; readonly end: number } {
  const start = STORY.text.indexOf(words);
  if (start < 0) throw new Error(`not in the story: ${words}`);
  return { start, end: start + words.length };
}

function tagged(id: string, words: string, more: Partial<Annotation> = {}): Annotation {
  const { start, end } = find(words);
  return anAnnotation(id, start, end, more);
}

function lens(
  annotations: readonly Annotation[],
  relations: readonly Relation[] = [],
  entities: readonly Entity[] = [],
): Lens {
  return lensOf({
    state: buildLayerState(annotations, relations, entities),
    text: STORY.text,
    blocks: STORY.blocks,
    language: 'en',
  });
}

/** Ids by kind of what was found on annotations. */
function found(seen: Lens): Readonly<Record<string, readonly (string | undefined)[]>> {
  const kinds = FINDING_KINDS.filter((kind) => kind !== 'untagged-quote');
  return Object.fromEntries(
    kinds
      .filter((kind) => seen.findings[kind].length > 0)
      .map((kind) => [kind, seen.findings[kind].map(({ annotationId }) => annotationId)]),
  );
}

const QUOTE = '“The bridge will not close this year,”';
const speaker = { label: 'SPEAKER' };
const source = { label: 'SOURCE' };

describe('what is missing', () => {
  test('an article without annotations has its long quotations to look at, not its scare quotes', () => {
    const seen = lens([]);
    expect(seen.findings['untagged-quote'].map(({ span }) => span)).toEqual([find(QUOTE)]);
    expect(found(seen)).toEqual({});
  });

  test('a claim is unanswered until it has a speaker, or the answer that it has none', () => {
    const claim = tagged('c', QUOTE);
    expect(found(lens([claim]))).toEqual({ unanswered: ['c'] });
    const said = lens(
      [claim, tagged('s', 'Mayor Brandt', speaker)],
      [aRelation('r', 'said_by', 'c', 's')],
    );
    expect(found(said)).toEqual({});
    const nobody = lens([tagged('c', QUOTE, { attributes: { unattributed: true } })]);
    expect(found(nobody)).toEqual({ nobody: ['c'] });
  });

  test('an inner claim that inherits its speaker is answered', () => {
    const seen = lens(
      [
        tagged('c', QUOTE),
        tagged('i', 'not close this year'),
        tagged('s', 'Mayor Brandt', speaker),
      ],
      [aRelation('r', 'said_by', 'c', 's')],
    );
    expect(found(seen)).toEqual({});
  });

  test('a claim with one source is told until another claim with another source restates it', () => {
    const one = [tagged('c', 'the works cost 3 million'), tagged('m', 'a leaked memo', source)];
    const relation = aRelation('r1', 'reported_by', 'c', 'm');
    const nobody = { attributes: { unattributed: true } };
    expect(found(lens(one, [relation]))['single-source']).toEqual(['c']);
    const other = [tagged('d', 'Bridge', nobody), tagged('n', 'Mayor Brandt', source)];
    const second = [
      relation,
      aRelation('r2', 'reported_by', 'd', 'n'),
      aRelation('r3', 'restates', 'd', 'c'),
    ];
    expect(found(lens([...one, ...other], second))['single-source']).toBeUndefined();
  });

  test.each([
    [{ naming: 'anonymous' }, true],
    [{ naming: 'anonymous', terms: 'not_stated' }, true],
    [{ naming: 'anonymous', terms: 'condition_of_anonymity' }, false],
    [{ naming: 'role_only' }, false],
  ] as const)('a speaker with %j lacks a ground: %j', (attributes, isTold) => {
    const seen = lens([tagged('s', 'An official', { ...speaker, attributes })]);
    expect(found(seen)).toEqual(isTold ? { anonymous: ['s'] } : {});
  });

  test('a claim linked to an unnamed person, without a mention, lacks a ground too', () => {
    const seen = lens(
      [tagged('c', 'the works cost 3 million')],
      [
        aRelation('r', 'said_by', 'c', 'x', {
          to: { kind: 'entity', id: anEntity('x', 'unnamed').id },
        }),
      ],
      [anEntity('x', 'unnamed', { unnamed: true })],
    );
    expect(found(seen)).toEqual({ anonymous: ['c'] });
  });

  test('vague sources and alleged origins are told', () => {
    const seen = lens(
      [
        tagged('m', 'a leaked memo', { ...source, attributes: { naming: 'vague' } }),
        tagged('n', 'An official', source),
      ],
      [aRelation('r', 'based_on', 'm', 'n', { attributes: { certainty: 'alleged' } })],
    );
    expect(found(seen)).toEqual({ anonymous: ['m'], alleged: ['m'] });
  });

  test.each([
    ['overstated', {}, {}, true],
    ['faithful', {}, { stance: 'hedges' }, false],
    [undefined, {}, { stance: 'denies' }, true],
    [undefined, { stance: 'asks' }, { stance: 'denies' }, false],
    [undefined, {}, {}, false],
  ] as const)(
    'a headline marked %j with %j over a passage with %j says more: %j',
    (fidelity, headline, body, isTold) => {
      const seen = lens(
        [
          tagged('h', 'Bridge will close', { attributes: { placement: 'headline', ...headline } }),
          tagged('b', QUOTE, { attributes: { ...body } }),
        ],
        [aRelation('r', 'restates', 'h', 'b', { attributes: fidelity ? { fidelity } : {} })],
      );
      expect(found(seen)['overstated-headline']).toEqual(isTold ? ['h'] : undefined);
      expect(found(seen)['unlinked-headline']).toBeUndefined();
    },
  );

  test('a headline that is linked to no passage is told', () => {
    const seen = lens([
      tagged('h', 'Bridge will close', { attributes: { placement: 'headline' } }),
    ]);
    expect(found(seen)['unlinked-headline']).toEqual(['h']);
  });

  test('what lies in hidden blocks is no part of the story', () => {
    const seen = lensOf({
      state: buildLayerState([tagged('c', QUOTE)], [], []),
      text: STORY.text,
      blocks: STORY.blocks.filter((_block, index) => index !== 1),
      language: 'en',
    });
    expect(seen.claims).toHaveLength(0);
    expect(found(seen)).toEqual({});
  });
});

describe('who speaks how much', () => {
  const brandt = anEntity('e', 'Ana Brandt', { affiliation: 'government' });

  test('two entities that are one count as one, under the name that stayed', () => {
    const merged = anEntity('d', 'A. Brandt', { mergedInto: brandt.id });
    const seen = lens(
      [
        tagged('c', QUOTE),
        tagged('o', 'the works cost 3 million'),
        tagged('s', 'Mayor Brandt', { ...speaker, entityId: brandt.id }),
        tagged('t', 'An official', { ...speaker, entityId: merged.id }),
      ],
      [aRelation('r', 'said_by', 'c', 's'), aRelation('q', 'said_by', 'o', 't')],
      [brandt, merged],
    );
    expect(seen.speakers.map(({ name, claims }) => [name, claims])).toEqual([
      ['Ana Brandt', ['c', 'o']],
    ]);
    expect(seen.affiliations.map(({ affiliation }) => affiliation)).toEqual(['government']);
  });

  test('words count once, for the innermost claim; kinds of quotation and affiliations add up', () => {
    const seen = lens(
      [
        tagged('c', QUOTE),
        tagged('i', 'not close this year', { attributes: { quote_type: 'indirect' } }),
        tagged('s', 'Mayor Brandt', { ...speaker, entityId: brandt.id }),
        tagged('o', 'An official', speaker),
      ],
      [aRelation('r', 'said_by', 'c', 's'), aRelation('q', 'said_by', 'i', 'o')],
      [brandt],
    );
    expect(seen.speakers.map(({ name, words, claims }) => [name, words, claims])).toEqual([
      ['An official', 4, ['i']],
      ['Ana Brandt', 3, ['c']],
    ]);
    expect(seen.affiliations.map(({ affiliation, words }) => [affiliation, words])).toEqual([
      [undefined, 4],
      ['government', 3],
    ]);
    expect(seen.quoteTypes.direct.words).toBe(3);
    expect(seen.quoteTypes.indirect.words).toBe(4);
    expect(seen.wordsInClaims).toBe(7);
    expect(seen.words).toBe(30);
  });

  test('each word goes to the smallest claim over it, however claims overlap', () => {
    const words = wordStarts('a b c d e f g h i j k l m n o p', [{ start: 0, end: 31 }], 'en');
    const spans = fc
      .tuple(fc.nat(30), fc.nat(30))
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    fc.assert(
      fc.property(fc.array(spans, { maxLength: 12 }), (claims) => {
        const owners = innermostOwners(
          words,
          claims.map((span) => ({ fragments: [span] })),
        );
        for (const [index, start] of words.entries()) {
          const over = claims
            .map((span, claim) => ({ claim, size: span.end - span.start, span }))
            .filter(({ span }) => span.start <= start && start < span.end)
            .toSorted((a, b) => a.size - b.size || a.claim - b.claim);
          expect(owners[index]).toBe(over[0]?.claim ?? -1);
        }
      }),
    );
  });
});

describe('the way to the origin', () => {
  const layer = buildLayerState(
    [
      tagged('c', 'the works cost 3 million'),
      tagged('rt', 'Bridge', source),
      tagged('memo', 'a leaked memo', source),
      tagged('o', 'An official', speaker),
    ],
    [
      aRelation('r1', 'reported_by', 'c', 'rt'),
      aRelation('r2', 'based_on', 'rt', 'memo', { attributes: { certainty: 'alleged' } }),
      aRelation('r3', 'issued_by', 'memo', 'o'),
      aRelation('r4', 'based_on', 'memo', 'rt'),
      aRelation('r5', 'said_by', 'c', 'o'),
    ],
    [],
  );
  const id = anAnnotation('rt', 0, 1).id;

  test('a chain goes step by step, and ends where it would come back to itself', () => {
    const steps = sourceChain(layer, STORY.text, id);
    expect(steps.map(({ name, how }) => [name, how?.certainty])).toEqual([
      ['Bridge', undefined],
      ['a leaked memo', 'alleged'],
      ['An official', 'stated'],
    ]);
  });

  test('the map has speakers, claims, sources and origins', () => {
    const { claims } = lensOf({
      state: layer,
      text: STORY.text,
      blocks: STORY.blocks,
      language: 'en',
    });
    const map = whoSaysMap(layer, STORY.text, claims);
    expect(map.speakers.map(({ name }) => name)).toEqual(['An official']);
    expect(map.claims.map(({ quote, sources }) => [quote, sources.length])).toEqual([
      ['the works cost 3 million', 1],
    ]);
    expect(map.sources.map(({ name, depth }) => [name, depth])).toEqual([
      ['Bridge', 0],
      ['a leaked memo', 1],
      ['An official', 2],
    ]);
    expect(map.origins.map(({ certainty }) => certainty)).toEqual(['alleged', 'stated']);
  });
});

test.each([
  ['don’t stop the vice-mayor', 'en', 4],
  ['R&D, twice.', 'en', 2],
  ['', 'en', 0],
  ['Він сказав: «ні»', 'uk', 3],
] as const)('%j in %s has %i words', (text, language, count) => {
  expect(wordStarts(text, [{ start: 0, end: text.length }], language)).toHaveLength(count);
});

test('a language without spaces has words all the same', () => {
  const text = '橋は閉鎖されない';
  const starts = wordStarts(text, [{ start: 0, end: text.length }], 'ja');
  expect(starts.length).toBeGreaterThan(2);
});
