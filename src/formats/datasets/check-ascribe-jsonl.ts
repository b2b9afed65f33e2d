import type { Attributes } from '#domain/annotation/annotation.ts';
import type { ExportDocument } from '#domain/export/export-set.ts';
import { canonicalJson } from '#formats/canonical-json.ts';
import type { ProblemList } from '#formats/file-problem.ts';
import type { JsonlRecord } from './ascribe-jsonl.ts';
import type { FlatWork } from './flatten-work.ts';
import { hiddenBlocksOf } from './hidden-parts.ts';
import type { JsonRecord } from './json-records.ts';

/** Relations of which both ends are in the file. */
export function writtenRelations(
  { relations }: ExportDocument,
  spans: FlatWork['spans'],
): ExportDocument['relations'] {
  const ids = new Set<string>(spans.map(({ source }) => source.id));
  return relations.filter(
    ({ from, to }) => ids.has(from) && (to.kind === 'entity' || ids.has(to.id)),
  );
}

/** Of what no other format holds, what is read is what was written: hidden parts, evidence, all of each relation. */
export function checkAsides(
  records: readonly JsonRecord<JsonlRecord>[],
  { name, works }: { readonly name: string; readonly works: readonly FlatWork[] },
  problems: ProblemList,
): void {
  for (const [index, { place, value }] of records.entries()) {
    const work = works[index];
    if (!work) continue;
    const differ = [
      ...(hasHidden(work, value) ? [] : ['hidden']),
      ...(hasEvidence(work, value) ? [] : ['evidence']),
      ...(hasRelations(work, value) ? [] : ['relations']),
    ];
    for (const each of differ) problems.add(`${name}: ${place}`, 'not-the-same', each);
  }
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

function hasRelations({ document, spans }: FlatWork, { relations }: JsonlRecord): boolean {
  const written = writtenRelations(document, spans);
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
      const [a, b] = [written[name], read[name]];
      if (typeof a !== 'object' || typeof b !== 'object') return a === b;
      return a.length === b.length && a.every((each, index) => each === b[index]);
    })
  );
}
