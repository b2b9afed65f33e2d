import {
  type Files,
  type FoundText,
  distinctIds,
  must,
  namesIn,
  pointsOf,
  textIn,
} from './found-text.ts';
import { isElement, parseXml } from './read-cas.ts';

type Result = {
  readonly id?: string;
  readonly type: string;
  readonly from_name?: string;
  readonly to_name?: string;
  readonly value?: {
    readonly start: number;
    readonly end: number;
    readonly text: string | readonly string[];
    readonly labels?: readonly string[];
    readonly choices?: readonly string[];
  };
  readonly from_id?: string;
  readonly to_id?: string;
  readonly direction?: string;
  readonly labels?: readonly string[];
};

type Task = {
  readonly data: { readonly text: string };
  readonly annotations: readonly { readonly result: readonly Result[] }[];
};

/** Each result has to name a tag of the labeling configuration, and each label or choice has to be one of its. */
export function readLabelStudio(files: Files): readonly FoundText[] {
  const config = controlsOf(textIn(files, 'labeling-config.xml'));
  return namesIn(files, '.json').flatMap((name) => {
    const tasks: readonly Task[] = JSON.parse(textIn(files, name));
    return tasks.flatMap(({ data, annotations }) =>
      annotations.map(({ result }) => readResults(data.text, result, config)),
    );
  });
}

function readResults(text: string, results: readonly Result[], config: Controls): FoundText {
  const points = pointsOf(text);
  const regions = results.filter(({ type }) => type === 'labels');
  const ids = distinctIds(
    regions.map(({ id }) => id ?? ''),
    'regions',
  );
  for (const { id, type, from_name, to_name, value } of results) {
    if (type === 'relation') continue;
    must(to_name === 'text' && value !== undefined && ids.has(id ?? ''), `${id}: no region`);
    const control = config.get(from_name ?? '');
    must(control?.type === type, `${from_name} is no ${type} of the configuration`);
    const { values } = control;
    for (const each of [...(value.labels ?? []), ...(value.choices ?? [])])
      must(values.has(each), `${each} is not in the configuration`);
  }
  const spans = regions.map(({ id = '', value }) => {
    const { quote, piece } = points(value?.start, value?.end);
    must(quote === value?.text, `${id}: text`);
    must(value.labels?.length === 1, `${id}: labels`);
    return { id, label: value.labels[0] ?? '', pieces: [piece] };
  });
  const links = results
    .filter(({ type }) => type === 'relation')
    .map(({ from_id = '', to_id = '', direction, labels = [] }) => {
      must(ids.has(from_id) && ids.has(to_id) && direction === 'right', 'a relation leads nowhere');
      return { type: labels[0] ?? '', from: from_id, to: to_id };
    });
  return { text, spans, links };
}

type Controls = ReadonlyMap<
  string,
  { readonly type: string; readonly values: ReadonlySet<string> }
>;

function controlsOf(xml: string): Controls {
  const root = parseXml(xml);
  const controls = new Map<string, { readonly type: string; readonly values: Set<string> }>();
  for (const element of Array.from(root.getElementsByTagName('*'))) {
    const name = element.getAttribute('name');
    if (name) controls.set(name, { type: element.tagName.toLowerCase(), values: new Set() });
    const parent = element.parentNode;
    const value = element.getAttribute('value');
    if (value && parent && isElement(parent))
      controls.get(parent.getAttribute('name') ?? '')?.values.add(value);
  }
  return controls;
}
