import type { Annotation } from '#domain/annotation/annotation.ts';
import { buildLayerState } from '#domain/annotation/build-layer-state.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { type AnnotatorId, type ProjectId, brand } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { decodeProjectFile } from '#formats/project-file/decode-project-file.ts';
import { addArticle } from './article-repository.ts';
import { readBundle } from './bundles.ts';
import type { Database } from './database.ts';
import type { Here } from './import-bundle.ts';
import { exportPacket } from './make-packet.ts';
import type { PacketDecisions, PacketPlan } from './packet-messages.ts';
import { saveProject } from './project-repository.ts';
import { sha256Hex } from './sha-256.ts';
import { decisionsOf, lookAtPacket, takePacket } from './take-packet.ts';
import {
  TestSession,
  add,
  batch,
  makeArticle,
  makeEntity,
  makeLayer,
  makeProject,
  openTab,
  valueOf,
} from './storage-fixtures.ts';

// For tests of packets: people with a browser each, who have the same text under ids of their own.

export const TEXT =
  'The mayor said the bridge was safe.\n\nEngineers had told her otherwise in May.';

export type Person = { readonly db: Database; readonly here: Here; readonly session: TestSession };

export async function person(name: string, text = TEXT, entity?: Partial<Entity>): Promise<Person> {
  const db = await openTab(`test-${crypto.randomUUID()}`);
  const here: Here = {
    projectId: brand<ProjectId>(`project-${name}`),
    me: brand<AnnotatorId>(`id-${name}`),
  };
  const codebook = { ...DEFAULT_CODEBOOK, version: '1.0.0' };
  const project = makeProject({
    id: here.projectId,
    name: `News by ${name}`,
    codebook,
    annotators: [{ id: here.me, name }],
  });
  valueOf(await saveProject(db, project, here.me));
  const hash = brand<never>(await sha256Hex(text));
  const article = makeArticle(`article-${name}`, { projectId: here.projectId, textHash: hash });
  const layer = makeLayer(`layer-${name}`, article, { annotatorId: here.me });
  const blocks = text.split('\n\n').reduce<{ start: number; end: number }[]>((all, words) => {
    const start = (all.at(-1)?.end ?? -2) + 2;
    return [...all, { start, end: start + words.length }];
  }, []);
  const revision = {
    hash,
    text,
    blocks: blocks.map((span, i) => ({ id: `b${i}`, kind: 'paragraph' as const, ...span })),
    textRules: 1 as const,
  };
  valueOf(await addArticle(db, { article, revision, layer }));
  const session = new TestSession(layer, buildLayerState([], [], []));
  const mayor = makeEntity(`mayor-${name}`, {
    projectId: here.projectId,
    name: 'Ana Núñez',
    ...entity,
  });
  session.run(
    batch(
      { kind: 'add-entity', entity: mayor },
      add(`mayor-of-${name}`, {
        ...spanOf(text, 'The mayor'),
        label: 'SPEAKER',
        entityId: mayor.id,
      }),
    ),
  );
  session.run(add(`claim-of-${name}`, spanOf(text, 'told her otherwise')));
  valueOf(await session.save(db));
  return { db, here, session };
}

export function spanOf(text: string, words: string): Pick<Annotation, 'fragments'> {
  const start = text.indexOf(words);
  return { fragments: [{ start, end: start + words.length }] };
}

export async function packetOf(
  { db, here }: Person,
  layers: 'mine' | 'all' = 'mine',
): Promise<ProjectBundle> {
  const articles = await db.articles.toArray();
  const made = await exportPacket(
    db,
    {
      ...here,
      articles: articles.map(({ id }) => id),
      layers,
      withOriginals: true,
      packet: { kind: 'review', from: here.me, sentAt: 9 },
    },
    sha256Hex,
  );
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return valueOf(await decodeProjectFile(made.value.text, sha256Hex));
}

export const look = async (to: Person, packet: ProjectBundle, mine: 'mine' | 'other' = 'mine') =>
  valueOf(await lookAtPacket(to.db, to.here, packet, mine));

export async function take(
  to: Person,
  packet: ProjectBundle,
  wish: (plan: PacketPlan) => Partial<PacketDecisions> = () => ({}),
) {
  const plan = await look(to, packet, wish(await look(to, packet)).mine ?? 'mine');
  const decisions = { ...decisionsOf(plan, 'mine'), ...wish(plan) };
  return valueOf(await takePacket(to.db, to.here, packet, decisions));
}

/** Throws where anything is damaged. */
export async function everything({ db, here }: Person): Promise<ProjectBundle> {
  const { bundle, damaged } = valueOf(await readBundle(db, here.projectId));
  if (damaged.length > 0) throw new Error(JSON.stringify(damaged));
  return bundle;
}

export async function layersOf(whose: Person) {
  const { articles } = await everything(whose);
  return articles.flatMap(({ layers }) =>
    layers.map(({ layer, annotations }) => [layer.id, layer.annotatorId, annotations.length]),
  );
}
