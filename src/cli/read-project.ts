import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { type Result, err } from '#domain/result.ts';
import { decodeProjectFile } from '#formats/project-file/decode-project-file.ts';
import { fileFault } from '#cli/file-fault.ts';
import { problemWords } from '#cli/problem-words.ts';

/** SHA-256 of a text's UTF-8 bytes, 64 lower-case hex digits. */
export function sha256(text: string): Promise<string> {
  return Promise.resolve(createHash('sha256').update(text, 'utf8').digest('hex'));
}

/** The project in a file, or what is wrong with it, a line each. */
export async function readProject(file: string): Promise<Result<ProjectBundle, readonly string[]>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return err([fileFault(error)]);
  }
  const decoded = await decodeProjectFile(text, sha256);
  return decoded.ok ? decoded : err(decoded.error.map(problemWords));
}

export function tell(lines: readonly string[], file?: string): void {
  const prefix = file === undefined ? '' : `${file}: `;
  process.stderr.write(lines.map((line) => `${prefix}${line}\n`).join(''));
}
