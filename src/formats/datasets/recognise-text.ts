import { folderOf } from '#formats/folder-of.ts';
import type { NamedText } from './named-text.ts';

/** Formats that are told by a file's beginning. */
type TextKind = keyof typeof SIGNS;

/** Whether a file begins as one of this format does. */
export function looksLike({ name, text }: NamedText, kind: TextKind): boolean {
  const head = text.slice(0, HEAD).replace(/^\ufeff/, '');
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return SIGNS[kind](head, extension);
}

/** Whether the two files lie in one folder. */
export function isInFolderOf(name: string, other: string): boolean {
  return folderOf(name) === folderOf(other);
}

/** Characters looked at. */
const HEAD = 65_536;

const SIGNS = {
  'ascribe-jsonl': (head: string) => /^\s*\{\s*"format"\s*:\s*"ascribe-jsonl"/.test(head),
  'webanno-tsv': (head: string) => head.startsWith('#FORMAT=WebAnno TSV 3'),
  'uima-json': (head: string) => isJson(head) && /"%(?:TYPES|FEATURE_STRUCTURES)"\s*:/.test(head),
  'uima-xmi': (head: string) =>
    isXml(head) && /<(?:\w+:)?XMI\b/.test(head) && head.includes('http:///uima/cas.ecore'),
  'qda-project': (head: string) => isXml(head) && head.includes('urn:QDA-XML:project:1'),
  /** With spans: a text alone is an article. */
  tei: (head: string) =>
    isXml(head) &&
    head.includes('http://www.tei-c.org/ns/1.0') &&
    /<(?:standOff|spanGrp|anchor)\b/.test(head),
  'web-annotation': (head: string) =>
    isJson(head) &&
    (head.includes('"http://www.w3.org/ns/anno.jsonld"') ||
      /"type"\s*:\s*"Text(?:Quote|Position)Selector"/.test(head)),
  'label-studio': (head: string) =>
    isJson(head) &&
    !isOwn(head) &&
    /"(?:annotations|predictions)"\s*:\s*\[/.test(head) &&
    /"(?:result|completed_by|data)"\s*:/.test(head),
  'hf-jsonl': (head: string) =>
    isTextRecord(head) &&
    /"spans"\s*:/.test(head) &&
    !/"(?:token_start|_view_id|answer)"\s*:/.test(head) &&
    (/"(?:head|tail)"\s*:\s*"/.test(head) ||
      /"spans"\s*:\s*\[\s*\{[^{}]{0,2000}"(?:id|attributes)"\s*:/.test(head)),
  'spacy-jsonl': (head: string) =>
    isTextRecord(head) &&
    (/"spans"\s*:\s*\[\s*(?:\{\s*"|\])/.test(head) || /"entities"\s*:\s*\[\s*\[\s*\d/.test(head)),
  doccano: (head: string) =>
    isTextRecord(head) &&
    (/"labels?"\s*:\s*\[\s*\[\s*\d/.test(head) || /"start_offset"\s*:/.test(head)),
  conllu: (head: string, extension: string) =>
    extension === 'conllu' || (/^# (?:sent_id|newdoc)\b/m.test(head) && isTable(head, /\t/, 10)),
  conll: (head: string, extension: string) =>
    /^(?:conll|conll2003|bio|iob|iob2|bioes)$/.test(extension) ||
    head.startsWith('-DOCSTART-') ||
    isTagged(head),
} as const;

function isXml(head: string): boolean {
  return /^\s*</.test(head);
}

function isJson(head: string): boolean {
  return /^\s*[[{]/.test(head);
}

/** One of Ascribe's own files. */
function isOwn(head: string): boolean {
  return /^\s*\{\s*"format"\s*:\s*"ascribe/.test(head);
}

function isTextRecord(head: string): boolean {
  return isJson(head) && /"text"\s*:\s*"/.test(head);
}

/** Lines looked at. */
const SAMPLE = 30;

function isTable(head: string, separator: RegExp, width: number): boolean {
  const rows = head
    .split('\n')
    .slice(0, SAMPLE)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return rows.length > 0 && rows.every((row) => row.split(separator).length === width);
}

/** A word a line, with a BIO tag at the end of each. */
function isTagged(head: string): boolean {
  const lines = head.split('\n').slice(0, SAMPLE);
  const rows = lines.filter((line) => line.trim() !== '' && !line.startsWith('# '));
  return (
    rows.length >= 3 &&
    rows.every((row) => /^\S+[ \t](?:\S+[ \t])*(?:O|[BIESUL]-\S+)\s*$/.test(row.slice(0, 300)))
  );
}
