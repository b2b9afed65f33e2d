import { readSource } from './read-source.ts';
import type { ReadItem, ReadOptions, SourceFile } from './source-file.ts';

/** A file as it lies on a disk, for tests. */
export function sourceFile(name: string, content: string | Uint8Array | Blob): SourceFile {
  const part = typeof content === 'string' || content instanceof Blob ? content : content.slice();
  return { name, blob: new Blob([part]) };
}

/** Everything that comes out of a file, for tests. */
export async function readAll(
  file: SourceFile,
  options: ReadOptions = {},
): Promise<readonly ReadItem[]> {
  const items: ReadItem[] = [];
  for await (const item of readSource(file, options)) items.push(item);
  return items;
}

/** Each item in one line: `place: text` or `place! fault`. */
export function outline(items: readonly ReadItem[]): readonly string[] {
  return items.map((item) => {
    switch (item.kind) {
      case 'article':
        return `${item.place}: ${item.article.text}`;
      case 'failed':
        return `${item.place}! ${item.error.kind}`;
      case 'passed-over':
      case 'project-file':
        return `${item.place} ${item.kind}`;
    }
  });
}
