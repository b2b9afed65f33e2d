import type { MarkedExtension } from 'marked';

const NOTE_START = /^\[\^[^\]\s]{1,60}\]:/m;
/** Lines that are indented belong to it. */
const NOTE = /^\[\^([^\]\s]{1,60})\]:[ \t]*([^\n]*(?:\n(?: {2,}|\t)[^\n]*)*)(?:\n+|$)/;
const CALL = /^\[\^([^\]\s]{1,60})\]/;

/**
 * Markdown → HTML. Footnotes, which are no part of it but which everybody writes, become what they are in
 * other documents: a raised number at the call, the notes at the end, in the order of their calls.
 */
export async function renderMarkdown(markdown: string): Promise<string> {
  const { Marked } = await import('marked');
  const marked = new Marked({ gfm: true });
  if (!NOTE_START.test(markdown)) return marked.parse(markdown, { async: true });
  const notes = new Map<string, string>();
  const called = new Map<string, number>();
  marked.use(footnotes(notes, called));
  const html = await marked.parse(markdown, { async: true });
  const items: string[] = [];
  // A note may call another, which is then one more.
  for (const [name, number] of called) {
    const note = marked.parseInline(notes.get(name) ?? '', { async: false });
    items.push(`<li><sup>${number}</sup> ${note}</li>`);
  }
  for (const [name, note] of notes) {
    if (!called.has(name)) items.push(`<li>${marked.parseInline(note, { async: false })}</li>`);
  }
  return `${html}<ul>${items.join('')}</ul>`;
}

/** Gathers notes by name, and the numbers of names in the order in which they are called. */
function footnotes(notes: Map<string, string>, called: Map<string, number>): MarkedExtension {
  return {
    extensions: [
      {
        name: 'note',
        level: 'block',
        tokenizer: (text) => {
          const [raw, name, words = ''] = NOTE.exec(text) ?? [];
          // The second of a name is a paragraph, so that it is not lost.
          if (raw === undefined || name === undefined || notes.has(name)) return undefined;
          notes.set(name, words);
          return { type: 'note', raw };
        },
        renderer: () => '',
      },
      {
        name: 'call',
        level: 'inline',
        start: (text) => text.indexOf('[^'),
        tokenizer: (text) => {
          const [raw, note] = CALL.exec(text) ?? [];
          return raw === undefined ? undefined : { type: 'call', raw, note };
        },
        renderer: (token) => {
          const name = String(token['note']);
          if (!notes.has(name)) return token.raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
          const number = called.get(name) ?? called.size + 1;
          called.set(name, number);
          return `<sup>${number}</sup>`;
        },
      },
    ],
  };
}
