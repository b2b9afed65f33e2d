import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areFragmentsValid } from '#domain/annotation/fragments.ts';
import { anEntity } from '#domain/annotation/test-layers.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { checkAnnotation, checkAttributes } from '#domain/codebook/validate-annotation.ts';
import { findRelation } from '#domain/codebook/codebook.ts';
import { brand } from '#domain/ids.ts';
import { buildImportedLayer } from './build-imported-layer.ts';
import { decodeBrat } from './brat.ts';
import type { ImportedSpan, ImportedWork } from './imported-work.ts';
import { knownEntities } from './known-entities.ts';
import { foundNames, proposeMapping } from './label-mapping.ts';
import { onlyWork } from './test-words.ts';

function work(
  spans: readonly (Partial<ImportedSpan> & { readonly label: string })[],
  relations: ImportedWork['relations'] = [],
): ImportedWork {
  return {
    spans: spans.map((span, index) => ({
      id: `s${index}`,
      fragments: [{ start: index * 4, end: index * 4 + 3 }],
      attributes: [],
      ...span,
    })),
    relations,
    unplaced: [],
  };
}

const TEXT = 'aaa bbb ccc ddd eee fff ggg hhh';

function build(
  imported: ImportedWork,
  text = TEXT,
  entities = [anEntity('e1', 'Ana Núñez', { wikidata: 'Q7' })],
) {
  let id = 0;
  return buildImportedLayer({
    work: imported,
    mapping: proposeMapping(foundNames([imported]), DEFAULT_CODEBOOK),
    context: {
      codebook: DEFAULT_CODEBOOK,
      projectId: brand('p1'),
      text,
      entities: knownEntities(entities),
      newId: () => `id${(id += 1)}`,
      now: 5,
    },
    articleId: brand('a1'),
    textHash: brand('hash'),
    annotatorId: brand('me'),
  });
}

describe('a proposed mapping', () => {
  const labelsOf = (...labels: readonly string[]) =>
    Object.fromEntries(
      proposeMapping(foundNames([work(labels.map((label) => ({ label })))]), DEFAULT_CODEBOOK)
        .labels,
    );

  test('knows names whatever their case and number, and words that mean the same', () => {
    expect(labelsOf('claims', 'SPEAKER', 'PER', 'Cue_Word', 'ORG', 'Quantity')).toEqual({
      claims: 'CLAIM',
      SPEAKER: 'SPEAKER',
      PER: 'SPEAKER',
      Cue_Word: 'CUE',
      ORG: 'SOURCE',
    });
  });

  test('takes the source for a speaker only where the labels are those of PARC', () => {
    expect(labelsOf('Source', 'Cue', 'Content')).toMatchObject({ Source: 'SPEAKER' });
    expect(labelsOf('Source', 'Cue', 'Claim')).toMatchObject({ Source: 'SOURCE' });
    expect(labelsOf('Source')).toEqual({ Source: 'SOURCE' });
  });

  test('knows a relation by its name, or by a word for it between fitting labels', () => {
    const { relations } = proposeMapping(
      foundNames([
        work(
          [{ label: 'Claim' }, { label: 'Speaker' }, { label: 'Source' }],
          [
            { type: 'Said-By', from: 's0', to: 's1' },
            { type: 'attribution', from: 's0', to: 's2' },
            { type: 'near', from: 's0', to: 's2' },
          ],
        ),
      ]),
      DEFAULT_CODEBOOK,
    );
    expect(Object.fromEntries(relations)).toEqual({
      'Said-By': 'said_by',
      attribution: 'reported_by',
    });
  });

  test('names like those of an object’s prototype are only names', () => {
    expect(labelsOf('constructor', '__proto__', 'toString')).toEqual({});
  });

  test.each(['constructor', '__proto__', 'toString'])(
    'a codebook of one’s own may call its label, attribute and relation %j',
    (id) => {
      const [label, ...labels] = DEFAULT_CODEBOOK.labels;
      const [relation, ...relations] = DEFAULT_CODEBOOK.relations;
      const [attribute] = label?.attributes ?? [];
      if (!label || !relation || !attribute) throw new Error('no label');
      const codebook = {
        ...DEFAULT_CODEBOOK,
        labels: [{ ...label, id, name: 'x', attributes: [{ ...attribute, id }] }, ...labels],
        relations: [{ ...relation, id, name: 'x' }, ...relations],
      };
      const found = foundNames([work([{ label: 'Cue' }])]);
      const wanted = {
        ...found,
        attributes: [{ name: 'Odd', count: 1 }],
        relations: [{ name: 'odd', from: 'Cue', to: 'Cue', count: 1 }],
      };
      expect(proposeMapping(wanted, codebook).labels).toEqual(new Map([['Cue', 'CUE']]));
    },
  );
});

describe('an imported layer', () => {
  test('holds what the codebook can hold and puts the rest into the note', () => {
    const { bundle, dropped } = build(
      work([
        {
          label: 'Claim',
          note: 'see photo',
          attributes: [
            { name: 'Stance', value: 'Denies' },
            { name: 'checkworthy', value: true },
            { name: 'status', value: 'unverified' },
            { name: 'claim_type', value: 'event' },
            { name: 'claim_type', value: 'Number' },
            { name: 'claim_date', value: 'last week' },
            { name: 'mood', value: 'sour' },
          ],
        },
        { label: 'Rumour' },
        { label: 'Rumour' },
      ]),
    );
    expect(bundle.annotations).toMatchObject([
      {
        label: 'CLAIM',
        attributes: {
          stance: 'denies',
          check: 'check_worthy',
          verdict: 'unchecked',
          claim_type: ['event', 'numerical'],
        },
        note: 'see photo\nclaim_date=last week\nmood=sour',
        provenance: 'imported',
        health: 'sound',
      },
    ]);
    expect(dropped).toEqual([{ kind: 'label', name: 'Rumour', count: 2 }]);
    expect(bundle.layer).toMatchObject({
      rev: 1,
      counts: { annotations: 1, byLabel: { CLAIM: 1 } },
    });
  });

  test('links to a person that is known, and makes each other one once', () => {
    const { bundle, entities } = build(
      work([
        { label: 'Speaker', entity: { id: 'Wikidata:Q7' } },
        { label: 'Speaker', entity: { id: 'http://www.wikidata.org/entity/Q8', name: 'Bo Li' } },
        { label: 'Speaker', entity: { id: 'Q8' } },
        { label: 'Speaker', entity: { id: 'viaf:12' } },
        { label: 'Claim', entity: { id: 'Q9' } },
      ]),
    );
    expect(entities).toMatchObject([
      { name: 'Bo Li', wikidata: 'Q8', kind: 'person' },
      { name: 'ddd', note: 'viaf:12' },
    ]);
    const [first, second, third] = bundle.annotations;
    expect(first?.entityId).toBe('e1');
    expect(second?.entityId).toBe(third?.entityId);
    expect(bundle.annotations[4]).toMatchObject({ note: 'entity=Q9' });
    expect(bundle.layer.entityIds).toHaveLength(3);
  });

  test('turns a relation round where only that fits, and drops what the codebook has not', () => {
    const { bundle, dropped } = build(
      work(
        [{ label: 'Claim' }, { label: 'Speaker' }, { label: 'Claim' }, { label: 'Other' }],
        [
          { type: 'said_by', from: 's1', to: 's0' },
          { type: 'said_by', from: 's0', to: 's1' },
          { type: 'restates', from: 's0', to: 's2' },
          { type: 'restates', from: 's2', to: 's0' },
          { type: 'said_by', from: 's0', to: 's2' },
          { type: 'said_by', from: 's0', to: 's3' },
          { type: 'near', from: 's0', to: 's1' },
        ],
      ),
    );
    const [claim, speaker, other] = bundle.annotations.map(({ id }) => id);
    expect(bundle.relations).toMatchObject([
      { type: 'said_by', from: claim, to: { id: speaker }, provenance: 'imported' },
      { type: 'restates', from: claim, to: { id: other } },
    ]);
    expect(dropped).toEqual([
      { kind: 'label', name: 'Other', count: 1 },
      { kind: 'relation-not-allowed', name: 'said_by', count: 1 },
      { kind: 'relation-end', name: 'said_by', count: 1 },
      { kind: 'relation', name: 'near', count: 1 },
      { kind: 'relation-circle', name: 'restates', count: 1 },
    ]);
  });

  test('an attribution of PolNeAR becomes claim, speaker and cue with their links', () => {
    const text = '“Yes,” said Ana Núñez today.';
    const ann =
      'T1\tSource 12 21\tAna Núñez\nT2\tCue 7 11\tsaid\nT3\tContent 0 6\t“Yes,”\nT4\tAttribution 7 11\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3';
    const decoded = onlyWork(decodeBrat({ name: 'a_bo.txt', txt: text, ann }));
    const { bundle, dropped } = build(decoded.work, decoded.article.text);
    expect(bundle.annotations.map(({ label }) => label)).toEqual(['CLAIM', 'CUE', 'SPEAKER']);
    const [claim, cue, speaker] = bundle.annotations.map(({ id }) => id);
    expect(bundle.relations).toMatchObject([
      { type: 'said_by', from: claim, to: { id: speaker }, attributes: { cue } },
    ]);
    expect(dropped).toEqual([{ kind: 'label', name: 'Attribution', count: 1 }]);
  });

  test('several labels that lead to one keep their names in the note', () => {
    const { bundle } = build(work([{ label: 'DirectQuote' }, { label: 'IndirectQuote' }]));
    expect(bundle.annotations.map(({ note }) => note)).toEqual([
      'label=DirectQuote',
      'label=IndirectQuote',
    ]);
  });

  test('whatever a file says, every stored span holds its words and every value is allowed', () => {
    const words = fc.array(
      fc.constantFrom(
        '🥖',
        'Ana',
        'said',
        '“no”',
        '\n\n',
        '\r\n',
        '  ',
        '\u00a0',
        'e\u0301',
        'שלום',
        '\u200b',
      ),
      { minLength: 1, maxLength: 30 },
    );
    const line = fc.record({
      label: fc.constantFrom('Claim', 'Speaker', 'Source', 'Cue', 'Rumour'),
      cuts: fc.array(fc.nat(), { minLength: 2, maxLength: 6 }),
      attribute: fc.constantFrom('stance denies', 'form name', 'mood', 'claim_date 2024-01-02'),
    });
    const links = fc.array(
      fc.tuple(fc.constantFrom('said_by', 'based_on', 'restates'), fc.nat(9), fc.nat(9)),
    );
    fc.assert(
      fc.property(words, fc.array(line, { maxLength: 10 }), links, (parts, lines, relations) => {
        const txt = `x ${parts.join(' ')}`;
        const { ann, quotes } = annOf(txt, lines);
        const rows = relations.map(([type, a, b], i) => `R${i}\t${type} Arg1:T${a} Arg2:T${b}`);
        const { article, work: imported } = onlyWork(
          decodeBrat({ name: 'a.txt', txt, ann: [...ann, ...rows].join('\n') }),
        );
        for (const { id, fragments } of imported.spans) {
          const found = fragments.map(({ start, end }) => article.text.slice(start, end)).join('');
          expect(bare(found)).toBe(bare(quotes.get(id) ?? ''));
        }
        const { bundle } = build(imported, article.text);
        for (const annotation of bundle.annotations) {
          expect(areFragmentsValid(annotation.fragments)).toBe(true);
          expect(annotation.fragments.at(-1)?.end).toBeLessThanOrEqual(article.text.length);
          expect(checkAnnotation(DEFAULT_CODEBOOK, annotation)).toEqual([]);
        }
        for (const { type, attributes } of bundle.relations) {
          const definition = findRelation(DEFAULT_CODEBOOK, type);
          expect(checkAttributes(definition?.attributes ?? [], attributes)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function bare(text: string): string {
  return text.replaceAll(/[\s\u200b]/g, '');
}

/** Lines of a `.ann` with pieces of the text between the cuts, and the words of each by id. */
function annOf(
  txt: string,
  lines: readonly {
    readonly label: string;
    readonly cuts: readonly number[];
    readonly attribute: string;
  }[],
) {
  const characters = Array.from(txt);
  const quotes = new Map<string, string>();
  const ann = lines.flatMap(({ label, cuts, attribute }, index) => {
    const ends = [...new Set(cuts.map((cut) => cut % (characters.length + 1)))].toSorted(
      (a, b) => a - b,
    );
    const pieces = ends.flatMap((end, at) => (at % 2 === 1 ? [[ends[at - 1] ?? 0, end]] : []));
    if (pieces.length === 0) return [];
    const quote = pieces.map(([start, end]) => characters.slice(start, end).join('')).join(' ');
    quotes.set(`T${index}`, quote);
    const offsets = pieces.map((piece) => piece.join(' ')).join(';');
    return [
      `T${index}\t${label} ${offsets}\t${quote.replaceAll(/\s/g, ' ')}`,
      `A${index}\t${attribute.replace(' ', ` T${index} `)}`,
    ];
  });
  return { ann, quotes };
}
