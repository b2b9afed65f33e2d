import { NOBODY, type CaseQuestion } from '#domain/agreement/cases.ts';
import { useMessages } from '#messages/messages.tsx';
import { buttonClass } from '#ui/button.tsx';
import type { AgreementCaseRow } from '#workspace/agreement.ts';
import styles from './agreement.module.css';
import { useNames } from './use-names.ts';

type Props = { readonly row: AgreementCaseRow; readonly question: CaseQuestion };

/** One place: its sentence, what each of the two made of it, and the ways there. */
export function CaseItem({ row, question }: Props) {
  const t = useMessages('agreement');
  const title = row.title === '' ? t('untitled') : row.title;
  return (
    <li className={styles['case']}>
      <p className={styles['caseTitle']} dir="auto">
        {t('cases.in', { title })}
      </p>
      <blockquote className={styles['passage']} dir="auto">
        {row.before}
        <mark>{row.words}</mark>
        {row.after}
      </blockquote>
      <dl className={styles['versions']}>
        {row.versions.map((version, side) => (
          <div key={row.pair[side]}>
            <dt>
              <bdi>{row.pair[side]}</bdi>
            </dt>
            <dd dir="auto">
              <VersionWords version={version} question={question} words={row.words} />
            </dd>
          </div>
        ))}
      </dl>
      <div className={styles['ways']}>
        <a
          className={buttonClass('quiet')}
          href={`#/article/${row.articleId}`}
          aria-label={t('cases.articleOf', { title })}
        >
          {t('cases.article')}
        </a>
        {row.key !== undefined && (
          <a
            className={buttonClass('plain')}
            href={`#/review/${row.articleId}/${encodeURIComponent(row.key)}`}
            aria-label={t('cases.reviewOf', { title })}
          >
            {t('cases.review')}
          </a>
        )}
      </div>
    </li>
  );
}

type VersionProps = {
  readonly version: AgreementCaseRow['versions'][number];
  readonly question: CaseQuestion;
  /** All that either of the two marked. */
  readonly words: string;
};

function VersionWords({ version, question, words }: VersionProps) {
  const t = useMessages('agreement');
  const names = useNames();
  if (!version) {
    return (
      <span className={styles['soft']}>
        {question.kind === 'relation' ? t('cases.noLink') : t('cases.notMarked')}
      </span>
    );
  }
  const { label, detail, quote } = version;
  const own = quote === words ? undefined : `“${quote}”`;
  if (detail === undefined) return [names.label(label), own].filter(Boolean).join(': ');
  if (question.kind === 'relation') return names.relation(detail);
  if (detail === NOBODY) return t('cases.nobody');
  if (detail === '') return t('cases.noAnswer');
  return question.kind === 'attribute' ? names.answer(label, question.attribute, detail) : detail;
}
