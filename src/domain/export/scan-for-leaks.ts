import type { ArticleBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import { escapePattern } from '#domain/suggest/nearest-mention.ts';
import { type BundleString, placesOfArticle, placesOfBundle } from './bundle-strings.ts';
import { type Leak, type LeakKind, leakFinder } from './find-leaks.ts';
import type { Protection } from './protected-sources.ts';
import { foldText } from './fold-text.ts';
import { readableForms } from './readable-forms.ts';
import { slugOfPseudonym } from './pseudonyms.ts';

type LeakPlace = {
  /** Article id; absent for what is the whole project's, and in files. */
  readonly article?: string;
  /** Block id. */
  readonly block?: string;
  /** `text`, `title`, `note`, `entity name` and so on; `contents` or `file name` of a file. */
  readonly field: string;
  /** Id of the annotation, relation or entity. */
  readonly of?: string;
  /** Path of a file below the folder that is exported to. */
  readonly file?: string;
  /** Of a file, counted from 1. */
  readonly line?: number;
};

export type LeakFinding = {
  readonly where: LeakPlace;
  readonly what: LeakKind;
  /** May be something else: an ordinary word, or somebody else's name. */
  readonly possible: boolean;
  readonly pseudonym: string;
  /** The words found, as they stand there. */
  readonly words: string;
  /** The words found with some around them, on one line. Shows the real name. */
  readonly excerpt: string;
};

/** A file's words; what is packed must be unpacked first. */
export type ScannedFile = { readonly name: string; readonly text: string };

/** Where one looks: a bundle that was protected, or files made of it. */
export type ScanTarget =
  | { readonly bundle: ProjectBundle }
  | { readonly articles: readonly ArticleBundle[] }
  | { readonly files: readonly ScannedFile[] };

/** A name that stands in every line would fill memory with findings; this many say enough. */
export const MOST_FINDINGS = 500;

export type LeakScan = (
  target: ScanTarget,
  accepts?: (finding: LeakFinding) => boolean,
) => readonly LeakFinding[];

/**
 * The last net: looks for anything of protected names, in another way than they were replaced (word by
 * word, without case and accents, by the stems of names), so that one's mistake is not the other's. Linear in what is scanned.
 */
export function scanForLeaks(
  target: ScanTarget,
  protection: Protection,
  accepts?: (finding: LeakFinding) => boolean,
): readonly LeakFinding[] {
  return leakScanner(protection)(target, accepts);
}

/** The same, made once to look at many things: it remembers the words it has met. */
export function leakScanner(protection: Protection): LeakScan {
  if (protection.sources.length === 0) return () => [];
  const mask = maskFor(protection);
  const find = leakFinder(protection);
  return (target, accepts = () => false) => {
    const findings: LeakFinding[] = [];
    for (const { where, text, isFileName } of placesOf(target)) {
      const seen = new Set<string>();
      for (const form of 'files' in target ? readableForms(text) : [text]) {
        const lines = 'files' in target && !isFileName ? lineCounter(form) : undefined;
        const folded = foldText(form);
        for (const found of find(mask(folded.text))) {
          const leak = { ...found, ...folded.unfold(found) };
          const place = lines ? { ...where, line: lines(leak.start) } : where;
          const finding = findingOf(leak, place, form, isFileName, protection);
          const key = `${finding.what} ${finding.pseudonym} ${place.line} ${form.slice(leak.start, leak.end)}`;
          if (seen.has(key)) continue;
          seen.add(key);
          if (accepts(finding)) continue;
          findings.push(finding);
          if (findings.length >= MOST_FINDINGS) return findings;
        }
      }
    }
    return findings;
  };
}

function findingOf(
  { what, possible, index, start, end }: Leak,
  where: LeakPlace,
  text: string,
  isFileName: boolean,
  { sources }: Protection,
): LeakFinding {
  return {
    where,
    what: isFileName ? 'file name' : what,
    possible,
    pseudonym: sources[index]?.pseudonym ?? '',
    words: text.slice(start, end),
    excerpt: excerptOf(text, start, end),
  };
}

type Scanned = { readonly where: LeakPlace; readonly text: string; readonly isFileName: boolean };

function* placesOf(target: ScanTarget): Generator<Scanned> {
  if ('bundle' in target) {
    for (const place of placesOfBundle(target.bundle)) yield scannedAt(place);
    return;
  }
  if ('articles' in target) {
    for (const article of target.articles)
      for (const place of placesOfArticle(article)) yield scannedAt(place);
    return;
  }
  for (const { name, text } of target.files) {
    yield { where: { file: name, field: 'file name' }, text: name, isFileName: true };
    yield { where: { file: name, field: 'contents' }, text, isFileName: false };
  }
}

function scannedAt({ text, ...where }: BundleString): Scanned {
  return { where, text, isFileName: where.field === 'file name' };
}

/** Pseudonyms are no leak, even if a source is called "Source"; offsets stay. */
function maskFor({ sources }: Protection): (text: string) => string {
  const words = sources.flatMap(({ pseudonym }) => [pseudonym, slugOfPseudonym(pseudonym)]);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${words.map(escapePattern).join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  );
  return (text) => text.replaceAll(pattern, (found) => ' '.repeat(found.length));
}

/** Line of an offset, counted from 1. */
function lineCounter(text: string): (offset: number) => number {
  const breaks: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) breaks.push(at);
  return (offset) => {
    let low = 0;
    let high = breaks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((breaks[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

const AROUND = 30;

function excerptOf(text: string, start: number, end: number): string {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  const words = text.slice(from, to).toWellFormed().replaceAll(/\s+/gv, ' ').trim();
  return `${from > 0 ? '…' : ''}${words}${to < text.length ? '…' : ''}`;
}
