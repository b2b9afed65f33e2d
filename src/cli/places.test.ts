import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { aProject } from '#formats/project-file/test-bundle.ts';
import { run } from './main.ts';
import { inTerminal } from './test-terminal.ts';

const { at, said, complained, clear } = inTerminal(aProject);

const TEXT = 'The ferry is late.';

/** What is complained of, from the folder on. */
function told(): readonly string[] {
  return complained()
    .replaceAll(`${at('x')}/`, '')
    .trim()
    .split('\n');
}

async function importing(): Promise<number> {
  clear();
  return run(['import', at('x'), '--out', at('new.ascribe.json')]);
}

test('a fault of a Label Studio task is told with its place once', async () => {
  mkdirSync(at('x'));
  const result = [{ id: 's', type: 'choices', from_name: 'c', value: { choices: ['a'] } }];
  const task = { data: { body: TEXT }, annotations: [{ result }] };
  writeFileSync(at('x', 'a.json'), JSON.stringify([task]));
  const places = [/^\[0\]: annotations\[0\]: the/, /^\[0\]: annotations\[0\]\.result\[0\]: Asc/];
  expect(await run(['validate', at('x')])).toBe(1);
  expect(told().map((line) => line.replace('a.json: ', ''))).toEqual(
    places.map((place) => expect.stringMatching(place)),
  );
  expect(await importing()).toBe(1);
  expect(told().map((line) => line.replace('a.json › ', ''))).toEqual(
    places.map((place) => expect.stringMatching(place)),
  );
});

test('a fault of a single W3C annotation, which has no place, is told by its annotator', async () => {
  mkdirSync(at('x'));
  const annotation = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'Annotation',
    creator: { type: 'Person', name: 'Ana' },
    created: 'yesterday',
    body: { type: 'TextualBody', value: 'CLAIM', purpose: 'tagging' },
    target: { source: 'a.txt', selector: { type: 'TextQuoteSelector', exact: 'ferry' } },
  };
  writeFileSync(at('x', 'a.txt'), TEXT);
  writeFileSync(at('x', 'a.json'), JSON.stringify(annotation));
  expect(await run(['validate', at('x')])).toBe(1);
  expect(told()).toEqual([
    'a.json: Ana: the format or its scheme does not allow it (created: "yesterday")',
  ]);
});

test('of splits for Hugging Face each is read once, and a fault told in the split where it is', async () => {
  mkdirSync(at('x'));
  const record = (id: string, end: number) => ({
    id,
    text: TEXT,
    spans: [
      { id: 's', label: 'CLAIM', start: 0, end: TEXT.length, text: TEXT },
      { id: 't', label: 'SPEAKER', start: 4, end, text: 'ferry' },
    ],
    relations: [{ type: 'said_by', head: 's', tail: 't' }],
  });
  writeFileSync(at('x', 'test.jsonl'), JSON.stringify(record('a', 9)));
  writeFileSync(at('x', 'train.jsonl'), JSON.stringify(record('b', 99)));
  expect(await run(['validate', at('x')])).toBe(1);
  expect(told()).toEqual([expect.stringMatching(/^train\.jsonl: line 1: spans\[1\]: the offsets/)]);
  expect(await importing()).toBe(1);
  expect(told()).toEqual([
    expect.stringMatching(/^train\.jsonl › line 1: spans\[1\]: the offsets/),
  ]);
  expect(said()).toContain('1 article, 4 spans');
  writeFileSync(at('x', 'train.jsonl'), JSON.stringify({ ...record('b', 9), spans: 'none' }));
  clear();
  expect(await run(['validate', at('x')])).toBe(1);
  expect(told()).toEqual([expect.stringMatching(/^train\.jsonl: line 1: spans: /)]);
});
