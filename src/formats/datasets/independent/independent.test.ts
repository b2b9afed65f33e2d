import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { CLAIM, SAID_BY } from '#domain/annotation/attribution.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { type ExportSelection, makeExportSet } from '#domain/export/export-set.ts';
import { hashTexts } from '#domain/export/without-hidden.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { exportFiles } from '#formats/datasets/export-files.ts';
import {
  type ExportFile,
  type ExportOptions,
  isBytes,
  textOf,
} from '#formats/datasets/export-format.ts';
import {
  EXPORT_FORMATS,
  type ExportFormatName,
  loadExportFormat,
} from '#formats/datasets/export-formats.ts';
import { FORMAT_FACTS } from '#formats/datasets/format-facts.ts';
import { aCheckedProject } from '#formats/datasets/test-checked-project.ts';
import {
  aTortureProject,
  hiding,
  projectArbitrary,
} from '#formats/datasets/test-export-project.ts';
import { ODD_NAMES, aProjectNaming, withAllShown } from '#formats/datasets/test-odd-names.ts';
import { TAMPERED, tamper } from '#formats/datasets/test-tampered.ts';
import { aProject, sha256 } from '#formats/project-file/test-bundle.ts';
import {
  type Holding,
  differences,
  piecesWithWords,
  rulerOf,
  without,
} from './compare-with-project.ts';
import type { Files, FoundText } from './found-text.ts';
import { readBrat } from './read-brat.ts';
import { readJsonCas, readXmi } from './read-cas.ts';
import { readClaimReviews } from './read-claim-reviews.ts';
import {
  type FoundClaim,
  readAveritec,
  readFactCheckCsv,
  readFactCheckDocx,
} from './read-claims.ts';
import { readCsvTables } from './read-csv-tables.ts';
import { readCroissant, readCroissantLicense, readParquet } from './read-data-sets.ts';
import { readDocx, readHtml } from './read-documents.ts';
import { readAscribeJsonl, readDoccano, readHuggingFace, readSpacy } from './read-json-lines.ts';
import { readLabelStudio } from './read-label-studio.ts';
import { readMarkdown } from './read-markdown.ts';
import { readRefiQda } from './read-refi-qda.ts';
import { readTei } from './read-tei.ts';
import { readConll, readWebannoTsv } from './read-token-tables.ts';
import { readWebAnnotations } from './read-web-annotation.ts';
import { shownProject } from './shown-project.ts';

type Reader = (files: Files) => readonly FoundText[] | Promise<readonly FoundText[]>;

/** What is written for people calls labels what the codebook calls them. */
function labelId(label: string): string {
  return DEFAULT_CODEBOOK.labels.find(({ name }) => name === label)?.id ?? label;
}

function inIds(read: Reader): Reader {
  return async (files) =>
    (await read(files)).map((text) => ({
      ...text,
      spans: text.spans.map((span) => ({ ...span, label: labelId(span.label) })),
    }));
}

const ALL: Holding = { isExact: true, hasPieces: true, hasLinks: true };
const SPLIT: Holding = { ...ALL, hasPieces: false };

/** Formats of spans: who reads them, and what they hold. */
const READERS: readonly (readonly [ExportFormatName, Reader, Holding])[] = [
  ['ascribe-jsonl', readAscribeJsonl, ALL],
  ['csv', readCsvTables, ALL],
  ['w3c', readWebAnnotations, ALL],
  ['huggingface', readHuggingFace, ALL],
  ['croissant', readCroissant, ALL],
  ['parquet', readParquet, ALL],
  // A span that crosses a line is written in pieces.
  ['brat', readBrat, { ...ALL, isExact: false }],
  ['uima-json', readJsonCas, SPLIT],
  ['xmi', readXmi, SPLIT],
  ['label-studio', readLabelStudio, SPLIT],
  ['doccano', readDoccano, SPLIT],
  ['qdpx', readRefiQda, SPLIT],
  // White space at the ends of a span, and between blocks, is not kept.
  ['spacy', readSpacy, { ...SPLIT, isExact: false }],
  ['webanno-tsv', readWebannoTsv, { ...SPLIT, isExact: false }],
  ['tei', readTei, { ...SPLIT, isExact: false }],
  ['conll', readConll, { isExact: false, hasPieces: false, hasLinks: false }],
  ['docx', inIds(readDocx), { isExact: false, hasPieces: false, hasLinks: false }],
  ['html', inIds(readHtml), { isExact: false, hasPieces: true, hasLinks: false }],
];

const UNDER_CC = { license: 'cc-by-4.0' };

type Asked = Partial<Pick<ExportSelection, 'layers' | 'withoutHidden'> & ExportOptions>;

function filesOf(files: readonly ExportFile[]): Files {
  return new Map(
    files.map(({ name, content }) => [name, isBytes(content) ? content : textOf(content)]),
  );
}

async function written(
  name: ExportFormatName,
  bundle: ProjectBundle,
  { layers = 'each', withoutHidden, ...said }: Asked = UNDER_CC,
) {
  const format = await loadExportFormat(name);
  const selection = { layers, ...(withoutHidden && { withoutHidden }) };
  const set = await hashTexts(makeExportSet(bundle, selection), sha256);
  const exported = await exportFiles(format, set, { sha256, ...said });
  if (!exported.ok) throw new Error(JSON.stringify(exported.error.slice(0, 3)));
  const files: Files = filesOf(exported.value.files);
  const nested = format.losses(set).filter(({ kind }) => kind === 'nested');
  return { files, nested: nested.reduce((sum, { count }) => sum + count, 0) };
}

async function check(
  bundle: ProjectBundle,
  [name, read, holds]: (typeof READERS)[number],
  more: Pick<ExportSelection, 'withoutHidden'> = {},
) {
  const { files, nested } = await written(name, bundle, { ...UNDER_CC, ...more });
  const wanted = more.withoutHidden ? shownProject(bundle) : bundle;
  const { lostSpans, ...others } = differences(await read(files), wanted, holds);
  expect(others).toEqual({ newSpans: [], lostLinks: [], newLinks: [] });
  // Nothing more is lost than was announced.
  expect(lostSpans.slice(0, nested === lostSpans.length ? 0 : 5)).toEqual([]);
}

const torture = aTortureProject();

describe.each(READERS)('%s, read by a reader that shares nothing with the writer', (...row) => {
  test(
    'has every annotation of the torture project at its place',
    { timeout: 60_000 },
    async () => {
      await check(torture, row);
      expect.hasAssertions();
    },
  );

  test('has every annotation of whatever project', { timeout: 60_000 }, async () => {
    const isWhole = fc.asyncProperty(projectArbitrary, (bundle) => check(bundle, row));
    await fc.assert(isWhole, { numRuns: 15 });
    expect.hasAssertions();
  });
});

describe.each(READERS.filter(([name]) => FORMAT_FACTS[name].reader === 'dataset'))(
  '%s without hidden parts, read by such a reader',
  (...row) => {
    test('has what is shown of every annotation at its place in the shorter text', async () => {
      const isShown = fc.asyncProperty(projectArbitrary, fc.nat(31), async (bundle, bits) => {
        const some = hiding(bundle, bits);
        fc.pre(shownProject(some).articles.length > 0);
        await check(some, row, { withoutHidden: true });
      });
      await fc.assert(isShown, { numRuns: 15 });
      expect.hasAssertions();
    }, 60_000);

    test('so it has of the torture project', async () => {
      await check(hiding(torture, 0b0101), row, { withoutHidden: true });
      expect.hasAssertions();
    }, 60_000);
  },
);

test.each(READERS)(
  '%s: as much is told to be in it as is found',
  async (name, read, holds) => {
    const { written: writtenOf } = await loadExportFormat(name);
    const isTold = fc.asyncProperty(projectArbitrary, async (bundle) => {
      const found = await read((await written(name, bundle)).files);
      const { documents } = writtenOf(makeExportSet(bundle, { layers: 'each' }));
      const annotations = documents.flatMap((document) => document.annotations);
      const spans = found.flatMap((text) => text.spans).length;
      const isAll = holds.hasPieces ? spans === annotations.length : spans >= annotations.length;
      expect(isAll).toBe(true);
      const drawn = documents
        .flatMap(({ relations }) => relations)
        .filter(({ inherited, to }) => !inherited && to.kind === 'annotation');
      const links = found.flatMap((text) => text.links);
      // A reader of documents for people finds none.
      expect(links.length).toBe(holds.hasLinks ? drawn.length : 0);
    });
    await fc.assert(isTold, { numRuns: 15 });
    expect.hasAssertions();
  },
  60_000,
);

function bare(text: string): string {
  return text.replaceAll(/\s/g, '');
}

test.each(READERS)('%s: labels and attributes may be called anything', async (name, read) => {
  for (const odd of ODD_NAMES) {
    const bundle = await aProjectNaming(odd);
    const found = await read((await written(name, bundle)).files);
    const count = found.flatMap(({ spans }) => spans).length;
    expect([3, 4]).toContain(count);
  }
});

/** Label, words without white space and the end of each annotation, as a footnote tells them. */
function footnotes({ articles }: ProjectBundle): readonly string[] {
  return articles.flatMap(({ revision: { text }, layers }) => {
    const ruler = rulerOf(text);
    return layers.flatMap(({ annotations }) =>
      annotations.flatMap((annotation) => {
        const pieces = annotation.health === 'orphaned' ? [] : piecesWithWords(annotation, text);
        const words = bare(
          pieces.map(({ start, end }) => text.slice(start, end)).join('…'),
        ).replace(/^“(.*)”$/su, '$1');
        const end = ruler.at(pieces.at(-1)?.end ?? 0);
        return pieces.length === 0 ? [] : [`${annotation.label} ${words} ${end}`];
      }),
    );
  });
}

test('markdown, read by marked, has a footnote at the end of every annotation', async () => {
  const isWhole = fc.asyncProperty(projectArbitrary, async (bundle) => {
    const { files } = await written('markdown', bundle);
    const found = readMarkdown(files).flatMap(({ text, notes }) => {
      const { at } = rulerOf(text);
      return notes.map(({ label, words, end }) => `${labelId(label)} ${bare(words)} ${at(end)}`);
    });
    expect(found.toSorted()).toEqual(footnotes(bundle).toSorted());
  });
  await fc.assert(isWhole, { numRuns: 15 });
  const { files } = await written('markdown', torture);
  expect(readMarkdown(files).flatMap(({ notes }) => notes).length).toBe(footnotes(torture).length);
});

test.each(TAMPERED.filter(([name]) => READERS.some(([each]) => each === name)))(
  '%s: a file with one fault in it (%s) is found out',
  async (name, from, to) => {
    const row = READERS.find(([each]) => each === name);
    if (!row) throw new Error(name);
    const bundle = withAllShown(await aProject());
    const { files } = await written(name, bundle);
    const changed = tamper(
      [...files].map(([path, content]) => ({ name: path, content })),
      from,
      to,
    );
    const [, read, holds] = row;
    const isFound = async (all: Files): Promise<boolean> => {
      try {
        const { newSpans, newLinks } = differences(await read(all), bundle, holds);
        return newSpans.length + newLinks.length > 0;
      } catch {
        return true;
      }
    };
    expect(await isFound(files)).toBe(false);
    expect(await isFound(filesOf(changed))).toBe(true);
  },
);

function wordsOf(annotation: Pick<Annotation, 'fragments'>, text: string): string {
  const pieces = piecesWithWords(annotation, text);
  return pieces.map(({ start, end }) => text.slice(start, end)).join('…');
}

/** The sentence that somebody wrote for the claim, else its words. */
function ownWords(
  { fragments, attributes }: Pick<Annotation, 'fragments' | 'attributes'>,
  text: string,
): string {
  const { normalized } = attributes;
  const isWritten = typeof normalized === 'string' && normalized.trim() !== '';
  return isWritten ? normalized : wordsOf({ fragments }, text);
}

/** What a format of claims should hold: their sentences and speakers, straight from the project. */
function claimsOf({ articles, entities }: ProjectBundle): readonly {
  readonly claim: string;
  readonly pair: string | undefined;
  /** Its words are; somebody wrote a sentence all the same. */
  readonly isBlank: boolean;
}[] {
  return articles.flatMap(({ revision: { text }, layers }) =>
    layers.flatMap(({ annotations, relations }) =>
      annotations.flatMap(({ id, label, fragments, attributes, health }) => {
        const { verdict } = attributes;
        const isChecked = typeof verdict === 'string' && verdict !== '' && verdict !== 'unchecked';
        if (label !== CLAIM || !isChecked || health === 'orphaned') return [];
        const words = wordsOf({ fragments }, text);
        const own = ownWords({ fragments, attributes }, text);
        // Nobody can check a claim of blanks alone.
        if (own.trim() === '') return [];
        const ends = relations.filter(({ type, from }) => type === SAID_BY && from === id);
        const mention = annotations.find((each) => each.id === ends.at(-1)?.to.id);
        const entity = entities.find((each) => each.id === mention?.entityId);
        const speaker = entity?.name ?? (mention && wordsOf(mention, text));
        const pair = speaker === undefined ? undefined : [own, speaker].map(bare).join(' / ');
        return [{ claim: bare(own), pair, isBlank: words === '' }];
      }),
    ),
  );
}

test.each<readonly [ExportFormatName, (files: Files) => readonly FoundClaim[]]>([
  ['claimreview', readClaimReviews],
  ['averitec', readAveritec],
])('%s has every checked claim with its speaker, as its readers want it', async (name, read) => {
  const isTrue = async (bundle: ProjectBundle) => {
    const { files } = await written(name, bundle);
    const found = read(files);
    const claims = claimsOf(bundle);
    const words = found.map(({ claim }) => bare(claim));
    expect(
      without(
        words,
        claims.map(({ claim }) => claim),
      ),
    ).toEqual([]);
    expect(found.length).toBe(claims.length);
    // Who stands behind a claim inside another follows from that one where nobody is drawn.
    const pairs = found.map(({ claim, speaker = '' }) => [claim, speaker].map(bare).join(' / '));
    const drawn = claims.flatMap(({ pair }) => pair ?? []);
    expect(without(drawn, pairs)).toEqual([]);
  };
  await fc.assert(fc.asyncProperty(projectArbitrary, isTrue), { numRuns: 30 });
  await isTrue(torture);
  expect.hasAssertions();
});

/** Of each checked claim, whose it is and on what day it was last changed, straight from the project. */
function reviewersOf({ project, articles }: ProjectBundle): readonly string[] {
  return articles.flatMap(({ revision: { text }, layers }) =>
    layers.flatMap(({ layer, annotations }) =>
      annotations.flatMap((annotation) => {
        const { verdict } = annotation.attributes;
        const isChecked = typeof verdict === 'string' && verdict !== '' && verdict !== 'unchecked';
        const { label, health } = annotation;
        if (label !== CLAIM || !isChecked || health === 'orphaned') return [];
        if (ownWords(annotation, text).trim() === '') return [];
        const name =
          project.annotators.find(({ id }) => id === layer.annotatorId)?.name ?? layer.annotatorId;
        const day = new Date(annotation.updatedAt).toISOString().slice(0, 10);
        return [`${bare(ownWords(annotation, text))} Person ${name} ${day}`];
      }),
    ),
  );
}

describe('claimreview', () => {
  const PUBLISHER = { name: 'The Desk', url: 'https://desk.example/' };
  const read = async (bundle: ProjectBundle, said: Parameters<typeof written>[2]) =>
    readClaimReviews((await written('claimreview', bundle, said)).files);

  test('says whose review it is, of when and of what article, where nobody has said more', async () => {
    const isTrue = async (bundle: ProjectBundle) => {
      const found = await read(bundle, {});
      const told = found.map(
        ({ claim, author, published }) => `${bare(claim)} ${author} ${published}`,
      );
      expect(told.toSorted()).toEqual(reviewersOf(bundle).toSorted());
      expect(found.filter(({ page, appearance }) => page !== appearance)).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(projectArbitrary, isTrue), { numRuns: 30 });
    await isTrue(torture);
    expect.hasAssertions();
  });

  test('says on which page it is, by whom and since when, as was said of it', async () => {
    const isTrue = async (bundle: ProjectBundle) => {
      const { reviews } = await loadExportFormat('claimreview');
      const claims = reviews?.(makeExportSet(bundle, { layers: 'each' })) ?? [];
      // Each address tells which claim it was named for.
      const addressOf = (claim: string) =>
        new URL(`https://desk.example/?claim=${encodeURIComponent(bare(claim))}`).href;
      const pages = new Map(
        claims
          .filter((_, at) => at % 2 === 0)
          .map(({ key, sentence }) => [key, addressOf(sentence)]),
      );
      const all = 'https://desk.example/checks';
      const said = { page: all, pages, publisher: PUBLISHER, published: '2026-03-01' };
      const found = await read(bundle, { review: said });
      expect(found.length).toBe(claims.length);
      expect(found.filter(({ page }) => page !== all).length).toBe(pages.size);
      for (const { claim, page, author, published, appearance } of found) {
        expect([all, addressOf(claim)]).toContain(page);
        expect({ author, published }).toEqual({
          author: 'Organization The Desk https://desk.example/',
          published: '2026-03-01',
        });
        expect(appearance).toMatch(/^https:/);
      }
    };
    await fc.assert(fc.asyncProperty(projectArbitrary, isTrue), { numRuns: 30 });
    await isTrue(torture);
    expect.hasAssertions();
  });

  test('is nobody’s where several have decided, and of no article’s address where there is none', async () => {
    const bundle = await aCheckedProject();
    const articles = bundle.articles.map((item) => {
      const { url: _url, ...article } = item.article;
      return { ...item, article };
    });
    const review = { page: 'https://desk.example/checks' };
    expect(await read({ ...bundle, articles }, { layers: 'majority', review })).toMatchObject([
      {
        claim: 'Waits </script> fell by 40%.',
        page: review.page,
        author: undefined,
        appearance: undefined,
      },
    ]);
  });
});

test('croissant says under which licence the data is, or in words that there is none', async () => {
  const licenseIn = async (said: Parameters<typeof written>[2]) =>
    readCroissantLicense((await written('croissant', await aProject(), said)).files);
  expect(await licenseIn(UNDER_CC)).toEqual({
    license: 'https://creativecommons.org/licenses/by/4.0/',
  });
  expect(await licenseIn({ license: 'odbl' })).toEqual({
    license: 'https://spdx.org/licenses/ODbL-1.0.html',
  });
  expect(await licenseIn({ license: 'openrail' })).toEqual({ words: 'openrail' });
  expect(await licenseIn({})).toEqual({ words: expect.stringMatching(/^No licence is given/) });
});

/** Every claim with words, whoever's: what a sheet should hold, straight from the project. */
function sheetRows({ articles }: ProjectBundle): readonly string[] {
  return articles.flatMap(({ revision: { text }, layers }) =>
    layers.flatMap(({ annotations }) =>
      annotations.flatMap((annotation) => {
        const { label, attributes, health } = annotation;
        const { verdict } = attributes;
        const words = wordsOf(annotation, text);
        if (label !== CLAIM || health === 'orphaned' || words.trim() === '') return [];
        const own = ownWords(annotation, text);
        return [bare(`${own} / ${VERDICTS[typeof verdict === 'string' ? verdict : '']}`)];
      }),
    ),
  );
}

const VERDICTS: Readonly<Record<string, string>> = {
  '': 'Not checked',
  unchecked: 'Not checked',
  supported: 'Supported',
  refuted: 'Refuted',
  not_enough_evidence: 'Not enough evidence',
};

test.each<
  readonly [
    ExportFormatName,
    (files: Files) => readonly FoundClaim[] | Promise<readonly FoundClaim[]>,
  ]
>([
  ['factcheck-csv', readFactCheckCsv],
  ['factcheck-docx', readFactCheckDocx],
])(
  '%s has every claim in its row, with its verdict in words',
  { timeout: 60_000 },
  async (name, read) => {
    const isTrue = async (bundle: ProjectBundle) => {
      const found = await read((await written(name, bundle)).files);
      const rows = found.map(({ claim, verdict }) => bare(`${claim} / ${verdict}`));
      expect(rows.toSorted()).toEqual(sheetRows(bundle).toSorted());
      const drawn = claimsOf(bundle).flatMap(({ pair, isBlank }) => (isBlank ? [] : (pair ?? [])));
      const said = found.flatMap(({ claim, speaker }) =>
        // One of several.
        (speaker ?? '').split(/ \/ |\n/).map((one) => [claim, one].map(bare).join(' / ')),
      );
      expect(without(drawn, said)).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(projectArbitrary, isTrue), { numRuns: 30 });
    await isTrue(torture);
    expect.hasAssertions();
  },
);

test('every format has a reader of its own here', () => {
  const sheets = ['factcheck-csv', 'factcheck-docx'];
  const claims = ['claimreview', 'averitec', ...sheets];
  const names = [...READERS.map(([name]) => name), 'markdown', ...claims];
  expect(names.toSorted()).toEqual(EXPORT_FORMATS.toSorted());
});
