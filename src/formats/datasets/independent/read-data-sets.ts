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

type CroissantField = {
  readonly '@id': string;
  readonly name: string;
  readonly dataType: string;
  readonly source?: {
    readonly fileObject: { readonly '@id': string };
    readonly extract: { readonly column: string };
    readonly transform?: { readonly jsonPath: string };
  };
};

type Croissant = {
  readonly '@context': Readonly<Record<string, unknown>>;
  readonly '@type': string;
  readonly conformsTo: string;
  readonly url: string;
  /** An address, or a work that says it in words. */
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
    readonly field: readonly (CroissantField & {
      readonly isArray?: boolean;
      readonly subField?: readonly CroissantField[];
    })[];
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
  must(described.url === './' || URL.canParse(described.url), described.url);
  readLicense(described);
  for (const term of [
    'recordSet',
    'field',
    'subField',
    'extract',
    'transform',
    'fileObject',
    'column',
    'jsonPath',
    'isArray',
    'arrayShape',
    'key',
  ])
    must(described['@context'][term] === `cr:${term}`, `${term} means nothing`);
  const objects = new Map(described.distribution.map((each) => [each['@id'], each]));
  for (const { contentUrl, encodingFormat, sha256 } of objects.values()) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- At most three files.
    const sum = await sha256Of(textIn(files, contentUrl));
    must(sum === sha256 && encodingFormat === 'application/jsonlines', contentUrl);
  }
  for (const { '@id': id, field } of described.recordSet) {
    for (const each of field) {
      must((each.subField !== undefined) === (each.isArray === true), each['@id']);
      must(each['@id'] === `${id}/${each.name}`, each['@id']);
      for (const { '@id': inner, name } of each.subField ?? [])
        must(inner === `${each['@id']}/${name}`, inner);
      for (const { '@id': fieldId, source, dataType } of [each, ...(each.subField ?? [])]) {
        must(/^(?:sc|cr):/.test(dataType), fieldId);
        if (!source) continue;
        const { column } = source.extract;
        const member = source.transform ? `/${source.transform.jsonPath.slice(2)}` : '';
        must(fieldId === `${id}/${column}${member}`, `${fieldId}: ${column}${member}`);
        const from = objects.get(source.fileObject['@id']);
        must(from !== undefined, `${fieldId}: no file`);
        for (const line of textIn(files, from.contentUrl).split('\n').slice(0, -1)) {
          for (const value of extracted(JSON.parse(line), source))
            must(isOfType(value, dataType), `${fieldId}: ${JSON.stringify(value)}`);
        }
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

/** As mlcroissant does it: a path is followed in every item of a list. */
function extracted(
  record: Readonly<Record<string, unknown>>,
  { extract, transform }: NonNullable<CroissantField['source']>,
): readonly unknown[] {
  const value = record[extract.column];
  if (!transform) return [value];
  const name = /^\$\.(\w+)$/.exec(transform.jsonPath)?.[1];
  must(name !== undefined && Array.isArray(value), `${transform.jsonPath} in ${extract.column}`);
  return value.map((item: Readonly<Record<string, unknown>>) => item[name]);
}

function isOfType(value: unknown, dataType: string): boolean {
  if (dataType === 'sc:Integer') return Number.isInteger(value);
  return typeof value === (dataType === 'sc:Boolean' ? 'boolean' : 'string');
}

/** Under which licence the data is, as an address; in words where it is under none. */
export function readCroissantLicense(files: Files): {
  readonly license?: string;
  readonly words?: string;
} {
  return readLicense(JSON.parse(textIn(files, 'croissant.json')));
}

function readLicense({ license }: Croissant): ReturnType<typeof readCroissantLicense> {
  if (typeof license === 'string') {
    must(URL.canParse(license), license);
    return { license };
  }
  must(license['@type'] === 'sc:CreativeWork' && license.name.trim() !== '', 'license');
  return { words: license.name };
}

async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
