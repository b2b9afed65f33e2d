import type { GivenPseudonym } from '#domain/export/pseudonyms.ts';
import type { ProjectId } from '#domain/ids.ts';
import { type Result, err, ok } from '#domain/result.ts';
import type { Database } from './database.ts';
import type { ExportProblem } from './export-messages.ts';
import type { StorageFailure } from './save-failure.ts';
import { write } from './write.ts';

/**
 * What exports have called people so far, so that the next one calls them the same. Only ids are kept, no
 * names: those stand in the registry alone. It is in no file that leaves, project files included.
 */
export async function readPseudonyms(
  db: Database,
  projectId: ProjectId,
): Promise<readonly GivenPseudonym[]> {
  const row = await db.meta.get('pseudonyms');
  return row?.key === 'pseudonyms' && row.projectId === projectId ? row.given : [];
}

/**
 * Adds what is new; what another tab has kept meanwhile stands. Answers all that is kept now, which the
 * export has to go by.
 */
export function keepPseudonyms(
  db: Database,
  projectId: ProjectId,
  given: readonly GivenPseudonym[],
): Promise<Result<readonly GivenPseudonym[], StorageFailure>> {
  return write(db, [], async () => {
    const kept = await readPseudonyms(db, projectId);
    const ids = new Set(kept.map(({ kind, id }) => `${kind} ${id}`));
    const taken = new Set(kept.map(({ pseudonym }) => pseudonym));
    const fresh = given.filter(
      ({ kind, id, pseudonym }) => !ids.has(`${kind} ${id}`) && !taken.has(pseudonym),
    );
    const all = [...kept, ...fresh.map(({ kind, id, pseudonym }) => ({ kind, id, pseudonym }))];
    if (fresh.length > 0) await db.meta.put({ key: 'pseudonyms', projectId, given: all });
    return all;
  });
}

/** Other tabs may give pseudonyms at the same time, each once. */
const MOST_TRIES = 5;

/**
 * Makes something of which the pseudonyms are kept before any of it goes out; made anew where another tab has given
 * others meanwhile. `keyOf`: whom it names by pseudonyms, nobody where nothing goes out.
 */
export async function makeWithKept<T>(
  db: Database,
  projectId: ProjectId,
  make: (given: readonly GivenPseudonym[]) => Promise<T>,
  keyOf: (made: T) => readonly GivenPseudonym[],
): Promise<Result<T, ExportProblem>> {
  let given = await readPseudonyms(db, projectId);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    // oxlint-disable-next-line no-await-in-loop -- A second try follows the first.
    const made = await make(given);
    const key = keyOf(made);
    if (key.length === 0) return ok(made);
    // oxlint-disable-next-line no-await-in-loop -- See above.
    const kept = await keepPseudonyms(db, projectId, key);
    if (!kept.ok) return err({ kind: 'not-stored', reason: kept.error.reason });
    given = kept.value;
    if (areKept(key, given)) return ok(made);
  }
  return err({ kind: 'not-stored', reason: 'unknown' });
}

/** Whether everybody is called so. */
function areKept(key: readonly GivenPseudonym[], given: readonly GivenPseudonym[]): boolean {
  const known = new Set(given.map(idAndPseudonym));
  return key.every((each) => known.has(idAndPseudonym(each)));
}

function idAndPseudonym({ kind, id, pseudonym }: GivenPseudonym): string {
  return `${kind} ${id} ${pseudonym}`;
}

/** The next export gives new ones, which may be other people's old ones. */
export function forgetPseudonyms(db: Database): Promise<Result<void, StorageFailure>> {
  return write(db, [], () => db.meta.delete('pseudonyms'));
}
