import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { type ExportFile, isBytes, textOf } from './export-format.ts';
import type { ExportFormatName } from './export-formats.ts';

/** For tests, of the small project. Format, what is changed in its files, and into what: always one place or label. */
export const TAMPERED: readonly (readonly [ExportFormatName, RegExp, string])[] = [
  ['ascribe-jsonl', /"utf8":\{"start":20/, '"utf8":{"start":21'],
  ['ascribe-jsonl', /"utf16":\{"start":18/, '"utf16":{"start":17'],
  ['csv', /,CLAIM,17,/, ',CLAIM,18,'],
  ['w3c', /"start": 17/, '"start": 18'],
  ['brat', /\tCLAIM 17 /, '\tCLAIM 18 '],
  ['brat', /said_by Arg1:T1 Arg2:T2/, 'said_by Arg1:T2 Arg2:T1'],
  ['label-studio', /"start": 17/, '"start": 18'],
  ['doccano', /"start_offset":17/, '"start_offset":18'],
  ['doccano', /"label":"CLAIM"/, '"label":"CUE"'],
  ['spacy', /"spans":\[\{"start":17/, '"spans":[{"start":18'],
  ['conll', /B-SPEAKER/, 'O'],
  ['qdpx', /startPosition="17"/, 'startPosition="18"'],
  [
    'docx',
    /<w:commentRangeStart w:id="0"\/>(<w:r>.*?<\/w:r>)/,
    '$1<w:commentRangeStart w:id="0"/>',
  ],
  ['factcheck-csv', /We cut/, 'We cat'],
  ['factcheck-docx', /We cut/, 'We cat'],
  ['huggingface', /"fragments":\[\{"start":17/, '"fragments":[{"start":18'],
  ['croissant', /data\/train\.jsonl/, 'data/other.jsonl'],
  ['croissant', /"sha256": "[\da-f]/, '"sha256": "g'],
  ['croissant', /"column": "text"/, '"column": "words"'],
  ['croissant', /"conformsTo": "http:[^"]*"/, '"conformsTo": ""'],
  ['croissant', /"jsonPath": "\$\.tail"/, '"jsonPath": "$.head_id"'],
  ['croissant', /"dataType": "sc:Integer"/, '"dataType": "sc:Text"'],
  ['croissant', /"isArray": true/, '"isArray": false'],
  ['croissant', /"column": "relations"/, '"column": "spans"'],
  ['croissant', /"@id": "train\/spans"/, '"@id": "train/words"'],
  ['croissant', /"name": "entity_name"/, '"name": "entity"'],
  ['croissant', /"license": /, '"licence": '],
  ['croissant', /"url": "\.\/"/, '"url": "here"'],
  ['uima-json', /"begin":18,"end":48,"label"/, '"begin":17,"end":48,"label"'],
  ['xmi', /begin="18" end="48" label/, 'begin="17" end="48" label'],
  ['webanno-tsv', /CLAIM\[1\]/, 'CUE[1]'],
  ['tei', /from="#c18"/, 'from="#c48"'],
  ['html', /data-s="s1"/, 'data-s="s2"'],
  ['markdown', /(.)\[\^1\]/, '[^1]$1'],
];

/** The files with the fault in the first place that has it, inside archives too. */
export function tamper(
  files: readonly ExportFile[],
  from: RegExp,
  to: string,
): readonly ExportFile[] {
  return files.map(({ name, content }) => {
    if (!isBytes(content)) return { name, content: textOf(content).replace(from, to) };
    const inner = Object.entries(unzipSync(content)).map(
      ([path, bytes]) => [path, strToU8(strFromU8(bytes).replace(from, to))] as const,
    );
    return { name, content: zipSync(Object.fromEntries(inner)) };
  });
}
