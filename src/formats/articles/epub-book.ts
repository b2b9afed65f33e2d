import { err, ok, type Result } from '#domain/result.ts';
import { findCalendarDate } from '#domain/text/calendar-date.ts';
import type { ArticleDecodeError } from './decoded-article.ts';
import { languageTag } from './language-tag.ts';
import type { ZipArchive } from './unzip.ts';
import type { ZipEntry } from './zip-directory.ts';
import { parseXml, textOf } from './xml.ts';

export type Book = {
  /** Documents in the order of reading. */
  readonly files: readonly BookFile[];
  readonly title?: string;
  readonly author?: string;
  readonly outlet?: string;
  /** `YYYY-MM-DD` */
  readonly date?: string;
  readonly language?: string;
};

export type BookFile = {
  readonly entry: ZipEntry;
  /** What the table of contents calls it. */
  readonly tocTitle?: string;
  /** Cover, contents, imprint: by the book's own word. */
  readonly isMatter: boolean;
};

/** Reads what a book says of its parts. Fails when the parts are locked or are not there. */
export async function readEpubBook(archive: ZipArchive): Promise<Result<Book, ArticleDecodeError>> {
  const files = new Map(archive.entries.map((entry) => [entry.name, entry]));
  async function read(name: string): Promise<Document | undefined> {
    const entry = files.get(name);
    if (!entry || entry.unpacked > MAX_XML) return undefined;
    const bytes = await archive.read(entry);
    return bytes.ok ? parseXml(bytes.value) : undefined;
  }
  const container = await read('META-INF/container.xml');
  const path = container?.getElementsByTagName('rootfile')[0]?.getAttribute('full-path') ?? '';
  const opf = await read(path);
  if (!opf) return err({ kind: 'damaged', detail: 'no package document' });
  const items = readManifest(opf, path);
  const spine = readSpine(opf, items);
  if (isLocked(await read('META-INF/encryption.xml'), spine)) return err({ kind: 'encrypted' });
  const matter = readGuide(opf, path);
  const titles = await readContents(items, read);
  const entries = spine.flatMap((item): BookFile[] => {
    const entry = files.get(item.path);
    const tocTitle = titles.get(item.path);
    if (!entry) return [];
    const isMatter = item.isNav || matter.has(item.path) || MATTER_NAME.test(item.path);
    return [{ entry, isMatter, ...(tocTitle !== undefined && { tocTitle }) }];
  });
  if (entries.length === 0) return err({ kind: 'damaged', detail: 'no documents' });
  return ok({ files: entries, ...readFields(opf) });
}

const MAX_XML = 16 * 1024 * 1024;

type Item = {
  readonly id: string;
  readonly path: string;
  readonly mediaType: string;
  readonly isNav: boolean;
};

function readManifest(opf: Document, base: string): readonly Item[] {
  return elements(opf, 'item').map((item) => ({
    id: item.getAttribute('id') ?? '',
    path: resolvePath(base, item.getAttribute('href') ?? ''),
    mediaType: item.getAttribute('media-type') ?? '',
    isNav: /\bnav\b/.test(item.getAttribute('properties') ?? ''),
  }));
}

function readSpine(opf: Document, items: readonly Item[]): readonly Item[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return elements(opf, 'itemref').flatMap((reference) => {
    const item = byId.get(reference.getAttribute('idref') ?? '');
    return item && /html/.test(item.mediaType) ? [item] : [];
  });
}

/** By local name: some books give every element of the package a prefix. */
function elements(document: Document, name: string): readonly Element[] {
  const plain = [...document.getElementsByTagName(name)];
  return plain.length > 0 ? plain : [...document.getElementsByTagName(`opf:${name}`)];
}

/** Fonts may be scrambled in a book that anyone can read. */
const FONT_SCRAMBLING = /idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC/;

function isLocked(encryption: Document | undefined, spine: readonly Item[]): boolean {
  if (!encryption) return false;
  const paths = new Set(spine.map((item) => item.path));
  return [...encryption.querySelectorAll('*')].some((element) => {
    if (!/(?:^|:)CipherReference$/.test(element.nodeName)) return false;
    // <EncryptedData> <EncryptionMethod/> <CipherData> <CipherReference/>
    const data = element.parentElement?.parentElement;
    const method = data && childOf(data, /(?:^|:)EncryptionMethod$/);
    if (FONT_SCRAMBLING.test(method?.getAttribute('Algorithm') ?? '')) return false;
    return paths.has(resolvePath('', element.getAttribute('URI') ?? ''));
  });
}

/** Children only: searching whole subtrees of nested elements would take their square. */
function childOf(element: Element, name: RegExp): Element | undefined {
  return [...element.children].find((child) => name.test(child.nodeName));
}

const MATTER_TYPES =
  /^(?:cover|toc|title-?page|half-?title-?page|copyright-page|colophon|imprint|index|loi|lot|landmarks|other\.ad.*)$/i;

const MATTER_NAME =
  /(?:^|[/_.-])(?:cover|toc|nav|contents|title-?page|copyright|imprint|impressum|colophon)(?:[_-]?page)?\.x?html?$/i;

function readGuide(opf: Document, base: string): ReadonlySet<string> {
  return new Set(
    elements(opf, 'reference').flatMap((reference) =>
      MATTER_TYPES.test(reference.getAttribute('type') ?? '')
        ? [resolvePath(base, reference.getAttribute('href') ?? '')]
        : [],
    ),
  );
}

/** Names of documents in the table of contents, of the newer kind or the older. */
async function readContents(
  items: readonly Item[],
  read: (name: string) => Promise<Document | undefined>,
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  function add(base: string, href: string, title: string): void {
    const path = resolvePath(base, href);
    if (title !== '' && !titles.has(path)) titles.set(path, title);
  }
  const nav = items.find((item) => item.isNav);
  for (const link of (nav && (await read(nav.path)))?.getElementsByTagName('a') ?? []) {
    add(nav?.path ?? '', link.getAttribute('href') ?? '', oneLine(link.textContent));
  }
  if (titles.size > 0) return titles;
  const ncx = items.find((item) => item.mediaType === 'application/x-dtbncx+xml');
  for (const point of (ncx && (await read(ncx.path)))?.getElementsByTagName('navPoint') ?? []) {
    const label = childOf(point, /navLabel$/)?.textContent ?? '';
    const target = childOf(point, /content$/)?.getAttribute('src') ?? '';
    add(ncx?.path ?? '', target, oneLine(label));
  }
  return titles;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

type Fields = Omit<Book, 'files'>;

function readFields(opf: Document): Fields {
  const title = textOf(opf, 'dc:title');
  const author = textOf(opf, 'dc:creator');
  const outlet = textOf(opf, 'dc:publisher');
  const date = findCalendarDate(textOf(opf, 'dc:date') ?? '');
  const language = languageTag(textOf(opf, 'dc:language'));
  return {
    ...(title !== undefined && { title }),
    ...(author !== undefined && !/^unknown$/i.test(author) && { author }),
    ...(outlet !== undefined && { outlet }),
    ...(date !== undefined && { date }),
    ...(language !== undefined && { language }),
  };
}

/** A reference inside the archive, without its fragment, as the name of a file. */
function resolvePath(base: string, href: string): string {
  const [reference = ''] = href.split('#');
  let path = reference;
  try {
    path = decodeURIComponent(reference);
  } catch {
    // A percent sign that means itself.
  }
  const parts = path.startsWith('/') ? [] : base.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
