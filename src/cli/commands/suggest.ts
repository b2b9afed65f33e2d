import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { suggestionLine } from '#domain/suggest/suggestion-line.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { detectLanguage } from '#domain/text/language.ts';
import { readOptions } from '#cli/cli-options.ts';
import { type Command, type ExitCode, wrongCall } from '#cli/command.ts';
import { fileFault } from '#cli/file-fault.ts';
import { tell } from '#cli/read-project.ts';

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

Exit codes: 0 all lines were read; 1 some were not, or the file cannot be; 2 the call is wrong.
`;

const Line = v.object({
  id: v.union([v.string(), v.number()]),
  text: v.string(),
  language: v.optional(v.nullable(v.string())),
});

export const suggest: Command = { help: HELP, run };

async function run(args: readonly string[]): Promise<ExitCode> {
  const options = readOptions(args, { values: [] });
  const [path, ...others] = options.ok ? options.value.files : [];
  if (!options.ok || path === undefined || others.length > 0) {
    return wrongCall(options.ok ? 'Name one file of articles.' : options.error, 'suggest');
  }
  const input = await readInput(path);
  if (!input.ok) {
    tell([input.error], path);
    return 1;
  }
  let code: ExitCode = 0;
  for (const [index, line] of input.value.split('\n').entries()) {
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

async function readInput(path: string): Promise<Result<string, string>> {
  try {
    return ok(await readFile(path === '-' ? '/dev/stdin' : path, 'utf8'));
  } catch (error) {
    return err(fileFault(error));
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
