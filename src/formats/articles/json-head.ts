import type { FileHead } from './source-format.ts';

/** JSON as far as it was read: the first record, or the keys that the beginning shows. */
function firstRecord({ text }: FileHead): Readonly<Record<string, unknown>> | undefined {
  const end = text.indexOf('\n');
  return objectOf(end < 0 ? text : text.slice(0, end)) ?? objectOf(text);
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- An object that is no list has string keys.
    return value as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}

const isJson = ({ text }: FileHead): boolean => /^[[{]/.test(text);

/** Two lines that are records each, whatever the file's name. */
export function isJsonLines({ text }: FileHead): boolean {
  if (!text.startsWith('{')) return false;
  const [first = '', second = ''] = text.slice(0, 60_000).split('\n', 2);
  return objectOf(first) !== undefined && second.startsWith('{');
}

/** Keys under which other tools keep spans, each a list of lists or of objects. */
const SPAN_KEYS = ['spans', 'entities', 'label', 'labels', 'annotations'];

/** A text with its annotations in each record: doccano, Prodigy, a data set for `load_dataset`. */
export function isTaggedJsonl(head: FileHead): boolean {
  if (!head.text.startsWith('{')) return false;
  const record = firstRecord(head);
  if (record) return 'text' in record && SPAN_KEYS.some((key) => isListOfSpans(record[key]));
  return /(?<!\\)"(?:spans|entities|labels?|annotations)"\s{0,9}:\s{0,9}\[\s{0,9}[[{]/.test(
    head.text,
  );
}

function isListOfSpans(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  // An article without a span is still one of them.
  return value.every((item) => typeof item === 'object' && item !== null);
}

/** A task with its results, or a list of them. */
export function isLabelStudio(head: FileHead): boolean {
  return (
    isJson(head) &&
    /(?<!\\)"(?:annotations|predictions|completions)"\s{0,9}:\s{0,9}\[/.test(head.text) &&
    /(?<!\\)"(?:result|data)"\s{0,9}:/.test(head.text) &&
    /(?<!\\)"(?:from_name|completed_by|lead_time|model_version)"\s{0,9}:/.test(head.text)
  );
}

/** A CAS as JSON or, as XML, as XMI. */
export function isUimaCas(head: FileHead): boolean {
  if (/^(?:<\?xml[^>]{0,200}>\s{0,9})?<xmi:XMI\s/.test(head.text.slice(0, 300))) return true;
  return isJson(head) && /"%(?:TYPES|FEATURE_STRUCTURES|VIEWS)"/.test(head.text.slice(0, 60_000));
}

export function isWebAnnotation(head: FileHead): boolean {
  return isJson(head) && /"https?:\/\/www\.w3\.org\/ns\/anno\.jsonld"/.test(head.text);
}
