import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useMessages } from '#messages/messages.tsx';
import { Button } from '#ui/button.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { Select } from '#ui/select.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useWords } from './desk.tsx';
import { excerptOf, sentencesAround } from './excerpt-of.ts';
import { Excerpt } from './excerpt.tsx';
import { keepOwn, moveOwn } from './own-acts.ts';
import styles from './review.module.css';
import type { OwnVersion } from './screen-store.ts';
import { labelWords } from './word-context.ts';

/** Makes a version of the reviewer's own: by dragging its ends in the text, by keys, or by these buttons. */
export function OwnEditor({ own }: { readonly own: OwnVersion }) {
  const desk = useDesk();
  const { t, screen } = desk;
  const words = useWords();
  const common = useMessages('common');
  const { revision, article } = words.review;
  const text = { text: revision.text, blocks: revision.blocks, language: article.language };
  const span = { start: own.fragments[0]?.start ?? 0, end: own.fragments.at(-1)?.end ?? 0 };
  return (
    <section className={styles['ownEditor']} aria-label={t('own.title')}>
      <p>
        <Excerpt
          pieces={excerptOf(revision.text, sentencesAround(text, span), own.fragments, [])}
        />
      </p>
      <p className={styles['soft']}>{t('own.hint')}</p>
      <div className={styles['row']}>
        <EdgeButtons edge="start" />
        <EdgeButtons edge="end" />
        <OwnLabel own={own} />
        <Button
          variant="primary"
          onPress={() => {
            keepOwn(desk);
          }}
        >
          {t('own.keep')} <Kbd>Enter</Kbd>
        </Button>
        <Button
          onPress={() => {
            screen.setState({ own: undefined });
          }}
        >
          {common('action.cancel')} <Kbd>Esc</Kbd>
        </Button>
      </div>
    </section>
  );
}

function EdgeButtons({ edge }: { readonly edge: 'start' | 'end' }) {
  const desk = useDesk();
  const { t } = desk;
  const name = t(`own.${edge}`);
  return (
    <span className={styles['edge']}>
      <IconButton
        label={t('own.back', { edge: name })}
        icon={<ArrowLeft />}
        onPress={() => {
          moveOwn(desk, edge, -1, 'word');
        }}
      />
      {name}
      <IconButton
        label={t('own.forward', { edge: name })}
        icon={<ArrowRight />}
        onPress={() => {
          moveOwn(desk, edge, 1, 'word');
        }}
      />
    </span>
  );
}

function OwnLabel({ own }: { readonly own: OwnVersion }) {
  const { t, screen } = useDesk();
  const words = useWords();
  const labels = useWorkspace((state) => state.project?.codebook.labels) ?? [];
  const place = words.index.places[words.index.positions.get(own.key) ?? -1];
  return (
    <Select
      label={t('own.label')}
      hideLabel
      options={labels.map(({ id }) => ({ id, name: labelWords(words, id) }))}
      value={own.label ?? place?.labels[0] ?? null}
      onChange={(label) => {
        screen.setState({ own: { ...own, label } });
      }}
    />
  );
}
