import type { BlockDraft } from '#domain/text/canonical.ts';
import { splitParagraphs } from '#domain/text/paragraphs.ts';
import { recognizeDrafts } from '#domain/text/recognize.ts';
import type { ArticleParts } from './article-parts.ts';

type Part = 'message' | 'quoted' | 'signature';

type Run = { readonly part: Part; readonly lines: string[] };

/**
 * The text of a mail: what its writer quotes and how it is signed is flagged and hidden, never dropped.
 * `isFlowed`: lines were joined (RFC 3676), those of a quotation with the `>` of each.
 */
export function decodeMailText(text: string, isFlowed: boolean): ArticleParts {
  const runs: Run[] = [];
  let isSigned = false;
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    // The sign of a signature (RFC 3676, 4.3). Some programs drop the space after it.
    if (/^-- ?$/.test(line)) {
      isSigned = true;
      continue;
    }
    const mark = /^(?:>[> ]?)+/.exec(line)?.[0];
    if (mark === undefined) {
      add(runs, isSigned ? 'signature' : 'message', line);
    } else {
      const quoted = line.slice(mark.length);
      add(runs, 'quoted', isFlowed ? quoted.replace(/ >+ (?=\S)/g, ' ') : quoted);
    }
  }
  moveIntroductions(runs);
  // A mail that is a quotation from end to end says what it says by quoting.
  const hasMessage = runs.some(({ part, lines }) => part === 'message' && !isBlank(lines));
  const drafts = runs.flatMap((run) => draftsOf(run, hasMessage));
  return recognizeDrafts(drafts);
}

function add(runs: Run[], part: Part, line: string): void {
  const last = runs.at(-1);
  // A blank line belongs to what it follows.
  if (last && (last.part === part || line.trim() === '')) last.lines.push(line);
  else runs.push({ part, lines: [line] });
}

function isBlank(lines: readonly string[]): boolean {
  return lines.every((line) => line.trim() === '');
}

/** "On Monday Ana wrote:" belongs to what it introduces. */
function moveIntroductions(runs: readonly Run[]): void {
  for (const [index, run] of runs.entries()) {
    const next = runs[index + 1];
    if (run.part !== 'message' || next?.part !== 'quoted') continue;
    const end = run.lines.findLastIndex((line) => line.trim() !== '');
    // Wrapped, it takes two lines.
    const start = /^(?:on|am|le|el|il|op|den|w dniu|em)\s/i.test(run.lines[end - 1] ?? '')
      ? end - 1
      : end;
    const text = run.lines
      .slice(start, end + 1)
      .join(' ')
      .trim();
    if (end < 0 || text.length > 300 || !/[:：]$/.test(text) || !/\d/.test(text)) continue;
    next.lines.unshift(...run.lines.splice(start), '');
  }
}

function draftsOf({ part, lines }: Run, hasMessage: boolean): readonly BlockDraft[] {
  return splitParagraphs(lines.join('\n')).map((paragraph): BlockDraft => {
    const draft = {
      kind: paragraph.isListItem ? 'listItem' : 'paragraph',
      text: paragraph.text,
    } as const;
    if (part === 'message' || !hasMessage) return draft;
    const reason = part === 'quoted' ? 'quoted-message' : 'signature';
    return { ...draft, flag: { kind: 'boilerplate', reason }, hidden: true };
  });
}
