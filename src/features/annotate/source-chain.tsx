import { ArrowLeft } from 'lucide-react';
import { sourceChain } from '#domain/lens/source-chain.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { jumpTo } from './attribution-acts.ts';
import styles from './card.module.css';
import { useDesk } from './desk.tsx';
import { useText } from './use-data.ts';

/** What a source rests on, step by step towards the origin; nothing where nothing is linked. */
export function SourceChain({ mention }: { readonly mention: AnnotationId }) {
  const desk = useDesk();
  const { t } = desk;
  const text = useText();
  const layer = useWorkspace((state) => state.open?.state);
  const [, ...origins] = layer ? sourceChain(layer, text, mention) : [];
  return origins.map(({ mentionId, name, how }) => (
    <span key={mentionId} className={styles['step']} data-certainty={how?.certainty}>
      <ArrowLeft aria-hidden />
      <VisuallyHidden>{t('field.from')}</VisuallyHidden>
      <button
        type="button"
        className={styles['jump']}
        onClick={() => {
          jumpTo(desk, mentionId);
        }}
      >
        <bdi>{name}</bdi>
      </button>
      {how?.certainty === 'alleged' && <small>{t('map.alleged')}</small>}
    </span>
  ));
}
