import { useWorkspace } from '#workspace/use-workspace.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import { ProblemList } from '#ui/problem-list.tsx';
import { useMessages } from '#messages/messages.tsx';
import type { Looked, NameMapping } from '#workspace/import-session.ts';
import styles from './import-preview.module.css';
import { NameTable } from './name-table.tsx';

type Work = NonNullable<Looked['work']>;

type Props = {
  readonly work: Work;
  /** What each name of the file is here; empty: left out. */
  readonly names: NameMapping;
  readonly onChange: (names: NameMapping) => void;
};

/** What another tool's labels, links and details are here, and what cannot be placed. */
export function PreviewWork({ work, names, onChange }: Props) {
  const t = useMessages('library');
  const codebook = useWorkspace((s) => s.project?.codebook);
  if (!codebook) return null;
  const { found, examples } = work;
  const attributes = new Map(
    codebook.labels.flatMap((label) => label.attributes.map(({ id, name }) => [id, name] as const)),
  );
  return (
    <section className={styles['text']} aria-label={t('preview.work.title')}>
      <h3 className={styles['heading']}>{t('preview.work.title')}</h3>
      <p className={styles['soft']}>{t('preview.work.hint', { count: work.spans })}</p>
      <NameTable
        title={t('preview.work.labels')}
        noneLabel={t('preview.work.leaveOut')}
        rows={found.labels.map(({ name, count }) => ({
          name,
          hint: t('preview.work.count', { count }),
          example: examples.get(name),
        }))}
        options={codebook.labels}
        chosen={names.labels}
        onChange={(labels) => {
          onChange({ ...names, labels });
        }}
      />
      {found.relations.length > 0 && (
        <NameTable
          title={t('preview.work.relations')}
          noneLabel={t('preview.work.leaveOut')}
          rows={found.relations.map(({ name, count, from, to }) => ({
            name,
            hint: `${t('preview.work.count', { count })} · ${t('preview.work.between', { from, to })}`,
          }))}
          options={codebook.relations}
          chosen={names.relations}
          onChange={(relations) => {
            onChange({ ...names, relations });
          }}
        />
      )}
      {found.attributes.length > 0 && (
        <Disclosure title={t('preview.work.attributes')} level={4}>
          <NameTable
            title={t('preview.work.attributes')}
            noneLabel={t('preview.work.intoNote')}
            rows={found.attributes.map(({ name, count }) => ({
              name,
              hint: t('preview.work.count', { count }),
            }))}
            options={[...attributes].map(([id, name]) => ({ id, name }))}
            chosen={names.attributes}
            onChange={(chosen) => {
              onChange({ ...names, attributes: chosen });
            }}
          />
        </Disclosure>
      )}
      {work.unplacedCount > 0 && <Unplaced work={work} />}
    </section>
  );
}

function Unplaced({ work }: { readonly work: Work }) {
  const t = useMessages('library');
  return (
    <Disclosure title={t('preview.work.unplaced', { count: work.unplacedCount })} level={4}>
      <ProblemList
        caption={t('preview.work.unplacedHint')}
        placeLabel={t('preview.work.place')}
        whatLabel={t('preview.work.what')}
        moreLabel={(count) => t('preview.work.more', { count })}
        problems={work.unplaced.map(({ place, kind, detail }) => ({
          place,
          what: `${t(`preview.work.kind.${kind}`)} ${detail}`.trim(),
        }))}
      />
    </Disclosure>
  );
}
