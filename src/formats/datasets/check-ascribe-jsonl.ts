import type { Attributes } from '#domain/annotation/annotation.ts';
import { relationsAmong } from '#domain/annotation/relations-among.ts';
import type { ExportDocument } from '#domain/export/export-set.ts';
import { canonicalJson } from '#formats/canonical-json.ts';
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

/** Of what no other format holds, what is read is what was written: hidden parts, evidence, all of each relation. */
export function checkAsides(
  { place, value }: JsonRecord<JsonlRecord>,
  { name, work }: { readonly name: string; readonly work: FlatWork },
  problems: ProblemList,
): void {
  const differs = (what: string): void => problems.add(`${name}: ${place}`, 'not-the-same', what);
  if (!hasHidden(work, value)) differs('hidden');
  if (!hasEvidence(work, value)) differs('evidence');
  if (!hasRelations(work, value)) differs('relations');
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

function hasRelations(work: FlatWork, { relations }: JsonlRecord): boolean {
  const written = writtenRelations(work);
  return (
    written.length === relations.length &&
    written.every(({ type, from, to, inherited, attributes }, index) => {
      const read = relations[index];
      if (!read) return false;
      const end = 'entity' in read.to ? read.to.entity : read.to.annotation;
      return (
        read.type === type &&
        read.from === from &&
        'entity' in read.to === (to.kind === 'entity') &&
        end === to.id &&
        read.inherited === inherited &&
        isSame(attributes, read.attributes)
      );
    })
  );
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
