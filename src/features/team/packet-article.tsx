import { findLabel } from '#domain/codebook/codebook.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import { Select } from '#ui/select.tsx';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { clampText } from '#parts/quote-text.ts';
import type { PlannedArticle, PlannedLayer } from '#workspace/packets.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import type { ChoiceActs, PacketChoices } from './packet-choices.ts';
import { saidWords } from './said-words.ts';
import styles from './team.module.css';

type Props = {
  readonly article: PlannedArticle;
  readonly choices: PacketChoices;
  readonly acts: ChoiceActs;
};

/** One article of a packet: what it is here, whose work it holds, and what is to become of both. */
export function PacketArticle({ article, choices, acts }: Props) {
  const t = useMessages('packets');
  const choice = choices.articles[article.id] ?? article.proposal;
  const title = article.title === '' ? t('list.untitled') : article.title;
  return (
    <li className={styles['article']}>
      <div className={styles['line']}>
        <div className={styles['what']}>
          <bdi className={styles['name']}>{title}</bdi>
          <Match article={article} />
        </div>
        <div className={styles['choice']}>
          <Select
            label={t('look.articleChoice', { title })}
            hideLabel
            value={choice}
            onChange={(next) => {
              acts.setArticle(article.id, next);
            }}
            options={article.choices.map((id) => ({ id, name: t(`look.choice.${id}`) }))}
          />
        </div>
      </div>
      {choice !== 'skip' && (
        <ul className={styles['layers']}>
          {article.layers.map((layer) => (
            <Layer key={layer.id} layer={layer} choices={choices} acts={acts} />
          ))}
        </ul>
      )}
      {choice === 'attach' && <Anchors article={article} />}
      {choice !== 'skip' && <Along article={article} />}
    </li>
  );
}

function Match({ article: { match } }: { readonly article: PlannedArticle }) {
  const t = useMessages('packets');
  const format = useFormats();
  switch (match.kind) {
    case 'known':
      return (
        <span className={styles['soft']}>
          {t(match.isDeleted ? 'look.match.deleted' : 'look.match.known')}
        </span>
      );
    case 'new':
      return <span className={styles['soft']}>{t('look.match.new')}</span>;
    case 'near': {
      const share = format.number(Math.floor(match.share * 100) / 100, { style: 'percent' });
      return (
        <span className={styles['note']}>
          {t('look.match.near', { share, title: match.title })}
        </span>
      );
    }
  }
}

function Layer({
  layer,
  choices,
  acts,
}: Omit<Props, 'article'> & { readonly layer: PlannedLayer }) {
  const t = useMessages('packets');
  const { annotator, annotations: count, status, role } = layer;
  const name = annotator.name;
  const isMineAhead = 'delta' in status && layer.isMine && status.delta.onlyHere > 0;
  return (
    <li className={styles['line']}>
      <div className={styles['what']}>
        <span>
          <bdi>
            {role === 'curated' ? t('look.curated', { count }) : t('look.layer', { name, count })}
          </bdi>
        </span>
        <span className={styles['soft']}>
          {'delta' in status
            ? t(`look.status.${status.kind}`, { ...status.delta })
            : t(`look.status.${status.kind}`)}
        </span>
        {isMineAhead && (
          <span className={styles['note']}>
            {t('look.mineStays', { count: status.delta.onlyHere })}
          </span>
        )}
      </div>
      {layer.choices.length > 1 && (
        <div className={styles['choice']}>
          <Select
            label={t('look.layerChoice', { name })}
            hideLabel
            value={choices.layers[layer.id] ?? layer.proposal}
            onChange={(next) => {
              acts.setLayer(layer.id, next);
            }}
            options={layer.choices.map((id) => ({
              id,
              name: t(`look.layers.${id === 'keep-both' ? 'keepBoth' : id}`),
            }))}
          />
        </div>
      )}
    </li>
  );
}

/** Nobody reads on; the number says how many there are. */
const SHOWN = 50;
/** Code units of a quote. */
const LONG = 300;

/** What would become of the annotations on a text that differs. */
function Anchors({ article: { match } }: { readonly article: PlannedArticle }) {
  const t = useMessages('packets');
  const codebook = useWorkspace((state) => state.project?.codebook);
  if (match.kind !== 'near') return null;
  const { unchanged, moved, changed, lost, lostRelations } = match.report;
  const nameOf = (id: string): string => (codebook && findLabel(codebook, id)?.name) ?? id;
  return (
    <div className={styles['anchors']}>
      <p className={styles['soft']}>
        {t('look.anchors', {
          kept: unchanged + moved,
          changed: changed.length,
          lost: lost.length,
        })}
        . {t('look.noReviewNear')}
      </p>
      {changed.length > 0 && (
        <Disclosure level={4} title={t('look.changedTitle', { count: changed.length })}>
          <Quotes
            words={changed.slice(0, SHOWN).map(({ label, was, is }) =>
              t('look.wasIs', {
                label: nameOf(label),
                was: clampText(was, LONG),
                is: clampText(is, LONG),
              }),
            )}
          />
        </Disclosure>
      )}
      {lost.length > 0 && (
        <Disclosure level={4} title={t('look.lostTitle', { count: lost.length })}>
          <p className={styles['soft']}>
            {lostRelations > 0 && `${t('look.lostRelations', { count: lostRelations })} `}
            {t('look.lostSafe')}
          </p>
          <Quotes
            words={lost
              .slice(0, SHOWN)
              .map(({ label, was }) =>
                t('look.was', { label: nameOf(label), was: clampText(was, LONG) }),
              )}
          />
          {lost.length > SHOWN && (
            <p className={styles['soft']}>{t('look.more', { count: lost.length - SHOWN })}</p>
          )}
        </Disclosure>
      )}
    </div>
  );
}

function Quotes({ words }: { readonly words: readonly string[] }) {
  return (
    <ul className={styles['quotes']}>
      {[...new Set(words)].map((each) => (
        <li key={each} dir="auto">
          {each}
        </li>
      ))}
    </ul>
  );
}

function Along({ article }: { readonly article: PlannedArticle }) {
  const t = useMessages('packets');
  const format = useFormats();
  const parts = saidWords(t, article);
  if (parts.length === 0) return null;
  return <p className={styles['soft']}>{t('look.along', { what: format.list(parts) })}</p>;
}
