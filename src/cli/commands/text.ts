import type { DecodedArticle } from '#formats/articles/decoded-article.ts';
import { groupFiles } from '#formats/articles/group-files.ts';
import { readSource } from '#formats/articles/read-source.ts';
import { articleText } from '#cli/article-text.ts';
import { readOptions } from '#cli/cli-options.ts';
import { type Command, type ExitCode, wrongCall } from '#cli/command.ts';
import { decodeWords } from '#cli/decode-words.ts';
import { readableFiles } from '#cli/source-files.ts';

const HELP = `
Prints the articles in files as text, without what stands around them on their pages. Reads what the
app reads: pages, text, Word, PDF, mail, tables, archives. A FILE may be a folder.

  npm run -s ascribe -- text FILE… [--json]

  --json   one line of JSON for each article: {"file" (and where in it), "articleBody", "paragraphs", "title",
           "author", "date", "language"}, and "headline" where the page shows another than the title.
           "author" holds names, ", " between them; "date" is YYYY-MM-DD. What is unknown is an
           empty string.

Headline, standfirst, byline, date, captions and credits are not part of "articleBody"; without
--json they are printed where they stand.

A file that cannot be read is told on standard error with the reason; the others are still printed.

Exit codes: 0 all files were read; 1 some were not; 2 the call is wrong.
`;

export const text: Command = { help: HELP, run };

async function run(args: readonly string[]): Promise<ExitCode> {
  const options = readOptions(args, { values: [], flags: ['json'] });
  if (!options.ok || options.value.files.length === 0) {
    return wrongCall(options.ok ? 'Name at least one file.' : options.error, 'text');
  }
  const { files } = options.value;
  const asJson = options.value.has('json');
  let code: ExitCode = 0;
  // Given together, so that files which belong together are read as one.
  const sources = await readableFiles(files);
  for (const fault of sources.faults) {
    process.stderr.write(`${fault}\n`);
    code = 1;
  }
  for (const source of await groupFiles(sources.files)) {
    for await (const item of readSource(source, {})) {
      if (item.kind === 'failed') {
        process.stderr.write(`${item.place}: ${decodeWords(item.error)}\n`);
        code = 1;
      } else if (item.kind === 'article') {
        const { place, article } = item;
        const printed = asJson ? JSON.stringify(articleText(place, article)) : readable(article);
        process.stdout.write(`${printed}\n`);
      } else if (item.kind === 'passed-over' && files.includes(item.place)) {
        process.stderr.write(`${item.place}: This is a picture, a font or the like, not a text.\n`);
        code = 1;
      } else if (item.kind === 'project-file') {
        process.stderr.write(
          `${item.place}: This is a file of Ascribe’s own; it holds no article to read.\n`,
        );
        code = 1;
      }
    }
  }
  return code;
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
