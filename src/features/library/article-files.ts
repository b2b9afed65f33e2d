/** What the file chooser offers; whatever else is chosen is looked at all the same. */
export const ARTICLE_FILES: readonly string[] = [
  ...'.txt .text .md .markdown'.split(' '),
  ...'.html .htm .xhtml .mhtml .mht'.split(' '),
  ...'.docx .odt .pdf .epub .eml .mbox'.split(' '),
  ...'.csv .tsv .tab .jsonl .ndjson .json .zip'.split(' '),
  // Other tools' annotations.
  ...'.ann .conll .conllu .bio .iob .iob2 .xmi .qdpx .xml'.split(' '),
];
