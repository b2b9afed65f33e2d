import type { Evidence } from '#domain/annotation/annotation.ts';

// A cell of a table has all that serves as evidence, in words that say of themselves where each begins.

/** `https://example.org/report, seen 2026-01-02: the report; a phone call` */
export function evidenceWords(evidence: readonly Evidence[]): string {
  return evidence
    .map(({ url, note, seenAt }) => {
      const place = [url, seenAt && `seen ${seenAt}`]
        .filter((part) => part !== undefined)
        .join(', ');
      const words = escaped(note ?? '');
      if (place !== '') return [escaped(place), words].filter((part) => part !== '').join(': ');
      return PLACE.test(words) ? `\\${words}` : words;
    })
    .join('; ');
}

/** As `evidenceWords` writes it; what is neither an address nor a day is a note. */
export function readEvidence(words: string): readonly Evidence[] {
  return words
    .split(/(?<=(?<!\\)(?:\\\\)*); /)
    .filter((part) => part !== '')
    .map((part) => {
      const place = PLACE.exec(part);
      const { url, after, alone } = place?.groups ?? {};
      const rest = place ? part.slice(place[0].length) : part.replace(/^\\(?=https?:|seen )/, '');
      const note = unescaped(rest);
      const seenAt = after ?? alone;
      return {
        ...(url !== undefined && { url: unescaped(url) }),
        ...(note !== '' && { note }),
        ...(seenAt !== undefined && { seenAt }),
      };
    });
}

/** An address, the day on which it was seen, or both: before a colon or at the end. */
const PLACE =
  /^(?:(?<url>https?:\/\/\S+?)(?:, seen (?<after>\d{4}-\d{2}-\d{2}))?|seen (?<alone>\d{4}-\d{2}-\d{2}))(?:: |$)/;

/** A semicolon and a blank part one from the next. */
function escaped(text: string): string {
  return text.replaceAll('\\', String.raw`\\`).replaceAll('; ', String.raw`\; `);
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([\\;])/g, '$1');
}
