import type { Attributes, AttributeValue, Evidence } from '#domain/annotation/annotation.ts';
import type { ExportDocument, ExportSet } from '#domain/export/export-set.ts';
import { createOffsetConverter } from '#domain/text/offsets.ts';
import { err, ok } from '#domain/result.ts';
import { problemList } from '#formats/file-problem.ts';
import { textUnits } from '#formats/annotation-json/text-units.ts';
import type { ExportFormat } from './export-format.ts';
import { type Flattened, flattenSet, lossCounter } from './flatten-work.ts';

/**
 * Tables for spreadsheets: a row a piece of an annotation, a row a relation, a row an article. UTF-8
 * with BOM, CRLF. A cell that a spreadsheet would take for a formula begins with an apostrophe.
 */
export const csv: ExportFormat = {
  title: 'CSV',
  unit: 'code points',
  losses: (set) => {
    const counter = lossCounter();
    const cells = Object.values(tablesOf(set)).flat(2);
    counter.add('escaped-cells', cells.filter((cell) => isFormula(cell)).length);
    return [...flatten(set).losses, ...counter.all()];
  },
  encode: (set) =>
    Object.entries(tablesOf(set)).map(([name, rows]) => ({
      name: `${name}.csv`,
      content: `\ufeff${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`,
    })),
  verify: async (files, set) => {
    const { default: papa } = await import('papaparse');
    const problems = problemList();
    const tables = tablesOf(set);
    for (const [name, wanted] of Object.entries(tables)) {
      const text = files.text(`${name}.csv`).replace(/^\ufeff/, '');
      const { data, errors } = papa.parse<string[]>(text, {
        delimiter: ',',
        newline: '\r\n',
        skipEmptyLines: true,
      });
      if (errors.length > 0) problems.add(`${name}.csv`, 'bad-value', errors[0]?.message);
      const found = data.map((row) => row.map(withoutApostrophe));
      if (JSON.stringify(found) !== JSON.stringify(wanted))
        problems.add(`${name}.csv`, 'not-the-same');
    }
    const units = new Map(
      set.documents.map(({ article, revision }) => [
        article.id as string,
        textUnits(revision.text),
      ]),
    );
    let spans = 0;
    for (const [doc = '', id = '', , , start, end, text] of tables.annotations.slice(1)) {
      if (units.get(doc)?.sliceCodePoints(Number(start), Number(end)) === text) spans += 1;
      else problems.add(`annotations.csv: ${id}`, 'quote-differs', text);
    }
    const of = tables.annotations.length - 1;
    return problems.all().length > 0 ? err(problems.all()) : ok({ spans, of });
  },
};

type Table = readonly (readonly string[])[];

function flatten(set: ExportSet): Flattened {
  return flattenSet(set, {
    pieces: true,
    attributes: true,
    entities: true,
    notes: true,
    relations: true,
    relationAttributes: true,
    inherited: true,
    entityRelations: true,
    evidence: true,
  });
}

function tablesOf(
  set: ExportSet,
): Readonly<Record<'annotations' | 'relations' | 'articles', Table>> {
  return {
    annotations: annotationRows(set),
    relations: relationRows(set),
    articles: articleRows(set),
  };
}

function annotationRows(set: ExportSet): Table {
  const names = namesOf(set.documents.flatMap(({ annotations }) => annotations));
  const head = [
    'doc_id',
    'span_id',
    'piece',
    'label',
    'start',
    'end',
    'text',
    'annotator',
    'entity',
    'wikidata',
    'note',
    'evidence',
  ];
  const rows = set.documents.flatMap((document) => {
    const { revision, article, annotator } = document;
    const { toCodePoints } = createOffsetConverter(revision.text);
    return document.annotations.flatMap((annotation) => {
      const { label, fragments, attributes, entityId, note, evidence } = annotation;
      const entity = entityId === undefined ? undefined : set.entities.get(entityId);
      const pieces = fragments.filter(({ start, end }) =>
        /\S/.test(revision.text.slice(start, end)),
      );
      return pieces.map(({ start, end }, index) => [
        article.id,
        spanId(document, annotation.id),
        `${index + 1} of ${pieces.length}`,
        label,
        String(toCodePoints(start)),
        String(toCodePoints(end)),
        revision.text.slice(start, end),
        annotator,
        entity?.name ?? '',
        entity?.wikidata ?? '',
        note ?? '',
        evidenceWords(evidence ?? []),
        ...names.map((name) => valueOf(attributes[name])),
        ...splitCell(document),
      ]);
    });
  });
  return [[...head, ...names, ...splitHead(set)], ...rows];
}

function relationRows(set: ExportSet): Table {
  const names = namesOf(set.documents.flatMap(({ relations }) => relations));
  const entityNames = new Map<string, string>(
    [...set.entities].map(([id, { name }]) => [id, name]),
  );
  const head = [
    'doc_id',
    'relation_id',
    'type',
    'head_id',
    'tail_id',
    'head_text',
    'tail_text',
    'tail_entity',
    'inherited',
    'annotator',
  ];
  const rows = set.documents.flatMap((document) => {
    const { text } = document.revision;
    const words = new Map<string, string>(
      document.annotations.map(({ id, fragments }) => [
        id,
        fragments.map(({ start, end }) => text.slice(start, end)).join(' … '),
      ]),
    );
    const entityOf = new Map<string, string>(
      document.annotations.map(({ id, entityId }) => [id, entityId ?? '']),
    );
    return document.relations.map(({ id, type, from, to, attributes, inherited }) => {
      const isEntity = to.kind === 'entity';
      const entity = isEntity ? to.id : entityOf.get(to.id);
      return [
        document.article.id,
        spanId(document, id),
        type,
        spanId(document, from),
        isEntity ? '' : spanId(document, to.id),
        words.get(from) ?? '',
        isEntity ? '' : (words.get(to.id) ?? ''),
        entityNames.get(entity ?? '') ?? '',
        String(inherited),
        document.annotator,
        ...names.map((name) => valueOf(attributes[name])),
        ...splitCell(document),
      ];
    });
  });
  return [[...head, ...names, ...splitHead(set)], ...rows];
}

function articleRows(set: ExportSet): Table {
  const head = ['doc_id', 'title', 'byline', 'outlet', 'published', 'url', 'language', 'text'];
  const seen = new Map(set.documents.map((document) => [document.article.id, document]));
  const rows = [...seen.values()].map((document) => {
    const { article, revision } = document;
    const { id, title, byline, outlet, publishedAt, url, language } = article;
    const about = [title, byline ?? '', outlet ?? '', publishedAt ?? '', url ?? '', language];
    return [id, ...about, revision.text, ...splitCell(document)];
  });
  return [[...head, ...splitHead(set)], ...rows];
}

/** Ids are an annotator's own: two may have the same. */
function spanId({ folder }: ExportDocument, id: string): string {
  return `${folder}/${id}`;
}

function splitHead({ documents }: ExportSet): readonly string[] {
  return documents.some(({ split }) => split !== undefined) ? ['split'] : [];
}

function splitCell({ split }: ExportDocument): readonly string[] {
  return split === undefined ? [] : [split];
}

/** `https://example.org/report, seen 2026-01-02: the report` */
function evidenceWords(evidence: readonly Evidence[]): string {
  return evidence
    .map(({ url, note, seenAt }) => {
      const place = [url, seenAt && `seen ${seenAt}`]
        .filter((part) => part !== undefined)
        .join(', ');
      return [place, note].filter((part) => part !== undefined && part !== '').join(': ');
    })
    .join('; ');
}

function namesOf(all: readonly { readonly attributes: Attributes }[]): readonly string[] {
  return [...new Set(all.flatMap(({ attributes }) => Object.keys(attributes)))].toSorted();
}

function valueOf(value: AttributeValue | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'object' ? value.join('|') : String(value);
}

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/** What a spreadsheet could take for a formula, and what begins with an apostrophe itself before one. */
function isFormula(cell: string): boolean {
  return (FORMULA.test(cell) && !NUMBER.test(cell)) || /^'+[=+\-@\t\r\n＝＋－＠]/.test(cell);
}

function cellOf(cell: string): string {
  const safe = isFormula(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(safe) || safe === '' ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function withoutApostrophe(cell: string): string {
  return cell.startsWith("'") && isFormula(cell.slice(1)) ? cell.slice(1) : cell;
}
