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

/** The same a group of rows at a time: a line a row, with its line break. */
export async function* readParquetGroups(blob: Blob): AsyncGenerator<readonly string[], void> {
  const { parquetMetadataAsync, parquetReadObjects } = await import('hyparquet');
  const file = {
    byteLength: blob.size,
    slice: (start: number, end?: number) => blob.slice(start, end).arrayBuffer(),
  };
  const metadata = await parquetMetadataAsync(file);
  let rowStart = 0;
  for (const { num_rows: count } of metadata.row_groups) {
    const rowEnd = rowStart + Number(count);
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    const rows = await parquetReadObjects({ file, metadata, rowStart, rowEnd });
    yield rows.map((row) => `${JSON.stringify(row, asNumber)}\n`);
    rowStart = rowEnd;
  }
}

function asNumber(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
