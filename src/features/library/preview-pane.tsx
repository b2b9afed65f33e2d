import { Callout } from '#ui/callout.tsx';
import { classNames } from '#ui/class-names.ts';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { useMessages } from '#messages/messages.tsx';
import { failureWords } from '#parts/failure-words.ts';
import { EncodingSelect } from './encoding-select.tsx';
import styles from './import-preview.module.css';
import { PreviewAbout, PreviewText } from './preview-article.tsx';
import { PreviewTable } from './preview-table.tsx';
import { PreviewWork } from './preview-work.tsx';
import type { PreviewEntry, PreviewSource } from './preview-entries.ts';
import type { Preview } from './use-preview.ts';

type Props = { readonly preview: Preview; readonly entry: PreviewEntry };

/** One article as it will be read, and the questions that its file asks. */
export function PreviewPane({ preview, entry }: Props) {
  const each = preview.sources[entry.source];
  if (!each) return null;
  const { item } = entry;
  const { looked, source } = each;
  const article = item?.kind === 'article' ? { preview, entry, item, source } : undefined;
  // What asks more than a few questions needs the whole width for them.
  const isBeside =
    preview.entries.length === 1 && !looked?.table && !looked?.tables && !looked?.work;
  return (
    <div className={classNames(styles['pane'], isBeside && styles['isBeside'])}>
      <div className={styles['side']}>
        <FileLine each={each} entry={entry} />
        {article && isBeside && <PreviewAbout {...article} />}
        <FileQuestions preview={preview} entry={entry} each={each} />
        {article && !isBeside && <PreviewAbout {...article} />}
      </div>
      {article && <PreviewText {...article} />}
    </div>
  );
}

function FileLine({ each, entry }: Pick<Props, 'entry'> & { readonly each: PreviewSource }) {
  const t = useMessages('library');
  const problems = useMessages('problems');
  const { source, looked, isReading } = each;
  const { place, item } = entry;
  const name = source.kind === 'paste' ? t('preview.pasted') : source.name;
  return (
    <>
      <p className={styles['file']}>
        <bdi>{place === '' ? name : place}</bdi>
        {looked && <span>{t('preview.format', { format: formatName(looked.format) })}</span>}
      </p>
      {isReading && <ProgressBar label={t('preview.reading')} />}
      {item?.kind === 'failed' && (
        <Callout tone="error">
          <p>{failureWords(problems, item.failure)}</p>
        </Callout>
      )}
      {!looked && !isReading && <p className={styles['soft']}>{t('preview.unseen')}</p>}
    </>
  );
}

/** Its encoding, its columns, and what its labels are here. */
function FileQuestions({ preview, entry, each }: Props & { readonly each: PreviewSource }) {
  const { looked, source } = each;
  const inner = looked?.tables?.find(({ place }) => isIn(place, entry.place));
  return (
    <>
      {looked?.table && (
        <PreviewTable
          table={looked.table}
          items={looked.items}
          chosen={source.choices?.columns}
          onChange={(choices) => {
            preview.readAs(entry.source, choices);
          }}
        />
      )}
      {looked && inner && (
        <PreviewTable
          table={inner.look}
          items={looked.items.filter(({ place }) => isIn(inner.place, place))}
          chosen={source.choices?.inner?.[inner.name]?.columns}
          onChange={(choices) => {
            const before = source.choices?.inner ?? {};
            const table = { ...before[inner.name], ...choices };
            preview.readAs(entry.source, { inner: { ...before, [inner.name]: table } });
          }}
        />
      )}
      {looked?.work && (
        <PreviewWork
          work={looked.work}
          names={source.choices?.names ?? looked.work.proposal}
          onChange={(names) => {
            preview.choose(entry.source, { names });
          }}
        />
      )}
      {looked?.text && (
        <EncodingSelect
          text={looked.text}
          onChange={(encoding) => {
            preview.readAs(entry.source, { encoding });
          }}
        />
      )}
    </>
  );
}

/** Whether a place is that of a file in an archive, or of something in that file. */
function isIn(file: string, place: string): boolean {
  return place === file || place.startsWith(`${file} › `);
}

const FORMAT_NAMES: Readonly<Record<string, string>> = {
  html: 'HTML',
  mhtml: 'MHTML',
  markdown: 'Markdown',
  docx: 'Word',
  odt: 'OpenDocument',
  pdf: 'PDF',
  epub: 'EPUB',
  csv: 'CSV',
  tsv: 'TSV',
  json: 'JSON',
  jsonl: 'JSON Lines',
  zip: 'ZIP',
  eml: 'EML',
  mbox: 'MBOX',
  'tagged-jsonl': 'JSON Lines',
  'label-studio': 'Label Studio',
  'uima-cas': 'UIMA CAS',
  'web-annotation': 'Web Annotation',
  'webanno-tsv': 'WebAnno TSV',
  conll: 'CoNLL',
  tei: 'TEI',
  qdpx: 'REFI-QDA',
  'ascribe-csv': 'Ascribe CSV',
};

/** Names of formats are names: the same in every language. */
function formatName(id: string): string {
  return FORMAT_NAMES[id] ?? id;
}
