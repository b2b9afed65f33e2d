/** Files chosen before there was a library to take them (the recovery screen). */
let waiting: readonly File[] = [];

export function giveOver(files: readonly File[]): void {
  waiting = files;
}

/** Takes them, once. */
export function takeOver(): readonly File[] {
  const files = waiting;
  waiting = [];
  return files;
}
