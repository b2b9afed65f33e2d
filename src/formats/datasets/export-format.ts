import { documentStem } from '#domain/export/document-stem.ts';
import type { ExportDocument, ExportSet, SplitName } from '#domain/export/export-set.ts';
import type { SetSurvey } from '#domain/export/set-survey.ts';
import type { Result } from '#domain/result.ts';
import type { FileProblem, Sha256 } from '#formats/file-problem.ts';
import type { CardFacts } from './dataset-card.ts';
import type { ReviewFacts, ReviewedClaim } from './review-facts.ts';

/** Lines that each end with a line break: those of a large file are written and proved without being put together. */
export type Lines = { readonly lines: readonly string[] };

export type ExportFile = {
  /** Path below the folder that is exported to, with `/`. */
  readonly name: string;
  readonly content: string | Lines | Uint8Array;
  /** Absent: it is of one article alone, and no other part of an export has it. */
  readonly joint?: Joint;
};

/** How files of one name, made of parts of an export, become that of the whole. */
type Joint =
  /** Each part's is that of the whole. */
  | { readonly kind: 'same' }
  /** Only proves its part: that of the whole is made when all are joined (`close`). */
  | { readonly kind: 'closed' }
  /** What stands between `head` and `tail` comes one after the other, and these stand once. */
  | {
      readonly kind: 'bodies';
      readonly head?: string;
      readonly tail?: string;
      /** Stands between two bodies. */
      readonly between?: string;
      /** Of a format that numbers them through the file. */
      readonly records?: number;
    };

/** What a format counts its offsets in; `tokens`: it has words and no offsets, `none`: no spans at all. */
export type ExportUnit =
  | 'code points'
  | 'UTF-16 code units'
  | 'all three'
  | 'tokens'
  | 'anchors'
  | 'none';

/** Something of the project's that an export does not hold, known before it is made. */
export type Loss = {
  readonly kind: LossKind;
  readonly count: number;
  /** What it becomes: 3 annotations in pieces become 6 spans. */
  readonly into?: number;
  /** The label, attribute or relation type it is about. */
  readonly name?: string;
};

export type LossKind =
  /** Articles without work of the chosen kind. */
  | 'articles'
  /** Annotations that have lost their place in the text. */
  | 'orphaned'
  /** Relations of which one end is left out by the selection. */
  | 'relation-ends'
  /** Annotations in several pieces that become spans of their own. */
  | 'pieces'
  /** Annotations inside or across others, where only one may stand. */
  | 'nested'
  /** Spans that begin or end in white space, which is taken off. */
  | 'trimmed'
  /** Relations of one type. */
  | 'relations'
  /** Relations that end at a person or body and not at words. */
  | 'entity-relations'
  | 'relation-attributes'
  /** Relations that nobody drew: they can be derived again. */
  | 'inherited'
  | 'attributes'
  /** Links to persons and bodies. */
  | 'entities'
  /** Of persons and bodies to which there are links, by address. */
  | 'entity-names'
  | 'notes'
  /** What was said in threads. */
  | 'comments'
  /** Other names, notes and details of persons and bodies; told once, however many there are. */
  | 'people'
  /** The mark of confidential sources; told once. */
  | 'confidential'
  | 'evidence'
  /** The days on which evidence was seen, where it has a place itself. */
  | 'evidence-days'
  /** Line breaks in notes and values that become blanks. */
  | 'line-breaks'
  /** Names that the format cannot write as they are. */
  | 'renamed'
  /** Of articles: what is known of them beside their texts. */
  | 'titles'
  | 'bylines'
  | 'outlets'
  | 'dates'
  | 'addresses'
  /** The text is kept as words: blank lines and line breaks are not the article's. */
  | 'layout'
  /** Claims without what the format asks for, such as a verdict. */
  | 'unfit'
  /** Claims that nobody has checked, in a list of checked ones. */
  | 'no-verdict'
  /** Checked claims of articles without an address, where the format needs one and nobody has given another. */
  | 'no-address'
  /** Reviews whose own page nobody has named: the article's address stands for it. */
  | 'article-address'
  /** Of these, those whose article's address is that of another one too; told by whoever sees all of them. */
  | 'same-address'
  /** Reviews of which nobody has said who publishes them, and that are nobody's own. */
  | 'no-author'
  /** What is no claim, in a list of checked ones. */
  | 'only-claims'
  /** Hidden parts of articles that are in the text all the same. */
  | 'hidden-parts'
  /** Hidden parts of articles that stay out. */
  | 'hidden-left-out'
  /** Articles of which nothing is shown, which stay out. */
  | 'hidden-articles'
  /** Annotations in hidden parts that stay out, with these. */
  | 'in-hidden'
  /** Annotations that reach into such a part and keep what is shown of them. */
  | 'cut-hidden'
  /** Claims whose speaker or source followed from such a part alone. */
  | 'hidden-attribution'
  /** What is no claim and hangs on none, in a list of claims. */
  | 'no-claim'
  /** Who annotated: everything stands under one name or none. */
  | 'annotators'
  /** Cells that begin with an apostrophe more than the text. */
  | 'escaped-cells'
  /** Characters that the format forbids. */
  | 'characters';

/** Of a list as `JSON.stringify(list, undefined, 1)` and a line break, with at least one record. */
export const JSON_LIST = { kind: 'bodies', head: '[', tail: '\n]\n', between: ',' } as const;

export type ExportOptions = {
  /** Files are made to be joined and then closed (`InParts`). */
  readonly isPart?: true;
  readonly sha256: Sha256;
  /** Of a format that numbers them through the file: how many records each file has from the parts before. */
  readonly recordsBefore?: ReadonlyMap<string, number>;
  /** The files are written and are now read back. */
  readonly onWritten?: () => void;
  /** Says what the data is called; the project's name unless given. */
  readonly title?: string;
  /** Of the data: an identifier of the Hugging Face Hub, such as `cc-by-4.0`. */
  readonly license?: string;
  /** A card is wanted, and what it says of how the data came about. */
  readonly card?: Pick<CardFacts, 'agreement' | 'split'>;
  /** Of a format of reviews. */
  readonly review?: ReviewFacts;
};

/** What whoever exports has said of what is written, as far as it changes what is in it. */
export type Said = Pick<ExportOptions, 'review'>;

export type Verified = {
  /** Spans that were found again in the files, each at its place and with its words. */
  readonly spans: number;
  readonly of: number;
};

type Problems = readonly FileProblem[];

export type ExportFormat = {
  /** Absent: it is made of all articles at once. */
  readonly inParts?: InParts;
  /** As people call it. */
  readonly title: string;
  readonly unit: ExportUnit;
  /** On a card: what else to know of offsets. */
  readonly caution?: string;
  /** Its relations may also end at persons and bodies. */
  readonly endsAtEntities?: true;
  readonly losses: (set: ExportSet, said?: Said) => readonly Loss[];
  /** The set as far as the files hold it: annotations, relations and articles that are in none of them are not in it. */
  readonly written: (set: ExportSet, said?: Said) => ExportSet;
  /** All texts of the files, where these hold little of the set: who is named in none of them is not in the files. */
  readonly published?: (set: ExportSet, said?: Said) => readonly string[];
  /** Claims that get a review each, which somebody may be asked about (`ExportOptions.review`). */
  readonly reviews?: (set: ExportSet) => readonly ReviewedClaim[];
  /** The same set and options give the same bytes. */
  readonly encode: (
    set: ExportSet,
    options: ExportOptions,
  ) => readonly ExportFile[] | Promise<readonly ExportFile[]>;
  /** Reads the files back and compares every span with the set. */
  readonly verify: (
    files: WrittenFiles,
    set: ExportSet,
    options: ExportOptions,
  ) => Result<Verified, Problems> | Promise<Result<Verified, Problems>>;
};

/**
 * Encoding articles a few at a time and joining the files as each says gives the bytes of the whole, and each part is
 * proved by itself. So a project of any size needs little memory. What is lost adds up.
 */
type InParts = {
  /** Counts what other parts have to know of this one (`known`). Absent: they need not know anything. */
  readonly survey?: (set: ExportSet) => SetSurvey;
  /**
   * What can only be made of the joined files: takes them by name and gives those that stand in their place, proved. The
   * set has no documents, and knows of all.
   */
  readonly close?: (joined: ReadonlyMap<string, Blob>, closing: Closing) => Promise<Closed>;
};

export type Closing = {
  readonly set: ExportSet;
  readonly options: ExportOptions;
  /** A file to be filled, of any name that no other has. */
  readonly open: (name: string) => Promise<FilledFile>;
};

type FilledFile = {
  readonly append: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly finish: () => Promise<Blob>;
};

export type Closed = Result<ReadonlyMap<string, Blob>, Problems>;

/** The split's own folder or file; nothing where the set is not split. */
export function splitFolder(split: SplitName | undefined): string {
  return split === undefined ? '' : `${split}/`;
}

/** A document's path below the folder that is exported to, without an ending. */
export function pathStem(document: ExportDocument): string {
  return `${splitFolder(document.split)}${document.folder}/${documentStem(document)}`;
}

/** What was written, to be read back. */
export type WrittenFiles = {
  readonly has: (name: string) => boolean;
  /** Empty where there is no such text. */
  readonly text: (name: string) => string;
  /** Those of a text, without their line breaks; as a reader of the file parts them. */
  readonly lines: (name: string) => readonly string[];
  readonly bytes: (name: string) => Uint8Array | undefined;
};

export function writtenFiles(files: readonly ExportFile[]): WrittenFiles {
  const byName = new Map(files.map(({ name, content }) => [name, content]));
  return {
    has: (name) => byName.has(name),
    text: (name) => {
      const content = byName.get(name);
      return content === undefined || isBytes(content) ? '' : textOf(content);
    },
    lines: (name) => {
      const content = byName.get(name);
      if (content === undefined || isBytes(content)) return [];
      // One with a break in it would be two to whoever reads the file.
      if (typeof content !== 'string' && !content.lines.some((line) => line.includes('\n')))
        return content.lines;
      return textOf(content).split('\n');
    },
    bytes: (name) => {
      const content = byName.get(name);
      return content !== undefined && isBytes(content) ? content : undefined;
    },
  };
}

export function isBytes(content: ExportFile['content']): content is Uint8Array {
  return content instanceof Uint8Array;
}

/** Bytes are read as UTF-8. */
export function textOf(content: ExportFile['content']): string {
  if (typeof content === 'string') return content;
  return isBytes(content) ? new TextDecoder().decode(content) : [...content.lines, ''].join('\n');
}

/** Texts in UTF-8. */
export function bytesOf(content: ExportFile['content']): Uint8Array<ArrayBuffer> {
  return isBytes(content) ? new Uint8Array(content) : new TextEncoder().encode(textOf(content));
}
