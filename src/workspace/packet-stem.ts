import type { Entity } from '#domain/entities/entity.ts';
import { protectionOf } from '#domain/export/protected-sources.ts';
import { scanForLeaks } from '#domain/export/scan-for-leaks.ts';
import type { Project } from '#domain/project/project.ts';
import { fileStem } from '#domain/text/file-stem.ts';

/**
 * What a file is called after its article or project, unless that tells the name of a confidential source: a
 * file's name is seen by whoever sees the mail or the folder.
 */
export function packetStem(
  named: string,
  { project, entities }: { readonly project: Project; readonly entities: readonly Entity[] },
): string {
  const protection = protectionOf({ project, entities, articles: [] });
  const isTelling = scanForLeaks({ files: [{ name: named, text: '' }] }, protection).length > 0;
  return isTelling ? NEUTRAL : fileStem(named);
}

const NEUTRAL = 'packet';
