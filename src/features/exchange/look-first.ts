import type { ImportSource } from '#workspace/import-articles.ts';
import type { ImportSession, Looked } from '#workspace/import-session.ts';
import { isToBeShown, lookedByName, sourcesToLookAt } from '#workspace/look-before.ts';
import { workspaceState } from '#workspace/use-workspace.ts';

/** What the user looks at before it is added. */
export type ImportPreview = {
  readonly sources: readonly ImportSource[];
  /** What has been looked at already, by source. */
  readonly looked: ReadonlyMap<ImportSource, Looked>;
  /** Where to start: the first that has a question. */
  readonly first: ImportSource;
  readonly look: ImportSession['look'];
  /** The sources as the user wants them; undefined: not at all. */
  readonly onAnswer: (sources: readonly ImportSource[] | undefined) => void;
};

/**
 * Looks at what may need a question and has the user answer it. Gives the sources as they are to be
 * taken; undefined when they are not.
 */
export async function lookFirst(
  session: ImportSession,
  sources: readonly ImportSource[],
  signal: AbortSignal,
  show: (preview: ImportPreview | undefined) => void,
): Promise<readonly ImportSource[] | undefined> {
  const when = workspaceState().preferences.lookBefore;
  const looked = new Map<ImportSource, Looked>();
  let first: ImportSource | undefined;
  for (const source of sources) {
    const seen = lookedByName(source);
    if (seen) looked.set(source, seen);
  }
  const open = sources.filter((source) => !looked.has(source));
  for (const source of sourcesToLookAt(open, when)) {
    // oxlint-disable-next-line no-await-in-loop -- One worker; it looks at one after the other.
    const seen = await Promise.race([session.look(source), aborted(signal)]);
    if (signal.aborted) return undefined;
    if (!seen) continue;
    looked.set(source, seen);
    if (isToBeShown(seen, open.length === 1, when)) first ??= source;
  }
  if (first === undefined) return sources;
  const start = first;
  const answer = await new Promise<readonly ImportSource[] | undefined>((resolve) => {
    show({ sources, looked, first: start, look: session.look, onAnswer: resolve });
  });
  show(undefined);
  return answer;
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve(undefined);
    });
  });
}
