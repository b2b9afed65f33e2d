import { boundaryOf, fieldOf, headerOf } from './parse-mail.ts';

export type SavedPart = {
  readonly header: string;
  /** As it stands in the file, its transfer encoding not undone. */
  readonly body: Uint8Array;
};

/** A page has some hundred parts; more is an attack. */
const MAX_PARTS = 10_000;

/** The part of a saved page (MHTML, RFC 2557) that is the page itself; undefined: none is. */
export function findMainPart(bytes: Uint8Array): SavedPart | undefined {
  // One character a byte: places in the text are places in the bytes.
  const text = new TextDecoder('windows-1252').decode(bytes);
  const header = headerOf(text);
  const boundary = boundaryOf(header);
  if (boundary === undefined) return partOf(text, bytes, 0, text.length);
  const parts = partsOf(text, bytes, boundary);
  const start = /;\s{0,9}start\s{0,9}=\s{0,9}"?(<[^">]{1,300}>)/i.exec(header)?.[1];
  const address = fieldOf(header, 'Snapshot-Content-Location');
  return (
    parts.find((part) => start !== undefined && fieldOf(part.header, 'Content-ID') === start) ??
    parts.find((part) => isPage(part) && address !== undefined && locationOf(part) === address) ??
    parts.find(isPage)
  );
}

export function locationOf({ header }: SavedPart): string | undefined {
  return fieldOf(header, 'Content-Location');
}

function isPage({ header }: SavedPart): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)/i.test(fieldOf(header, 'Content-Type') ?? '');
}

function partsOf(text: string, bytes: Uint8Array, boundary: string): readonly SavedPart[] {
  const mark = `\n--${boundary}`;
  const parts: SavedPart[] = [];
  let at = text.indexOf(mark);
  while (at >= 0 && parts.length < MAX_PARTS) {
    const start = text.indexOf('\n', at + mark.length) + 1;
    const next = text.indexOf(mark, at + mark.length);
    if (start > 0) parts.push(partOf(text, bytes, start, next < 0 ? text.length : next));
    at = next;
  }
  return parts;
}

function partOf(text: string, bytes: Uint8Array, start: number, end: number): SavedPart {
  // A header of 64 KB is none.
  const head = text.slice(start, Math.min(end, start + 65_536));
  const gap = /\r?\n\r?\n/.exec(head);
  const body = gap ? start + gap.index + gap[0].length : end;
  return { header: headerOf(head), body: bytes.subarray(body, end) };
}
