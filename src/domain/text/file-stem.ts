/** A name that every file system takes; letters of any script stay. */
export function fileStem(name: string): string {
  const stem = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gv, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/gv, '');
  return stem === '' ? 'ascribe' : stem;
}
