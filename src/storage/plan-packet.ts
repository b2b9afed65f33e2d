import { countSaid } from '#domain/curation/review-counts.ts';
import { entitiesOfArticles } from '#domain/packets/entities-of-articles.ts';
import { joinEntities } from '#domain/packets/join-entities.ts';
import type { ArticleBundle, LayerBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import type { Annotator } from '#domain/project/project.ts';
import { areSame, compareCopies } from './compare-copies.ts';
import type { Database } from './database.ts';
import type { Here } from './import-bundle.ts';
import type {
  ArticleChoice,
  LayerChoice,
  LayerStatus,
  PacketPlan,
  PlannedArticle,
  PlannedLayer,
} from './packet-messages.ts';
import { planPeople } from './plan-people.ts';
import { type PreparedArticle, type PreparedPacket, copyHere } from './prepare-packet.ts';
import { type ReviewRows, missingReviewRows } from './review-rows.ts';

/** What would come of a packet, with a proposal for each question. */
export async function planPacket(
  db: Database,
  here: Here,
  bundle: ProjectBundle,
  prepared: PreparedPacket,
): Promise<PacketPlan> {
  const { packet, project } = bundle;
  const articles: PlannedArticle[] = [];
  let hasRowsOfMine = false;
  for (const article of prepared.articles) {
    // oxlint-disable-next-line no-await-in-loop -- In the order of the file.
    const rows = await missingReviewRows(db, article.attached ?? article.own);
    hasRowsOfMine ||= [...rows.reviews, ...rows.comments].some(({ by }) => by === here.me);
    articles.push(planArticle(here, bundle, prepared, article, rows));
  }
  const used = entitiesOfArticles(
    bundle.entities,
    prepared.articles.map(({ own }) => own),
  );
  return {
    from: project.annotators.find(({ id }) => id === packet?.from),
    project: project.name,
    packet,
    articles,
    people: await planPeople(db, prepared, used),
    isProtecting: joinEntities(prepared.ground.entities, used, new Map(), here.projectId).some(
      ({ before }) => before !== undefined,
    ),
    asksWhoseMine: asksWhoseMine(here, bundle, prepared, { articles, hasRowsOfMine }),
    basis: prepared.basis,
  };
}

/** The sender has my id, and sends what I have not got: a copy of my project that somebody works in, or my other computer. */
function asksWhoseMine(
  { me }: Here,
  { packet }: ProjectBundle,
  { isMineOther }: PreparedPacket,
  {
    articles,
    hasRowsOfMine,
  }: { readonly articles: readonly PlannedArticle[]; readonly hasRowsOfMine: boolean },
): boolean {
  if (packet?.from !== me) return false;
  return (
    isMineOther ||
    hasRowsOfMine ||
    articles.some(({ layers }) =>
      layers.some(
        ({ isMine, role, status }) => isMine && role !== 'curated' && status.kind !== 'same',
      ),
    )
  );
}

function planArticle(
  here: Here,
  bundle: ProjectBundle,
  prepared: PreparedPacket,
  { fileId, match, attached, own }: PreparedArticle,
  rows: Pick<ReviewRows, 'reviews' | 'comments'>,
): PlannedArticle {
  const item = attached ?? own;
  const layers = layersOf(item).map((each) => planLayer(here, bundle, prepared, each));
  return {
    id: fileId,
    title: item.article.title,
    match,
    layers,
    reviews: rows.reviews.length,
    said: countSaid(rows.reviews),
    comments: rows.comments.length,
    ...choicesFor(match),
  };
}

/** What nobody has begun on is no layer. */
export function layersOf({ layers }: ArticleBundle): readonly LayerBundle[] {
  return layers.filter(({ layer, annotations }) => layer.rev > 0 || annotations.length > 0);
}

/** Where more than this part would be lost, an article of its own says more. */
const MOST_LOST = 0.25;

function choicesFor(match: PlannedArticle['match']): {
  readonly choices: readonly ArticleChoice[];
  readonly proposal: ArticleChoice;
} {
  switch (match.kind) {
    case 'known':
      return { choices: ['attach', 'skip'], proposal: 'attach' };
    case 'new':
      return { choices: ['own', 'skip'], proposal: 'own' };
    case 'near': {
      const { unchanged, moved, changed, lost } = match.report;
      const all = unchanged + moved + changed.length + lost.length;
      const proposal = lost.length > all * MOST_LOST ? 'own' : 'attach';
      return { choices: ['attach', 'own', 'skip'], proposal };
    }
  }
}

function planLayer(
  { me }: Here,
  { project, packet }: ProjectBundle,
  prepared: PreparedPacket,
  each: LayerBundle,
): PlannedLayer {
  const { layer, annotations } = each;
  const isMine = layer.annotatorId === me;
  const isSenders = packet?.from === me;
  const status = isMine && !isSenders ? carriedStatus(prepared, each) : statusOf(prepared, each);
  return {
    id: prepared.fileLayerIds.get(layer.id) ?? layer.id,
    annotator: annotatorOf(project.annotators, prepared, layer.annotatorId, me),
    isMine,
    role: layer.role,
    annotations: annotations.length,
    status,
    ...layerChoices(status, { isMine, isCurated: layer.role === 'curated', each, prepared }),
  };
}

function annotatorOf(
  annotators: readonly Annotator[],
  { ground }: PreparedPacket,
  id: Annotator['id'],
  me: Annotator['id'],
): Annotator {
  return (
    annotators.find((each) => each.id === id) ??
    ground.project.annotators.find((each) => each.id === id) ?? {
      id,
      name: annotators.find((each) => each.id === me)?.name ?? '',
    }
  );
}

/** A copy of mine that a colleague sends back: however it looks on their text, mine is what it is a copy of. */
function carriedStatus(prepared: PreparedPacket, each: LayerBundle): LayerStatus {
  const status = statusOf(prepared, each);
  const here = copyHere(prepared.ground.layers, each.layer);
  const isCopy = here?.id === each.layer.id && here.rev >= each.layer.rev;
  return status.kind === 'conflict' && isCopy ? { kind: 'older' } : status;
}

function statusOf(
  { ground, copies }: PreparedPacket,
  { layer, annotations, relations }: LayerBundle,
): LayerStatus {
  const here = copyHere(ground.layers, layer);
  if (!here) return { kind: 'new' };
  const isSamePlace = here.articleId === layer.articleId && here.role === layer.role;
  const isSamePerson = here.annotatorId === layer.annotatorId || layer.role === 'curated';
  if (here.id === layer.id && !(isSamePlace && isSamePerson)) return { kind: 'clash' };
  const parts = copies.get(here.id);
  if (!parts) return { kind: 'clash' };
  // What was opened and never written in.
  if (here.rev === 0 && here.id !== layer.id) return { kind: 'new' };
  const other = { annotations, relations };
  if (areSame(parts, other) && here.rev >= layer.rev) return { kind: 'same' };
  const delta = compareCopies(parts, other);
  if (here.id !== layer.id || here.rev === layer.rev) return { kind: 'conflict', delta };
  return here.rev < layer.rev ? { kind: 'newer', delta } : { kind: 'older' };
}

type Weighed = {
  readonly isMine: boolean;
  readonly isCurated: boolean;
  readonly each: LayerBundle;
  readonly prepared: PreparedPacket;
};

function layerChoices(
  status: LayerStatus,
  { isMine, isCurated, each, prepared }: Weighed,
): { readonly choices: readonly LayerChoice[]; readonly proposal: LayerChoice } {
  switch (status.kind) {
    case 'new':
      return { choices: ['take', 'skip'], proposal: 'take' };
    case 'newer':
      if (!isMine) return { choices: ['take', 'skip'], proposal: 'take' };
      // Never over mine what mine has and the other copy lacks.
      return status.delta.onlyHere === 0
        ? { choices: ['take', 'keep-both', 'skip'], proposal: 'take' }
        : { choices: ['keep-both', 'skip'], proposal: 'keep-both' };
    case 'conflict':
      if (isCurated) return { choices: ['skip'], proposal: 'skip' };
      if (isMine) return { choices: ['keep-both', 'skip'], proposal: 'keep-both' };
      return {
        choices: ['take', 'keep-both', 'skip'],
        proposal: isLater(each, prepared) ? 'take' : 'skip',
      };
    case 'same':
    case 'older':
    case 'clash':
      return { choices: ['skip'], proposal: 'skip' };
  }
}

/** One person's two copies: the one that was written to last. */
function isLater({ layer, annotations }: LayerBundle, { ground, copies }: PreparedPacket): boolean {
  const here = copyHere(ground.layers, layer);
  const own = here && copies.get(here.id);
  return latest(annotations) > latest(own?.annotations ?? []);
}

function latest(annotations: LayerBundle['annotations']): number {
  return annotations.reduce((last, { updatedAt }) => Math.max(last, updatedAt), 0);
}
