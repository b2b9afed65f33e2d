import { addToGroup } from '#domain/collection/group-by.ts';
import { folderOf } from '#formats/folder-of.ts';
import { withAnnotatedTexts } from './annotated-texts.ts';
import { readFileHead } from './file-head.ts';
import { isWebAnnotation } from './json-head.ts';
import type { SourceFile } from './source-file.ts';

/** Files that only say something about another: extension → extensions of what they belong to. */
const COMPANIONS: ReadonlyMap<string, readonly string[]> = new Map([
  // brat: `a.ann` holds the annotations of `a.txt`.
  ['ann', ['txt']],
  // Web annotations: `a.json` points into `a.txt`.
  ['txt', ['json', 'jsonld']],
]);

/** What a data set says of itself belongs to its first part. */
const PARTS = ['data/train.jsonl', 'data/validation.jsonl', 'data/test.jsonl'];

/**
 * Name of the file that `name` belongs to: the same path with another extension, or with one less; of the
 * three tables that Ascribe writes, the one with the texts; of a data set's card, its first part.
 */
function ownerOf(name: string, names: ReadonlySet<string>): string | undefined {
  const [, folder, base] = /^((?:.*\/)?)([^/]*)$/.exec(name) ?? [];
  if (base === 'README.md') {
    return PARTS.map((part) => `${folder}${part}`).find((part) => names.has(part));
  }
  const table = name.replace(/(?<=^|\/)(?:annotations|relations)\.csv$/, 'articles.csv');
  if (table !== name && names.has(table)) return table;
  const dot = name.lastIndexOf('.');
  const owners = COMPANIONS.get(name.slice(dot + 1).toLowerCase());
  if (dot <= 0 || !owners) return undefined;
  const stem = name.slice(0, dot);
  // A text that has company of its own belongs to nobody.
  if (names.has(`${stem}.ann`) && !name.endsWith('.ann')) return undefined;
  return [
    stem,
    ...owners.flatMap((owner) => [`${stem}.${owner}`, `${stem}.${owner.toUpperCase()}`]),
  ].find((candidate) => names.has(candidate) && candidate !== name);
}

/** brat's own description of its labels serves all pairs of a folder. */
function withConfiguration(
  beside: readonly string[],
  names: ReadonlySet<string>,
): readonly string[] {
  const ann = beside.find((name) => name.toLowerCase().endsWith('.ann'));
  if (ann === undefined) return beside;
  const configuration = `${folderOf(ann)}annotation.conf`;
  return names.has(configuration) ? [...beside, configuration] : beside;
}

/** Names in their order, each followed by those of the files that belong to it. */
export function groupNames(
  all: readonly string[],
): readonly { readonly name: string; readonly beside: readonly string[] }[] {
  const names = new Set(all);
  const beside = new Map<string, string[]>();
  const alone: string[] = [];
  for (const name of names) {
    const owner = ownerOf(name, names);
    if (owner === undefined) alone.push(name);
    else addToGroup(beside, owner, name);
  }
  return alone.map((name) => ({ name, beside: withConfiguration(beside.get(name) ?? [], names) }));
}

/**
 * Puts the files together that belong together (brat's `.txt` and `.ann`), by their names and, for web
 * annotations, by their beginnings: give `readSource` each of these instead of each file. Of two files with
 * one path the later counts.
 */
export async function groupFiles(files: readonly SourceFile[]): Promise<readonly SourceFile[]> {
  const byName = new Map(files.map((file) => [file.name, file]));
  const groups = await withAnnotatedTexts(groupNames([...byName.keys()]), async (name) => {
    const file = byName.get(name);
    // One that went away since it was chosen is told of by its reader.
    const head = file && (await readFileHead(file).catch(() => undefined));
    return head !== undefined && isWebAnnotation(head);
  });
  return groups.flatMap(({ name, beside }) => {
    const file = byName.get(name);
    const others = beside.flatMap((other) => byName.get(other) ?? []);
    if (!file) return [];
    return [others.length > 0 ? { ...file, beside: others } : file];
  });
}
