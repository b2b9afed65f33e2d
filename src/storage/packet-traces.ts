import { hashText } from '#domain/text/hash-text.ts';
import type { Project } from '#domain/project/project.ts';
import { canonicalJson } from '#formats/canonical-json.ts';
import type { Database } from './database.ts';
import type { PacketReceipt } from './packet-messages.ts';

/**
 * Changes when anybody says, decides or begins anything on the articles of a packet, or annotates in those that it
 * brought. To be called inside a transaction, as the other one here.
 */
export async function standingOf(
  db: Database,
  { touched, articles, restored }: Pick<PacketReceipt, 'touched' | 'articles' | 'restored'>,
): Promise<string> {
  const [reviews, comments, layers] = await Promise.all([
    db.reviews.where('articleId').anyOf(touched).primaryKeys(),
    db.comments.where('articleId').anyOf(touched).primaryKeys(),
    db.layers
      .where('articleId')
      .anyOf([...articles, ...restored])
      .toArray(),
  ]);
  // The curated layer is worked out anew whenever the review is looked at.
  const begun = layers.filter(({ role, rev }) => role === 'annotator' && rev > 0);
  const revs = begun.map(({ id, rev }) => `${id} ${rev}`);
  const keys = [reviews.map((key) => key.join(' ')), comments, revs];
  return hashText(canonicalJson(keys.map((each) => each.toSorted())));
}

/** The project without the people and codebooks that a packet brought, except those that anything stored names. */
export async function projectWithout(
  db: Database,
  project: Project,
  { before, after }: PacketReceipt['project'],
): Promise<Project> {
  const named = await namesIn(db);
  const people = broughtBy(before.annotators, after.annotators, ({ id }) => id);
  const versions = broughtBy(
    before.codebookHistory,
    after.codebookHistory,
    ({ version }) => version,
  );
  const isUnchanged = canonicalJson(project.settings) === canonicalJson(after.settings);
  return {
    ...project,
    settings: isUnchanged ? before.settings : project.settings,
    annotators: project.annotators.filter(({ id }) => !people.has(id) || named.people.has(id)),
    codebookHistory: project.codebookHistory.filter(
      ({ version }) => !versions.has(version) || named.versions.has(version),
    ),
  };
}

function broughtBy<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): ReadonlySet<string> {
  const known = new Set(before.map(keyOf));
  return new Set(after.map(keyOf).filter((key) => !known.has(key)));
}

async function namesIn(db: Database) {
  const people = new Set<string>();
  const versions = new Set<string>();
  const add = ({ annotatorId, codebookVersion }: Named): void => {
    people.add(annotatorId);
    versions.add(codebookVersion);
  };
  await Promise.all([
    db.layers.each(add),
    db.frozen.each(({ layer }) => {
      add(layer);
    }),
    db.reviews.each(({ by }) => people.add(by)),
    db.comments.each((entry) => {
      people.add(entry.by);
      for (const id of 'mentions' in entry ? entry.mentions : []) people.add(id);
    }),
  ]);
  return { people, versions };
}

type Named = { readonly annotatorId: string; readonly codebookVersion: string };
