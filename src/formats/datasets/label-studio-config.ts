/** What a labeling configuration says about a text task. */
export type LabelStudioConfig = {
  /** Key of `data` that holds the text. */
  readonly textKey?: string;
  /** Names of the tags that write results: `from_name`. */
  readonly names: ReadonlySet<string>;
  /** Values of `<Label>`. */
  readonly labels: ReadonlySet<string>;
};

/** Reads what counts for checking; a configuration that cannot be read checks nothing. */
export function readLabelStudioConfig(xml: string): LabelStudioConfig {
  const names = new Set<string>();
  const labels = new Set<string>();
  let textKey: string | undefined;
  for (const [, tag = '', attributes = ''] of xml.matchAll(/<([A-Za-z]+)((?:\s[^<>]*)?)>/g)) {
    const name = attributeOf(attributes, 'name');
    const value = attributeOf(attributes, 'value');
    if (name !== undefined) names.add(name);
    if (tag === 'Label' && value !== undefined) labels.add(value);
    if (/^(?:Hyper)?Text$/.test(tag) && value?.startsWith('$') === true) {
      textKey ??= value.slice(1);
    }
  }
  return { ...(textKey !== undefined && { textKey }), names, labels };
}

function attributeOf(attributes: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = match?.[1] ?? match?.[2];
  return value
    ?.replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
