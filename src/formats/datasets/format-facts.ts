import type { ExportUnit } from './export-format.ts';
import type { ExportFormatName } from './export-formats.ts';

/** Whom a format is for: people who read, programs that learn or count, or a page that is published. */
export const FORMAT_READERS = ['editor', 'dataset', 'publication'] as const;
export type FormatReader = (typeof FORMAT_READERS)[number];

export type FormatFacts = {
  readonly reader: FormatReader;
  readonly title: string;
  readonly unit: ExportUnit;
};

/** What a list of formats shows before any of them is loaded. A test compares it with the formats. */
export const FORMAT_FACTS: Readonly<Record<ExportFormatName, FormatFacts>> = {
  html: { reader: 'editor', title: 'Annotated page (HTML)', unit: 'anchors' },
  docx: { reader: 'editor', title: 'Word with comments', unit: 'anchors' },
  markdown: { reader: 'editor', title: 'Markdown with footnotes', unit: 'anchors' },
  'factcheck-docx': { reader: 'editor', title: 'Fact-check sheet (Word)', unit: 'none' },
  'factcheck-csv': { reader: 'editor', title: 'Fact-check sheet (CSV)', unit: 'none' },
  'ascribe-jsonl': { reader: 'dataset', title: 'Ascribe JSON Lines', unit: 'all three' },
  csv: { reader: 'dataset', title: 'CSV', unit: 'code points' },
  w3c: { reader: 'dataset', title: 'W3C Web Annotation', unit: 'code points' },
  brat: { reader: 'dataset', title: 'brat standoff', unit: 'code points' },
  'uima-json': { reader: 'dataset', title: 'UIMA CAS JSON', unit: 'UTF-16 code units' },
  xmi: { reader: 'dataset', title: 'UIMA CAS XMI', unit: 'UTF-16 code units' },
  'webanno-tsv': { reader: 'dataset', title: 'WebAnno TSV 3.3', unit: 'UTF-16 code units' },
  'label-studio': { reader: 'dataset', title: 'Label Studio', unit: 'code points' },
  doccano: { reader: 'dataset', title: 'doccano', unit: 'code points' },
  spacy: { reader: 'dataset', title: 'spaCy and Prodigy JSONL', unit: 'code points' },
  conll: { reader: 'dataset', title: 'CoNLL-2003 (BIO)', unit: 'tokens' },
  huggingface: { reader: 'dataset', title: 'Hugging Face data set', unit: 'code points' },
  parquet: { reader: 'dataset', title: 'Parquet', unit: 'code points' },
  croissant: { reader: 'dataset', title: 'Croissant 1.1', unit: 'code points' },
  tei: { reader: 'dataset', title: 'TEI stand-off', unit: 'anchors' },
  qdpx: { reader: 'dataset', title: 'REFI-QDA', unit: 'code points' },
  claimreview: { reader: 'publication', title: 'ClaimReview', unit: 'none' },
  averitec: { reader: 'publication', title: 'AVeriTeC', unit: 'none' },
};
