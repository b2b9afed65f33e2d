import type { Attributes, Evidence } from '#domain/annotation/annotation.ts';
import type { EntityDetails } from './entity-details.ts';
import type { Span } from '#domain/text/span.ts';
import type { DecodedArticle } from '#formats/articles/decoded-article.ts';

/**
 * What another tool's file says about one text. Labels, attribute names and relation types are the
 * other tool's; a `LabelMapping` leads them into the codebook.
 */
export type ImportedWork = {
  readonly spans: readonly ImportedSpan[];
  readonly relations: readonly ImportedRelation[];
  /** Those that end at a person or body and not at words. */
  readonly entityRelations?: readonly ImportedEntityRelation[];
  /** Of whom the file tells more than a name: by the id that spans are linked to. */
  readonly people?: ReadonlyMap<string, ImportedPerson>;
  /** Who made it, where the file says so. */
  readonly annotator?: string;
  /**
   * What the file says and could not be placed or kept, or not quite as it says it; each with its
   * place in the file. Nothing is left out in silence.
   */
  readonly unplaced: readonly Unplaced[];
};

export type ImportedSpan = {
  /** As in the file; unique within the work. */
  readonly id: string;
  readonly label: string;
  /** UTF-16 code units into the article's canonical text; sorted, disjoint, at least one. */
  readonly fragments: readonly Span[];
  readonly attributes: readonly ImportedAttribute[];
  /** The person or body that the span is linked to. */
  readonly entity?: EntityLink;
  readonly note?: string;
  readonly evidence?: readonly Evidence[];
};

export type EntityLink = { readonly id?: string; readonly name?: string };

export type ImportedPerson = {
  readonly name: string;
  readonly details: EntityDetails;
  /** Ids of others. */
  readonly speaksFor?: string;
  readonly partOf?: string;
};

export type ImportedAttribute = { readonly name: string; readonly value: string | boolean };

export type ImportedRelation = {
  readonly type: string;
  /** Ids of spans of the same work. */
  readonly from: string;
  readonly to: string;
  /**
   * By the codebook's names, of which annotations are named by their ids in the file; a file of texts alone has texts for
   * flags and for several values too.
   */
  readonly attributes?: Attributes;
  /** Who says that the link is so, as spans name people: what else is called `asserted_by` names nobody. */
  readonly assertedBy?: EntityLink;
};

export type ImportedEntityRelation = Omit<ImportedRelation, 'to'> & { readonly to: EntityLink };

export type Unplaced = {
  /** Line, key path or id in the file. */
  readonly place: string;
  readonly kind:
    /** Offsets beyond the text, or an end before its start. */
    | 'out-of-text'
    /** The quote in the file is not what stands at its offsets, and was not found elsewhere. */
    | 'quote-differs'
    /** A relation or attribute whose span is not there. */
    | 'dangling'
    /** Well-formed, and nothing Ascribe has a place for. */
    | 'not-held'
    /** Not as the format wants it; left out. */
    | 'malformed'
    /** Kept, at the words it quotes: its offsets lead elsewhere. */
    | 'moved'
    /** Kept as it is, although the format or the file's own scheme forbids it. */
    | 'against-rules';
  readonly detail: string;
};

/** One text of a file with one annotator's work on it. Two annotators of one text make two of these, with equal articles. */
export type DecodedWork = {
  /** Which of several files that were given together it stands in, where it need not be the first. */
  readonly fileName?: string;
  /** Where in the file, such as `line 12`; empty when it is the whole file. */
  readonly place: string;
  readonly article: DecodedArticle;
  readonly work: ImportedWork;
  /** Which of the files beside it the text is, where the file itself does not say. */
  readonly textName?: string;
};
