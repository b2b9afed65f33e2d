import { isLicenseAddress } from '#domain/export/license.ts';
import type { ExportSet } from '#domain/export/export-set.ts';
import { type SetSurvey, countNames, namesIn } from '#domain/export/set-survey.ts';
import { err, ok } from '#domain/result.ts';
import { problemList } from '#formats/file-problem.ts';
import { cardCounts, surveyForCard } from './card-counts.ts';
import {
  type Closed,
  type Closing,
  type ExportFormat,
  type ExportOptions,
  textOf,
} from './export-format.ts';
import { HERE, columnFaults, decodeCroissant } from './croissant.ts';
import { croissantFields } from './croissant-fields.ts';
import { NO_LICENSE } from './dataset-card.ts';
import { huggingface } from './encode-huggingface.ts';
import { flattenForHf, hfName, verifyHf, writtenInHf } from './hf-records.ts';
import { licenseAddress } from './license-address.ts';
import { sha256OfBlob } from './sha-256-of-blob.ts';

/** The Hugging Face data set with a description in Croissant 1.1 beside it: its files, their checksums, their columns. */
export const croissant: ExportFormat = {
  title: 'Croissant 1.1',
  unit: 'code points',
  inParts: { survey, close },
  losses: (set) => flattenForHf(set).losses,
  written: writtenInHf,
  encode: async (set, options) => {
    const files = await huggingface.encode(set, options);
    const data = new Map<string, string>();
    for (const { name, content } of files) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- At most three.
      if (name.startsWith('data/')) data.set(name, await options.sha256(textOf(content)));
    }
    const content = describe(set, options, data);
    return [{ name: DESCRIPTION, content, joint: { kind: 'closed' } }, ...files];
  },
  verify: async (files, set, { sha256 }) => {
    const described = decodeCroissant(files.text(DESCRIPTION));
    if (!described.ok) return described;
    const problems = problemList();
    for (const { contentUrl, sha256: sum } of described.value.distribution) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- At most three.
      if (!files.has(contentUrl) || (await sha256(files.text(contentUrl))) !== sum)
        problems.add(DESCRIPTION, 'hash-differs', contentUrl);
    }
    for (const { place, detail } of columnFaults(described.value, files.text))
      problems.add(`${DESCRIPTION}: ${place}`, 'not-the-same', detail);
    const verified = verifyHf(files, set);
    if (!verified.ok) return verified;
    return problems.all().length > 0 ? err(problems.all()) : ok(verified.value);
  },
};

const DESCRIPTION = 'croissant.json';

/** Days of the latest edits stand in the description, beside what a card counts. */
function survey(set: ExportSet): SetSurvey {
  return { ...surveyForCard(writtenInHf(set)), [DAYS]: countNames([lastDay(set)]) };
}

const DAYS = 'last days';

/** Checksums are those of the whole files. */
async function close(
  joined: ReadonlyMap<string, Blob>,
  { set, options }: Closing,
): Promise<Closed> {
  const data = new Map<string, string>();
  for (const split of cardCounts(set).documents.keys()) {
    const name = hfName(split);
    const blob = joined.get(name);
    // oxlint-disable-next-line eslint/no-await-in-loop -- At most three.
    if (blob) data.set(name, await sha256OfBlob(blob));
  }
  const written = [...joined.keys()].filter((name) => name.startsWith('data/'));
  if (data.size !== written.length)
    return err([{ place: DESCRIPTION, kind: 'not-the-same', detail: written.join(', ') }]);
  const content = describe(set, options, data);
  const described = decodeCroissant(content);
  if (!described.ok) return described;
  return ok(new Map([...joined, [DESCRIPTION, new Blob([content])]]));
}

const PREFIXED =
  'arrayShape citeAs column conformsTo containedIn dataType extract field fileProperty fileObject fileSet format includes isArray isLiveDataset jsonPath key md5 parentField path recordSet references regex repeated replace separator source subField transform';

const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  ...Object.fromEntries(PREFIXED.split(' ').map((term) => [term, `cr:${term}`])),
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  prov: 'http://www.w3.org/ns/prov#',
  sc: 'https://schema.org/',
};

/** `data`: file → its checksum. */
function describe(
  set: ExportSet,
  { title = set.project.name, license }: ExportOptions,
  data: ReadonlyMap<string, string>,
): string {
  const splits = [...data].map(([name, sum]) => ({
    name,
    sum,
    split: name.replace(/^data\/|\.jsonl$/g, ''),
  }));
  const { languages, annotators } = cardCounts(set);
  const metadata = {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    name: title,
    description:
      'Annotated news articles: who says what, through which source. Offsets are Unicode code points, end-exclusive.',
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    license: licenseOf(license),
    url: HERE,
    version: '1.0.0',
    datePublished: lastDay(set),
    creator: creatorsOf(set, title, [...annotators.keys()].toSorted()),
    inLanguage: [...languages.keys()].toSorted(),
    distribution: splits.map(({ name, sum, split }) => ({
      '@type': 'cr:FileObject',
      '@id': `${split}.jsonl`,
      name: `${split}.jsonl`,
      contentUrl: name,
      encodingFormat: 'application/jsonlines',
      sha256: sum,
    })),
    recordSet: [
      {
        '@type': 'cr:RecordSet',
        '@id': 'splits',
        name: 'splits',
        dataType: 'cr:Split',
        key: { '@id': 'splits/name' },
        field: [{ '@type': 'cr:Field', '@id': 'splits/name', name: 'name', dataType: 'sc:Text' }],
        data: splits.map(({ split }) => ({ 'splits/name': split })),
      },
      ...splits.map(({ split }) => ({
        '@type': 'cr:RecordSet',
        '@id': split,
        name: split,
        description: `One annotator’s work on one article a record, ${split} split.`,
        field: croissantFields(split, `${split}.jsonl`),
      })),
    ],
  };
  return `${JSON.stringify(metadata, undefined, 1)}\n`;
}

/** Who annotated; what several have made together is nobody's own. */
function creatorsOf({ layers }: ExportSet, title: string, annotators: readonly string[]) {
  if (layers === 'each') return annotators.map((name) => ({ '@type': 'sc:Person', name }));
  const who = layers === 'curated' ? 'curators' : 'annotators';
  return [{ '@type': 'sc:Organization', name: `The ${who} of ${title}` }];
}

/** Croissant wants an address or a described work, and one of them always; Hugging Face an identifier, if any. */
function licenseOf(license: string | undefined): string | object {
  if (license !== undefined && isLicenseAddress(license)) return license;
  const address = license === undefined ? undefined : licenseAddress(license);
  return address ?? { '@type': 'sc:CreativeWork', name: license ?? NO_LICENSE };
}

/** Of the latest edit: an export has no clock. */
function lastDay({ documents, project, known }: ExportSet): string {
  const days = namesIn(known, DAYS);
  let latest = Math.max(project.createdAt, ...days.map((day) => Date.parse(day)));
  for (const { annotations } of documents) {
    for (const { updatedAt } of annotations) latest = Math.max(latest, updatedAt);
  }
  return new Date(latest).toISOString().slice(0, 10);
}
