/** What the system says of a file, in words; its own message where there are none here. */
export function fileFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return WORDS[code] ?? error.message;
}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'This is a folder, not a file.',
  ENOTDIR: 'A part of this path is a file, not a folder.',
  EACCES: 'You may not read or write here.',
  EPERM: 'You may not read or write here.',
  EROFS: 'Nothing can be written here.',
  ENOSPC: 'The disk is full.',
};
