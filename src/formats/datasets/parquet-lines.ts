/** First and last bytes of every Parquet file. */
const MAGIC = 'PAR1';

export function isParquet(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) === MAGIC;
}

/** A Parquet file of our own as JSON, a row a line: to be compared, and to be searched for names. */
export async function readParquetLines(bytes: Uint8Array): Promise<string> {
  const { parquetReadObjects } = await import('hyparquet');
  const rows = await parquetReadObjects({ file: new Uint8Array(bytes).buffer });
  return rows.map((row) => `${JSON.stringify(row, asNumber)}\n`).join('');
}

function asNumber(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
