import type { Span } from '#domain/text/span.ts';
import { type Result, err, ok } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { isEntityReference } from './entity-reference.ts';
import { type DecodeOptions, readImportedText } from './imported-text.ts';
import type { DecodedWork, ImportedAttribute, Unplaced } from './imported-work.ts';
import { type RelationDraft, type SpanDraft, placeWork } from './place-work.ts';
import { type TsvValue, readCell, readSources } from './webanno-cells.ts';
import { type TsvLayer, readTsvHeader } from './webanno-header.ts';
import { type TsvRow, readTsvRows } from './webanno-rows.ts';

/**
 * WebAnno TSV 3, as WebAnno and INCEpTION write it. Offsets count UTF-16 code units, but spans are
 * runs of tokens, and the tokens' words decide where they stand.
 */
export function decodeWebannoTsv(
  text: string,
  options: DecodeOptions = {},
): Result<readonly DecodedWork[], readonly FileProblem[]> {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const layers = readTsvHeader(lines);
  if (!layers.ok) return layers;
  const columns = layers.value.reduce((sum, { width }) => sum + width, 0);
  const read = readTsvRows(lines, columns);
  if (!read.ok) return read;
  const { raw, rows, unplaced } = read.value;
  if (raw.trim() === '') return err([{ place: '', kind: 'empty' }]);
  const imported = readImportedText(raw, {
    ...options,
    mediaType: 'text/tab-separated-values',
    notes: [{ kind: 'rebuilt-from-words' }],
  });
  const reported: Unplaced[] = [...unplaced];
  const spans = new Map<string, Run>();
  for (const layer of layers.value) {
    if (layer.kind === 'span') collectSpans(layer, rows, spans, reported);
    if (layer.kind === 'chain') reportChains(layer, rows, reported);
  }
  const relations = layers.value.flatMap((layer) =>
    layer.kind === 'relation' ? relationsOf(layer, rows, spans, reported) : [],
  );
  const work = placeWork(imported, 'UTF-16 code units', {
    spans: [...spans].map(([id, run]) => spanDraft(id, run)),
    relations,
    unplaced: reported,
    isUnitSure: true,
    hasNotesAsAttributes: true,
  });
  return ok([{ place: '', article: imported.article, work }]);
}

/** A span while its tokens are gathered. */
type Run = {
  readonly layer: TsvLayer;
  readonly values: readonly (string | undefined)[];
  readonly place: string;
  readonly pieces: Span[];
};

/** A span of several tokens has one id in the whole file; one without an id stands on one token, alone. */
function collectSpans(
  layer: TsvLayer,
  rows: readonly TsvRow[],
  spans: Map<string, Run>,
  unplaced: Unplaced[],
): void {
  for (const row of rows) {
    const cells = row.cells.slice(layer.column, layer.column + layer.width).map(readCell);
    const count = Math.max(...cells.map((cell) => cell.length));
    if (cells.some((cell) => cell.length > 0 && cell.length !== count)) {
      const detail = `${layer.name}: the columns hold different numbers of annotations`;
      unplaced.push({ place: row.place, kind: 'malformed', detail });
      continue;
    }
    for (let stack = 0; stack < count; stack += 1) {
      const values = cells.map((cell) => cell[stack]);
      const id = values.find((value) => value?.id !== undefined)?.id;
      if (id === undefined && count > 1) {
        const detail = `${layer.name}: stacked without an id`;
        unplaced.push({ place: row.place, kind: 'against-rules', detail });
      }
      addToken(layer, row, values, keyOf(layer, row, id, stack), spans);
    }
  }
}

function keyOf(layer: TsvLayer, row: TsvRow, id: string | undefined, stack: number): string {
  return id === undefined ? `${row.id} ${layer.name} ${stack}` : `${id} ${layer.name}`;
}

function addToken(
  layer: TsvLayer,
  { start, end, place }: TsvRow,
  values: readonly (TsvValue | undefined)[],
  key: string,
  spans: Map<string, Run>,
): void {
  const known = spans.get(key);
  if (known) {
    // Tokens of one span stand side by side: the white space between them belongs to it.
    const last = known.pieces.pop();
    known.pieces.push({ start: last?.start ?? start, end });
  } else {
    const texts = values.map((value) => value?.text);
    spans.set(key, { layer, values: texts, place, pieces: [{ start, end }] });
  }
}

function spanDraft(id: string, { layer, values, place, pieces }: Run): SpanDraft {
  const used = ['label', 'value'].find((name) => valueOf(layer, values, name) !== undefined);
  const label = used === undefined ? undefined : valueOf(layer, values, used);
  const attributes: ImportedAttribute[] = [];
  let entity: SpanDraft['entity'];
  for (const [index, name] of layer.features.entries()) {
    const value = values[index];
    if (value === undefined || name === used) continue;
    if (name === 'identifier' && isEntityReference(value)) entity = { id: value };
    else if (value === 'true' || value === 'false') {
      // An unset flag is written as false.
      if (value === 'true') attributes.push({ name, value: true });
    } else attributes.push({ name, value });
  }
  return {
    id,
    label: label ?? layer.name.split('.').at(-1) ?? layer.name,
    pieces,
    attributes,
    ...(entity && { entity }),
    place,
  };
}

function valueOf(
  { features }: TsvLayer,
  values: readonly (string | undefined)[],
  name: string,
): string | undefined {
  const index = features.indexOf(name);
  return index < 0 ? undefined : values[index];
}

/** The row with a relation is the first token of its target; the last column names the source. */
function relationsOf(
  layer: TsvLayer,
  rows: readonly TsvRow[],
  spans: ReadonlyMap<string, Run>,
  unplaced: Unplaced[],
): readonly RelationDraft[] {
  const spanAt = (token: string, id: string | undefined): string => {
    const key = id === undefined ? `${token} ${layer.base} 0` : `${id} ${layer.base}`;
    return spans.has(key) ? key : `${token}[${id ?? 0}]`;
  };
  return rows.flatMap((row) => {
    const cells = row.cells.slice(layer.column, layer.column + layer.width);
    const sources = readSources(cells.at(-1) ?? '_');
    const values = cells.slice(0, -1).map(readCell);
    if (values.some((cell) => cell.length !== sources.length)) {
      const detail = `${layer.name}: ${cells.join(' ')}`;
      unplaced.push({ place: row.place, kind: 'malformed', detail });
      return [];
    }
    return sources.map(({ token, from, to }, index) => {
      const label = values.map((cell) => cell[index]?.text).find((text) => text !== undefined);
      return {
        type: label ?? layer.name.split('.').at(-1) ?? layer.name,
        from: spanAt(token, from),
        to: spanAt(row.id, to),
        place: row.place,
      };
    });
  });
}

function reportChains(layer: TsvLayer, rows: readonly TsvRow[], unplaced: Unplaced[]): void {
  for (const row of rows) {
    const cells = row.cells.slice(layer.column, layer.column + layer.width);
    if (cells.every((cell) => cell === '_')) continue;
    unplaced.push({
      place: row.place,
      kind: 'not-held',
      detail: `${layer.name}: ${cells.join(' ')}`,
    });
  }
}
