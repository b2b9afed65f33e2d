import type { Codebook } from '#domain/codebook/codebook.ts';
import { answerWords } from './answer-words.ts';
import type { FlatSpan } from './flatten-work.ts';
import { type LinkWords, evidenceLine } from './reader-words.ts';

/** Something that is said of an annotation; a note says it without a name. */
export type Fact = { readonly name?: string; readonly words: string };

/** The attribute that holds what a check has found. */
const VERDICT = 'verdict';

/**
 * What people who read are told of an annotation. `first`, what they ask: whose words they are, what a check has
 * found and on which evidence, and what somebody wrote. `others`: all other answers, and what follows from elsewhere.
 */
export function readerFacts({
  labels,
}: Pick<Codebook, 'labels'>): (
  span: FlatSpan,
  linked: readonly LinkWords[] | undefined,
) => { readonly first: readonly Fact[]; readonly others: readonly Fact[] } {
  const verdict = labels.flatMap(({ attributes }) => attributes).find(({ id }) => id === VERDICT);
  // That nobody has checked it is no finding.
  const none = verdict?.type === 'enum' ? answerWords(verdict, verdict.default ?? '') : '';
  return ({ attributes, note, source: { evidence = [] } }, linked = []) => {
    const answers = attributes.map(({ name, value }) => ({ name, words: String(value) }));
    const isFinding = ({ name, words }: (typeof answers)[number]): boolean =>
      name === verdict?.name && words !== none;
    return {
      first: [
        ...linked.filter(({ inherited }) => !inherited),
        ...answers.filter(isFinding),
        ...evidence.map((each) => ({ name: 'Evidence', words: evidenceLine(each) })),
        ...(note === undefined ? [] : [{ words: note }]),
      ],
      others: [
        ...answers.filter((answer) => !isFinding(answer)),
        ...linked.filter(({ inherited }) => inherited),
      ],
    };
  };
}

/** `said by: Jonas Weir`. */
export function factWords({ name, words }: Fact): string {
  return name === undefined ? words : `${termOf(name)} ${words}`;
}

/** `Worth checking?` has its sign already. */
export function termOf(name: string): string {
  return /[?:]$/v.test(name) ? name : `${name}:`;
}
