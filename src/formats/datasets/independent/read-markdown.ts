import { type Token, marked } from 'marked';
import { type Files, must, namesIn, textIn } from './found-text.ts';

/** What a footnote says: its label and words, and where in the text its mark stands. */
type Footnote = { readonly label: string; readonly words: string; readonly end: number };

export type FoundMarkdown = { readonly text: string; readonly notes: readonly Footnote[] };

const RULE = '\n\n---\n\n';

/** As a Markdown reader shows it: the article has to be plain paragraphs, whatever signs are in it. */
export function readMarkdown(files: Files): readonly FoundMarkdown[] {
  return namesIn(files, '.md').map((name) => {
    const content = textIn(files, name);
    const [start, end] = [content.indexOf(RULE) + RULE.length, content.lastIndexOf(RULE)];
    must(start > 0 && start <= end + RULE.length, 'no rules around the text');
    const { text, marks } = readParagraphs(content.slice(start, end));
    const notes = content
      .slice(end + RULE.length)
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Footnote => {
        const [, number = '', note = ''] = /^\[\^(\d+)\]: (.*)$/.exec(line) ?? [];
        const [, label = '', words = ''] =
          /^\*\*(.*?)\*\* ([“„«‚‘『「"].*?[”"“»’‘』」])(?:;|$)/.exec(
            plainOf(marked.lexer(note), '**'),
          ) ?? [];
        const at = marks.get(number);
        must(at !== undefined && label !== '', line);
        // Words that have marks of their own get no others.
        return { label, words: words.replace(/^“(.*)”$/su, '$1'), end: at };
      });
    must(notes.length === marks.size, 'a mark without a footnote');
    return { text, notes };
  });
}

function readParagraphs(body: string) {
  const marks = new Map<string, number>();
  let text = '';
  const say = (words: string): void => {
    let at = 0;
    for (const { 0: mark, 1: number = '', index } of words.matchAll(/\[\^(\d+)\]/g)) {
      text += words.slice(at, index);
      must(!marks.has(number), `${mark} is there twice`);
      marks.set(number, text.length);
      at = index + mark.length;
    }
    text += words.slice(at);
  };
  for (const block of marked.lexer(body)) {
    const isHeading = block.type === 'heading' && block['depth'] === 1;
    must(
      isHeading || block.type === 'paragraph' || block.type === 'space',
      `${block.type}: ${block.raw}`,
    );
    for (const token of 'tokens' in block ? (block.tokens ?? []) : []) {
      if (token.type === 'text') say(token.raw);
      else text += plainOf([token], '');
    }
    text += '\n\n';
  }
  return { text, marks };
}

function plainOf(tokens: readonly Token[], strong: string): string {
  return tokens
    .map((token): string => {
      if (token.type === 'escape') return token.raw.slice(1);
      if (token.type === 'text' && !('tokens' in token)) return token.raw;
      if (token.type === 'br') return '\n';
      const inner = 'tokens' in token ? plainOf(token.tokens ?? [], strong) : '';
      if (token.type === 'strong' && strong !== '') return `${strong}${inner}${strong}`;
      must(['paragraph', 'text', 'space'].includes(token.type), `${token.type}: ${token.raw}`);
      return inner;
    })
    .join('');
}
