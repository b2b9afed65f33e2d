import { looksLikeCsv } from './csv-shape.ts';
import { startsWith } from './file-head.ts';
import { isAside } from './aside-files.ts';
import {
  isJsonLines,
  isLabelStudio,
  isTaggedJsonl,
  isUimaCas,
  isWebAnnotation,
} from './json-head.ts';
import { looksLikeMailHead, looksLikeMbox, looksLikeSavedPage } from './mail-head.ts';
import { documentReader } from './read-document.ts';
import type { FileHead, NestedReader, SourceFormat } from './source-format.ts';

/**
 * Every format, in the order in which they are asked whether they are sure by the bytes; after that
 * the extension counts. A new format is a new row.
 */
const SOURCE_FORMATS: readonly SourceFormat[] = [
  {
    id: 'ascribe',
    kind: 'project',
    extensions: [],
    isSure: ({ text }) =>
      /^\{\s{0,50}"format"\s{0,9}:\s{0,9}"ascribe-(?:project|annotations)"/.test(
        text.slice(0, 200),
      ),
  },
  // What says something about the data beside it.
  { id: 'dataset-card', kind: 'aside', extensions: [], isSure: isDatasetCard },
  // Other tools' annotations come before everything that they could be mistaken for.
  work('brat', ['ann'], ({ beside }) => beside.some(isAnn)),
  work(
    'ascribe-csv',
    [],
    ({ text, beside }) =>
      (beside.some(isTable) && /^\ufeff?"?doc_id"?[,;\t]"?title"?[,;\t]/.test(text)) ||
      // Without the articles: its rows are none.
      /^\ufeff?"?doc_id"?[,;\t]"?(?:span|relation)_id"?[,;\t]/.test(text),
  ),
  work('webanno-tsv', [], ({ text }) => text.startsWith('#FORMAT=WebAnno TSV')),
  work('conll', ['bio', 'iob', 'iob2', 'bioes', 'conll', 'conll2003', 'conllu'], isConll),
  work('uima-cas', ['xmi'], isUimaCas),
  work(
    'tei',
    ['tei'],
    ({ text }) =>
      /^[^]{0,500}<(?:TEI|teiCorpus)\s/.test(text.slice(0, 600)) ||
      (text.startsWith('<') &&
        text.includes('http://www.tei-c.org/ns/1.0') &&
        /<(?:standOff|spanGrp|anchor)\b/.test(text)),
  ),
  work('web-annotation', ['jsonld'], isWebAnnotation),
  work('label-studio', [], isLabelStudio),
  work('tagged-jsonl', [], isTaggedJsonl),
  {
    id: 'qdpx',
    kind: 'work',
    extensions: ['qdpx'],
    isSure: ({ entries }) => entries.some((name) => name.toLowerCase() === 'project.qde'),
    load: loadPackedWork,
  },
  // Documents.
  {
    id: 'pdf',
    kind: 'document',
    extensions: ['pdf'],
    isSure: hasPdfMark,
    load: async () => documentReader((await import('./pdf.ts')).decodePdf, 'application/pdf'),
  },
  {
    id: 'docx',
    kind: 'document',
    extensions: ['docx'],
    isSure: ({ entries }) => entries.includes('word/document.xml'),
    load: async () =>
      documentReader(
        (await import('./docx.ts')).decodeDocx,
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      ),
  },
  {
    id: 'odt',
    kind: 'document',
    extensions: ['odt'],
    isSure: ({ entries, text }) =>
      entries.includes('mimetype') &&
      hasMimeTypeFirst(text, 'application/vnd.oasis.opendocument.text'),
    load: async () =>
      documentReader(
        (await import('./odt.ts')).decodeOdt,
        'application/vnd.oasis.opendocument.text',
      ),
  },
  {
    id: 'epub',
    kind: 'document',
    extensions: ['epub'],
    // Cut off it has no list of entries, and is still a book.
    isSure: ({ entries, bytes, text }) =>
      entries.includes('META-INF/container.xml') ||
      (startsWith(bytes, ZIP_MARK) && hasMimeTypeFirst(text, 'application/epub+zip')),
    load: async () => (await import('./epub.ts')).readEpub,
  },
  {
    id: 'other-office',
    kind: 'unknown',
    extensions: ['xlsx', 'pptx', 'ods', 'odp', 'doc', 'xls', 'ppt'],
    isSure: ({ entries }) => entries.includes('[Content_Types].xml') || entries[0] === 'mimetype',
  },
  {
    id: 'zip',
    kind: 'archive',
    extensions: ['zip'],
    isSure: ({ bytes }) => startsWith(bytes, ZIP_MARK),
    load: async () => (await import('./read-zip.ts')).readZip,
  },
  {
    id: 'mbox',
    kind: 'archive',
    extensions: ['mbox'],
    isSure: looksLikeMbox,
    load: async () => (await import('./read-mbox.ts')).readMbox,
  },
  {
    id: 'mhtml',
    kind: 'page',
    extensions: ['mhtml', 'mht'],
    isSure: looksLikeSavedPage,
    load: async () => (await import('./read-saved-page.ts')).readSavedPage,
  },
  {
    id: 'eml',
    kind: 'document',
    extensions: ['eml'],
    isSure: looksLikeMailHead,
    load: async () => (await import('./read-mail.ts')).readMail,
  },
  // Tables of articles.
  {
    id: 'jsonl',
    kind: 'table',
    extensions: ['jsonl', 'ndjson'],
    isSure: isJsonLines,
    load: async () => (await import('./read-json-table.ts')).readJsonLines,
  },
  {
    id: 'json',
    kind: 'table',
    extensions: ['json'],
    load: async () => (await import('./read-json-table.ts')).readJsonTable,
  },
  {
    id: 'csv',
    kind: 'table',
    extensions: ['csv'],
    isSure: looksLikeCsv,
    load: async () => (await import('./read-csv.ts')).readCsv,
  },
  {
    id: 'tsv',
    kind: 'table',
    extensions: ['tsv', 'tab'],
    load: async () => (await import('./read-csv.ts')).readTsv,
  },
  // Text and pages.
  {
    id: 'html',
    kind: 'page',
    extensions: ['html', 'htm', 'xhtml'],
    isSure: looksLikePage,
    load: async () => (await import('./read-text.ts')).readPage,
  },
  {
    id: 'markdown',
    kind: 'text',
    extensions: ['md', 'markdown'],
    load: async () => (await import('./read-text.ts')).readMarkdown,
  },
  {
    id: 'text',
    kind: 'text',
    extensions: ['', 'txt', 'text'],
    load: async () => (await import('./read-text.ts')).readPlainText,
  },
];

const ASIDE: SourceFormat = { id: 'aside', kind: 'aside', extensions: [] };
const UNKNOWN: SourceFormat = { id: 'unknown', kind: 'unknown', extensions: [] };

export function findFormat(head: FileHead): SourceFormat {
  if (isAside(head.name)) return ASIDE;
  const sure = SOURCE_FORMATS.find((format) => format.isSure?.(head));
  if (sure) return sure;
  const named = SOURCE_FORMATS.find((format) => format.extensions.includes(head.extension));
  return named ?? UNKNOWN;
}

/** A row for annotations of another tool. */
function work(
  id: string,
  extensions: readonly string[],
  isSure: (head: FileHead) => boolean,
): SourceFormat {
  return { id, kind: 'work', extensions, isSure, load: loadWork };
}

/** A README with the head that data sets on the Hugging Face Hub have (YAML between two lines of hyphens). */
function isDatasetCard({ name, text }: FileHead): boolean {
  if (!/(?:^|\/)readme\.md$/i.test(name)) return false;
  const head = /^---\r?\n([^]*?)\n---/.exec(text)?.[1] ?? '';
  return /^(?:configs|dataset_info|task_categories|task_ids|size_categories|pretty_name):/m.test(
    head,
  );
}

/** The mark that begins a document, which nobody writes otherwise. */
function isConll({ text }: FileHead): boolean {
  return text.startsWith('-DOCSTART-');
}

async function loadWork(): Promise<NestedReader> {
  const [{ workReader }, { recogniseWork }] = await Promise.all([
    import('./read-work.ts'),
    import('#formats/datasets/dataset-readers.ts'),
  ]);
  return workReader(recogniseWork);
}

async function loadPackedWork(): Promise<NestedReader> {
  const [{ packedWorkReader }, { recogniseWork }, { readQdaFiles }] = await Promise.all([
    import('./read-work.ts'),
    import('#formats/datasets/dataset-readers.ts'),
    import('#formats/datasets/qda-files.ts'),
  ]);
  return packedWorkReader(recogniseWork, readQdaFiles);
}

function isAnn(name: string): boolean {
  return name.toLowerCase().endsWith('.ann');
}

function isTable(name: string): boolean {
  return /(?:^|\/)(?:annotations|relations)\.csv$/.test(name);
}

/** A PDF may have junk before its mark (PDF 1.7, appendix H.3.4.1); prose about PDF has not. */
function hasPdfMark({ bytes }: FileHead): boolean {
  if (startsWith(bytes, PDF_MARK)) return true;
  const start = bytes.subarray(0, 1024);
  const at = start.findIndex((_, index) => PDF_MARK.every((byte, i) => start[index + i] === byte));
  return at > 0 && bytes.includes(0);
}

const PDF_MARK = [0x25, 0x50, 0x44, 0x46, 0x2d];

const ZIP_MARK = [0x50, 0x4b, 0x03, 0x04];

/** OpenDocument and EPUB begin with an entry `mimetype` that is stored as it is. */
function hasMimeTypeFirst(text: string, mimeType: string): boolean {
  return text.slice(0, 200).includes(`mimetype${mimeType}`);
}

/** Only the start counts: prose may speak of tags. */
function looksLikePage({ text }: FileHead): boolean {
  return /^(?:<\?xml[^>]{0,200}\?>\s{0,20})?(?:<!--[^>]{0,500}-->\s{0,20}){0,3}<(?:!doctype\s{1,9}html|html|head|body)\b/i.test(
    text.slice(0, 4096),
  );
}
