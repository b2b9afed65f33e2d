import { addToGroup } from '#domain/collection/group-by.ts';
import { type Result, err, ok } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { type BratConfig, readBratConfig } from './brat-config.ts';
import { type BratEventLine, type BratLine, readBratLines } from './brat-lines.ts';
import { checkBrat } from './check-brat.ts';
import { type DecodeOptions, type ImportedText, readImportedText } from './imported-text.ts';
import type { DecodedWork, ImportedAttribute, Unplaced } from './imported-work.ts';
import type { Span } from '#domain/text/span.ts';
import { type RelationDraft, type SpanDraft, placeWork } from './place-work.ts';

export type BratFiles = {
  /** Of the `.txt`: in PolNeAR its end tells the annotator. */
  readonly name: string;
  readonly txt: string;
  readonly ann: string;
  /** `annotation.conf`: what it does not allow is kept and reported. */
  readonly config?: string | undefined;
};

/**
 * brat standoff, and PolNeAR, which is brat with events of Source, Cue and Content. Offsets count
 * code points of the `.txt`. An event becomes relations: in PolNeAR from each content to each source
 * and each cue, else from the event's trigger to its arguments; their type is the role.
 */
export function decodeBrat(
  files: BratFiles,
  options: DecodeOptions = {},
): Result<readonly DecodedWork[], readonly FileProblem[]> {
  if (files.txt.trim() === '') return err([{ place: files.name, kind: 'empty' }]);
  const unplaced: Unplaced[] = [];
  const lines = readBratLines(files.ann, unplaced);
  const config: BratConfig | undefined =
    files.config === undefined ? undefined : readBratConfig(files.config);
  unplaced.push(...checkBrat(lines, config));
  const imported = readImportedText(files.txt, { mediaType: 'text/plain', ...options });
  const isAttributions = lines.some((line) => line.kind === 'event' && isAttribution(line));
  const work = placeWork(imported, 'code points', {
    spans: spansOf(lines).map((span) => ({
      // Whether what is proved is written as it should be is for its encoder to know.
      ...(options.asWritten === true ? span : withAnswers(span)),
      pieces: joinedOverBreaks(span.pieces, imported),
    })),
    relations: relationsOf(lines),
    unplaced,
    annotator: isAttributions ? /_([^_./]+)\.txt$/i.exec(files.name)?.[1] : undefined,
  });
  return ok([{ place: '', article: imported.article, work }]);
}

/** Free words are no values in brat: an answer of such stands in a note, `claim_date=2026-01-09`. */
function withAnswers(span: SpanDraft): SpanDraft {
  const { note, ...rest } = span;
  const lines = (note ?? '').split('\n').map((line) => ({ line, answer: ANSWER.exec(line) }));
  const said = lines.flatMap(({ answer }): ImportedAttribute[] =>
    answer ? [{ name: answer[1] ?? '', value: answer[2] ?? '' }] : [],
  );
  if (said.length === 0) return span;
  const others = lines.flatMap(({ line, answer }) => (answer ? [] : [line])).join('\n');
  return {
    ...rest,
    attributes: [...span.attributes, ...said],
    ...(others !== '' && { note: others }),
  };
}

const ANSWER = /^([A-Za-z][\w-]*)=(.+)$/;

/** brat has a span over a line break in pieces, one a line: such pieces are one. */
function joinedOverBreaks(pieces: readonly Span[], { raw, read }: ImportedText): readonly Span[] {
  const joined: Span[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const gap = last && read['code points']({ start: last.end, end: piece.start });
    const isBreak =
      gap !== undefined &&
      gap.end - gap.start < LONGEST_BREAK &&
      /^\s*\n\s*$/.test(raw.slice(gap.start, gap.end));
    if (last && isBreak) joined[joined.length - 1] = { start: last.start, end: piece.end };
    else joined.push(piece);
  }
  return joined;
}

/** In code units. */
const LONGEST_BREAK = 20;

/** PARC's and PolNeAR's roles. */
function isAttribution(event: BratEventLine): boolean {
  return event.arguments.some(({ role }) => baseRole(role) === 'Content');
}

/** Several arguments of one role are numbered: `Source2`. */
function baseRole(role: string): string {
  return role.replace(/\d+$/, '');
}

/** Leads from an event to its trigger; other ids stay. */
function spanIds(lines: readonly BratLine[]): (id: string) => string {
  const triggers = new Map<string, string>();
  for (const line of lines) if (line.kind === 'event') triggers.set(line.id, line.trigger);
  return (id) => triggers.get(id) ?? id;
}

function spansOf(lines: readonly BratLine[]): readonly SpanDraft[] {
  const spanId = spanIds(lines);
  const attributes = new Map<string, ImportedAttribute[]>();
  const entities = new Map<string, NonNullable<SpanDraft['entity']>>();
  const notes = new Map<string, string>();
  for (const line of lines) {
    if (line.kind === 'attribute') {
      const attribute = { name: line.name, value: line.value ?? true };
      addToGroup(attributes, spanId(line.target), attribute);
    } else if (line.kind === 'reference') {
      const name = line.name.trim();
      entities.set(spanId(line.target), { id: line.reference, ...(name !== '' && { name }) });
    } else if (line.kind === 'note') {
      const id = spanId(line.target);
      const before = notes.get(id);
      notes.set(id, before === undefined ? line.text : `${before}\n${line.text}`);
    }
  }
  return lines.flatMap((line) => {
    if (line.kind !== 'span') return [];
    const { id, label, pieces, quote, place } = line;
    const entity = entities.get(id);
    const note = notes.get(id);
    const span: SpanDraft = {
      id,
      label,
      pieces,
      quote,
      place,
      attributes: attributes.get(id) ?? [],
      ...(entity && { entity }),
      ...(note !== undefined && { note }),
    };
    return [span];
  });
}

function relationsOf(lines: readonly BratLine[]): readonly RelationDraft[] {
  const spanId = spanIds(lines);
  return lines.flatMap((line): readonly RelationDraft[] => {
    switch (line.kind) {
      case 'relation': {
        const [from, to] = line.arguments.map(({ target }) => spanId(target));
        return [{ type: line.type, from: from ?? '', to: to ?? '', place: line.place }];
      }
      case 'event':
        return relationsOfEvent(line, spanId);
      case 'equiv': {
        const [from = '', ...others] = line.members.map(spanId);
        return others.map((to) => ({ type: line.type, from, to, place: line.place }));
      }
      case 'span':
      case 'attribute':
      case 'reference':
      case 'note':
        return [];
    }
  });
}

/** Arguments of the largest event whose contents are linked in pairs; a real one has three. */
const MAX_ARGUMENTS = 100;

function relationsOfEvent(
  event: BratEventLine,
  spanId: (id: string) => string,
): readonly RelationDraft[] {
  const { place } = event;
  const ends = event.arguments.map(({ role, target }) => ({
    type: baseRole(role),
    to: spanId(target),
  }));
  if (!isAttribution(event)) {
    return ends.map(({ type, to }) => ({ type, from: event.trigger, to, place }));
  }
  // Each content is linked to each of the others: a file of one huge event must not fill the memory.
  if (ends.length > MAX_ARGUMENTS) {
    return ends.map(({ type, to }) => ({ type, from: event.trigger, to, place }));
  }
  const contents = ends.filter(({ type }) => type === 'Content');
  const others = ends.filter(({ type }) => type !== 'Content');
  return contents.flatMap((content) =>
    others.map(({ type, to }) => ({ type, from: content.to, to, place })),
  );
}
