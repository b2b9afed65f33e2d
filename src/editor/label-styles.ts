/** How a label's highlights are drawn; the colours come from `--label-ID-stroke` and `--label-ID-tint`. */
export type LabelStyle = {
  readonly id: string;
  readonly underline: 'solid' | 'dashed' | 'dotted' | 'wavy' | 'double' | 'boxed';
};

/**
 * Labels are data, so no style sheet can name them. A constructed sheet is allowed where inline ones
 * are forbidden, and costs nothing for each mark.
 */
export function adoptLabelStyles(labels: readonly LabelStyle[]): () => void {
  if (!('adoptedStyleSheets' in document)) return () => undefined;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(labelRules(labels));
  document.adoptedStyleSheets.push(sheet);
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}

/** Exported for its test: an id may hold any character. */
export function labelRules(labels: readonly LabelStyle[]): string {
  return labels
    .map(({ id }) => {
      const name = CSS.escape(id);
      const colours = ['stroke', 'tint'].map((c) => `--mark-${c}: var(--label-${name}-${c});`);
      return `.article-text mark[data-label="${CSS.escape(id)}"] { ${colours.join(' ')} }`;
    })
    .join('\n');
}
