import type { Sha256 } from '#formats/file-problem.ts';

// The digest stands on the last line and covers every byte before that line: whoever changes the
// file by hand, or loses a part of it on the way, is found out before anything is taken from it.

/** Ends an object whose other lines are written, the last of them with its comma. */
export async function withDigest(lines: string, sha256: Sha256): Promise<string> {
  return `${lines}"digest":"${await sha256(lines)}"}\n`;
}

/** Whether a file still has the bytes its last line vouches for. */
export async function isDigestTrue(text: string, sha256: Sha256): Promise<boolean> {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const found = /\n"digest":"([0-9a-f]{64})"\}\s*$/v.exec(body.slice(-LAST_LINE));
  if (!found) return false;
  const lines = body.slice(0, Math.max(0, body.length - LAST_LINE) + found.index + 1);
  return (await sha256(lines)) === found[1];
}

/** More than the last line and blanks that an editor may add after it. */
const LAST_LINE = 200;
