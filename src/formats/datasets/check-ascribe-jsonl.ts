import type { Attributes } from '#domain/annotation/annotation.ts';
import { relationsAmong } from '#domain/annotation/relations-among.ts';
import type { ExportDocument, ExportSet } from '#domain/export/export-set.ts';
import type { Project } from '#domain/project/project.ts';
import { canonicalJson, hasWords } from '#formats/canonical-json.ts';
import type { ProblemList } from '#formats/file-problem.ts';
import type { JsonlRecord } from './jsonl-record.ts';
import type { FlatWork } from './flatten-work.ts';
import { hiddenBlocksOf } from './hidden-parts.ts';
import type { JsonRecord } from './json-records.ts';
import { onceForEach } from './once-for-each.ts';

/** Relations of which both ends are in the file. Found once: they are written, and looked for in what was written. */
export const writtenRelations = onceForEach(
  ({ document, spans }: FlatWork): ExportDocument['relations'] => {
    const ids = new Set<string>();
    for (const { source } of spans) ids.add(source.id);
    return relationsAmong(document.relations, ids);
  },
);

/**
 * Of what no other format holds, what is read is what was written: hidden parts, evidence, all of each relation, and what
 * a reader passes over, such as when something was annotated.
 */
export function checkAsides(
  { place, value }: JsonRecord<JsonlRecord>,
  { name, work, set }: { readonly name: string; readonly work: FlatWork; readonly set: ExportSet },
  problems: ProblemList,
): void {
  const differs = (what: string): void => problems.add(`${name}: ${place}`, 'not-the-same', what);
  if (!hasHidden(work, value)) differs('hidden');
  if (!hasEvidence(work, value)) differs('evidence');
  if (!hasRelations(work, value, set)) differs('relations');
  if (!hasArticle(work, value, set)) differs('article');
  if (!hasDetails(work, value, set)) differs('annotations');
}

function hasArticle(
  { document }: FlatWork,
  { article, annotator, codebook, layers, split, textHash }: JsonlRecord,
  { project, layers: chosen }: ExportSet,
): boolean {
  const { id, title, byline, direction, language, outlet, publishedAt, url } = document.article;
  return (
    article.id === id &&
    article.title === title &&
    article.byline === byline &&
    article.direction === direction &&
    article.language === language &&
    article.outlet === outlet &&
    article.publishedAt === publishedAt &&
    article.url === url &&
    annotator === document.annotator &&
    layers === chosen &&
    split === document.split &&
    textHash === document.revision.hash &&
    hasWords(codebook, codebookInWords(project))
  );
}

/** Made once: it stands in every line. */
const codebookInWords = onceForEach(({ codebook: { name, version } }: Project): string =>
  canonicalJson({ name, version }),
);

function hasDetails(
  { document, spans }: FlatWork,
  { annotations }: JsonlRecord,
  { entities }: ExportSet,
): boolean {
  const { text } = document.revision;
  return spans.every(({ source }, index) => {
    const read = annotations[index];
    const entity = source.entityId === undefined ? undefined : entities.get(source.entityId);
    return (
      read?.id === source.id &&
      read.health === source.health &&
      read.provenance === source.provenance &&
      isTime(read.createdAt, source.createdAt) &&
      ((read.updatedAt === read.createdAt && source.updatedAt === source.createdAt) ||
        isTime(read.updatedAt, source.updatedAt)) &&
      read.note === source.note &&
      read.entity?.id === entity?.id &&
      read.entity?.kind === entity?.kind &&
      read.entity?.name === entity?.name &&
      read.entity?.wikidata === entity?.wikidata &&
      read.fragments.every((fragment) => hasContext(fragment, text))
    );
  });
}

/** `time`: ms since 1970; what is written holds whole ones. */
function isTime(read: unknown, time: number): boolean {
  return typeof read === 'string' && Date.parse(read) === Math.trunc(time);
}

/** Code units on either side; one less where the last would be half a character. */
const CONTEXT = 32;

/** What stands right before and behind it, and no less of it. */
function hasContext(
  {
    utf16: { start, end },
    prefix,
    suffix,
  }: JsonlRecord['annotations'][number]['fragments'][number],
  text: string,
): boolean {
  if (typeof prefix !== 'string' || typeof suffix !== 'string') return false;
  return (
    prefix.length >= Math.min(start, CONTEXT - 1) &&
    suffix.length >= Math.min(text.length - end, CONTEXT - 1) &&
    prefix.length <= CONTEXT &&
    suffix.length <= CONTEXT &&
    text.endsWith(prefix, start) &&
    text.startsWith(suffix, end)
  );
}

/** The very blocks, each with its reason. */
function hasHidden({ document }: FlatWork, { hidden }: JsonlRecord): boolean {
  const blocks = hiddenBlocksOf(document);
  return (
    blocks.length === hidden.length &&
    blocks.every(({ start, end, flag }, index) => {
      const part = hidden[index];
      return part?.utf16.start === start && part.utf16.end === end && part.reason === flag?.reason;
    })
  );
}

function hasEvidence({ spans }: FlatWork, { annotations }: JsonlRecord): boolean {
  return spans.every(({ source: { evidence } }, index) => {
    const read = annotations[index]?.evidence;
    return evidence === undefined || read === undefined
      ? evidence === read
      : canonicalJson(evidence) === canonicalJson(read);
  });
}

function hasRelations(
  work: FlatWork,
  { relations }: JsonlRecord,
  { entities }: ExportSet,
): boolean {
  const written = writtenRelations(work);
  return (
    written.length === relations.length &&
    written.every(({ id, type, from, to, inherited, attributes, provenance }, index) => {
      const read = relations[index];
      if (!read) return false;
      const end = 'entity' in read.to ? read.to.entity : read.to.annotation;
      return (
        read.id === id &&
        read.type === type &&
        read.from === from &&
        'entity' in read.to === (to.kind === 'entity') &&
        end === to.id &&
        (to.kind !== 'entity' || nameIn(read.to) === (entities.get(to.id)?.name ?? '')) &&
        read.inherited === inherited &&
        read.provenance === provenance &&
        isSame(attributes, read.attributes)
      );
    })
  );
}

function nameIn(to: JsonlRecord['relations'][number]['to']): string | undefined {
  return 'entity' in to ? to.name : undefined;
}

/** Compared without putting them into words: every relation of every file is. */
function isSame(written: Attributes, read: Attributes): boolean {
  const names = Object.keys(written);
  return (
    names.length === Object.keys(read).length &&
    names.every((name) => {
      const a = written[name];
      const b = read[name];
      if (typeof a !== 'object' || typeof b !== 'object') return a === b;
      return a.length === b.length && a.every((each, index) => each === b[index]);
    })
  );
}
