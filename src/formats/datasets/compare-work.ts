import { CUE_ATTRIBUTE } from '#domain/annotation/named-entities.ts';
import type { ProblemList } from '#formats/file-problem.ts';
import type { FlatRelation, FlatWork } from './flatten-work.ts';
import type {
  DecodedWork,
  ImportedAttribute,
  ImportedRelation,
  Unplaced,
} from './imported-work.ts';
import type { Span } from '#domain/text/span.ts';

export type Comparison = {
  /** `exact`: text and offsets are the same; `words`: the same but for white space. */
  readonly text: 'exact' | 'words';
  readonly attributes: boolean;
  readonly notes: boolean;
  /** What the entity of a span is read as; absent: not compared. */
  readonly entity?: (entity: NonNullable<FlatWork['spans'][number]['entity']>) => string;
  /** What links say of themselves; absent: not compared. */
  readonly answers?: true;
  /** Reports of the reader that are no fault of the file. */
  readonly allows?: (report: Unplaced) => boolean;
};

/** Compares what was read from a file with what was written into it; answers how many spans are there as they were. */
export function compareWork(
  written: FlatWork,
  read: DecodedWork,
  how: Comparison,
  place: string,
  problems: ProblemList,
): number {
  for (const report of read.work.unplaced) {
    if (how.allows?.(report)) continue;
    problems.add(`${place}: ${report.place}`, 'offset-differs', report.detail);
  }
  const { text } = written.document.revision;
  const ruler = { written: rulerOf(text, how), read: rulerOf(read.article.text, how) };
  if (ruler.written.text !== ruler.read.text) {
    problems.add(place, 'quote-differs', 'the text is not the article’s');
    return 0;
  }
  if (isAsWritten(written, read, ruler, how)) return written.spans.length;
  const wanted = written.spans.map(({ id, label, fragments, attributes, entity, note }) => ({
    id,
    key: keyOf(label, fragments, ruler.written),
    rest: restOf(attributes, note, entity && how.entity?.(entity), how),
  }));
  const found = read.work.spans.map(({ id, label, fragments, attributes, entity, note }) => ({
    id,
    key: keyOf(label, fragments, ruler.read),
    rest: restOf(attributes, note, how.entity && (entity?.id ?? entity?.name), how),
  }));
  const same = compareLists(
    wanted.map(({ key, rest }) => `${key} ${rest}`),
    found.map(({ key, rest }) => `${key} ${rest}`),
    place,
    problems,
  );
  const wantedKeys = new Map(wanted.map(({ id, key }) => [id, key]));
  const foundKeys = new Map(found.map(({ id, key }) => [id, key]));
  compareLists(
    written.relations
      .filter(({ inherited }) => !inherited)
      .map(
        (each) =>
          `${each.type} ${wantedKeys.get(each.from)} ${wantedKeys.get(each.to)}${writtenAnswers(each, wantedKeys, how)}`,
      ),
    read.work.relations.map(
      (each) =>
        `${each.type} ${foundKeys.get(each.from)} ${foundKeys.get(each.to)}${readAnswers(each, foundKeys, how)}`,
    ),
    place,
    problems,
  );
  return same;
}

type Rulers = { readonly written: Ruler; readonly read: Ruler };

/** The same spans and links in the same order, which is told without putting any of them into words. */
function isAsWritten(
  written: FlatWork,
  { work }: DecodedWork,
  ruler: Rulers,
  how: Comparison,
): boolean {
  const drawn = written.relations.filter(({ inherited }) => !inherited);
  if (written.spans.length !== work.spans.length || drawn.length !== work.relations.length)
    return false;
  const writtenIds = new Map<string, string>();
  for (const [index, { id }] of written.spans.entries()) {
    const other = work.spans[index];
    if (other) writtenIds.set(other.id, id);
  }
  return (
    written.spans.every((span, index) => isSameSpan(span, work.spans[index], ruler, how)) &&
    drawn.every((each, index) => {
      const other = work.relations[index];
      return (
        other?.type === each.type &&
        writtenIds.get(other.from) === each.from &&
        writtenIds.get(other.to) === each.to &&
        readAnswers(other, writtenIds, how) === writtenAnswers(each, undefined, how)
      );
    })
  );
}

/** `keys`: what the files' ids of spans stand for; absent: they are compared themselves. */
type Keys = ReadonlyMap<string, string> | undefined;

function writtenAnswers(
  { attributes, assertedBy }: FlatRelation,
  keys: Keys,
  how: Comparison,
): string {
  if (!how.answers || (attributes.length === 0 && !assertedBy)) return '';
  const said = attributes.map(({ name, value }) => answerIn(name, value, keys));
  return answersIn(said, assertedBy && how.entity?.(assertedBy));
}

function readAnswers(
  { attributes = {}, assertedBy }: ImportedRelation,
  keys: Keys,
  how: Comparison,
): string {
  const all = Object.entries(attributes);
  if (!how.answers || (all.length === 0 && !assertedBy)) return '';
  const said = all.flatMap(([name, held]) =>
    (typeof held === 'object' ? held : [held]).map((value) => answerIn(name, value, keys)),
  );
  return answersIn(said, assertedBy && (assertedBy.id ?? assertedBy.name));
}

function answerIn(name: string, value: string | boolean, keys: Keys): string {
  const key = name === CUE_ATTRIBUTE ? keys?.get(String(value)) : undefined;
  return `${name}=${key ?? value}`;
}

function answersIn(said: readonly string[], asserter: string | undefined): string {
  return ` ${JSON.stringify([said.toSorted(), asserter ?? ''])}`;
}

function isSameSpan(
  written: FlatWork['spans'][number],
  read: DecodedWork['work']['spans'][number] | undefined,
  ruler: Rulers,
  how: Comparison,
): boolean {
  if (!read || read.label !== written.label) return false;
  const { fragments, attributes, entity, note = '' } = written;
  return (
    fragments.length === read.fragments.length &&
    fragments.every(({ start, end }, index) => {
      const other = read.fragments[index];
      return (
        other !== undefined &&
        ruler.written.at(start) === ruler.read.at(other.start) &&
        ruler.written.at(end) === ruler.read.at(other.end)
      );
    }) &&
    (!how.attributes || isSameList(attributes, read.attributes)) &&
    (!how.notes || note.trim() === (read.note ?? '').trim()) &&
    (!how.entity ||
      ((entity && how.entity(entity)) ?? '') === (read.entity?.id ?? read.entity?.name ?? ''))
  );
}

function isSameList(
  written: readonly ImportedAttribute[],
  read: readonly ImportedAttribute[],
): boolean {
  return (
    written.length === read.length &&
    written.every(({ name, value }, index) => {
      const other = read[index];
      return other?.name === name && other.value === value;
    })
  );
}

type Ruler = { readonly text: string; readonly at: (offset: number) => number };

/** With white space left out, offsets count what is left. */
function rulerOf(text: string, { text: kind }: Comparison): Ruler {
  if (kind === 'exact') return { text, at: (offset) => offset };
  const counts = new Uint32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    counts[at] = count;
    if (!/\s/.test(text.charAt(at))) count += 1;
  }
  counts[text.length] = count;
  return { text: text.replaceAll(/\s+/g, ''), at: (offset) => counts[offset] ?? -1 };
}

/** Label and places: the texts were compared already, so that the words at a place are the same too. */
function keyOf(label: string, fragments: readonly Span[], ruler: Ruler): string {
  const places = fragments.map(({ start, end }) => `${ruler.at(start)}–${ruler.at(end)}`);
  return `${JSON.stringify(label)} ${places.join(', ')}`;
}

function restOf(
  attributes: readonly ImportedAttribute[],
  note: string | undefined,
  entity: string | undefined,
  how: Comparison,
): string {
  return JSON.stringify([
    how.attributes ? attributes.map(({ name, value }) => `${name}=${value}`).toSorted() : [],
    how.notes ? (note ?? '').trim() : '',
    entity ?? '',
  ]);
}

/** How many are in both; what is in one only is told. */
function compareLists(
  wanted: readonly string[],
  found: readonly string[],
  place: string,
  problems: ProblemList,
): number {
  const left = new Map<string, number>();
  for (const each of found) left.set(each, (left.get(each) ?? 0) + 1);
  let same = 0;
  for (const each of wanted) {
    const count = left.get(each) ?? 0;
    if (count > 0) {
      left.set(each, count - 1);
      same += 1;
    } else problems.add(place, 'not-the-same', `lost: ${each}`);
  }
  for (const [each, count] of left)
    if (count > 0) problems.add(place, 'not-the-same', `new: ${each}`);
  return same;
}
