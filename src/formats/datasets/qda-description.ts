import type { ImportedAttribute } from './imported-work.ts';

// REFI-QDA has no attributes of selections. They stand in the description, one a line: `name=value`.

export function describeAttributes(attributes: readonly ImportedAttribute[]): string {
  return attributes
    .map(
      ({ name, value }) =>
        `${escaped(name).replaceAll('=', String.raw`\=`)}=${escaped(String(value))}`,
    )
    .join('\n');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\\n;]/g, (sign) => (sign === '\n' ? String.raw`\n` : `\\${sign}`));
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}

const ATTRIBUTE = /^((?:[^\\=;]|\\.){1,200})=([^]*)$/;

/** What a description says: attributes, one a line or (`a=1; b=2`) in one line; else all of it is a note. */
export function readDescription(text: string): {
  readonly attributes: readonly ImportedAttribute[];
  readonly note: string;
} {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const parts = lines.length === 1 ? splitLine(lines[0] ?? '') : lines;
  const attributes = parts.flatMap((part): readonly ImportedAttribute[] => {
    const [, name, value] = ATTRIBUTE.exec(part) ?? [];
    if (name === undefined || value === undefined) return [];
    return [{ name: unescaped(name), value: unescaped(value) }];
  });
  return attributes.length === parts.length
    ? { attributes, note: '' }
    : { attributes: [], note: text };
}

function splitLine(line: string): readonly string[] {
  const parts = line.split('; ');
  return parts.every((part) => /^[\w-]+=[^=\\]*$/.test(part)) ? parts : [line];
}
