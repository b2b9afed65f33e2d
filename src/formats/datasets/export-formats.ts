import type { ExportFormat } from './export-format.ts';

/** Every format that Ascribe writes; each is loaded only when it is asked for. */
const LOADERS = {
  'ascribe-jsonl': async () => (await import('./encode-ascribe-jsonl.ts')).ascribeJsonl,
  csv: async () => (await import('./encode-csv.ts')).csv,
  w3c: async () => (await import('./encode-web-annotation.ts')).w3c,
  brat: async () => (await import('./encode-brat.ts')).brat,
  'label-studio': async () => (await import('./encode-label-studio.ts')).labelStudio,
  doccano: async () => (await import('./encode-doccano.ts')).doccano,
  spacy: async () => (await import('./encode-spacy.ts')).spacy,
  'uima-json': async () => (await import('./encode-uima-json.ts')).uimaJson,
  xmi: async () => (await import('./encode-uima-xmi.ts')).uimaXmi,
  'webanno-tsv': async () => (await import('./encode-webanno-tsv.ts')).webannoTsv,
  tei: async () => (await import('./encode-tei.ts')).tei,
  huggingface: async () => (await import('./encode-huggingface.ts')).huggingface,
  parquet: async () => (await import('./encode-parquet.ts')).parquet,
  croissant: async () => (await import('./encode-croissant.ts')).croissant,
  conll: async () => (await import('./encode-conll.ts')).conll,
  html: async () => (await import('./encode-html.ts')).html,
  markdown: async () => (await import('./encode-markdown.ts')).markdown,
  docx: async () => (await import('./encode-docx.ts')).docx,
  'factcheck-docx': async () => (await import('./encode-factcheck-docx.ts')).factCheckDocx,
  'factcheck-csv': async () => (await import('./encode-factcheck-csv.ts')).factCheckCsv,
  claimreview: async () => (await import('./encode-claimreview.ts')).claimReview,
  averitec: async () => (await import('./encode-averitec.ts')).averitec,
  qdpx: async () => (await import('./encode-qdpx.ts')).qdpx,
} satisfies Readonly<Record<string, () => Promise<ExportFormat>>>;

export type ExportFormatName = keyof typeof LOADERS;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The keys of a constant of this file.
export const EXPORT_FORMATS = Object.keys(LOADERS) as readonly ExportFormatName[];

export function isExportFormat(name: string): name is ExportFormatName {
  return Object.hasOwn(LOADERS, name);
}

export function loadExportFormat(name: ExportFormatName): Promise<ExportFormat> {
  return LOADERS[name]();
}
