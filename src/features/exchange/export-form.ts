import type { ArticleId } from '#domain/ids.ts';
import { licenseId } from '#domain/export/license.ts';
import { type SplitGroup, makesWhole } from '#domain/export/split-set.ts';
import {
  type Choice,
  EXPORT_ENTRIES,
  type ExportForecast,
  type ExportFormatEntry,
  type ExportName,
  type FormatReader,
} from '#workspace/export.ts';
import type { KeptReviews } from '#workspace/kept-reviews.ts';
import { type ReviewForm, firstReview, isReviewUnfit, reviewFacts } from './review-form.ts';

/** What stands in the fields of the dialog. */
export type ExportForm = {
  readonly format: ExportName;
  readonly scope: 'one' | 'some' | 'all';
  readonly ticked: ReadonlySet<ArticleId>;
  readonly layers: Choice['layers'];
  /** Label ids that are not asked for. */
  readonly without: ReadonlySet<string>;
  readonly isSplit: boolean;
  /** As typed: training, validation, test. */
  readonly parts: readonly [string, string, string];
  readonly seed: string;
  /** Attribute ids that are not asked for. */
  readonly withoutAttributes: ReadonlySet<string>;
  readonly together: SplitGroup | 'none';
  /** Of a data set: hidden parts of articles stay out of its texts. */
  readonly withoutHidden: boolean;
  /** Of the data set, as typed. */
  readonly title: string;
  readonly license: string;
  readonly hasCard: boolean;
  readonly review: ReviewForm;
  /** What `review` was filled from, or what of it has been kept since. Absent: neither. */
  readonly kept?: KeptReviews;
  readonly protectsSources: boolean;
  readonly protectsAnnotators: boolean;
  /** `findingKey`s of places that are not the protected source's. */
  readonly accepted: ReadonlySet<string>;
};

/** What keeps a form from being a choice. */
type FormFault = 'articles' | 'labels' | 'split' | 'license';

export type FormChoice =
  | { readonly ok: true; readonly choice: Choice }
  | { readonly ok: false; readonly fault: FormFault };

/** `today`: YYYY-MM-DD, the day proposed for what is published. */
export function firstForm(articleId: ArticleId | undefined, today = ''): ExportForm {
  return {
    format: 'html',
    scope: articleId === undefined ? 'all' : 'one',
    ticked: new Set(articleId === undefined ? [] : [articleId]),
    layers: 'mine',
    without: new Set(),
    isSplit: false,
    parts: ['80', '10', '10'],
    seed: '0',
    withoutAttributes: new Set(),
    together: 'none',
    withoutHidden: false,
    title: '',
    license: '',
    hasCard: false,
    review: firstReview(today),
    protectsSources: true,
    protectsAnnotators: false,
    accepted: new Set(),
  };
}

export function formatsFor(reader: FormatReader): readonly ExportFormatEntry[] {
  return EXPORT_ENTRIES.filter((entry) => entry.reader === reader);
}

export function entryOf(format: ExportName): ExportFormatEntry | undefined {
  return EXPORT_ENTRIES.find(({ name }) => name === format);
}

/** It holds one's own layer of an article as it is: nothing of that can be chosen. */
export function takesLayersWhole({ format }: Pick<ExportForm, 'format'>): boolean {
  return format === 'annotation-json';
}

/** These hold a card whether it is asked for or not. */
export function alwaysHasCard({ format }: Pick<ExportForm, 'format'>): boolean {
  return format === 'huggingface' || format === 'croissant';
}

/** It holds reviews, of which is asked what no annotation tells. */
export function hasReviews({ format }: Pick<ExportForm, 'format'>): boolean {
  return format === 'claimreview';
}

/** What is typed of reviews says something that cannot be written. */
export function isReviewToCorrect(
  form: ExportForm,
  forecast: Pick<ExportForecast, 'reviews'> | undefined,
): boolean {
  return hasReviews(form) && isReviewUnfit(form.review, forecast?.reviews);
}

/** Its articles can be dealt out, it can have a card, and it can do without hidden parts. */
export function isDataSet(form: Pick<ExportForm, 'format'>): boolean {
  return entryOf(form.format)?.reader === 'dataset' && !takesLayersWhole(form);
}

/** Ids of all there are. */
export type Codes = { readonly labels: readonly string[]; readonly attributes: readonly string[] };

export function choiceOf(
  form: ExportForm,
  articleId: ArticleId | undefined,
  { labels, attributes }: Codes,
): FormChoice {
  const isWhole = takesLayersWhole(form);
  const articles = articlesOf(form, articleId);
  if (articles?.size === 0) return { ok: false, fault: 'articles' };
  const kept = labels.filter((id) => !form.without.has(id));
  const isNarrowed = !isWhole && kept.length < labels.length;
  if (isNarrowed && kept.length === 0) return { ok: false, fault: 'labels' };
  const isSplit = form.isSplit && isDataSet(form);
  const [train, validation, test] = form.parts;
  const parts = [numberOf(train), numberOf(validation), numberOf(test)] as const;
  const seed = seedOf(form.seed);
  if (isSplit && (!makesWhole(parts) || seed === undefined)) return { ok: false, fault: 'split' };
  if (isDataSet(form) && isLicenseUnfit(form)) return { ok: false, fault: 'license' };
  const choice: Choice = {
    format: form.format,
    layers: isWhole ? 'mine' : form.layers,
    ...(articles && { articles }),
    ...(isNarrowed && { labels: new Set(kept) }),
    ...(!isWhole &&
      form.withoutAttributes.size > 0 && {
        attributes: new Set(attributes.filter((id) => !form.withoutAttributes.has(id))),
      }),
    ...(form.withoutHidden && isDataSet(form) && { withoutHidden: true }),
    ...(isSplit &&
      seed !== undefined && {
        split: {
          parts,
          seed,
          ...(form.together !== 'none' && { together: form.together }),
        },
      }),
    about: aboutOf(form),
    protect: {
      sources: form.protectsSources,
      annotators: form.protectsAnnotators,
      accepted: form.accepted,
    },
  };
  return { ok: true, choice };
}

function aboutOf(form: ExportForm): Choice['about'] {
  if (hasReviews(form)) return { hasCard: false, review: reviewFacts(form.review) };
  if (!isDataSet(form)) return { hasCard: false };
  const title = form.title.trim();
  const license = licenseId(form.license);
  return {
    hasCard: form.hasCard || alwaysHasCard(form),
    ...(title !== '' && { title }),
    ...(license !== undefined && { license }),
  };
}

/** Something is typed, and it cannot be what a licence is called. */
export function isLicenseUnfit({ license }: Pick<ExportForm, 'license'>): boolean {
  return license.trim() !== '' && licenseId(license) === undefined;
}

function articlesOf(
  { scope, ticked }: ExportForm,
  articleId: ArticleId | undefined,
): ReadonlySet<ArticleId> | undefined {
  switch (scope) {
    case 'one':
      return new Set(articleId === undefined ? [] : [articleId]);
    case 'some':
      return ticked;
    case 'all':
      return undefined;
  }
}

/** NaN for what is not a number of 0 or more. */
export function numberOf(typed: string): number {
  const text = typed.trim();
  return /^\d{1,6}(?:\.\d{1,6})?$/v.test(text) ? Number(text) : NaN;
}

export function seedOf(typed: string): number | undefined {
  const text = typed.trim();
  return /^-?\d{1,15}$/v.test(text) ? Number(text) : undefined;
}
