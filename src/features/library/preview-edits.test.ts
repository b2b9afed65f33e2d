import { expect, test } from 'vitest';
import type { Looked } from '#workspace/import-session.ts';
import { readAgain, renamedColumns, withEdits } from './preview-edits.ts';
import type { PreviewSource } from './preview-entries.ts';

const PLACE = 'story.txt';

/** A look at one article of these paragraphs; those whose words begin with "Ad" are proposed to be left out. */
function looked(...paragraphs: readonly string[]): Looked {
  let start = 0;
  const blocks = paragraphs.map((words, index) => {
    const block = { id: `b${index}`, kind: 'paragraph' as const, start, end: start + words.length };
    start = block.end + 2;
    return block;
  });
  const article = {
    title: 'Story',
    language: 'en',
    direction: 'ltr' as const,
    text: paragraphs.join('\n\n'),
    blocks,
    hiddenBlocks: blocks.flatMap(({ id }, i) => (paragraphs[i]?.startsWith('Ad') ? [id] : [])),
    mediaType: 'text/plain' as const,
    notes: [],
  };
  return {
    format: 'text',
    kind: 'text',
    isMore: false,
    items: [{ kind: 'article', place: PLACE, article, hasOriginal: true }],
  };
}

function shown(look: Looked): PreviewSource {
  const source = { kind: 'file', name: PLACE, blob: new Blob() } as const;
  return { source, looked: look, isReading: false };
}

const editsOf = (each: PreviewSource) => each.source.choices?.edits?.[PLACE];

test('a corrected field stays when the file is read in another encoding', () => {
  const first = withEdits(shown(looked('ZÃ¼rich', 'Text')), PLACE, { title: 'Mine' });
  expect(editsOf(readAgain(first, looked('Zürich', 'Text')))).toEqual({ title: 'Mine' });
});

test('a choice about a block follows its words to wherever they are now', () => {
  const first = withEdits(shown(looked('One', 'Two', 'Ad', 'Three')), PLACE, {
    hiddenBlocks: ['b1'],
  });
  const again = readAgain(first, looked('New first', 'One', 'Two', 'Ad', 'Three', 'Ad two'));
  expect(editsOf(again)).toEqual({ hiddenBlocks: ['b2', 'b5'] });
});

test('of blocks with the same words each keeps its own choice', () => {
  const first = withEdits(shown(looked('* * *', 'One', '* * *')), PLACE, { hiddenBlocks: ['b2'] });
  expect(editsOf(readAgain(first, looked('* * *', 'Öne', '* * *')))).toEqual({
    hiddenBlocks: ['b2'],
  });
});

test('a choice whose words are not there any more comes back with them', () => {
  const german = looked('Grüße', 'Text');
  const first = withEdits(shown(german), PLACE, { hiddenBlocks: ['b0'] });
  const wrong = readAgain(first, looked('GrÃ¼Ã\u009fe', 'Text'));
  expect(editsOf(wrong)).toEqual({});
  expect(editsOf(readAgain(wrong, german))).toEqual({ hiddenBlocks: ['b0'] });
});

test('what was corrected survives a reading that fails', () => {
  const first = withEdits(shown(looked('One', 'Two')), PLACE, { hiddenBlocks: ['b1'], title: 'T' });
  const failed = readAgain(first, undefined);
  expect(editsOf(readAgain(failed, looked('One', 'Two')))).toEqual({
    hiddenBlocks: ['b1'],
    title: 'T',
  });
});

test('a chosen column keeps its place when another encoding gives it another name', () => {
  const table = (...columns: readonly string[]) => ({
    columns,
    firstRows: [],
    proposal: undefined,
    encoding: 'utf-8',
  });
  const before = table('Ãœberschrift', 'Text');
  const chosen = { text: 'Text', title: 'Ãœberschrift' };
  expect(renamedColumns(chosen, before, table('Überschrift', 'Text'))).toEqual({
    text: 'Text',
    title: 'Überschrift',
  });
  expect(renamedColumns(chosen, before, before)).toBeUndefined();
  expect(renamedColumns(chosen, before, table('Überschrift'))).toBeUndefined();
});
