import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { anAnnotation } from '#domain/annotation/test-layers.ts';
import { brand } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { encodeProjectFile } from '#formats/project-file/encode-project-file.ts';
import { projectOf } from '#formats/project-file/test-bundle.ts';
import type { Database } from './database.ts';
import { type Here, importBundle } from './import-bundle.ts';
import type { PacketWish } from './make-packet.ts';
import { readPacked, zipPacket } from './pack-packet.ts';
import { lookAtPacketFile, makePacketFile, takePacketFile } from './packet-jobs.ts';
import { saveProject } from './project-repository.ts';
import { sha256Hex } from './sha-256.ts';
import { makeProject, openTab, valueOf } from './storage-fixtures.ts';
import { decisionsOf } from './take-packet.ts';

const TEXT = 'The mayor said the bridge was safe.\n\nIt was not.';
const HERE: Here = { projectId: brand('p1'), me: brand('me') };
const WISH: PacketWish = {
  ...HERE,
  articles: [brand('art1')],
  layers: 'mine',
  withOriginals: true,
  packet: { kind: 'review', from: HERE.me, sentAt: 5 },
};

let db: Database;
let bundle: ProjectBundle;

beforeEach(async () => {
  db = await openTab(`test-${crypto.randomUUID()}`);
  bundle = await projectOf(TEXT, [anAnnotation('a1', 0, 9)], [], []);
  valueOf(await saveProject(db, makeProject({ id: brand('blank') }), HERE.me));
  valueOf(await importBundle(db, { projectId: brand('blank'), me: HERE.me }, bundle));
});

async function made(packing: 'json' | 'zip', changes: Partial<PacketWish> = {}): Promise<Blob> {
  const result = await makePacketFile(db, { ...WISH, ...changes }, packing, 'brief', sha256Hex);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  expect(result.value).toMatchObject({ spans: 1, articles: 1, leftOut: [] });
  return result.value.bytes;
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

test.each(['json', 'zip'] as const)('the same packet is the same bytes (%s)', async (packing) => {
  expect(await bytesOf(await made(packing))).toEqual(await bytesOf(await made(packing)));
});

test('a packed packet holds what the article was imported from', async () => {
  expect(valueOf(await readPacked(await made('zip')))).toContain('"original":"');
  expect(await (await made('json', { withOriginals: false })).text()).not.toContain('"original":"');
});

async function problemsOf(file: Blob) {
  const looked = await lookAtPacketFile(db, HERE, file, 'mine', sha256Hex);
  if (looked.ok || looked.problem.kind !== 'file') throw new Error('taken');
  return looked.problem.problems.map(({ kind }) => kind);
}

test('a packed packet that was cut off or changed is refused', async () => {
  const whole = await bytesOf(await made('zip'));
  expect(await problemsOf(new Blob([whole.slice(0, whole.length / 2)]))).toEqual(['cut-off']);
  const middle = Math.floor(whole.length / 2);
  const changed = whole.map((byte, index) => (index === middle ? byte ^ 1 : byte));
  expect(await problemsOf(new Blob([changed]))).toEqual(['changed-since']);
});

test('an archive without a packet says what is missing', async () => {
  const text = await (await made('json')).text();
  const zip = await bytesOf(await zipPacket(text, 'x'));
  const renamed = new TextDecoder('latin1')
    .decode(zip)
    .replaceAll('.ascribe.json', '.another.json');
  const other = Uint8Array.from(renamed, (character) => character.charCodeAt(0));
  expect(await problemsOf(new Blob([other]))).toEqual(['wrong-format']);
});

test('a packet of a hundred thousand annotations is looked at and taken whole', async () => {
  const words = Array.from({ length: 100_000 }, (_, index) => `word${index}`);
  let at = 0;
  const annotations = words.map((word, index): Annotation => {
    const start = at;
    at += word.length + 1;
    return anAnnotation(`x${index}`, start, start + word.length);
  });
  const large = await projectOf(words.join(' '), annotations, [], []);
  const [item] = large.articles;
  if (!item) throw new Error('no article');
  const ben = { id: brand<never>('ben'), name: 'Ben' };
  const text = await encodeProjectFile(
    {
      ...large,
      project: { ...large.project, id: brand('bens'), annotators: [ben] },
      packet: { kind: 'review', from: ben.id, sentAt: 1 },
      articles: [
        {
          ...item,
          article: { ...item.article, id: brand('large'), projectId: brand('bens') },
          layers: item.layers.map((each) => ({
            ...each,
            layer: {
              ...each.layer,
              id: brand('bens'),
              articleId: brand('large'),
              annotatorId: ben.id,
            },
          })),
        },
      ],
    },
    sha256Hex,
  );
  const file = new Blob([text]);
  const looked = await lookAtPacketFile(db, HERE, file, 'mine', sha256Hex);
  if (!looked.ok) throw new Error(JSON.stringify(looked.problem));
  expect(looked.value.articles[0]?.layers[0]?.annotations).toBe(100_000);
  const decisions = decisionsOf(looked.value, 'mine');
  const taken = await takePacketFile(db, HERE, file, decisions, sha256Hex);
  expect(taken).toMatchObject({ ok: true, value: { articles: 1, annotations: 100_000 } });
}, 180_000);
