import { unzipSync } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Annotation } from '#domain/annotation/annotation.ts';
import {
  EXPORT_LAYERS,
  type ExportSelection,
  type ExportSet,
  SPLITS,
  makeExportSet,
} from '#domain/export/export-set.ts';
import { type SetSurvey, joinSurveys } from '#domain/export/set-survey.ts';
import { withSplits } from '#domain/export/split-set.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { exportFiles, surveyor } from '#formats/datasets/export-files.ts';
import { type ExportFormat, type Loss, bytesOf } from '#formats/datasets/export-format.ts';
import { EXPORT_FORMATS, loadExportFormat } from '#formats/datasets/export-formats.ts';
import {
  aLargeProject,
  aTortureProject,
  projectArbitrary,
} from '#formats/datasets/test-export-project.ts';
import { ODD_NAMES } from '#formats/datasets/test-odd-names.ts';
import { factsOf, openTally } from './export-facts.ts';
import type { ExportForecast, ExportWish } from './export-messages.ts';
import { writePart } from './export-part.ts';
import { fileInParts } from './export-sink.ts';
import { joinParts } from './join-parts.ts';
import { nameAlone } from './pack-files.ts';
import { sha256Hex } from './sha-256.ts';
import { ME, PROJECT_ID } from './storage-fixtures.ts';

type How = {
  readonly layers: ExportSelection['layers'];
  readonly isSplit: boolean;
  readonly hasCard?: boolean;
  readonly withoutHidden?: boolean;
};

const PLAIN: How = { layers: 'each', isSplit: false };

function wishOf({ layers, hasCard = false }: How): ExportWish {
  return {
    projectId: PROJECT_ID,
    format: 'csv',
    layers,
    me: ME,
    protect: { sources: true, annotators: false, accepted: new Set() },
    about: { hasCard, title: 'Town news', license: 'cc-by-4.0', review: REVIEW },
  };
}

/** Of claims of articles without an address too. */
const REVIEW = { page: 'https://desk.example/checks', publisher: { name: 'The Desk' } };

function splitOf(bundle: ProjectBundle): ReadonlyMap<string, (typeof SPLITS)[number]> {
  return new Map(
    bundle.articles.map(({ article }, index) => [article.id, SPLITS[index % 3] ?? 'train']),
  );
}

type Made = {
  readonly counts: unknown;
  readonly files: Readonly<Record<string, string>>;
  readonly verified: unknown;
  readonly losses: readonly Loss[];
  readonly reviews: unknown;
};

/** A character a byte: what differs is told in few words. */
function contentsOf(files: readonly (readonly [string, Uint8Array])[]): Made['files'] {
  const sorted = files.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')]),
  );
}

function countsIn({ articles, annotations, relations }: ExportForecast) {
  return { articles, annotations, relations };
}

function inOrder(losses: readonly Loss[]): readonly Loss[] {
  const key = ({ kind, name }: Loss): string => `${kind} ${name ?? ''}`;
  return losses.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

async function whole(format: ExportFormat, bundle: ProjectBundle, how: How): Promise<Made> {
  const set = setOf(bundle, how, undefined);
  const facts = openTally(0);
  facts.add(factsOf(set, { bundle, damaged: [] }, wishOf(how), format));
  const { title = '', license = '' } = wishOf(how).about;
  const made = await exportFiles(format, set, {
    sha256: sha256Hex,
    title,
    license,
    review: REVIEW,
    ...(how.hasCard === true && { card: {} }),
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const files = set.documents.length === 0 ? [] : made.value.files;
  const isOfAll = (joint: unknown) => joint !== undefined || format.inParts?.close !== undefined;
  return {
    files: contentsOf(
      files.map(({ name, joint, content }) => [
        files.length === 1 ? nameAlone(name, isOfAll(joint) ? 'stem' : undefined) : name,
        Buffer.from(bytesOf(content)),
      ]),
    ),
    verified: made.value.verified,
    losses: inOrder(facts.forecast().losses),
    reviews: facts.forecast().reviews,
    counts: countsIn(facts.forecast()),
  };
}

function setOf(
  bundle: ProjectBundle,
  { layers, isSplit, withoutHidden = false }: How,
  numberOf: ReadonlyMap<string, number> | undefined,
  splits = splitOf(bundle),
): ExportSet {
  const selection = { layers, ...(withoutHidden && { withoutHidden }) };
  const set = makeExportSet(bundle, selection, numberOf);
  return isSplit ? withSplits(set, splits) : set;
}

/** An article at a time. */
async function inParts(format: ExportFormat, bundle: ProjectBundle, how: How): Promise<Made> {
  const numberOf = new Map(bundle.articles.map(({ article }, index) => [article.id, index + 1]));
  const parts = bundle.articles.map((article) => ({ ...bundle, articles: [article] }));
  const sets = parts.map((part) => setOf(part, how, numberOf, splitOf(bundle)));
  const tally = openTally(0);
  let known: SetSurvey = {};
  for (const [index, set] of sets.entries()) {
    const batch = { bundle: parts[index] ?? bundle, damaged: [] };
    tally.add(factsOf({ ...set, known }, batch, wishOf(how), format));
    known = joinSurveys([
      known,
      surveyor(format, how.hasCard === true, wishOf(how).about)?.(set) ?? {},
    ]);
  }
  const joined = joinParts({ open: () => Promise.resolve(fileInParts()) }, 'stem');
  const verified = { spans: 0, of: 0 };
  for (const [index, set] of sets.entries()) {
    const read = {
      batch: { bundle: parts[index] ?? bundle, damaged: [] },
      set: { ...set, known },
    };
    const card = how.hasCard === true && { card: {} };
    const options = { plan: { wish: wishOf(how), ...card }, format, sha256: sha256Hex };
    // oxlint-disable-next-line no-await-in-loop -- In their order.
    const part = await writePart(read, {
      ...options,
      recordsBefore: joined.records(),
      linesBefore: joined.linesBefore,
    });
    if (!part.ok) throw new Error(JSON.stringify(part.error));
    verified.spans += part.value.verified.spans;
    verified.of += part.value.verified.of;
    // oxlint-disable-next-line no-await-in-loop -- As above.
    expect(await joined.add(part.value.files)).toMatchObject({ ok: true });
  }
  const close = format.inParts?.close;
  const nothing = setOf({ ...bundle, articles: [] }, how, undefined);
  const closing = {
    set: { ...nothing, known },
    options: { sha256: sha256Hex, title: 'Town news', license: 'cc-by-4.0' },
  };
  const closed = await joined.finish(
    close && ((files, open) => close(files, { ...closing, open })),
  );
  if (!closed.ok) throw new Error(JSON.stringify(closed.error));
  const file = closed.value;
  const bytes = new Uint8Array((await file?.blob.arrayBuffer()) ?? new ArrayBuffer());
  const files = file?.fileName === 'stem.zip' ? unzipSync(bytes) : undefined;
  expect(file?.files ?? 0).toBe(files ? Object.keys(files).length : file ? 1 : 0);
  return {
    files: contentsOf(Object.entries(files ?? (file ? { [file.fileName]: bytes } : {}))),
    verified,
    losses: inOrder(tally.forecast().losses),
    reviews: tally.forecast().reviews,
    counts: countsIn(tally.forecast()),
  };
}

/** Names that become one another in formats of few letters, each first seen in another article. */
function withOddNames(bundle: ProjectBundle): ProjectBundle {
  const names = ['ä b', 'a_b', 'a-b', 'label', '_label', ...ODD_NAMES];
  const articles = bundle.articles.flatMap((item) =>
    names.map((name, index) => {
      const id = `${item.article.id}-${index}`;
      const rename = (annotation: Annotation): Annotation => ({
        ...annotation,
        label: name,
        attributes: { ...annotation.attributes, [name]: index % 3 === 0 || name },
      });
      return {
        ...item,
        article: { ...item.article, id: id as typeof item.article.id },
        layers: item.layers.map((layer) => ({
          ...layer,
          annotations: layer.annotations.map(rename),
          relations: layer.relations.map((each) => ({ ...each, type: name })),
        })),
      };
    }),
  );
  return { ...bundle, articles };
}

/** Every other part of the articles, and one whole. */
function hidingSome(bundle: ProjectBundle): ProjectBundle {
  const articles = bundle.articles.map((item, at) => {
    const hidden = item.revision.blocks.filter((_block, index) => at === 1 || index % 2 === 1);
    const article = { ...item.article, hiddenBlocks: hidden.map(({ id }) => id) };
    return { ...item, article };
  });
  return { ...bundle, articles };
}

const loaded = await Promise.all(
  EXPORT_FORMATS.map(async (name) => [name, await loadExportFormat(name)] as const),
);
const streamed = loaded.filter(([, { inParts: how }]) => how !== undefined);

describe.each(streamed)('%s', (_name, format) => {
  test('article by article gives what the whole at once gives, in any project', async () => {
    await fc.assert(
      fc.asyncProperty(
        projectArbitrary,
        fc.constantFrom(...EXPORT_LAYERS),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        async (drawn, layers, isSplit, hasCard, withoutHidden) => {
          const how = { layers, isSplit, hasCard, withoutHidden };
          const bundle = hidingSome(drawn);
          const wanted = await whole(format, bundle, how);
          expect(await inParts(format, bundle, how)).toEqual(wanted);
        },
      ),
      { numRuns: 10 },
    );
  });

  test('so it does with everything that breaks exporters', async () => {
    const torture = aTortureProject();
    // A large article takes long and is cut as any other.
    const articles = [...aLargeProject(60).articles, ...torture.articles.slice(1)];
    const bundle = { ...torture, articles };
    expect(await inParts(format, bundle, PLAIN)).toEqual(await whole(format, bundle, PLAIN));
  });

  test.each([true, false])(
    'so it does with names that become each other (split: %s)',
    async (isSplit) => {
      const bundle = withOddNames(aLargeProject(12));
      const how = { ...PLAIN, isSplit };
      expect(await inParts(format, bundle, how)).toEqual(await whole(format, bundle, how));
    },
  );
});
