/** Generic words only: names of labels and fields come from the codebook itself. */
export const codebook = {
  label: 'Label',
  labels: 'Labels',
  attribute: 'Field',
  relation: 'Relation',
  version: 'Codebook {name}, version {version}',
  definition: 'Definition',
  guideline: 'Guideline',
  optional: 'Optional label',
  notAnswered: 'Not answered',
  yes: 'Yes',
  no: 'No',
} as const;
