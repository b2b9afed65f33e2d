import type { SourceFile, ReadItem, ReadOptions } from './source-file.ts';

/** What a person would call it; a screen asks other questions about each. */
export type SourceKind =
  | 'text'
  | 'page'
  /** One article, or few, in a packing of its own: Word, PDF, a mail. */
  | 'document'
  /** One article a row. */
  | 'table'
  | 'archive'
  /** Annotations of another tool. */
  | 'work'
  /** Ascribe's own project or annotations. */
  | 'project'
  /** Not meant to be read: a picture of a saved page, a system's own file. */
  | 'aside'
  | 'unknown';

export type SourceFormat = {
  /** `html`, `csv`, `label-studio`. */
  readonly id: string;
  readonly kind: SourceKind;
  /** Without the dot, lower case; what counts when no format is sure by the bytes. */
  readonly extensions: readonly string[];
  /** The bytes leave no doubt, whatever the name says. */
  readonly isSure?: (head: FileHead) => boolean;
  /** Code is loaded when the first such file comes. Absent: known by name, and not read. */
  readonly load?: () => Promise<NestedReader>;
};

/** What a format is recognised by. */
export type FileHead = {
  readonly name: string;
  /** Without the dot, lower case; empty: none. */
  readonly extension: string;
  /** The first 64 KB. */
  readonly bytes: Uint8Array;
  /** The same as text: UTF-16 by its mark, else UTF-8 with U+FFFD for what is not; trimmed at its start. */
  readonly text: string;
  /** Names of the entries, if it is a ZIP archive. */
  readonly entries: readonly string[];
  /** Names of the files beside it that belong to it. */
  readonly beside: readonly string[];
};

/** What a file that holds others needs to read them. Every `SourceReader` is a `NestedReader`. */
export type NestedReader = (
  file: SourceFile,
  options: ReadOptions,
  nesting: Nesting,
) => AsyncIterable<ReadItem>;

export type Nesting = {
  /** 0: a file on the disk. */
  readonly depth: number;
  /** Asked before anything is unpacked: false when all archives together have given too much. */
  readonly spend: (bytes: number) => boolean;
  /** Reads a file found inside. */
  readonly readInner: (file: SourceFile, options: ReadOptions) => AsyncIterable<ReadItem>;
};
