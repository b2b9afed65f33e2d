import { CLAIM } from '#domain/annotation/attribution.ts';
import { ASSERTED_BY, CUE_ATTRIBUTE } from '#domain/annotation/named-entities.ts';
import { groupBy } from '#domain/collection/group-by.ts';
import { type Result, err, ok } from '#domain/result.ts';
import type { Span } from '#domain/text/span.ts';
import { type FileProblem, problemList } from '#formats/file-problem.ts';
import { type CsvRow, type CsvTable, isCsvTable, readCsvTable } from './csv-tables.ts';
import { readEvidence } from './evidence-words.ts';
import { givenLinks } from './given-links.ts';
import { aboutOf } from './imported-about.ts';
import { type DecodeOptions, readImportedText } from './imported-text.ts';
import type { DecodedWork, ImportedAttribute, Unplaced } from './imported-work.ts';
import { answersOf } from './link-answers.ts';
import type { NamedText } from './named-text.ts';
import { type RelationDraft, type SpanDraft, type WorkDraft, placeWork } from './place-work.ts';

/** Columns of `annotations.csv` that are no attributes. */
export const ANNOTATION_COLUMNS: ReadonlySet<string> = new Set(
  'doc_id span_id piece label start end text annotator entity wikidata note evidence split'.split(
    ' ',
  ),
);

/** In `relations.csv`, beside the column `asserted_by`, which has a name. */
export const ASSERTER_WIKIDATA = `${ASSERTED_BY}_wikidata`;

/** Columns of `relations.csv` that are no attributes. */
export const RELATION_COLUMNS: ReadonlySet<string> = new Set([
  ...'doc_id relation_id type head_id tail_id head_text tail_text tail_entity tail_wikidata inherited annotator split'.split(
    ' ',
  ),
  ASSERTER_WIKIDATA,
]);

/** A work and where it stands in the tables. */
export type CsvWork = {
  readonly article: string;
  /** As `annotatorKey` makes it; absent where nobody has annotated the article. */
  readonly key?: string;
  readonly decoded: DecodedWork;
};

/**
 * The tables that Ascribe writes: articles, annotations (a row a piece) and relations, offsets in code
 * points. Each annotator's part of an article is a work of its own.
 */
export function decodeAnnotationsCsv(
  files: readonly NamedText[],
): Result<readonly DecodedWork[], readonly FileProblem[]> {
  if (!files.some((each) => isCsvTable(each, 'articles')))
    return err([{ place: '', kind: 'text-missing', detail: 'articles.csv' }]);
  const works = readCsvWorks(files);
  if (!works.ok) return works;
  if (works.value.length === 0) return err([{ place: files[0]?.name ?? '', kind: 'empty' }]);
  return ok(works.value.map(({ decoded }) => decoded));
}

export function readCsvWorks(
  files: readonly NamedText[],
  options: DecodeOptions = {},
): Result<readonly CsvWork[], readonly FileProblem[]> {
  const problems = problemList();
  const unplaced: Unplaced[] = [];
  const rows = (table: CsvTable): readonly CsvRow[] => {
    const file = files.find((each) => isCsvTable(each, table));
    return file ? readCsvTable(file, table, problems, unplaced) : [];
  };
  const articles = new Map(rows('articles').map((row) => [cellOf(row, 'doc_id'), row]));
  const annotations = rows('annotations');
  const relations = rows('relations');
  if (problems.all().length > 0) return err(problems.all());
  for (const row of [...annotations, ...relations]) {
    const id = cellOf(row, 'doc_id');
    if (!articles.has(id)) unplaced.push({ place: row.place, kind: 'dangling', detail: id });
  }
  const spans = groupBy(annotations, (row) => cellOf(row, 'doc_id'));
  const links = groupBy(relations, (row) => cellOf(row, 'doc_id'));
  const works = [...articles].flatMap(([id, article], index) =>
    worksOf(article, spans.get(id) ?? [], links.get(id) ?? [], {
      options,
      unplaced: index === 0 ? unplaced : [],
    }),
  );
  return ok(works);
}

function cellOf({ cells }: CsvRow, column: string): string {
  return cells.get(column) ?? '';
}

/** The place without the table's name, which is the file's that is read. */
function rowOf({ place }: CsvRow): string {
  return place.replace(/^.*: (?=row \d+$)/, '');
}

/** Two annotators may have one name, but not one folder; in tables that others made there may be no folders. */
export function annotatorKey(folder: string, annotator: string): string {
  return `${folder}/${annotator}`;
}

/** `ana/a1` by Ana → `ana/Ana`. */
function keyOf(row: CsvRow, idColumn: string): string {
  const id = cellOf(row, idColumn);
  return annotatorKey(id.slice(0, Math.max(0, id.indexOf('/'))), cellOf(row, 'annotator'));
}

function worksOf(
  article: CsvRow,
  annotations: readonly CsvRow[],
  relations: readonly CsvRow[],
  about: { readonly options: DecodeOptions; readonly unplaced: readonly Unplaced[] },
): readonly CsvWork[] {
  const id = cellOf(article, 'doc_id');
  const text = readImportedText(cellOf(article, 'text'), {
    ...about.options,
    mediaType: 'text/csv',
    title: cellOf(article, 'title'),
    url: cellOf(article, 'url'),
    about: aboutOf({
      byline: cellOf(article, 'byline'),
      outlet: cellOf(article, 'outlet'),
      publishedAt: cellOf(article, 'published'),
      language: cellOf(article, 'language'),
    }),
  });
  const links = groupBy(relations, (row) => keyOf(row, 'relation_id'));
  const groups = [...groupBy(annotations, (row) => keyOf(row, 'span_id'))];
  const parts = groups.map(([key, rows], index): CsvWork => {
    const annotator = rows[0] && cellOf(rows[0], 'annotator');
    const { drawn, toEntities, unplaced } = relationsOf(links.get(key) ?? [], rows, about.options);
    const work = placeWork(text, 'code points', {
      spans: spansOf(rows),
      relations: drawn,
      entityRelations: toEntities,
      unplaced: [...(index === 0 ? about.unplaced : []), ...unplaced],
      annotator,
    });
    const place = [rowOf(article), ...(annotator ? [annotator] : [])].join(', ');
    return { article: id, key, decoded: { place, article: text.article, work } };
  });
  if (parts.length > 0) return parts;
  const nothing = { spans: [], relations: [], unplaced: about.unplaced };
  return [
    { article: id, decoded: { place: rowOf(article), article: text.article, work: nothing } },
  ];
}

function spansOf(rows: readonly CsvRow[]): readonly SpanDraft[] {
  return [...groupBy(rows, (row) => cellOf(row, 'span_id'))].flatMap(
    ([id, pieces]): SpanDraft[] => {
      const [first] = pieces;
      if (!first) return [];
      const [entity, wikidata, note, evidence] = ['entity', 'wikidata', 'note', 'evidence'].map(
        (name) => cellOf(first, name),
      );
      return [
        {
          id,
          label: cellOf(first, 'label'),
          pieces: pieces.map(spanAt),
          quote: pieces.map((row) => cellOf(row, 'text')).join(' '),
          attributes: attributesOf(first, ANNOTATION_COLUMNS),
          ...(entity && { entity: { name: entity, ...(wikidata && { id: wikidata }) } }),
          ...(note && { note }),
          ...(evidence && { evidence: readEvidence(evidence) }),
          place: first.place,
        },
      ];
    },
  );
}

function spanAt(row: CsvRow): Span {
  return { start: numberOf(cellOf(row, 'start')), end: numberOf(cellOf(row, 'end')) };
}

/** A cell that is no number is no offset: empty, it would be the first character. */
function numberOf(cell: string): number {
  return /^\d+$/.test(cell) ? Number(cell) : Number.NaN;
}

/** Every other column is one; several values stand as `event|numerical`. An empty cell is no answer. */
function attributesOf(
  { cells }: CsvRow,
  columns: ReadonlySet<string>,
): readonly (ImportedAttribute & { readonly value: string })[] {
  return [...cells].flatMap(([column, value]) =>
    columns.has(column) || value === ''
      ? []
      : [{ name: column.replace(ATTRIBUTE_PREFIX, ''), value }],
  );
}

const ATTRIBUTE_PREFIX = /^attribute:/;

/** The column of an attribute; one that has another column's name is told from it. */
export function attributeColumn(name: string, columns: ReadonlySet<string>): string {
  return columns.has(name) || ATTRIBUTE_PREFIX.test(name) ? `attribute:${name}` : name;
}

/** `annotations`: of the same work. */
function relationsOf(
  rows: readonly CsvRow[],
  annotations: readonly CsvRow[],
  { asWritten }: DecodeOptions,
) {
  const drawn: RelationDraft[] = [];
  const toEntities: NonNullable<WorkDraft['entityRelations']>[number][] = [];
  const unplaced: Unplaced[] = [];
  const ids = new Set(annotations.map((row) => cellOf(row, 'span_id')));
  // Tables that are proved hold those as drawn that were.
  const isGiven = asWritten === true ? () => false : givenIn(rows, annotations);
  for (const row of rows) {
    const { type, from, inherited, toEntity } = linkOf(row);
    if (inherited && !isGiven({ type, from })) continue;
    const name = cellOf(row, 'tail_entity');
    const id = cellOf(row, 'tail_wikidata');
    const { place } = row;
    const link = { type, from, ...answersIn(row, ids), place };
    if (!toEntity) drawn.push({ ...link, to: cellOf(row, 'tail_id') });
    else if (name !== '') toEntities.push({ ...link, to: { name, ...(id && { id }) } });
    else
      unplaced.push({ place, kind: 'not-held', detail: `${type}: whom it leads to has no name` });
  }
  return { drawn, toEntities, unplaced };
}

/** `ids`: of the spans of the same work. */
function answersIn(row: CsvRow, ids: ReadonlySet<string>): ReturnType<typeof answersOf> {
  const said = attributesOf(row, RELATION_COLUMNS).map(({ name, value }): [string, string] => [
    name,
    name === CUE_ATTRIBUTE && !ids.has(value) ? `${folderIn(row)}/${value}` : value,
  ]);
  const id = cellOf(row, ASSERTER_WIKIDATA);
  return answersOf(Object.fromEntries(said), (name) =>
    // Tables of before had an id here, which leads to nobody.
    row.cells.has(ASSERTER_WIKIDATA) ? { name, ...(id && { id }) } : undefined,
  );
}

/** Tables of before had cues without it. */
function folderIn(row: CsvRow): string {
  return cellOf(row, 'head_id').replace(/\/.*$/s, '');
}

function givenIn(
  rows: readonly CsvRow[],
  annotations: readonly CsvRow[],
): ReturnType<typeof givenLinks> {
  const claims = annotations.filter((row) => cellOf(row, 'label') === CLAIM);
  const pieces = groupBy(claims, (row) => cellOf(row, 'span_id'));
  return givenLinks(rows.map(linkOf), (id) => (pieces.get(id) ?? []).map(spanAt));
}

function linkOf(row: CsvRow) {
  const toEntity = cellOf(row, 'tail_id') === '';
  return {
    type: cellOf(row, 'type'),
    from: cellOf(row, 'head_id'),
    inherited: cellOf(row, 'inherited') === 'true',
    toEntity,
    to: toEntity
      ? cellOf(row, 'tail_wikidata') || cellOf(row, 'tail_entity')
      : cellOf(row, 'tail_id'),
  };
}
