/** The narrowest array that holds the codes of a dictionary. */
type Codes = Uint8Array | Uint16Array | Uint32Array;

/**
 * A column of values of which many are alike or absent: each row is a number, 0 for absent, `n` for
 * the dictionary's value `n - 1`. Typed arrays and one string are copied in and out of the database
 * in one piece, objects one by one.
 */
export type DictionaryColumn = {
  readonly codes: Codes;
  /** JSON array. */
  readonly values: string;
};

/** A packed layer that cannot be read: written by a newer version, or damaged. */
export class UnreadableColumn extends Error {
  override readonly name = 'UnreadableColumn';
}

/** Collects one dictionary column row by row. */
export class ColumnBuilder {
  readonly #rows: Uint32Array;
  readonly #values: string[] = [];
  /** By the text itself, or by the JSON of anything else: a column never mixes the two. */
  readonly #codes = new Map<string, number>();
  #lastValue: unknown;
  #lastCode = 0;

  constructor(rows: number) {
    this.#rows = new Uint32Array(rows);
  }

  /** `undefined` is kept as absent. */
  set(row: number, value: unknown): void {
    if (value === undefined) return;
    // Neighbours often share an object; then it need not be written as JSON to be recognised.
    if (value !== this.#lastValue) {
      this.#lastCode = this.#codeOf(value);
      this.#lastValue = value;
    }
    this.#rows[row] = this.#lastCode;
  }

  build(): DictionaryColumn {
    return {
      codes: narrowest(this.#rows, this.#values.length),
      values: `[${this.#values.join(',')}]`,
    };
  }

  #codeOf(value: unknown): number {
    const key = typeof value === 'string' ? value : JSON.stringify(value);
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    this.#values.push(typeof value === 'string' ? JSON.stringify(value) : key);
    const code = this.#values.length;
    this.#codes.set(key, code);
    return code;
  }
}

/** Reads a column back. Rows with the same code share one value. */
export class ColumnReader<T> {
  readonly #codes: Codes;
  readonly #values: readonly T[];

  constructor({ codes, values }: DictionaryColumn, rows: number) {
    if (codes.length !== rows) throw new UnreadableColumn('a column of another length');
    this.#codes = codes;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Only `ColumnBuilder` writes it; the pair is typed where it is used.
    this.#values = JSON.parse(values) as readonly T[];
  }

  /** The row's value; `undefined` where there is none. */
  at(row: number): T | undefined {
    const code = this.#codes[row];
    if (code === 0) return undefined;
    const value = code === undefined ? undefined : this.#values[code - 1];
    if (value === undefined) throw new UnreadableColumn('a code without a value');
    return value;
  }

  /** The row's value, which must be there. */
  required(row: number): T {
    const value = this.at(row);
    if (value === undefined) throw new UnreadableColumn('a row without a value');
    return value;
  }
}

function narrowest(numbers: Uint32Array, max: number): Codes {
  if (max <= 0xff) return Uint8Array.from(numbers);
  if (max <= 0xffff) return Uint16Array.from(numbers);
  return numbers;
}
