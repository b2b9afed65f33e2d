import type { Highlight, SurfaceText } from '#editor/article-surface.ts';
import type { Block } from '#domain/text/block.ts';
import { brand } from '#domain/ids.ts';

const LABELS = ['CLAIM', 'SPEAKER', 'SOURCE', 'CUE', 'EVIDENCE', 'CONTEXT'];
const WORDS =
  'the minister said on Tuesday that talks would not resume before winter because no side trusts figures from ministry sources who declined being named while officials in both capitals prepared another round of statements'.split(
    ' ',
  );

/** The same numbers for the same seed on every machine. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** An article of about this many words in paragraphs of forty. */
export function makeText(words: number): SurfaceText {
  const random = numbers(words);
  const blocks: Block[] = [];
  let text = '';
  for (let made = 0; made < words; made += 40) {
    if (text !== '') text += '\n\n';
    const start = text.length;
    const sentence = Array.from(
      { length: Math.min(40, words - made) },
      () => WORDS[Math.floor(random() * WORDS.length)],
    );
    text += `${sentence.join(' ')}.`;
    blocks.push({ id: `b${blocks.length}`, kind: 'paragraph', start, end: text.length });
  }
  return { text, blocks, language: 'en', direction: 'ltr' };
}

/** Spread evenly over the text, one to twelve words long, so that many overlap. */
export function makeHighlights({ text, blocks }: SurfaceText, count: number): Highlight[] {
  const random = numbers(count + 7);
  return Array.from({ length: count }, (_, i) => {
    const block = blocks[Math.floor((i / count) * blocks.length)] ?? blocks[0];
    if (!block) throw new Error('a text has at least one block');
    const from = block.start + Math.floor(random() * (block.end - block.start - 1));
    const start = block.start + Math.max(0, text.lastIndexOf(' ', from) + 1 - block.start);
    const wanted = Math.min(block.end, start + 4 + Math.floor(random() * 70));
    const space = text.indexOf(' ', wanted);
    const end = space === -1 || space > block.end ? block.end : space;
    return {
      id: brand(`a${i}`),
      label: LABELS[i % LABELS.length] ?? 'CLAIM',
      fragments: [{ start, end }],
    };
  });
}
