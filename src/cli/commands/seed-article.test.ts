import { expect, test } from 'vitest';
import { suggestAttributions, suggestSources } from '#domain/suggest/suggest-attributions.ts';
import type { Span } from '#domain/text/span.ts';
import { readMeasured } from '#formats/articles/measured-data.mjs';

type GoldSpan = {
  readonly id: string;
  readonly label: string;
  readonly fragments: readonly (Span & { readonly text: string })[];
};
type Gold = {
  readonly spans: readonly GoldSpan[];
  readonly relations: readonly {
    readonly type: string;
    readonly from: string;
    readonly to: string;
  }[];
};

const text = readMeasured('seed-article.txt');
const json = readMeasured('seed-gold.json');

const blocks = [...(text ?? '').matchAll(/[^\n]+/gv)].map((line) => ({
  start: line.index,
  end: line.index + line[0].length,
}));
const found = suggestAttributions(text ?? '', blocks, { language: 'en', indirect: true });

test.each(quotedClaims())('the seed article: “%s” has its speaker', (_, claim, speaker) => {
  const one = found.find(({ span }) => span.start === claim.start && span.end === claim.end);
  expect(one?.speaker?.span).toEqual(speaker);
});

test.runIf(text !== undefined)('the seed article: nested speech, and no other quotation', () => {
  expect(found.flatMap((one) => one.quoted)).toHaveLength(5);
  expect(found.find((one) => one.inherits !== undefined)?.speaker?.text).toBe('Lenin');
});

test.runIf(text !== undefined)('the seed article: a report, its maker, the credit line', () => {
  const claim = found.find(({ source }) => source?.text.startsWith('a report by'));
  expect(claim?.chain?.map((maker) => maker.text)).toEqual([
    'the White House correspondent for Bloomberg News, Jordan Fabian',
    'Bloomberg News',
  ]);
  const sources = suggestSources(text ?? '', blocks, { language: 'en' });
  expect(sources.filter(({ scope }) => scope === 'article').map((one) => one.text)).toEqual([
    'RT',
    'SPUTNIK',
  ]);
});

/** Claims of the reference reading that start with a quotation mark, with their speakers. */
function quotedClaims(): readonly (readonly [string, Span, Span])[] {
  if (json === undefined) return [];
  const { spans, relations } = JSON.parse(json) as Gold;
  const byId = new Map(spans.map(({ id, fragments }) => [id, fragments[0]]));
  return relations.flatMap(({ type, from, to }) => {
    const claim = byId.get(from);
    const speaker = byId.get(to);
    if (type !== 'said_by' || !claim || !speaker || !/^[“‘]/v.test(claim.text)) return [];
    const { start, end } = claim;
    return [[claim.text, { start, end }, { start: speaker.start, end: speaker.end }] as const];
  });
}
