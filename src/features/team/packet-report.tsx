import { Callout } from '#ui/callout.tsx';
import { useMessages } from '#messages/messages.tsx';
import type { PacketTaken } from '#workspace/packets.ts';

/** What has come of a packet. */
export function PacketReport({ taken }: { readonly taken: PacketTaken }) {
  const t = useMessages('packets');
  const { articles, layersAdded: added, layersReplaced: replaced, reviews, comments } = taken;
  const isNothing = articles + added + replaced + reviews + comments === 0;
  return (
    <Callout tone="good" title={t('taken.title')}>
      {isNothing ? (
        <p>{t('taken.nothing')}</p>
      ) : (
        <>
          {articles > 0 && <p>{t('taken.articles', { count: articles })}</p>}
          {added + replaced > 0 && <p>{t('taken.layers', { added, replaced })}</p>}
          {reviews + comments > 0 && <p>{t('taken.along', { reviews, comments })}</p>}
          <p>{t('taken.beside')}</p>
        </>
      )}
    </Callout>
  );
}
