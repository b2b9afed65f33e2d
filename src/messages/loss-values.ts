type ToldLoss = {
  readonly count: number;
  readonly into?: number;
  readonly name?: string;
};

/** What the messages of `export.loss` are filled with. */
export function lossValues({ count, into = 0, name = '' }: ToldLoss) {
  return { count, into, name, what: name === '' ? '' : `“${name}” ` };
}
