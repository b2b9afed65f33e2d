import { parseArgs } from 'node:util';
import { type Result, err, ok } from '#domain/result.ts';
import { didYouMean, nearNames } from './near-names.ts';

export type CliOptions = {
  readonly files: readonly string[];
  readonly value: (name: string) => string | undefined;
  readonly has: (name: string) => boolean;
};

type Names = {
  /** Options that take a value: `--out DIR`. */
  readonly values: readonly string[];
  readonly flags?: readonly string[];
};

/** Takes a command's arguments apart; an unknown option or a missing value is told in words. */
export function readOptions(args: readonly string[], names: Names): Result<CliOptions, string> {
  const options = Object.fromEntries([
    ...names.values.map((name) => [name, { type: 'string' as const }]),
    ...(names.flags ?? []).map((name) => [name, { type: 'boolean' as const }]),
  ]);
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const values = new Map<string, unknown>(Object.entries(parsed.values));
    return ok({
      files: parsed.positionals,
      value: (name) => {
        const value = values.get(name);
        return typeof value === 'string' ? value : undefined;
      },
      has: (name) => values.has(name),
    });
  } catch (error) {
    return err(faultWords(error, args, Object.keys(options)));
  }
}

/** What is wrong with a call: Node says it in several sentences of its own. */
function faultWords(error: unknown, args: readonly string[], known: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error);
  const option = /'(-[^' ]*)/.exec(message)?.[1];
  if (option === undefined) return message;
  if (message.startsWith('Unknown')) {
    const near = nearNames(option.replace(/^-+/, ''), known);
    return `There is no option ${option}.${didYouMean(near.map((name) => `--${name}`))}`;
  }
  if (message.includes('does not take')) return `${option} takes no value.`;
  const next = args[args.indexOf(option) + 1];
  return message.includes('ambiguous') && next !== undefined
    ? `${option} needs a value; one that begins with a hyphen is joined to it: ${option}=${next}.`
    : `${option} needs a value.`;
}
