import { expect, test } from 'vitest';
import { sketchText } from './similarity.ts';
import { SketchIndex } from './sketch-index.ts';

const words = (count: number, of: string) =>
  Array.from({ length: count }, (_value, index) => `${of}${index}`);

test('the like ones are found among many, the most similar first', () => {
  const index = new SketchIndex<string>();
  for (let other = 0; other < 500; other += 1) {
    index.add(`other ${other}`, sketchText(words(300, `o${other}x`).join(' ')));
  }
  const story = words(300, 'story');
  index.add('with an end of its own', sketchText([...story, ...words(30, 'end')].join(' ')));
  index.add('the same', sketchText(story.join(' ')));
  index.add('half of it', sketchText(story.slice(0, 150).join(' ')));
  expect(index.find(sketchText(story.join(' ')), 0.7).map(({ item }) => item)).toEqual([
    'the same',
    'with an end of its own',
  ]);
});

test('nothing is like a text without words', () => {
  const index = new SketchIndex<string>();
  index.add('empty', sketchText(''));
  expect(index.find(sketchText(''), 0)).toEqual([]);
});
