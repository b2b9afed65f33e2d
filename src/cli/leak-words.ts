import type { LeakFinding } from '#domain/export/scan-for-leaks.ts';

/** A finding of the leak scan as one line: where, what, and the words around it. */
export function leakWords({
  where,
  what,
  possible,
  pseudonym,
  words,
  excerpt,
}: LeakFinding): string {
  const { file, line, article, block, field, of } = where;
  const place =
    file === undefined
      ? [article && `article ${article}`, block && `block ${block}`, field, of && `of ${of}`]
      : [file, line !== undefined && `line ${line}`, field !== 'contents' && field];
  const said = place.filter((part) => typeof part === 'string').join(', ');
  return `${said}: ${possible ? 'possibly ' : ''}${what} of ${pseudonym}: “${words}” in “${excerpt}”`;
}
