import type { ReviewItem } from '#domain/curation/review-items.ts';
import { Button } from '#ui/button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { sidesAt, useDesk, useScreen, useWords } from './desk.tsx';
import { excerptOf, sentencesAround } from './excerpt-of.ts';
import { Excerpt } from './excerpt.tsx';
import { takeSide } from './item-acts.ts';
import { outcomeSpans } from './outcome-spans.ts';
import styles from './review.module.css';
import { SideMark } from './side-mark.tsx';
import { faultWords, lengthWords, versionWords } from './version-words.ts';
import { labelWords } from './word-context.ts';

/** Every version in its sentence, with what differs standing out. */
export function VersionList({ item }: { readonly item: ReviewItem }) {
  const { t } = useDesk();
  const words = useWords();
  const seed = useScreen((state) => state.seed);
  const { difference } = item;
  const group = words.index.places[words.index.positions.get(difference.key) ?? -1]?.group ?? 0;
  const sides = sidesAt(words.review, seed, group);
  return (
    <ol className={styles['versions']} aria-label={t('card.versions')}>
      {sides.map((layer, side) => (
        <Version key={side} item={item} layer={layer} side={side} first={sides[0] ?? 0} />
      ))}
    </ol>
  );
}

type Props = {
  readonly item: ReviewItem;
  readonly layer: number;
  /** From 0: which line it has, and which digit takes it. */
  readonly side: number;
  /** The layer that lengths are told against. */
  readonly first: number;
};

function Version({ item, layer, side, first }: Props) {
  const desk = useDesk();
  const { t } = desk;
  const words = useWords();
  const { name, act } = useVersionName(item, layer);
  const { difference, outcome, faults } = item;
  const fault = faults?.[layer];
  const reviewed = words.review.layers[layer]?.layer.id;
  const isTaken = outcome?.kind === 'take' && outcome.layer === reviewed;
  const more = lengthWords(words, difference, layer, first);
  return (
    <li className={styles['version']} data-taken={isTaken ? '' : undefined}>
      <SideMark side={side} />
      <bdi className={styles['versionName']}>{name}</bdi>
      <div className={styles['versionText']}>
        <VersionText item={item} layer={layer} />
        {more !== undefined && <small className={styles['soft']}> {more}</small>}
        {fault && <small className={styles['soft']}> {faultWords(words, fault)}</small>}
      </div>
      <Button
        onPress={() => {
          takeSide(desk, side);
        }}
      >
        {isTaken ? t('card.isTaken') : act} {side < 9 && <Kbd>{String(side + 1)}</Kbd>}
        <VisuallyHidden>{t('card.takeName', { name })}</VisuallyHidden>
      </Button>
    </li>
  );
}

function VersionText({ item, layer }: Pick<Props, 'item' | 'layer'>) {
  const words = useWords();
  const { difference } = item;
  const { revision, article, layers } = words.review;
  const place = words.index.places[words.index.positions.get(difference.key) ?? -1];
  const hasEdges =
    difference.kind === 'edge' || difference.kind === 'split' || difference.kind === 'only';
  if (!hasEdges || !place) return <bdi>{versionWords(words, difference, layer)}</bdi>;
  const own = spansOf(layer);
  if (own.length === 0) return <span className={styles['soft']}>{words.t('card.nothing')}</span>;
  const text = { text: revision.text, blocks: revision.blocks, language: article.language };
  const others = [...layers.keys()].filter((each) => each !== layer).map(spansOf);
  function spansOf(each: number) {
    const id = layers[each]?.layer.id;
    return id === undefined ? [] : outcomeSpans(difference, { kind: 'take', layer: id }, layers);
  }
  const label = difference.members[layer]?.label;
  return (
    <>
      {difference.kind === 'only' && label !== undefined && <b>{labelWords(words, label)} </b>}
      <Excerpt
        pieces={excerptOf(
          revision.text,
          sentencesAround(text, place.span),
          own,
          others.filter((spans) => spans.length > 0),
        )}
      />
    </>
  );
}

/** Two equals see whose version is their own. */
function useVersionName(
  { difference }: ReviewItem,
  layer: number,
): { readonly name: string; readonly act: string } {
  const { t } = useDesk();
  const words = useWords();
  const seed = useScreen((state) => state.seed);
  const isEquals = useWorkspace((state) => state.review?.mode === 'equals');
  const me = useWorkspace((state) => state.me?.id);
  const group = words.index.places[words.index.positions.get(difference.key) ?? -1]?.group ?? 0;
  const name = words.nameOf(layer, group);
  const mine = words.review.layers.findIndex(({ annotator }) => annotator.id === me);
  const isPass = isEquals && seed === undefined && mine !== -1;
  const act = isPass ? t(layer === mine ? 'card.takeMine' : 'card.takeTheirs') : t('card.take');
  return { name, act };
}
