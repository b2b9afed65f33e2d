import { stringsOfBundle } from '#domain/export/bundle-strings.ts';
import type { KeyEntry } from '#domain/export/protect-bundle.ts';
import { withShownWords } from '#domain/export/as-shown.ts';
import { pseudonymsIn } from '#domain/export/pseudonyms.ts';
import type { EntityId } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { loadExportFormat } from '#formats/datasets/export-formats.ts';
import { type ToldFormat, factsOf, openTally } from './export-facts.ts';
import type { ExportForecast, ExportWish, ProtectedPerson } from './export-messages.ts';
import { type ReadWish, ownArticles } from './export-wish.ts';

/** What is told of an export that is made whole, before it is made. */
export async function forecastOf(read: ReadWish, wish: ExportWish): Promise<ExportForecast> {
  const { prepared, damaged } = read;
  const { set, safe, leaks } = prepared;
  const tally = openTally(safe.confidential);
  const format = await toldFormat(prepared, wish);
  tally.add(factsOf(set, { bundle: safe.bundle, damaged }, wish, format));
  return {
    ...tally.forecast(),
    ...(wish.format === 'annotation-json' && ownCounts(safe.bundle, wish)),
    // They are called something else.
    ...(wish.protect.sources && { confidential: [] }),
    people: peopleOf(read, wish),
    leaks,
  };
}

/** Of my layers, which are written as they are. */
function ownCounts(bundle: ProjectBundle, wish: ExportWish) {
  const own = ownArticles(bundle, wish);
  const layers = own.flatMap(
    (item) => item.layers.find(({ layer }) => layer.annotatorId === wish.me) ?? [],
  );
  return {
    articles: own.length,
    annotations: layers.reduce((sum, { annotations }) => sum + annotations.length, 0),
    relations: layers.reduce((sum, { relations }) => sum + relations.length, 0),
  };
}

async function toldFormat(
  { comments }: ReadWish['prepared'],
  { format }: ExportWish,
): Promise<ToldFormat> {
  // It holds a layer as it is, what has lost its place included.
  if (format === 'annotation-json')
    return { losses: () => [{ kind: 'comments', count: comments }], written: (set) => set };
  return loadExportFormat(format);
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
