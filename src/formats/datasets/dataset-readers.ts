import { groupBy } from '#domain/collection/group-by.ts';
import { folderOf } from '#formats/folder-of.ts';
import type { Result } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { decodeAnnotationsCsv } from './annotations-csv.ts';
import { decodeAscribeJsonl } from './ascribe-jsonl.ts';
import { decodeBrat } from './brat.ts';
import { decodeConll } from './conll.ts';
import { decodeConllu } from './conllu.ts';
import { isCsvTable } from './csv-tables.ts';
import { decodeDoccano } from './doccano.ts';
import { decodeHfJsonl } from './hf-jsonl.ts';
import type { DecodedWork } from './imported-work.ts';
import { decodeLabelStudio } from './label-studio.ts';
import type { NamedText } from './named-text.ts';
import { decodeQdpx } from './qdpx.ts';
import { isInFolderOf, looksLike } from './recognise-text.ts';
import { decodeSpacyJsonl } from './spacy-jsonl.ts';
import { decodeTei } from './tei.ts';
import { decodeUimaJson } from './uima-json.ts';
import { decodeUimaXmi } from './uima-xmi.ts';
import { decodeWebAnnotations } from './web-annotation.ts';
import { decodeWebannoTsv } from './webanno-tsv.ts';

type DatasetReader = {
  /** As people call the format; needs no translation. */
  readonly name: string;
  /**
   * Which of the files are of this format: groups of names, each to be decoded together, the first
   * name the one that tells the group from others. Of each file the first 64 KB are enough.
   */
  readonly recognise: (heads: readonly NamedText[]) => readonly (readonly string[])[];
  /** Whether what stands beside the first of a group, a text or a configuration, may serve others too. */
  readonly sharesFiles?: true;
  /** One recognised group, whole. */
  readonly decode: (
    files: readonly NamedText[],
  ) => Result<readonly DecodedWork[], readonly FileProblem[]>;
};

/** Other tools' formats that bring annotations along, the surest to recognise first. */
const DATASET_READERS: readonly DatasetReader[] = [
  {
    name: 'brat',
    recognise: (heads) => {
      const names = new Set(heads.map(({ name }) => name));
      return heads.flatMap(({ name }) => {
        const txt = name.replace(/\.ann$/i, '.txt');
        if (txt === name || !names.has(txt)) return [];
        const config = `${folderOf(name)}annotation.conf`;
        return [[name, txt, ...(names.has(config) ? [config] : [])]];
      });
    },
    decode: ([ann, txt, config]) =>
      decodeBrat({
        name: txt?.name ?? '',
        ann: ann?.text ?? '',
        txt: txt?.text ?? '',
        config: config?.text,
      }),
  },
  single('Ascribe JSON Lines', 'ascribe-jsonl', decodeAscribeJsonl),
  {
    name: 'Ascribe CSV',
    // Without the articles too: that these are missing is for its decoder to say.
    recognise: (heads) => {
      const tables = heads.filter(
        (each) => isCsvTable(each, 'annotations') || isCsvTable(each, 'relations'),
      );
      return [...groupBy(tables, ({ name }) => folderOf(name))].map(([folder, others]) => {
        const articles = heads.filter(
          (each) => folderOf(each.name) === folder && isCsvTable(each, 'articles'),
        );
        return [...articles.slice(0, 1), ...others].map(({ name }) => name);
      });
    },
    decode: decodeAnnotationsCsv,
  },
  {
    name: 'REFI-QDA',
    recognise: (heads) =>
      heads
        .filter((head) => looksLike(head, 'qda-project'))
        .map(({ name }) => {
          const sources = `${folderOf(name)}sources/`.toLowerCase();
          const texts = heads.filter((other) => other.name.toLowerCase().startsWith(sources));
          return [name, ...texts.map((text) => text.name)];
        }),
    decode: decodeQdpx,
  },
  single('WebAnno TSV', 'webanno-tsv', decodeWebannoTsv),
  single('UIMA CAS JSON', 'uima-json', decodeUimaJson),
  single('UIMA CAS XMI', 'uima-xmi', decodeUimaXmi),
  single('TEI', 'tei', decodeTei),
  {
    name: 'W3C Web Annotation',
    recognise: (heads) => withBeside(heads, 'web-annotation', ({ name }) => /\.txt$/i.test(name)),
    sharesFiles: true,
    decode: ([json, ...texts]) => decodeWebAnnotations(json?.text ?? '', texts),
  },
  {
    name: 'Label Studio',
    recognise: (heads) =>
      withBeside(
        heads,
        'label-studio',
        ({ text }) => /<Labels?[\s>]/.test(text) && /<View/.test(text),
      ),
    sharesFiles: true,
    decode: ([json, config]) => decodeLabelStudio(json?.text ?? '', config?.text),
  },
  {
    name: 'JSONL (Hugging Face)',
    recognise: (heads) => {
      const names = heads.filter((head) => looksLike(head, 'hf-jsonl')).map(({ name }) => name);
      return [...groupBy(names, folderOf).values()];
    },
    decode: decodeHfJsonl,
  },
  single('spaCy and Prodigy JSONL', 'spacy-jsonl', decodeSpacyJsonl),
  single('doccano', 'doccano', decodeDoccano),
  single('CoNLL-U', 'conllu', decodeConllu),
  single('CoNLL', 'conll', decodeConll),
];

export type RecognisedWork = {
  readonly reader: DatasetReader;
  /** Names of the files to give to `reader.decode`, in this order. */
  readonly names: readonly string[];
};

/**
 * Which of the files hold another tool's annotations. A file belongs to one format, but a text or a
 * configuration may serve several groups; files that no group names are none of these formats.
 */
export function recogniseWork(heads: readonly NamedText[]): readonly RecognisedWork[] {
  const taken = new Set<string>();
  return DATASET_READERS.flatMap((reader) => {
    const groups = reader.recognise(heads.filter(({ name }) => !taken.has(name)));
    for (const names of groups)
      for (const name of reader.sharesFiles ? names.slice(0, 1) : names) taken.add(name);
    return groups.map((names) => ({ reader, names }));
  });
}

function single(
  name: string,
  kind: Parameters<typeof looksLike>[1],
  decode: (text: string) => Result<readonly DecodedWork[], readonly FileProblem[]>,
): DatasetReader {
  return {
    name,
    recognise: (heads) => heads.filter((head) => looksLike(head, kind)).map((head) => [head.name]),
    decode: ([file]) => decode(file?.text ?? ''),
  };
}

/** Each file of the kind with those beside it that it needs. */
function withBeside(
  heads: readonly NamedText[],
  kind: Parameters<typeof looksLike>[1],
  isNeeded: (head: NamedText) => boolean,
): readonly (readonly string[])[] {
  const needed = heads.filter(isNeeded);
  return heads
    .filter((head) => looksLike(head, kind))
    .map(({ name }) => [
      name,
      ...needed.filter((other) => isInFolderOf(name, other.name)).map((other) => other.name),
    ]);
}
