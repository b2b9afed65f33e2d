import type { FileHead } from './source-format.ts';

/** The header of a message: its first lines up to an empty one. */
function headerOf(text: string): string {
  const start = text.slice(0, 32_768).replaceAll('\r\n', '\n');
  const end = start.indexOf('\n\n');
  return end < 0 ? start : start.slice(0, end);
}

function hasField(header: string, name: string): boolean {
  return new RegExp(`^${name}:[ \\t]?\\S?`, 'im').test(header);
}

/** Every line of a header is a field or goes on with one; a text that begins "From: …" has prose after it. */
function isHeader(header: string): boolean {
  return header.split('\n').every((line) => /^(?:[!-9;-~]{1,80}:|[ \t]|$)/.test(line));
}

/** A mail by its header, whatever its name. */
export function looksLikeMailHead({ text }: FileHead): boolean {
  const header = headerOf(text);
  if (!isHeader(header) || !hasField(header, 'From')) return false;
  return ['MIME-Version', 'Received', 'Message-ID', 'Return-Path'].some((name) =>
    hasField(header, name),
  );
}

/** A page that a browser saved as one file: MHTML. */
export function looksLikeSavedPage({ text }: FileHead): boolean {
  const header = headerOf(text);
  if (!isHeader(header) || !hasField(header, 'MIME-Version')) return false;
  const isRelated = /^Content-Type:\s{0,9}multipart\/related/im.test(header);
  // A mail with pictures is multipart/related too; a saved page comes from nobody or from a browser.
  return isRelated && (!hasField(header, 'To') || hasField(header, 'Snapshot-Content-Location'));
}

/** Messages one after another, each after a line "From sender date". */
export function looksLikeMbox({ text }: FileHead): boolean {
  const line = /^From \S{1,300} [^\n]{5,100}\n/.exec(text.slice(0, 500));
  return line !== null && isHeader(headerOf(text.slice(line[0].length)));
}
