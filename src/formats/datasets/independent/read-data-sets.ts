import { parquetReadObjects } from 'hyparquet';
import { type Files, type FoundText, bytesIn, must, namesIn, textIn } from './found-text.ts';
import { type HfRow, hfText, readHuggingFace } from './read-json-lines.ts';

/** Parquet by hyparquet; 64-bit offsets come as big integers. */
export async function readParquet(files: Files): Promise<readonly FoundText[]> {
  const tables = await Promise.all(
    namesIn(files, '.parquet').map((name) => {
      const { buffer } = bytesIn(files, name).slice();
      return parquetReadObjects({ file: buffer });
    }),
  );
  return tables.flat().map((row) => {
    const plain: HfRow = JSON.parse(
      JSON.stringify(row, (_, value: unknown) =>
        typeof value === 'bigint' ? Number(value) : value,
      ),
    );
    return hfText(plain);
  });
}

type Croissant = {
  readonly '@context': Readonly<Record<string, unknown>>;
  readonly '@type': string;
  readonly conformsTo: string;
  /** An address, the Hub's name for it, or a work that says it in words. */
  readonly license: string | { readonly '@type': string; readonly name: string };
  readonly distribution: readonly {
    readonly '@type': string;
    readonly '@id': string;
    readonly contentUrl: string;
    readonly encodingFormat: string;
    readonly sha256: string;
  }[];
  readonly recordSet: readonly {
    readonly '@id': string;
    readonly field: readonly {
      readonly '@id': string;
      readonly dataType: string;
      readonly source?: {
        readonly fileObject: { readonly '@id': string };
        readonly extract: { readonly column: string };
      };
    }[];
    readonly data?: readonly object[];
  }[];
};

/** Croissant 1.1: what its specification makes mandatory, checksums that hold, columns that are there. */
export async function readCroissant(files: Files): Promise<readonly FoundText[]> {
  const described: Croissant = JSON.parse(textIn(files, 'croissant.json'));
  must(described['@type'] === 'sc:Dataset', '@type');
  must(described.conformsTo === 'http://mlcommons.org/croissant/1.1', 'conformsTo');
  for (const key of 'name description license url creator datePublished version'.split(' '))
    must(key in described, `no ${key}`);
  for (const term of ['recordSet', 'field', 'extract', 'fileObject', 'column', 'key'])
    must(described['@context'][term] === `cr:${term}`, `${term} means nothing`);
  const objects = new Map(described.distribution.map((each) => [each['@id'], each]));
  for (const { contentUrl, encodingFormat, sha256 } of objects.values()) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- At most three files.
    const sum = await sha256Of(textIn(files, contentUrl));
    must(sum === sha256 && encodingFormat === 'application/jsonlines', contentUrl);
  }
  for (const { '@id': id, field } of described.recordSet) {
    for (const { '@id': fieldId, source, dataType } of field) {
      must(fieldId.startsWith(`${id}/`) && /^(?:sc|cr):/.test(dataType), fieldId);
      const from = source && objects.get(source.fileObject['@id']);
      if (!source) continue;
      must(from !== undefined, `${fieldId}: no file`);
      for (const line of textIn(files, from.contentUrl).split('\n').slice(0, -1)) {
        const record: object = JSON.parse(line);
        must(source.extract.column in record, `${fieldId}: no column`);
      }
    }
  }
  must(
    namesIn(files, '.jsonl').every((name) =>
      [...objects.values()].some((each) => each.contentUrl === name),
    ),
    'a file that is not described',
  );
  return readHuggingFace(files);
}

/** Under which licence the data is, as an address or a name; in words where it is under none. */
export function readCroissantLicense(files: Files): {
  readonly license?: string;
  readonly words?: string;
} {
  const { license }: Croissant = JSON.parse(textIn(files, 'croissant.json'));
  if (typeof license === 'string') {
    must(/^[a-z\d][\w.+-]*$/i.test(license) || URL.canParse(license), license);
    return { license };
  }
  must(license['@type'] === 'sc:CreativeWork' && license.name.trim() !== '', 'license');
  return { words: license.name };
}

async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
