import type { ExportSet } from '#domain/export/export-set.ts';
import { annotatedBy, whereFrom } from './about-article.ts';
import { type FactCheckClaim, type FactCheckSection, claimAttributeName } from './fact-check.ts';
import type { Party } from './fact-check-parties.ts';
import { onOneLine } from './flatten-work.ts';

/** A line of a cell; what is said besides is smaller. */
export type SheetLine = { readonly words: string; readonly isAside?: true };

/** Its lines, none empty. */
export type SheetCell = readonly SheetLine[];

/** What stands above an article's table. */
export function titlesOf({ document, claims, counts, newest }: FactCheckSection): {
  readonly title: string;
  readonly about: readonly string[];
} {
  const { article } = document;
  const where = onOneLine(whereFrom(article));
  const number = claims.length === 1 ? '1 claim' : `${claims.length} claims`;
  const standing = counts.map(([verdict, count]) => `${count} ${verdict}`).join(', ');
  const who = [annotatedBy(document), ...(newest === undefined ? [] : [`newest edit ${newest}`])];
  return {
    title: onOneLine(article.title),
    about: [
      ...(where === '' ? [] : [where]),
      onOneLine([standing === '' ? number : `${number}: ${standing}`, ...who].join(' · ')),
    ],
  };
}

export function headOf(set: ExportSet): readonly string[] {
  return [
    'No.',
    'Claim',
    'Who says it',
    'Through which source',
    [
      claimAttributeName(set, 'claim_type', 'Kind of claim'),
      claimAttributeName(set, 'check', 'Worth checking?'),
    ].join(' · '),
    claimAttributeName(set, 'verdict', 'Verdict'),
    'Evidence and note',
    'Open questions',
  ];
}

export function rowsOf({ claims }: FactCheckSection): readonly (readonly SheetCell[])[] {
  return claims.map(rowOf);
}

function rowOf(claim: FactCheckClaim): readonly SheetCell[] {
  return [
    [...lines(String(claim.number)), ...asides(claim.place)],
    [
      ...lines(claim.words),
      ...lines(claim.sentence === '' ? '' : `→ ${claim.sentence}`),
      ...asides(claim.chosen.join(' · '), ...claim.related),
    ],
    claim.speakers.flatMap(partyLines),
    claim.sources.flatMap(partyLines),
    [...lines(claim.kind), ...asides(claim.check)],
    lines(claim.verdict),
    [...lines(...claim.evidence), ...lines(...claim.note.split('\n'))],
    lines(...claim.questions),
  ];
}

/** What was said of them above is not said again: a credit line holds for every row. */
function partyLines({ name, office, about, alsoIn }: Party): SheetCell {
  const all = [office, ...about].filter((part) => part !== '').join(' · ');
  const isLong = all.length > 40;
  return [...lines(name), ...asides(alsoIn !== undefined && isLong ? `as in no. ${alsoIn}` : all)];
}

function lines(...all: readonly string[]): SheetCell {
  return all.map(onOneLine).flatMap((words) => (words === '' ? [] : [{ words }]));
}

function asides(...all: readonly string[]): SheetCell {
  return lines(...all).map((line) => ({ ...line, isAside: true }));
}
