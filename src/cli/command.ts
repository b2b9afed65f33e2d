/** One command of the terminal. `run` writes to the streams of the process and says how it ended. */
export type Command = {
  /** First line: what it does; then its usage and options. Shown by `--help`. */
  readonly help: string;
  /** 0: all went well; 1: the input has faults, all of them told; 2: the call itself is wrong. */
  readonly run: (args: readonly string[]) => Promise<ExitCode>;
};

export type ExitCode = 0 | 1 | 2;

/** A call that is wrong: what about it, and where its help is. The help itself would push the fault off the screen. */
export function wrongCall(fault: string, command: string): ExitCode {
  process.stderr.write(`${fault}\nHow to call it: npm run -s ascribe -- ${command} --help\n`);
  return 2;
}
