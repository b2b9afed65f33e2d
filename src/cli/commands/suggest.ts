import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { suggestionLine } from '#domain/suggest/suggestion-line.ts';
import { detectLanguage } from '#domain/text/language.ts';
import { type Command, type ExitCode, wrongCall } from '#cli/command.ts';

const HELP = `
Suggests who says what in articles, by rules.

  npm run -s ascribe -- suggest IN.jsonl

IN.jsonl holds an article a line: {"id": "…", "text": "…", "language": "en"}; "-" reads standard input.
Without a language it is guessed from the text. Each line of the text is a paragraph.

Prints a line an article:
  {"id", "quotes": [{"start", "end", "speaker_start", "speaker_end", "speaker_text", "rule", "confidence"}],
   "indirect": [{"start", "end"}]}
Offsets count UTF-16 code units of the text as given, ends exclusive; the speaker's fields are null where
nobody is found. A claim in several pieces is several quotes. "indirect" holds what is reported without
quotation marks, or with marks around some of its words only.

A line that cannot be read is told on standard error with its number; the others are still printed.

Exit codes: 0 all lines were read; 1 some were not; 2 the call is wrong, or there is no such file.
`;

const Line = v.object({
  id: v.union([v.string(), v.number()]),
  text: v.string(),
  language: v.optional(v.nullable(v.string())),
});

export const suggest: Command = { help: HELP, run };

async function run(args: readonly string[]): Promise<ExitCode> {
  const [path] = args;
  if (path === undefined || args.length > 1) {
    return wrongCall('Name one file of articles.', 'suggest');
  }
  const input = await readInput(path);
  if (input === undefined) {
    process.stderr.write(`${path} cannot be read.\n`);
    return 2;
  }
  let code: ExitCode = 0;
  for (const [index, line] of input.split('\n').entries()) {
    if (line.trim() === '') continue;
    const article = readLine(line);
    if (typeof article === 'string') {
      process.stderr.write(`line ${index + 1}: ${article}\n`);
      code = 1;
      continue;
    }
    const { id, text, language } = article;
    const found = suggestionLine(text, language ?? detectLanguage(text));
    process.stdout.write(`${JSON.stringify({ id, ...found })}\n`);
  }
  return code;
}

async function readInput(path: string): Promise<string | undefined> {
  try {
    return await readFile(path === '-' ? '/dev/stdin' : path, 'utf8');
  } catch {
    return undefined;
  }
}

/** The article of a line, or what is wrong with it. */
function readLine(line: string): v.InferOutput<typeof Line> | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'no JSON';
  }
  const checked = v.safeParse(Line, value);
  if (checked.success) return checked.output;
  const issue = checked.issues[0];
  return `${v.getDotPath(issue) ?? 'line'}: ${issue.message}`;
}
