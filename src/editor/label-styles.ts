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
  const rules = labels.map(({ id, underline }) => rulesOf(CSS.escape(id), underline));
  // Below the style sheet's own rules: what it says of states wins.
  return `@layer ui.labels {\n${rules.join('\n')}\n}`;
}

function rulesOf(name: string, underline: LabelStyle['underline']): string {
  const mark = `.article-text mark[data-label="${name}"]`;
  const stroke = `var(--label-${name}-stroke, currentcolor)`;
  const tint = `var(--label-${name}-tint, transparent)`;
  const rules = [
    // No custom properties on the marks themselves: thousands come and go while scrolling.
    `${mark} { background-image: ${tinted(tint)}; text-decoration-color: ${stroke}; ${LINES[underline]} }`,
    `${mark}[data-active] { background-image: ${tinted(`color-mix(in oklab, ${stroke} 24%, ${tint})`)}; }`,
    // What all agree on steps back behind what is to be decided.
    `${mark}[data-version="agreed"] { background-image: ${tinted(`color-mix(in oklab, ${tint} 45%, transparent)`)}; }`,
  ];
  if (underline !== 'boxed') return rules.join('\n');
  // The sides of the box: at the ends of the annotation, not at every cut.
  return [
    ...rules,
    `${mark}[data-edge="start"] { box-shadow: inset 1px 0 ${stroke}; }`,
    `${mark}[data-edge="end"] { box-shadow: inset -1px 0 ${stroke}; }`,
    `${mark}[data-edge="both"] { box-shadow: inset 1px 0 ${stroke}, inset -1px 0 ${stroke}; }`,
  ].join('\n');
}

/** Not up to the top of the line: the lowest underline of the line above is there. */
function tinted(colour: string): string {
  return `linear-gradient(to bottom, transparent 22%, ${colour} 22%)`;
}

const LINES: Readonly<Record<LabelStyle['underline'], string>> = {
  solid: '',
  dashed: 'text-decoration-style: dashed;',
  dotted: 'text-decoration-style: dotted; text-decoration-thickness: 3px;',
  wavy: 'text-decoration-style: wavy; text-decoration-thickness: 1.5px;',
  double: 'text-decoration-style: double; text-decoration-thickness: 1px;',
  boxed: 'text-decoration-line: underline overline; text-decoration-thickness: 1px;',
};
