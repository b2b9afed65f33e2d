import { isLicenseAddress } from '#domain/export/license.ts';
import { type ExportSet, SPLITS } from '#domain/export/export-set.ts';
import type { ExportFormat, ExportOptions } from './export-format.ts';
import { flattenForHf, hfFiles, hfName, verifyHf, writtenInHf } from './hf-records.ts';
import { cardCounts, surveyForCard, totalOf } from './card-counts.ts';
import { CARD_NAME, cardOptions } from './card-file.ts';
import { cardLines } from './dataset-card.ts';
import { onOneLine } from './flatten-work.ts';

/** A folder that `load_dataset` reads: JSONL by split, and a card that says what is in it. */
export const huggingface: ExportFormat = {
  title: 'Hugging Face data set',
  unit: 'code points',
  inParts: { survey: (set) => surveyForCard(writtenInHf(set)) },
  losses: (set) => flattenForHf(set).losses,
  written: writtenInHf,
  encode: (set, options) => [
    { name: CARD_NAME, content: cardOf(writtenInHf(set), options), joint: { kind: 'same' } },
    ...hfFiles(set),
  ],
  verify: verifyHf,
};

/** One that the Hub has no word for is another one, to be read at its address. */
function licenseLines(license: string): readonly string[] {
  const quoted = JSON.stringify(license);
  return isLicenseAddress(license)
    ? ['license: "other"', `license_link: ${quoted}`]
    : [`license: ${quoted}`];
}

const PAIRS = ['key', 'value'].map((name) => `      - {name: ${name}, dtype: string}`);

function cardOf(set: ExportSet, options: ExportOptions): string {
  const { title = set.project.name, license, card } = options;
  const counts = cardCounts(set);
  const splits = [...counts.documents.keys()].map(hfName);
  const languages = new Set([...counts.languages.keys()].flatMap(languageOf));
  return [
    '---',
    `pretty_name: ${JSON.stringify(onOneLine(title))}`,
    ...(languages.size === 0 ? [] : ['language:']),
    ...[...languages].toSorted().map((language) => `- ${JSON.stringify(language)}`),
    // The Hub says itself that there is none: `other` would be one that is told elsewhere.
    ...(license === undefined ? [] : licenseLines(license)),
    'task_categories:',
    '- token-classification',
    'size_categories:',
    `- ${sizeOf(totalOf(counts.documents))}`,
    'tags:',
    '- claims',
    '- attribution',
    '- news',
    'configs:',
    '- config_name: default',
    '  data_files:',
    ...splits
      .toSorted((a, b) => rankOf(a) - rankOf(b))
      .flatMap((name) => [`  - split: ${splitOf(name)}`, `    path: ${name}`]),
    ...FEATURES,
    '---',
    '',
    ...cardLines(set, {
      ...card,
      ...cardOptions(set, options),
      positions: POSITIONS,
      fields: FIELDS,
    }),
  ].join('\n');
}

const POSITIONS =
  '**Offsets are Unicode code points, end-exclusive:** in Python `text[start:end]` is the annotated passage. An annotation may consist of several pieces (`fragments`); annotations nest and cross.';

const FIELDS =
  'The ends of a relation are `head` and `tail`, ids of spans of the same record; `inherited` is true where nobody drew it. Values of attributes are JSON. What is unknown is an empty text.';

/** Declared, so that a split in which a list is always empty has its type all the same. */
const FEATURES = [
  'dataset_info:',
  '  features:',
  ...['id', 'text', 'title', 'byline', 'outlet', 'published', 'url', 'language', 'annotator'].map(
    (name) => `  - {name: ${name}, dtype: string}`,
  ),
  '  - name: spans',
  '    list:',
  '    - {name: id, dtype: string}',
  '    - {name: label, dtype: string}',
  '    - {name: start, dtype: int64}',
  '    - {name: end, dtype: int64}',
  '    - name: fragments',
  '      list:',
  '      - {name: start, dtype: int64}',
  '      - {name: end, dtype: int64}',
  ...['text', 'entity', 'entity_name', 'note'].map(
    (name) => `    - {name: ${name}, dtype: string}`,
  ),
  '    - name: attributes',
  '      list:',
  ...PAIRS,
  '  - name: relations',
  '    list:',
  ...['id', 'type', 'head', 'tail'].map((name) => `    - {name: ${name}, dtype: string}`),
  '    - {name: inherited, dtype: bool}',
  '    - name: attributes',
  '      list:',
  ...PAIRS,
];

/** What the Hub lists: "en", for "en" and "en-US". Anything but a language's code of ISO 639 keeps a card from being taken. */
function languageOf(language: string): readonly string[] {
  const [code = ''] = language.toLowerCase().split('-');
  return /^[a-z]{2,3}$/.test(code) && code !== 'und' ? [code] : [];
}

/** To train on first, as people list them. */
function rankOf(name: string): number {
  return SPLITS.findIndex((split) => split === splitOf(name));
}

function splitOf(name: string): string {
  return name.replace(/^data\//, '').replace(/\.jsonl$/, '');
}

function sizeOf(records: number): string {
  if (records < 1000) return 'n<1K';
  if (records < 10_000) return '1K<n<10K';
  return records < 100_000 ? '10K<n<100K' : '100K<n<1M';
}
