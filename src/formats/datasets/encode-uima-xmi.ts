import {
  casStructures,
  casTypes,
  flattenForCas,
  surveyForCas,
  typeSystemXml,
} from './cas-model.ts';
import { type ExportFormat, pathStem } from './export-format.ts';
import { type FlatWork, entityIri } from './flatten-work.ts';
import { decodeUimaXmi } from './uima-xmi.ts';
import { verifyWorks } from './verify-works.ts';
import { xmlEscape } from './write-xml.ts';
import { writtenOf } from './written-set.ts';

/** UIMA CAS as XMI, with its type system beside it; offsets in UTF-16 code units. */
export const uimaXmi: ExportFormat = {
  title: 'UIMA CAS XMI',
  unit: 'UTF-16 code units',
  inParts: { survey: surveyForCas },
  losses: (set) => flattenForCas(set).losses,
  written: (set) => writtenOf(set, flattenForCas(set).works),
  encode: (set) => {
    const flat = flattenForCas(set);
    return [
      ...flat.works.map((work) => ({ name: nameOf(work), content: xmiOf(work, flat.features) })),
      {
        name: 'TypeSystem.xml',
        content: typeSystemXml(casTypes(flat)),
        joint: { kind: 'same' },
      },
    ];
  },
  verify: (files, set) =>
    verifyWorks(
      flattenForCas(set).works.map((work) => ({
        name: nameOf(work),
        works: [work],
        read: () => decodeUimaXmi(files.text(nameOf(work)), { asWritten: true }),
      })),
      { text: 'exact', attributes: true, notes: true, entity: entityIri },
    ),
};

function nameOf({ document }: FlatWork): string {
  return `${pathStem(document)}.xmi`;
}

const PREFIXES = [
  ['webanno.custom', 'custom'],
  ['de.tudarmstadt.ukp.dkpro.core.api.segmentation.type', 'segmentation'],
  ['de.tudarmstadt.ukp.dkpro.core.api.metadata.type', 'metadata'],
] as const;

function xmiOf(work: FlatWork, flags: ReadonlyMap<string, boolean>): string {
  const structures = casStructures(work, flags);
  const namespaces = PREFIXES.map(
    ([path, prefix]) => `xmlns:${prefix}="http:///${path.replaceAll('.', '/')}.ecore"`,
  );
  const lines = structures.map(({ id, type, begin, end, features, references }) => {
    const values = [...references, ...features].map(
      ([name, value]) => ` ${name}="${xmlEscape(String(value))}"`,
    );
    return `<${elementOf(type)} xmi:id="${id}" sofa="1" begin="${begin}" end="${end}"${values.join('')}/>`;
  });
  const { text } = work.document.revision;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" ${namespaces.join(' ')} xmi:version="2.0">`,
    '<cas:NULL xmi:id="0"/>',
    ...lines,
    `<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="${xmlEscape(text)}"/>`,
    `<cas:View sofa="1" members="${structures.map(({ id }) => id).join(' ')}"/>`,
    '</xmi:XMI>',
    '',
  ].join('\n');
}

function elementOf(type: string): string {
  const dot = type.lastIndexOf('.');
  const prefix = PREFIXES.find(([path]) => path === type.slice(0, dot))?.[1] ?? 'custom';
  return `${prefix}:${type.slice(dot + 1)}`;
}
