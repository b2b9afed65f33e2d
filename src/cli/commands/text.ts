import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { decodeArticle } from '#formats/articles/decode-article.ts';
import type { DecodedArticle } from '#formats/articles/decoded-article.ts';
import { articleText } from '#cli/article-text.ts';
import type { Command, ExitCode } from '#cli/command.ts';
import { decodeWords } from '#cli/decode-words.ts';

const HELP = `
Prints the articles in files as text, without what stands around them on their pages.

  npm run -s ascribe -- text FILE… [--json]

  --json   one line of JSON for each article: {"file", "articleBody", "paragraphs", "title",
           "author", "date", "language"}. "author" holds names, ", " between them; "date" is
           YYYY-MM-DD. What is unknown is an empty string.

Headline, standfirst, byline, date, captions and credits are not part of "articleBody"; without
--json they are printed where they stand.

A file that cannot be read is told on standard error with the reason; the others are still printed,
and the exit code is 1.
`;

export const text: Command = { help: HELP, run };

async function run(args: readonly string[]): Promise<ExitCode> {
  const files = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--json');
  if (files.length === 0 || unknown !== undefined) {
    const fault = unknown === undefined ? 'Name at least one file.' : `There is no ${unknown}.`;
    process.stderr.write(`${fault}\n${HELP}`);
    return 2;
  }
  const asJson = args.includes('--json');
  let code: ExitCode = 0;
  for (const file of files) {
    // oxlint-disable-next-line no-await-in-loop -- One after another: no more than one is in memory.
    const article = await read(file);
    if (typeof article === 'string') {
      process.stderr.write(`${file}: ${article}\n`);
      code = 1;
    } else {
      const printed = asJson ? JSON.stringify(articleText(file, article)) : readable(article);
      process.stdout.write(`${printed}\n`);
    }
  }
  return code;
}

/** The article, or why there is none. */
async function read(file: string): Promise<DecodedArticle | string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return error instanceof Error ? error.message : 'It cannot be opened.';
  }
  const decoded = await decodeArticle({ kind: 'file', fileName: basename(file), bytes });
  return decoded.ok ? decoded.value : decodeWords(decoded.error);
}

function readable(article: DecodedArticle): string {
  const hidden = new Set(article.hiddenBlocks);
  const { title, byline, outlet, publishedAt, url } = article;
  const about = [byline, outlet, publishedAt, url].filter((value) => value !== undefined);
  const shown = article.blocks.filter(
    (block) => !hidden.has(block.id) && block.kind !== 'headline',
  );
  const blocks = shown.map((block) => {
    const words = article.text.slice(block.start, block.end);
    if (block.kind === 'listItem') return `- ${words}`;
    return block.kind === 'heading' ? `## ${words}` : words;
  });
  return [`# ${title}`, ...(about.length > 0 ? [about.join(' · ')] : []), ...blocks, ''].join(
    '\n\n',
  );
}
