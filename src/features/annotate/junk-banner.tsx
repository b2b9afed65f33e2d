import { useMemo, useState } from 'react';
import type { Article, TextRevision } from '#domain/article/article.ts';
import type { Block } from '#domain/text/block.ts';
import { useFormats } from '#messages/messages.tsx';
import { Button } from '#ui/button.tsx';
import styles from './annotate.module.css';
import { returnToText, useDesk } from './desk.tsx';
import { setHidden } from './hide-acts.ts';
import { clampText } from '#parts/quote-text.ts';
import { flaggedBlocks } from '#workspace/visible-blocks.ts';

type Props = { readonly article: Article; readonly revision: TextRevision };

const SHOWN = 60;

/** What looks like page junk, one click from being hidden; what is hidden, one click from coming back. */
export function JunkBanner({ article, revision }: Props) {
  const desk = useDesk();
  const [areKept, setAreKept] = useState(false);
  const flagged = useMemo(() => flaggedBlocks({ article, revision }), [article, revision]);
  const hidden = useMemo(
    () => revision.blocks.filter(({ id }) => article.hiddenBlocks.includes(id)),
    [article.hiddenBlocks, revision],
  );
  return (
    <>
      {flagged.length > 0 && !areKept && (
        <FlaggedLine
          blocks={flagged}
          onKeep={() => {
            setAreKept(true);
            returnToText(desk);
          }}
        />
      )}
      {hidden.length > 0 && <HiddenLine blocks={hidden} text={revision.text} />}
    </>
  );
}

function FlaggedLine({
  blocks,
  onKeep,
}: {
  readonly blocks: readonly Block[];
  readonly onKeep: () => void;
}) {
  const desk = useDesk();
  const { t } = desk;
  const formats = useFormats();
  const reasons = [...new Set(blocks.map(({ flag }) => flag?.reason))].flatMap((reason) =>
    reason === undefined ? [] : [t(`junk.reason.${reason}`)],
  );
  return (
    <section className={styles['junk']} aria-label={t('junk.label')}>
      <span>{t('junk.found', { count: blocks.length, reasons: formats.list(reasons) })}</span>
      <Button
        onPress={() => {
          void setHidden(
            desk,
            blocks.map(({ id }) => id),
            true,
          );
        }}
      >
        {t('junk.hide')}
      </Button>
      <Button variant="quiet" onPress={onKeep}>
        {t('junk.keep')}
      </Button>
    </section>
  );
}

function HiddenLine({
  blocks,
  text,
}: {
  readonly blocks: readonly Block[];
  readonly text: string;
}) {
  const desk = useDesk();
  const { t } = desk;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className={styles['junk']} aria-label={t('header.hiddenParts')}>
      <span>{t('junk.hidden', { count: blocks.length })}</span>
      <Button
        variant="quiet"
        aria-expanded={isOpen}
        onPress={() => {
          setIsOpen(!isOpen);
        }}
      >
        {t(isOpen ? 'junk.close' : 'junk.show')}
      </Button>
      {isOpen && (
        <ul className={styles['hiddenParts']}>
          {blocks.map(({ id, start, end }) => (
            <li key={id}>
              <Button
                variant="quiet"
                onPress={() => {
                  void setHidden(desk, [id], false);
                }}
              >
                {t('junk.showOne', { text: clampText(text.slice(start, end), SHOWN) })}
              </Button>
            </li>
          ))}
          <li>
            <Button
              onPress={() => {
                void setHidden(
                  desk,
                  blocks.map((block) => block.id),
                  false,
                );
              }}
            >
              {t('junk.showAll')}
            </Button>
          </li>
        </ul>
      )}
    </section>
  );
}
