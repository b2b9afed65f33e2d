import type { ExportLayers, SplitName } from '#domain/export/export-set.ts';
import type { SplitOptions } from '#domain/export/split-set.ts';
import type { SetSurvey } from '#domain/export/set-survey.ts';
import type { KeyEntry } from '#domain/export/protect-bundle.ts';
import type { LeakFinding } from '#domain/export/scan-for-leaks.ts';
import type { AnnotatorId, ProjectId } from '#domain/ids.ts';
import type { Project } from '#domain/project/project.ts';
import type { Loss, Verified } from '#formats/datasets/export-format.ts';
import type { ExportFormatName } from '#formats/datasets/export-formats.ts';
import type { ReviewFacts, ReviewedClaim } from '#formats/datasets/review-facts.ts';
import type { ExportCard } from './export-card.ts';
import type { PartProtection } from './protect-parts.ts';
import type { JobProblem } from './project-file-jobs.ts';

/** `annotation-json`: a file an article with one's own work, as Ascribe takes it back. */
export type ExportName = ExportFormatName | 'annotation-json';

export type ExportWish = {
  readonly projectId: ProjectId;
  readonly format: ExportName;
  /** `mine`: only the work of `me`. */
  readonly layers: ExportLayers | 'mine';
  readonly me: AnnotatorId;
  /** Article ids; absent: all. */
  readonly articles?: ReadonlySet<string>;
  /** Label ids; absent: all. */
  readonly labels?: ReadonlySet<string>;
  /** Ids of annotations' attributes; absent: all. */
  readonly attributes?: ReadonlySet<string>;
  /** Hidden parts of articles stay out, and what is annotated in them. */
  readonly withoutHidden?: true;
  readonly split?: SplitOptions;
  /** What a data set says of itself; absent parts are left unsaid. */
  readonly about: {
    readonly title?: string;
    readonly license?: string;
    /** With a description of its own beside the data. */
    readonly hasCard: boolean;
    readonly review?: ReviewFacts;
  };
  readonly protect: {
    /** Confidential sources get pseudonyms. */
    readonly sources: boolean;
    readonly annotators: boolean;
    /** `findingKey`s of what somebody has looked at: it is not them. */
    readonly accepted: ReadonlySet<string>;
  };
};

/** Somebody with a pseudonym in an export. */
export type ProtectedPerson = {
  readonly kind: 'source' | 'annotator';
  readonly id: string;
  readonly name: string;
  readonly pseudonym: string;
  /** Whether the export names them; for sources only. */
  readonly isNamed: boolean;
};

/** What an export will hold and what it will not, before it is made. */
export type ExportForecast = {
  readonly articles: number;
  readonly annotations: number;
  readonly relations: number;
  /** Label id → annotations, whether the label is asked for or not. */
  readonly labels: ReadonlyMap<string, number>;
  readonly losses: readonly Loss[];
  /** Names marked confidential that will be in it, in plain words. */
  readonly confidential: readonly string[];
  /** Confidential sources of the whole project, protected or not. */
  readonly sources: number;
  /** Who is called something else; the sources of the whole project among them. */
  readonly people: readonly ProtectedPerson[];
  /** Where names of protected sources are in it still: no file is made before each is dealt with. */
  readonly leaks: readonly LeakFinding[];
  /** Articles of each part; empty where nothing is split. */
  readonly splits: ReadonlyMap<SplitName, number>;
  /** Titles of chosen articles that cannot be read whole and will not be in it. */
  readonly damaged: readonly string[];
  /**
   * Claims that may get a review: how many, and the first of them with all that have a page of their own. Absent in formats
   * that have no reviews.
   */
  readonly reviews?: { readonly count: number; readonly first: readonly ReviewedClaim[] };
};

type MadeExport = {
  /** Of the single file, or of an archive. */
  readonly fileName: string;
  readonly blob: Blob;
  /** Files in it. */
  readonly files: number;
  readonly verified: Verified;
  readonly forecast: ExportForecast;
  /** Who the pseudonyms stand for; real names, for a file that is kept apart. */
  readonly key: readonly KeyEntry[];
  /** What the key's file may be called. */
  readonly keyName: string;
};

export type ExportProblem =
  | JobProblem
  /** Names of protected sources would get out. */
  | {
      readonly kind: 'leaks';
      readonly leaks: readonly LeakFinding[];
      readonly people: readonly ProtectedPerson[];
    }
  /** Nothing of what was asked for is there, or nothing that the format takes. */
  | { readonly kind: 'nothing' }
  /** Somebody went on working meanwhile, so that the parts do not fit each other. */
  | { readonly kind: 'changed' };

export type ForecastResult =
  | { readonly ok: true; readonly value: ExportForecast }
  | { readonly ok: false; readonly problem: ExportProblem };

export type MadeResult =
  | { readonly ok: true; readonly value: MadeExport }
  | { readonly ok: false; readonly problem: ExportProblem };

/** What has to be known of the whole to make a part. */
export type ExportPlan = {
  readonly wish: ExportWish;
  readonly project: Project;
  readonly splitOf: ReadonlyMap<string, SplitName> | undefined;
  /** What the format has counted of all parts; absent where none need know of others. */
  readonly known?: SetSurvey;
  /** Absent where nobody is called something else. */
  readonly safe?: PartProtection;
  /** Absent where no card is wanted. */
  readonly card?: ExportCard;
};

/** What the export worker is asked to do; one job a worker, which is ended after it or to cancel it. */
export type ExportRequest =
  | { readonly kind: 'forecast'; readonly wish: ExportWish }
  | {
      readonly kind: 'make';
      readonly wish: ExportWish;
      /** Where a large file grows until it is whole. */
      readonly folder: string;
    };

/** `proving`: parts are read, written and compared, one after the other. */
export type ExportStage = 'reading' | 'writing' | 'checking' | 'packing' | 'proving';

export type ExportReply =
  | { readonly kind: 'stage'; readonly stage: ExportStage; readonly share?: number }
  | { readonly kind: 'forecast'; readonly result: ForecastResult }
  | { readonly kind: 'made'; readonly result: MadeResult }
  /** Not foreseen; `message` is for the error report. */
  | { readonly kind: 'crashed'; readonly message: string };
