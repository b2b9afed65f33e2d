/** One thing that is wrong with a file. The UI has a sentence for each kind. */
export type FileProblem = {
  /** Path from the file's own structure, such as `articles[0].layers[2].annotations[7].fragments[0]`; empty for the file as a whole. */
  readonly place: string;
  readonly kind: FileProblemKind;
  /** What was found or expected there, for the sentence. */
  readonly detail?: string;
};

type FileProblemKind =
  | 'empty'
  | 'not-json'
  /** It begins as it should and lacks its end. */
  | 'cut-off'
  /** It is not what it was when it was written: its digest says so. */
  | 'changed-since'
  | 'wrong-format'
  | 'newer-version'
  | 'unknown-version'
  | 'too-deep'
  | 'forbidden-key'
  /** Something is missing, of the wrong type or outside its bounds; `detail` says what was expected. */
  | 'bad-value'
  /** The text it speaks of is a file of its own, which did not come with it. */
  | 'text-missing'
  | 'unknown-key'
  | 'duplicate-id'
  | 'unknown-annotation'
  | 'unknown-entity'
  | 'merged-in-a-circle'
  | 'unknown-annotator'
  | 'unknown-block'
  | 'unknown-label'
  | 'unknown-relation-type'
  | 'unknown-codebook'
  /** A codebook of this version is known, with other content. */
  | 'codebook-differs'
  | 'relation-not-allowed'
  | 'belongs-elsewhere'
  | 'bad-blocks'
  | 'bad-fragments'
  | 'outside-text'
  | 'splits-character'
  | 'lone-surrogate'
  | 'quote-differs'
  | 'offset-differs'
  | 'hash-differs'
  | 'bad-original'
  /** What the file gives back is not what was put in. */
  | 'not-the-same';

/** As many as are told at once: a broken file has one fault or thousands. */
const MAX_PROBLEMS = 50;

export type ProblemList = {
  readonly add: (place: string, kind: FileProblemKind, detail?: string) => void;
  readonly all: () => readonly FileProblem[];
  readonly isFull: () => boolean;
};

/** Gathers problems up to the most that are told at once. */
export function problemList(): ProblemList {
  const problems: FileProblem[] = [];
  return {
    add: (place, kind, detail) => {
      if (problems.length >= MAX_PROBLEMS) return;
      problems.push(
        detail === undefined ? { place, kind } : { place, kind, detail: detail.slice(0, 200) },
      );
    },
    all: () => problems,
    isFull: () => problems.length >= MAX_PROBLEMS,
  };
}

/** SHA-256 of a text's UTF-8 bytes as 64 lower-case hex digits. Comes in from outside: the platform has it asynchronously. */
export type Sha256 = (text: string) => Promise<string>;
