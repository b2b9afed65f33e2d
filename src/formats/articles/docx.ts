import { err, ok, type Result } from '#domain/result.ts';
import { recognizeDrafts } from '#domain/text/recognize.ts';
import type { ArticleParts } from './article-parts.ts';
import type { ArticleDecodeError, DecodeNote } from './decoded-article.ts';
import { withFields, type DocumentFields } from './document-fields.ts';
import { readPageBlocks } from './page-blocks.ts';
import { toSuperscript } from './superscript.ts';
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
    const html = await toHtml(files.value);
    const drafts = await readHtml(html);
    if (drafts.every((draft) => draft.text.trim() === '')) return err({ kind: 'empty' });
    const parts = withFields(recognizeDrafts(drafts), await readCore(files.value));
    const notes = readNotes(files.value);
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
  const entries = [...files].map(([name, file]) => [name, withMovedText(name, file)] as const);
  const { buffer } = zipSync(Object.fromEntries(entries), { level: 0 });
  const { value } = await convertToHtml(
    { arrayBuffer: buffer },
    { styleMap: STYLES, includeEmbeddedStyleMap: false, externalFileAccess: false },
  );
  return value;
}

/** Text that was moved while changes were tracked is inserted text to the reader, which knows only that. */
function withMovedText(name: string, file: Uint8Array): Uint8Array {
  if (!/^word\/[^/]+\.xml$/.test(name)) return file;
  const xml = new TextDecoder().decode(file);
  if (!xml.includes('<w:moveTo ')) return file;
  return new TextEncoder().encode(xml.replace(/<(\/?)w:moveTo(?=[\s>])/g, '<$1w:ins'));
}

async function readHtml(html: string) {
  const { parseHTML } = await import('linkedom');
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  markNotes(document);
  const title = document.querySelector('h1.title');
  const [first] = document.querySelectorAll('h1');
  return readPageBlocks(document.body, title ?? first, new Map());
}

/** "[1]" → "¹", both where the note is called and where it stands. */
function markNotes(document: Document): void {
  const calls = 'a[href^="#footnote-"], a[href^="#endnote-"]';
  for (const link of document.querySelectorAll(calls)) {
    const number = /^\[(\d+)\]$/.exec(link.textContent)?.[1];
    const note = document.getElementById(link.getAttribute('href')?.slice(1) ?? '');
    if (number === undefined || !note) continue;
    link.textContent = toSuperscript(number);
    const start = note.querySelector('p') ?? note;
    start.prepend(`${toSuperscript(number)} `);
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

function readNotes(files: Files): readonly DecodeNote[] {
  const deletions = count(files.get('word/document.xml'), /<w:del\s[^<>]*[^/<>]>/g);
  const comments = count(files.get('word/comments.xml'), /<w:comment\s/g);
  return [
    ...(deletions > 0 ? [{ kind: 'deletions-left-out', count: deletions } as const] : []),
    ...(comments > 0 ? [{ kind: 'comments-left-out', count: comments } as const] : []),
  ];
}

function count(file: Uint8Array | undefined, pattern: RegExp): number {
  return file ? (new TextDecoder().decode(file).match(pattern)?.length ?? 0) : 0;
}
