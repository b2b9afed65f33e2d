import { Copy } from 'lucide-react';
import { useState } from 'react';
import { guidelineGaps } from '#domain/curation/decisions-against.ts';
import { Button } from '#ui/button.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useWords } from './desk.tsx';
import { useGeneralName } from './general-name.ts';
import { ItemRow } from './item-row.tsx';
import { rowWords, statusWords } from './item-words.ts';
import styles from './review.module.css';

/** What the guideline does not say, each with the words it came up at, to be taken to whoever writes it. */
export function GuidelineGaps() {
  const desk = useDesk();
  const { t } = desk;
  const words = useWords();
  const nameOf = useGeneralName(words);
  const items = useWorkspace((state) => state.review?.items);
  const said = useWorkspace((state) => state.review?.said);
  const gaps = (items && said ? guidelineGaps({ items, said }) : []).map(({ item, by }) => ({
    item,
    key: `${item.difference.key} ${by.by} ${by.at}`,
    question: t('finish.gap', { name: nameOf(by.by), note: by.note ?? '' }),
    quote: rowWords(words, item).quote,
  }));
  if (gaps.length === 0) return null;
  const text = gaps.map(({ question, quote }) => `${question}\n  ${quote}`).join('\n');
  return (
    <>
      <h3>{t('finish.gaps')}</h3>
      <ul className={styles['answers']}>
        {gaps.map(({ item, key, question, quote }) => (
          <li key={key}>
            <ItemRow itemKey={item.difference.key}>
              <span dir="auto">{question}</span>
              <q className={styles['said']}>{quote}</q>
              <small className={styles['soft']}>{statusWords(words, item)}</small>
            </ItemRow>
          </li>
        ))}
      </ul>
      <CopyButton text={text} />
    </>
  );
}

function CopyButton({ text }: { readonly text: string }) {
  const { t } = useDesk();
  const [copied, setCopied] = useState<boolean>();
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  }
  return (
    <div className={styles['row']}>
      <Button icon={<Copy />} onPress={() => void copy()}>
        {t('finish.copyGaps')}
      </Button>
      <output>
        {copied === true && t('finish.copied')}
        {copied === false && t('finish.notCopied')}
      </output>
    </div>
  );
}
