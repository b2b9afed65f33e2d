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
    const fault = error instanceof Error ? (error.message.split('. ')[0] ?? '') : 'Unknown option';
    const unknown = /^Unknown option '--(.*)'$/.exec(fault)?.[1];
    const near = unknown === undefined ? [] : nearNames(unknown, Object.keys(options));
    return err(
      near.length === 0 ? fault : `${fault}.${didYouMean(near.map((name) => `--${name}`))}`,
    );
  }
}
