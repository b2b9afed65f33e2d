import { type Result, err, ok } from '#domain/result.ts';
import {
  type Closed,
  type ExportFile,
  type Lines,
  bytesOf,
  isBytes,
  textOf,
} from '#formats/datasets/export-format.ts';
import type { ExportProblem } from './export-messages.ts';
import type { ExportSink, GrowingFile } from './export-sink.ts';
import { nameAlone } from './pack-files.ts';
import { type ZipWriter, openZipWriter } from './zip-writer.ts';

export type JoinedParts = {
  readonly fileName: string;
  readonly blob: Blob;
  /** Files in it. */
  readonly files: number;
};

type Close = (joined: ReadonlyMap<string, Blob>, open: ExportSink['open']) => Promise<Closed>;

/** A file of which each part has a piece. */
type Grown = { readonly file: GrowingFile; readonly tail: string; readonly head: string };

/**
 * Puts the files of an export's parts together, part by part in their order: what is of one article goes into the
 * archive at once, what goes through several parts grows in a file of its own. A single file is offered as it is, several
 * as one archive of that `stem`. Throws what the sink throws, and where parts do not fit each other.
 */
export function joinParts(sink: ExportSink, stem: string, { countsLines = false } = {}) {
  const fileName = `${stem}.zip`;
  const grown = new Map<string, Grown>();
  const records = new Map<string, number>();
  const lines = new Map<string, number>();
  const same = new Map<string, ExportFile['content']>();
  const lone = new Set<string>();
  /** Held back until there is another. */
  let first: ExportFile | undefined;
  let archive: ZipWriter | undefined;
  const openArchive = async (): Promise<ZipWriter> => {
    archive ??= await openZipWriter(await sink.open(fileName));
    if (first) archive.add(first.name, bytesOf(first.content));
    first = undefined;
    return archive;
  };
  const addLone = async (file: ExportFile): Promise<void> => {
    lone.add(file.name);
    if (lone.size === 1) first = file;
    else (await openArchive()).add(file.name, bytesOf(file.content));
  };
  const addBody = async ({ name, content }: ExportFile, joint: Bodies): Promise<void> => {
    const { head = '', tail = '', between = '' } = joint;
    const body = bodyOf(content, head, tail);
    if (body === undefined) throw new Error(`${name}: a part is not what it says`);
    records.set(name, (records.get(name) ?? 0) + (joint.records ?? 0));
    if (countsLines) lines.set(name, (lines.get(name) ?? 0) + linesIn(body));
    const before = grown.get(name);
    if (before) {
      if (before.head !== head) throw new Error(`${name}: its parts begin differently`);
      before.file.append(between);
      before.file.append(body);
      return;
    }
    const file = await sink.open(name);
    grown.set(name, { file, head, tail });
    file.append(head);
    file.append(body);
  };
  return {
    /** How many records each file has by now. */
    records: (): ReadonlyMap<string, number> => new Map(records),
    /** Line breaks in a file's bodies by now, where they are counted. */
    linesBefore: (name: string): number => lines.get(name) ?? 0,
    add: async (files: readonly ExportFile[]): Promise<Result<void, ExportProblem>> => {
      for (const file of files) {
        const { name, content, joint } = file;
        if (joint?.kind === 'closed') continue;
        if (joint?.kind === 'same') {
          const before = same.get(name);
          if (before !== undefined && !areEqual(before, content))
            throw new Error(`${name}: its parts differ`);
          same.set(name, content);
        } else if (joint?.kind === 'bodies') {
          // oxlint-disable-next-line no-await-in-loop -- One after the other.
          await addBody(file, joint);
        } else if (lone.has(name)) {
          return err({
            kind: 'file',
            problems: [{ place: name, kind: 'duplicate-id', detail: name }],
          });
        } else {
          // oxlint-disable-next-line no-await-in-loop -- One after the other.
          await addLone(file);
        }
      }
      return ok(undefined);
    },
    /** `close` makes what can only be made of the joined files. `undefined`: there are none. */
    finish: async (close?: Close): Promise<Result<JoinedParts | undefined, ExportProblem>> => {
      const whole = new Map<string, Blob>();
      for (const [name, { file, tail }] of [...grown].toSorted(byName)) {
        file.append(tail);
        // oxlint-disable-next-line no-await-in-loop -- One after the other.
        whole.set(name, await file.finish());
      }
      if (close && whole.size > 0) {
        const closed = await close(whole, sink.open);
        if (!closed.ok) return err({ kind: 'file', problems: closed.error });
        whole.clear();
        for (const [name, blob] of closed.value) whole.set(name, blob);
      }
      const files = lone.size + whole.size + same.size;
      if (files === 0) return ok(undefined);
      for (const [name, content] of [...same].toSorted(byName))
        whole.set(name, new Blob([bytesOf(content)]));
      if (files === 1) {
        if (first) whole.set(first.name, new Blob([bytesOf(first.content)]));
        const [only] = whole;
        if (only)
          return ok({
            fileName: nameAlone(only[0], first ? undefined : stem),
            blob: only[1],
            files,
          });
      }
      const into = await openArchive();
      // oxlint-disable-next-line no-await-in-loop -- One after the other.
      for (const [name, blob] of whole) await into.addBlob(name, blob);
      return ok({ fileName, blob: await into.finish(), files });
    },
  };
}

type Bodies = Extract<ExportFile['joint'], { readonly kind: 'bodies' }>;

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** What stands between the two; nothing where it does not stand between them. */
function bodyOf(
  content: ExportFile['content'],
  head: string,
  tail: string,
): string | Lines | undefined {
  if (isBytes(content)) return undefined;
  if (head === '' && tail === '') return content;
  const text = textOf(content);
  if (!text.startsWith(head) || !text.endsWith(tail)) return undefined;
  return text.slice(head.length, text.length - tail.length);
}

function linesIn(text: string | Lines): number {
  if (typeof text !== 'string') return text.lines.length;
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function areEqual(a: ExportFile['content'], b: ExportFile['content']): boolean {
  if (!isBytes(a) || !isBytes(b)) return !isBytes(a) && !isBytes(b) && textOf(a) === textOf(b);
  return a.byteLength === b.byteLength && a.every((byte, index) => byte === b[index]);
}
