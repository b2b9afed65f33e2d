import type { AttributionView } from '#domain/annotation/attribution-of.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import type { AnnotationId } from '#domain/ids.ts';
import type { AttributedClaim } from './attributed-claim.ts';
import { sourceChain } from './source-chain.ts';

/** Somebody who speaks, or something through which words came. */
type MapNode = {
  readonly key: string;
  readonly name: string;
  /** A mention to go to, where the text has one. */
  readonly mentionId?: AnnotationId;
};

type MapClaim = {
  readonly id: AnnotationId;
  readonly quote: string;
  readonly speakers: readonly MapLink[];
  readonly sources: readonly MapLink[];
};

/** To a node, by its key. */
export type MapLink = { readonly key: string; readonly inherited: boolean };

/** "Who says?" as a graph: speakers → claims → sources → what those rest on. */
export type WhoSaysMap = {
  readonly speakers: readonly MapNode[];
  readonly claims: readonly MapClaim[];
  /** `depth` 0: named by a claim; 1 and more: steps towards the origin. */
  readonly sources: readonly (MapNode & { readonly depth: number })[];
  readonly origins: readonly {
    readonly from: string;
    readonly to: string;
    readonly certainty: string;
  }[];
};

/** Claims in the order of the text; nodes in the order in which claims name them. */
export function whoSaysMap(
  state: LayerState,
  text: string,
  claims: readonly AttributedClaim[],
): WhoSaysMap {
  const speakers = new Map<string, MapNode>();
  const sources = new Map<string, MapNode & { readonly depth: number }>();
  const origins = new Map<string, WhoSaysMap['origins'][number]>();
  const shown = claims.map(({ claim, speaker, source }): MapClaim => {
    const speakerViews = speaker.kind === 'by' ? speaker.by : [];
    const sourceViews = source.kind === 'by' ? source.by : [];
    for (const view of speakerViews) addNode(speakers, nodeOf(view));
    for (const view of sourceViews) {
      addNode(sources, { ...nodeOf(view), depth: 0 });
      if (view.mentionId !== undefined) addChain(view.mentionId);
    }
    const quote = claim.fragments.map(({ start, end }) => text.slice(start, end)).join(' … ');
    return {
      id: claim.id,
      quote: quote.replaceAll(/\s+/g, ' '),
      speakers: speakerViews.map(linkOf),
      sources: sourceViews.map(linkOf),
    };
  });

  function addChain(mentionId: AnnotationId): void {
    const steps = sourceChain(state, text, mentionId);
    for (const [at, step] of steps.entries()) {
      const before = steps[at - 1];
      if (!before || !step.how) continue;
      addNode(sources, { ...nodeOf(step), depth: at });
      const [from, to] = [keyOf(before), keyOf(step)];
      if (from === to) continue;
      origins.set(`${from}\n${to}`, { from, to, certainty: step.how.certainty });
    }
  }

  return {
    speakers: [...speakers.values()],
    claims: shown,
    sources: [...sources.values()],
    origins: [...origins.values()],
  };
}

type Named = Pick<AttributionView, 'name' | 'entityId' | 'mentionId'>;

function keyOf({ entityId, name }: Named): string {
  return entityId ?? name.toLowerCase();
}

function nodeOf(named: Named): MapNode {
  const { name, mentionId } = named;
  return { key: keyOf(named), name, ...(mentionId !== undefined && { mentionId }) };
}

function linkOf(view: AttributionView): MapLink {
  return { key: keyOf(view), inherited: view.inherited };
}

/** The first to name a node places it; a later one may know a mention. */
function addNode<T extends MapNode>(nodes: Map<string, T>, node: T): void {
  const known = nodes.get(node.key);
  if (!known) nodes.set(node.key, node);
  else if (known.mentionId === undefined && node.mentionId !== undefined) {
    nodes.set(node.key, { ...known, mentionId: node.mentionId });
  }
}
