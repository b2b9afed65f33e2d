import styles from './problem-list.module.css';

type Problem = {
  /** Where in the file, such as `layers[2].annotations[7]`. */
  readonly place: string;
  readonly what: string;
};

type Props = {
  readonly caption: string;
  readonly placeLabel: string;
  readonly whatLabel: string;
  readonly problems: readonly Problem[];
  /** Says how many more there are than are shown. */
  readonly moreLabel: (count: number) => string;
};

/** Nobody reads more than these, and a broken file may have one for every annotation. */
const SHOWN = 50;

export function ProblemList(props: Props) {
  const { problems } = props;
  const hidden = problems.length - SHOWN;
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{props.placeLabel}</th>
            <th scope="col">{props.whatLabel}</th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, SHOWN).map((problem) => (
            <tr key={`${problem.place} ${problem.what}`}>
              <td>
                <code>{problem.place}</code>
              </td>
              <td>{problem.what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 && <p>{props.moreLabel(hidden)}</p>}
    </div>
  );
}
