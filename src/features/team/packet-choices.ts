import type { EntityChoice } from '#domain/packets/match-entities.ts';
import type { AnnotatorId, ArticleId, EntityId, LayerId } from '#domain/ids.ts';
import type {
  ArticleChoice,
  LayerChoice,
  PacketDecisions,
  PacketPlan,
} from '#workspace/packets.ts';

/** What the user has answered so far; what is missing is as the plan proposes. */
export type PacketChoices = Omit<PacketDecisions, 'basis'>;

export const NO_CHOICES: PacketChoices = {
  mine: 'mine',
  names: {},
  articles: {},
  layers: {},
  entities: {},
};

export type ChoiceActs = {
  readonly setArticle: (id: ArticleId, choice: ArticleChoice) => void;
  readonly setLayer: (id: LayerId, choice: LayerChoice) => void;
  readonly setEntity: (id: EntityId, choice: EntityChoice) => void;
  readonly setName: (id: AnnotatorId, name: string) => void;
};

export function choiceActs(
  change: (edit: (before: PacketChoices) => PacketChoices) => void,
): ChoiceActs {
  return {
    setArticle: (id, choice) => {
      change((before) => ({ ...before, articles: { ...before.articles, [id]: choice } }));
    },
    setLayer: (id, choice) => {
      change((before) => ({ ...before, layers: { ...before.layers, [id]: choice } }));
    },
    setEntity: (id, choice) => {
      change((before) => ({ ...before, entities: { ...before.entities, [id]: choice } }));
    },
    setName: (id, name) => {
      change((before) => ({ ...before, names: { ...before.names, [id]: name } }));
    },
  };
}

/** Whether taking it would change anything: else there is nothing to press. */
export function isAnythingNew(plan: PacketPlan, choices: PacketChoices): boolean {
  return plan.articles.some((article) => {
    const choice = choices.articles[article.id] ?? article.proposal;
    if (choice === 'skip') return false;
    if (choice === 'own' || article.reviews + article.comments > 0) return true;
    if (article.match.kind === 'known' && article.match.isDeleted) return true;
    return article.layers.some(({ id, proposal }) => (choices.layers[id] ?? proposal) !== 'skip');
  });
}

/** Work of mine or of others that is kept apart needs a name of its own; `otherName` makes one of a name. */
export function decisionsOf(
  plan: PacketPlan,
  choices: PacketChoices,
  otherName: (name: string) => string,
): PacketDecisions {
  const names: Record<AnnotatorId, string> = {};
  for (const { layers } of plan.articles) {
    for (const { annotator } of layers) names[annotator.id] = otherName(annotator.name);
  }
  if (plan.from) names[plan.from.id] = otherName(plan.from.name);
  return { ...choices, basis: plan.basis, names: { ...names, ...choices.names } };
}
