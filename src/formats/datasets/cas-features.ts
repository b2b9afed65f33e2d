import type { ExportSet } from '#domain/export/export-set.ts';
import { type SetSurvey, countNames, namesIn } from '#domain/export/set-survey.ts';
import type { FlatWork, Flattened } from './flatten-work.ts';
import type { ImportedAttribute } from './imported-work.ts';
import { noteNames, plainNames } from './plain-names.ts';

export type CasWorks = Flattened & {
  /** Features that any span of the whole export has, by name, with whether they are flags. */
  readonly features: ReadonlyMap<string, boolean>;
};

type Flatten = (attributeName: (name: string) => string) => Flattened;

/** Features are called the same in all parts of an export, and each part has those of all. */
export function withFeatures({ known }: ExportSet, flatten: Flatten): CasWorks {
  const name = featureNamer(namesIn(known, 'attributes'));
  const flat = flatten(name);
  const names = featureNames(flat.works);
  const words = new Set(namesIn(known, 'words'));
  for (const each of namesIn(known, 'features')) names.set(name(each), !words.has(each));
  return { ...flat, features: new Map([...names].toSorted(([a], [b]) => (a < b ? -1 : 1))) };
}

/** What `withFeatures` has to know of other parts. */
export function surveyFeatures(flatten: Flatten): SetSurvey {
  const { name, noted } = noteNames();
  const features = featureNames(flatten(name).works);
  return {
    attributes: noted,
    features: countNames(features.keys()),
    words: countNames([...features].flatMap(([each, isFlag]) => (isFlag ? [] : [each]))),
  };
}

/** Features that every span has, and what UIMA itself calls its own. */
const TAKEN = new Set('label identifier note begin end sofa id Governor Dependent'.split(' '));

/**
 * Attribute names as UIMA lets features be called: a letter, then letters, digits and `_`. One name of another kind, and
 * it reads none of the files. Made anew for each export.
 */
function featureNamer(known: Iterable<string>): (name: string) => string {
  return plainNames(known, (plain) => {
    const written = plain.replaceAll('-', '_').replace(/^_+/, '');
    return TAKEN.has(written) || !/^[A-Za-z]/.test(written) ? `attribute_${written}` : written;
  });
}

/** Several values of one attribute become `event|numerical`; an empty one is none. */
export function oneValueEach(work: FlatWork): FlatWork {
  const spans = work.spans.map((span) => {
    const values = new Map<string, ImportedAttribute>();
    for (const { name, value } of span.attributes) {
      const before = values.get(name);
      const joined = before === undefined ? value : `${before.value}|${value}`;
      if (joined !== '') values.set(name, { name, value: joined });
    }
    return { ...span, attributes: [...values.values()] };
  });
  return { ...work, spans };
}

/** Names of the attributes that any annotation has, with whether they are flags. */
function featureNames(works: readonly FlatWork[]): Map<string, boolean> {
  const names = new Map<string, boolean>();
  for (const { spans } of works) {
    for (const { attributes } of spans) {
      for (const { name, value } of attributes) {
        names.set(name, typeof value === 'boolean' && names.get(name) !== false);
      }
    }
  }
  return names;
}
