import { type Result, err, ok } from '#domain/result.ts';
import type { ArticleDecodeError } from '#formats/articles/decoded-article.ts';
import type { Nesting } from '#formats/articles/source-format.ts';
import { unpackEntry } from '#formats/articles/unpack-entry.ts';
import { MAX_ENTRY_BYTES, MAX_UNPACKED_BYTES } from '#formats/articles/unpack-limits.ts';
import { type ZipEntry, readZipDirectory } from '#formats/articles/zip-directory.ts';
import type { NamedText } from './named-text.ts';

function isProject(name: string): boolean {
  return name.toLowerCase() === 'project.qde';
}

/** Pictures, recordings and formatted texts among the sources are not unpacked. */
function isText(name: string): boolean {
  return /^sources\/[^/]+\.txt$/i.test(name);
}

/** The texts of a `.qdpx`: `project.qde` first, then the plain texts of its sources with their byte order marks. */
export async function readQdaFiles(
  blob: Blob,
  spend: Nesting['spend'] = ownBudget(),
): Promise<Result<readonly NamedText[], ArticleDecodeError>> {
  const directory = await readZipDirectory(blob);
  if (!directory.ok) return directory;
  const project = directory.value.filter(({ name }) => isProject(name));
  if (project.length === 0) return err({ kind: 'damaged', detail: 'no project.qde' });
  const texts: NamedText[] = [];
  for (const entry of [...project, ...directory.value.filter(({ name }) => isText(name))]) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- One at a time: the budget is theirs together.
    const text = await readText(blob, entry, spend);
    if (!text.ok) return text;
    texts.push({ name: entry.name, text: text.value });
  }
  return ok(texts);
}

async function readText(
  blob: Blob,
  entry: ZipEntry,
  spend: Nesting['spend'],
): Promise<Result<string, ArticleDecodeError>> {
  const unpacked = await unpackEntry(blob, entry, { spend, total: MAX_UNPACKED_BYTES });
  if (!unpacked.ok) return unpacked;
  // The standard knows UTF-8 only.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return ok(decoder.decode(await unpacked.value.arrayBuffer()));
  } catch {
    return err({ kind: 'damaged', detail: `${entry.name} is not UTF-8` });
  }
}

function ownBudget(): Nesting['spend'] {
  let left = MAX_ENTRY_BYTES * 2;
  return (bytes) => {
    left -= bytes;
    return left >= 0;
  };
}
