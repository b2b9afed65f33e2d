import { Callout } from '#ui/callout.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { useMessages } from '#messages/messages.tsx';
import { EncodingSelect } from './encoding-select.tsx';
import styles from './import-preview.module.css';
import { PreviewArticle } from './preview-article.tsx';
import { PreviewTable } from './preview-table.tsx';
import { PreviewWork } from './preview-work.tsx';
import type { PreviewEntry } from './preview-entries.ts';
import type { Preview } from './use-preview.ts';

type Props = { readonly preview: Preview; readonly entry: PreviewEntry };

/** One article as it will be read, and the questions that its file asks. */
export function PreviewPane({ preview, entry }: Props) {
  const t = useMessages('library');
  const problems = useMessages('problems');
  const each = preview.sources[entry.source];
  const { item } = entry;
  if (!each) return null;
  const name = each.source.kind === 'paste' ? t('preview.pasted') : each.source.name;
  const { looked, isReading } = each;
  return (
    <div className={styles['pane']}>
      <p className={styles['file']}>
        <bdi>{entry.place === '' ? name : entry.place}</bdi>
        {looked && <span>{t('preview.format', { format: formatName(looked.format) })}</span>}
      </p>
      {isReading && <ProgressBar label={t('preview.reading')} />}
      {looked?.text && (
        <EncodingSelect
          text={looked.text}
          onChange={(encoding) => {
            preview.readAs(entry.source, { encoding });
          }}
        />
      )}
      {looked?.table && (
        <PreviewTable
          table={looked.table}
          chosen={each.source.choices?.columns}
          onChange={(columns) => {
            preview.readAs(entry.source, { columns });
          }}
        />
      )}
      {looked?.work && (
        <PreviewWork
          work={looked.work}
          names={each.source.choices?.names ?? looked.work.proposal}
          onChange={(names) => {
            preview.choose(entry.source, { names });
          }}
        />
      )}
      {item?.kind === 'failed' && (
        <Callout tone="error" title={problems(`import.${item.failure.reason}.what`)}>
          <p>{problems(`import.${item.failure.reason}.next`)}</p>
        </Callout>
      )}
      {!looked && !isReading && <p className={styles['soft']}>{t('preview.unseen')}</p>}
      {item?.kind === 'article' && (
        <PreviewArticle preview={preview} entry={entry} item={item} source={each.source} />
      )}
    </div>
  );
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
};

/** Names of formats are names: the same in every language. */
function formatName(id: string): string {
  return FORMAT_NAMES[id] ?? id;
}
