import { addToGroup } from '#domain/collection/group-by.ts';
import { folderOf } from '#formats/folder-of.ts';

/** Files that are read together, by name: the first with those beside it. */
type NamedGroup = { readonly name: string; readonly beside: readonly string[] };

/**
 * Web annotations point into texts that need not be called as they are: they get the texts of their folder
 * beside them, and the reader finds out which. Only where there are such texts is anything looked into.
 */
export async function withAnnotatedTexts(
  groups: readonly NamedGroup[],
  isWebAnnotation: (name: string) => Promise<boolean>,
): Promise<readonly NamedGroup[]> {
  const texts = new Map<string, string[]>();
  for (const { name, beside } of groups) {
    if (beside.length > 0 || !name.toLowerCase().endsWith('.txt')) continue;
    addToGroup(texts, folderOf(name), name);
  }
  const pointing = new Map<string, readonly string[]>();
  for (const { name, beside } of groups) {
    const near = texts.get(folderOf(name));
    if (!near || beside.length > 0 || !/\.(?:json|jsonld)$/i.test(name)) continue;
    // oxlint-disable-next-line no-await-in-loop -- One at a time keeps memory at one file.
    if (await isWebAnnotation(name)) pointing.set(name, near);
  }
  if (pointing.size === 0) return groups;
  const taken = new Set([...pointing.values()].flat());
  return groups
    .filter(({ name }) => !taken.has(name))
    .map(({ name, beside }) => ({ name, beside: pointing.get(name) ?? beside }));
}
