import { confidentialNames } from '#domain/export/confidential-names.ts';
import { type ExportSet, type SplitName, makeExportSet } from '#domain/export/export-set.ts';
import { stringsOfBundle } from '#domain/export/bundle-strings.ts';
import type { KeyEntry } from '#domain/export/protect-bundle.ts';
import { withShownWords } from '#domain/export/as-shown.ts';
import { pseudonymsIn } from '#domain/export/pseudonyms.ts';
import type { EntityId } from '#domain/ids.ts';
import type { Loss } from '#formats/datasets/export-format.ts';
import { lossesInWords } from '#formats/datasets/in-codebook-words.ts';
import { loadExportFormat } from '#formats/datasets/export-formats.ts';
import type { ExportForecast, ExportWish, ProtectedPerson } from './export-messages.ts';
import { type ReadWish, ownArticles, selectionOf } from './export-wish.ts';

/** What is told of an export before it is made. */
export async function forecastOf(read: ReadWish, wish: ExportWish): Promise<ExportForecast> {
  const { prepared, damaged } = read;
  const { set, safe, leaks } = prepared;
  const { documents } = set;
  return {
    articles:
      wish.format === 'annotation-json'
        ? ownArticles(safe.bundle, wish).length
        : new Set(documents.map(({ article }) => article.id)).size,
    annotations: documents.reduce((sum, each) => sum + each.annotations.length, 0),
    relations: documents.reduce((sum, each) => sum + each.relations.length, 0),
    labels: labelsOf(read, wish),
    losses: await lossesOf(prepared, wish),
    confidential: wish.protect.sources ? [] : await confidentialIn(set, wish),
    sources: safe.confidential,
    people: peopleOf(read, wish),
    leaks,
    splits: splitsOf(set),
    damaged,
  };
}

async function confidentialIn(set: ExportSet, { format }: ExportWish): Promise<readonly string[]> {
  const { published } = format === 'annotation-json' ? {} : await loadExportFormat(format);
  return confidentialNames(set, published?.(set));
}

/** Whether asked for or not. */
function labelsOf({ prepared }: ReadWish, wish: ExportWish): ReadonlyMap<string, number> {
  const { labels: _narrowed, ...unnarrowed } = selectionOf(wish);
  const whole = wish.labels ? makeExportSet(prepared.safe.bundle, unnarrowed) : prepared.set;
  const labels = new Map<string, number>();
  for (const { annotations } of whole.documents) {
    for (const { label } of annotations) labels.set(label, (labels.get(label) ?? 0) + 1);
  }
  return labels;
}

/** Everybody in the key, and whether what is exported names them. */
export function peopleOf(
  { prepared }: ReadWish,
  { articles: chosen, withoutHidden }: Pick<ExportWish, 'articles' | 'withoutHidden'>,
): readonly ProtectedPerson[] {
  const { bundle, key } = prepared.safe;
  if (key.length === 0) return [];
  const articles = bundle.articles.filter(
    ({ article }) => article.deletedAt === undefined && chosen?.has(article.id) !== false,
  );
  const written = pseudonymsIn(
    stringsOfBundle({
      ...bundle,
      entities: [],
      project: { ...bundle.project, annotators: [] },
      articles: withoutHidden ? articles.map(withShownWords) : articles,
    }),
  );
  const note = (id: EntityId): void => {
    written.add(prepared.set.entities.get(id)?.name ?? '');
  };
  for (const { annotations, relations } of prepared.set.documents) {
    for (const { entityId } of annotations) if (entityId !== undefined) note(entityId);
    for (const { to } of relations) if (to.kind === 'entity') note(to.id);
  }
  return peopleWritten(key, written);
}

/** `written`: what stands in the export, pseudonyms among it. */
export function peopleWritten(
  key: readonly KeyEntry[],
  written: ReadonlySet<string>,
): readonly ProtectedPerson[] {
  return key.map(({ kind, id, pseudonym, names: [name = ''] }) => ({
    kind,
    id,
    name,
    pseudonym,
    isNamed: kind === 'annotator' || written.has(pseudonym),
  }));
}

async function lossesOf(
  { set, comments }: ReadWish['prepared'],
  { format }: ExportWish,
): Promise<readonly Loss[]> {
  // It holds a layer as it is, what has lost its place included.
  if (format === 'annotation-json') {
    return comments === 0 ? [] : [{ kind: 'comments', count: comments }];
  }
  const { losses } = await loadExportFormat(format);
  return lossesInWords(losses(set), set.project.codebook);
}

function splitsOf({ documents }: ExportSet): ReadonlyMap<SplitName, number> {
  const byArticle = new Map(documents.map(({ article, split }) => [article.id, split]));
  const counts = new Map<SplitName, number>();
  for (const split of byArticle.values()) {
    if (split !== undefined) counts.set(split, (counts.get(split) ?? 0) + 1);
  }
  return counts;
}
