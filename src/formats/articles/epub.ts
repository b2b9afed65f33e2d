import { err, type Result } from '#domain/result.ts';
import type { BlockDraft } from '#domain/text/canonical.ts';
import type { ArticleParts } from './article-parts.ts';
import { assembleArticle } from './assemble-article.ts';
import type { ArticleDecodeError } from './decoded-article.ts';
import { readEpubBook, type Book, type BookFile } from './epub-book.ts';
import { decodeHtml } from './html.ts';
import type { ReadItem, SourceReader } from './source-file.ts';
import { joinNotes } from './left-out-notes.ts';
import { openZip, type ZipArchive } from './unzip.ts';
import { decodeXml } from './xml.ts';

/** Reads a book or magazine: an article a document that has words of its own. */
export const readEpub: SourceReader = async function* (file, { signal }) {
  const archive = await openZip(file.blob);
  const book = archive.ok ? await readEpubBook(archive.value) : archive;
  if (!archive.ok || !book.ok) {
    yield { kind: 'failed', place: file.name, error: book.ok ? { kind: 'empty' } : book.error };
    return;
  }
  let open: Chapter | undefined;
  let isEmpty = true;
  for (const part of book.value.files) {
    if (signal?.aborted === true) return;
    const place = `${file.name} › ${part.entry.name}`;
    const parts = await readPart(archive.value, part);
    if (!parts.ok) {
      isEmpty = false;
      yield { kind: 'failed', place, error: parts.error };
      continue;
    }
    if (part.isMatter || isMatter(parts.value.drafts)) {
      yield { kind: 'passed-over', place };
      continue;
    }
    // Some programs cut a long chapter into several files: only the first has a heading.
    if (open && part.tocTitle === undefined && !hasHeading(parts.value.drafts)) {
      open = {
        ...open,
        parts: { ...open.parts, notes: joinNotes(open.parts.notes, parts.value.notes) },
        drafts: [...open.drafts, parts.value.drafts],
      };
      continue;
    }
    if (open) yield toItem(open, book.value);
    isEmpty = false;
    open = { place, part, parts: parts.value, drafts: [parts.value.drafts] };
  }
  if (open) yield toItem(open, book.value);
  else if (isEmpty) yield { kind: 'failed', place: file.name, error: { kind: 'empty' } };
};

type Chapter = {
  readonly place: string;
  readonly part: BookFile;
  readonly parts: ArticleParts;
  readonly drafts: readonly (readonly BlockDraft[])[];
};

async function readPart(
  archive: ZipArchive,
  { entry }: BookFile,
): Promise<Result<ArticleParts, ArticleDecodeError>> {
  if (entry.unpacked > MAX_FILE)
    return err({ kind: 'too-large', bytes: entry.unpacked, limit: MAX_FILE });
  const bytes = await archive.read(entry);
  if (!bytes.ok) return bytes;
  return decodeHtml(closeTags(decodeXml(bytes.value)), 'fragment');
}

/** One document of a book: the longest novel in a single file has 4 MB. */
const MAX_FILE = 16 * 1024 * 1024;

const VOID_TAGS = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;

/** `<title/>` is complete in XML; an HTML parser would take the rest of the page for the title. */
function closeTags(xhtml: string): string {
  return xhtml.replace(
    /<([a-z][\w-]*)((?:\s[^<>]*)?)\/>/gi,
    (tag, name: string, attributes: string) =>
      VOID_TAGS.test(name) ? tag : `<${name}${attributes}></${name}>`,
  );
}

function hasHeading(drafts: readonly BlockDraft[]): boolean {
  return drafts.slice(0, 3).some(({ kind }) => kind === 'headline' || kind === 'heading');
}

/** Characters below which a document is a title page or a picture with its caption. */
const SHORTEST = 200;
const LONGEST_IMPRINT = 3000;

const IMPRINT =
  /\bISBN\b|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti riservati|wszelkie prawa zastrzeżone/i;

function isMatter(drafts: readonly BlockDraft[]): boolean {
  const length = drafts.reduce((sum, draft) => sum + (draft.hidden ? 0 : draft.text.length), 0);
  if (length < SHORTEST) return true;
  return length < LONGEST_IMPRINT && drafts.some(({ text }) => IMPRINT.test(text));
}

function toItem({ place, part, parts, drafts }: Chapter, book: Book): ReadItem {
  const all = withHeadline(drafts.flat());
  const heading = all.find(({ kind }) => kind === 'headline')?.text;
  const article = assembleArticle(
    {
      ...parts,
      drafts: all,
      title: heading ?? part.tocTitle ?? book.title ?? '',
      ...(parts.byline === undefined && book.author !== undefined && { byline: book.author }),
      ...(parts.publishedAt === undefined && book.date !== undefined && { publishedAt: book.date }),
      ...(book.outlet !== undefined && { outlet: book.outlet }),
      ...(book.language !== undefined && { language: book.language }),
    },
    'application/epub+zip',
    [],
  );
  return article.text === ''
    ? { kind: 'failed', place, error: { kind: 'empty' } }
    : { kind: 'article', place, article };
}

/** Chapters begin with any level of heading: the first at the top is the article's headline. */
function withHeadline(drafts: readonly BlockDraft[]): readonly BlockDraft[] {
  if (drafts.some(({ kind }) => kind === 'headline')) return drafts;
  const first = drafts.findIndex(({ kind }) => kind === 'heading');
  return first < 0 || first > 2
    ? drafts
    : drafts.map((draft, i) => (i === first ? { ...draft, kind: 'headline' } : draft));
}
