import {
  type CasType,
  casStructures,
  casTypes,
  flattenForCas,
  surveyForCas,
  typeSystemXml,
} from './cas-model.ts';
import { type ExportFormat, pathStem } from './export-format.ts';
import { type FlatWork, entityIri } from './flatten-work.ts';
import { decodeUimaJson } from './uima-json.ts';
import { verifyWorks } from './verify-works.ts';
import { writtenOf } from './written-set.ts';

/**
 * UIMA CAS as JSON 0.4, a file for each annotator's work on an article, offsets in UTF-16 code units.
 * The types are Ascribe's own: INCEpTION needs layers of these names in its project.
 */
export const uimaJson: ExportFormat = {
  title: 'UIMA CAS JSON',
  unit: 'UTF-16 code units',
  inParts: { survey: surveyForCas },
  losses: (set) => flattenForCas(set).losses,
  written: (set) => writtenOf(set, flattenForCas(set).works),
  encode: (set) => {
    const flat = flattenForCas(set);
    const types = casTypes(flat);
    const written = JSON.stringify(typesOf(types));
    return [
      ...flat.works.map((work) => ({
        name: nameOf(work),
        content: casOf(work, flat.features, written),
      })),
      { name: 'TypeSystem.xml', content: typeSystemXml(types), joint: { kind: 'same' } },
    ];
  },
  verify: (files, set) =>
    verifyWorks(
      flattenForCas(set).works.map((work) => ({
        name: nameOf(work),
        works: [work],
        read: () => decodeUimaJson(files.text(nameOf(work)), { asWritten: true }),
      })),
      { text: 'exact', attributes: true, notes: true, entity: entityIri },
    ),
};

function nameOf({ document }: FlatWork): string {
  return `${pathStem(document)}.json`;
}

function casOf(work: FlatWork, flags: ReadonlyMap<string, boolean>, types: string): string {
  const structures = casStructures(work, flags);
  const sofa = {
    '%ID': 1,
    '%TYPE': 'uima.cas.Sofa',
    sofaNum: 1,
    sofaID: '_InitialView',
    mimeType: 'text',
    sofaString: work.document.revision.text,
  };
  const written = structures.map(({ id, type, begin, end, features, references }) => ({
    '%ID': id,
    '%TYPE': type,
    '@sofa': 1,
    begin,
    end,
    ...Object.fromEntries(references.map(([name, target]) => [`@${name}`, target])),
    ...Object.fromEntries(features),
  }));
  const lines = [sofa, ...written].map((each) => JSON.stringify(each)).join(',\n');
  const members = structures.map(({ id }) => id);
  const views = { _InitialView: { '%SOFA': 1, '%MEMBERS': members } };
  return `{"%TYPES":${types},\n"%FEATURE_STRUCTURES":[\n${lines}],\n"%VIEWS":${JSON.stringify(views)}}\n`;
}

function typesOf(types: readonly CasType[]) {
  return Object.fromEntries(
    types.map(({ name, parent, features }) => [
      name,
      {
        '%NAME': name,
        '%SUPER_TYPE': parent,
        ...Object.fromEntries(
          features.map(([feature, range]) => [feature, { '%NAME': feature, '%RANGE': range }]),
        ),
      },
    ]),
  );
}
