import {
  type Files,
  type FoundText,
  distinctIds,
  must,
  namesIn,
  pointsOf,
  textIn,
} from './found-text.ts';

type Selector = {
  readonly type: string;
  readonly exact?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly start?: number;
  readonly end?: number;
};
type Target = {
  readonly type: string;
  readonly source: string;
  readonly selector: readonly Selector[];
};
type Body = {
  readonly type: string;
  readonly purpose: string;
  readonly value?: string;
  /** Its address, or what is told of it with the address. */
  readonly source?: string | { readonly id: string; readonly name: string };
};
type WebAnnotation = {
  readonly id: string;
  readonly type: string;
  readonly motivation: string;
  readonly created?: string;
  readonly body: readonly Body[];
  readonly target: string | Target | readonly Target[];
};
type Collection = {
  readonly '@context': string;
  readonly type: string;
  readonly total: number;
  readonly first: {
    readonly type: string;
    readonly partOf: object;
    readonly items: readonly WebAnnotation[];
  };
};

const PURPOSES = new Set('tagging identifying linking describing commenting'.split(' '));

/** The Web Annotation Data Model (W3C, 2017): positions are code points, and the quote has to stand there. */
export function readWebAnnotations(files: Files): readonly FoundText[] {
  return namesIn(files, '.json').map((name) => {
    const collection: Collection = JSON.parse(textIn(files, name));
    must(collection['@context'] === 'http://www.w3.org/ns/anno.jsonld', 'context');
    must(
      collection.type === 'AnnotationCollection' && collection.first.type === 'AnnotationPage',
      'type',
    );
    const { items, partOf } = collection.first;
    must(typeof partOf === 'object' && collection.total === items.length, 'total');
    distinctIds(
      items.map(({ id }) => id),
      name,
    );
    for (const item of items) checkAnnotation(item);
    const text = textIn(files, name.replace(/\.json$/, '.txt'));
    const points = pointsOf(text);
    const tagged = items.filter(({ motivation }) => motivation === 'tagging');
    const spans = tagged.map((item) => ({
      id: item.id,
      label: valueOf(item, 'tagging'),
      pieces: [item.target].flat().map((target) => {
        must(typeof target === 'object' && target.type === 'SpecificResource', item.id);
        return pieceOf(target, text, points);
      }),
    }));
    const ids = new Set(spans.map(({ id }) => id));
    const linking = items.filter(({ motivation }) => motivation === 'linking');
    const links = linking
      .filter(({ body }) => !body.some(({ value }) => value === 'inherited=true'))
      .map((item) => {
        const end = item.body.find(({ purpose }) => purpose === 'linking');
        const to = end ? addressOf(end) : '';
        must(typeof item.target === 'string' && ids.has(item.target) && ids.has(to), item.id);
        return { type: valueOf(item, 'tagging'), from: item.target, to };
      });
    must(spans.length + linking.length === items.length, 'a motivation of another kind');
    return { text, spans, links };
  });
}

function addressOf({ source = '' }: Body): string {
  return typeof source === 'string' ? source : source.id;
}

function checkAnnotation({ id, type, created, body }: WebAnnotation): void {
  must(type === 'Annotation' && URL.canParse(id), `${id}: no IRI`);
  must(
    created === undefined || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(created),
    `${id}: created`,
  );
  for (const each of body) {
    must(PURPOSES.has(each.purpose), `${id}: ${each.purpose}`);
    if (each.type === 'TextualBody') must(typeof each.value === 'string', `${id}: value`);
    else must(each.type === 'SpecificResource' && URL.canParse(addressOf(each)), `${id}: source`);
  }
}

function valueOf({ id, body }: WebAnnotation, purpose: string): string {
  const [value, ...others] = body.filter((each) => each.purpose === purpose);
  must(value?.value !== undefined && others.length === 0, `${id}: ${purpose}`);
  return value.value;
}

function pieceOf({ selector }: Target, text: string, points: ReturnType<typeof pointsOf>) {
  const quote = selector.find(({ type }) => type === 'TextQuoteSelector');
  const position = selector.find(({ type }) => type === 'TextPositionSelector');
  const found = points(position?.start, position?.end);
  must(found.quote === quote?.exact, `“${quote?.exact}” is not at ${position?.start}`);
  must(text.slice(0, found.piece.start).endsWith(quote.prefix ?? ''), 'prefix');
  must(text.slice(found.piece.end).startsWith(quote.suffix ?? ''), 'suffix');
  return found.piece;
}
