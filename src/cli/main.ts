import type { Command, ExitCode } from './command.ts';

/** Each is loaded only when it is called. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  text: async () => (await import('./commands/text.ts')).text,
  suggest: async () => (await import('./commands/suggest.ts')).suggest,
  import: async () => (await import('./commands/import.ts')).importCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  validate: async () => (await import('./commands/validate.ts')).validate,
  stats: async () => (await import('./commands/stats.ts')).stats,
  agreement: async () => (await import('./agreement.ts')).agreement,
};

/** Runs one command of the terminal; `args` as after the program's name. */
export async function run(args: readonly string[]): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(await overview());
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    process.stderr.write(`There is no command "${name}".\n\n${await overview()}`);
    return 2;
  }
  const command = await load();
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`${command.help.trim()}\n`);
    return 0;
  }
  return command.run(rest);
}

async function overview(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(COMMANDS).map(async ([name, load]) => {
      const [what] = (await load()).help.trim().split('\n');
      return `  ${name.padEnd(12)}${what}`;
    }),
  );
  return `npm run -s ascribe -- COMMAND …\n\n${lines.join('\n')}\n\nCOMMAND --help tells more.\n`;
}
