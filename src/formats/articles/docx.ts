import { err, ok, type Result } from '#domain/result.ts';
import { recognizeDrafts } from '#domain/text/recognize.ts';
import type { ArticleParts } from './article-parts.ts';
import type { ArticleDecodeError, DecodeNote } from './decoded-article.ts';
import { withFields, type DocumentFields } from './document-fields.ts';
import { numberParagraphs } from './docx-lists.ts';
import { readWords } from './docx-words.ts';
import { leftOutNotes } from './left-out-notes.ts';
import { type PageBlock, readPageBlocks } from './page-blocks.ts';
import { scriptText } from './script-text.ts';
import { unzipGuarded } from './unzip.ts';
import { parseXml, textOf } from './xml.ts';

/** XML of one document: a book has 2 MB. */
const MAX_XML = 48 * 1024 * 1024;

/**
 * Reads a Word document as it would look with all changes accepted; notes come last, comments and
 * pictures are left out. Works without a DOM.
 */
export async function decodeDocx(
  bytes: Uint8Array,
): Promise<Result<ArticleParts, ArticleDecodeError>> {
  if (isOle(bytes)) {
    return err(
      holdsPackage(bytes)
        ? { kind: 'encrypted' }
        : { kind: 'binary', looksLike: 'old Office document' },
    );
  }
  const files = await unzipGuarded(bytes.slice(), (name) => /\.(?:xml|rels)$/.test(name), MAX_XML);
  if (!files.ok) return files;
  try {
    const { words, hidden } = await wordsOf(files.value);
    const html = await toHtml(words);
    const drafts = await readHtml(html);
    if (drafts.every((draft) => draft.text.trim() === '')) return err({ kind: 'empty' });
    const parts = withFields(recognizeDrafts(drafts), await readCore(files.value));
    const struck = drafts.reduce((sum, draft) => sum + draft.struck, 0);
    const notes = readNotes(files.value, struck, hidden);
    return ok(notes.length === 0 ? parts : { ...parts, notes });
  } catch (error) {
    return err({ kind: 'damaged', detail: error instanceof Error ? error.message : 'unknown' });
  }
}

type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** The container of old Office files, and of new ones that are locked by a password. */
function isOle(bytes: Uint8Array): boolean {
  return OLE.every((byte, i) => bytes[i] === byte);
}

function holdsPackage(bytes: Uint8Array): boolean {
  // Names in the container are UTF-16.
  const name = 'EncryptedPackage'.replace(/(?!^)/g, '\0').slice(0, -1);
  return new TextDecoder('latin1').decode(bytes).includes(name);
}

/** Names of Word's own styles, in English in every language's edition. */
const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  "p[style-name='Block Text'] => blockquote:fresh",
  "p[style-name='caption'] => figcaption:fresh",
];

async function toHtml(files: Files): Promise<string> {
  const { zipSync } = await import('fflate');
  const { convertToHtml } = await import('./mammoth-browser.mjs');
  // Packed anew, without pictures: what the reader unpacks has been unpacked safely before.
  const { buffer } = zipSync(Object.fromEntries(files), { level: 0 });
  const { value } = await convertToHtml(
    { arrayBuffer: buffer },
    { styleMap: STYLES, includeEmbeddedStyleMap: false, externalFileAccess: false },
  );
  return value;
}

/** The files with their words as the reader knows them. */
async function wordsOf(files: Files): Promise<{ readonly words: Files; readonly hidden: number }> {
  const words = new Map(files);
  const [numbering, styles] = await Promise.all(
    ['word/numbering.xml', 'word/styles.xml'].map(async (name) => {
      const file = files.get(name);
      return file && (await parseXml(file));
    }),
  );
  let hidden = 0;
  for (const [name, file] of files) {
    if (!/^word\/(?:document|footnotes|endnotes)\.xml$/.test(name)) continue;
    const read = readWords(new TextDecoder().decode(file));
    hidden += read.hidden;
    const xml = numberParagraphs(read.xml, numbering, styles);
    words.set(name, new TextEncoder().encode(xml));
  }
  return { words, hidden };
}

async function readHtml(html: string) {
  const { parseHTML } = await import('linkedom');
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  markNotes(document);
  const title = document.querySelector('h1.title');
  const [first] = document.querySelectorAll('h1');
  const blocks = readPageBlocks(document.body, title ?? first, new Map());
  return blocks.map((block) => ({ ...block, text: bulletOf(block) + block.text }));
}

/** Numbers are in the text already, as the document has them. */
function bulletOf({ marker }: PageBlock): string {
  return /^[◦▪]/.test(marker) ? marker : '';
}

/** "[1]" → "¹", both where the note is called and where it stands. */
function markNotes(document: Document): void {
  const calls = 'a[href^="#footnote-"], a[href^="#endnote-"]';
  for (const link of document.querySelectorAll(calls)) {
    const number = /^\[(\d+)\]$/.exec(link.textContent)?.[1];
    const note = document.getElementById(link.getAttribute('href')?.slice(1) ?? '');
    if (number === undefined || !note) continue;
    const mark = scriptText(number, 'super', '');
    link.textContent = mark;
    const start = note.querySelector('p') ?? note;
    start.prepend(`${mark} `);
  }
  for (const back of document.querySelectorAll(
    'a[href^="#footnote-ref"], a[href^="#endnote-ref"]',
  )) {
    back.remove();
  }
}

async function readCore(files: Files): Promise<DocumentFields> {
  const core = files.get('docProps/core.xml');
  if (!core) return {};
  const xml = await parseXml(core);
  return {
    title: textOf(xml, 'dc:title'),
    author: textOf(xml, 'dc:creator'),
    // When the file was made says nothing of when the story came out.
  };
}

function readNotes(files: Files, struck: number, hidden: number): readonly DecodeNote[] {
  return leftOutNotes({
    'deletions-left-out': count(files.get('word/document.xml'), /<w:del\s[^<>]*[^/<>]>/g),
    'comments-left-out': count(files.get('word/comments.xml'), /<w:comment\s/g),
    'struck-left-out': struck,
    'hidden-left-out': hidden,
  });
}

function count(file: Uint8Array | undefined, pattern: RegExp): number {
  return file ? (new TextDecoder().decode(file).match(pattern)?.length ?? 0) : 0;
}
