import { DOMParser } from '@xmldom/xmldom';
import {
  type Files,
  type FoundText,
  distinctIds,
  must,
  namesIn,
  textIn,
  unitsOf,
} from './found-text.ts';

const SPAN = 'webanno.custom.AscribeSpan';
const RELATION = 'webanno.custom.AscribeRelation';

/** Type → its features; those of Annotation come with every type. */
type Types = ReadonlyMap<string, ReadonlySet<string>>;

const INHERITED: ReadonlyMap<string, readonly string[]> = new Map([
  ['uima.tcas.Annotation', []],
  ['uima.tcas.DocumentAnnotation', ['language']],
]);

/** As UIMA takes them: one name or one feature of another kind, and it refuses all types. */
function declaredFeatures(parent: string, own: readonly string[]): ReadonlySet<string> {
  for (const name of own) must(/^[A-Za-z][A-Za-z0-9_]*$/.test(name), `feature name ${name}`);
  const above = INHERITED.get(parent);
  must(above !== undefined, `parent type ${parent}`);
  must(!own.some((name) => above.includes(name)), 'a feature of the parent’s');
  return new Set([...above, ...own]);
}

/** A feature structure, whichever file it comes from. */
type Structure = {
  readonly id: string;
  readonly type: string;
  readonly features: ReadonlyMap<string, string>;
};

function readCas(
  structures: readonly Structure[],
  members: readonly string[],
  types: Types,
): FoundText {
  const ids = distinctIds(
    structures.map(({ id }) => id),
    'structures',
  );
  const sofa = structures.find(({ type }) => type === 'uima.cas.Sofa');
  must(sofa !== undefined, 'no Sofa');
  const text = sofa.features.get('sofaString') ?? '';
  const units = unitsOf(text);
  const others = structures.filter((each) => each !== sofa);
  const inView = new Set(members);
  for (const { id, type, features } of others) {
    const known = types.get(type);
    must(known !== undefined, `${type} is not declared`);
    for (const feature of features.keys()) {
      const isBasic = ['begin', 'end', 'sofa'].includes(feature);
      must(isBasic || known.has(feature), `${type} has no feature ${feature}`);
    }
    must(inView.has(id), `${id} is in no view`);
    must(features.get('sofa') === sofa.id, `${id}: another Sofa`);
  }
  const spanOf = ({ id, features }: Structure) => {
    const { piece } = units(Number(features.get('begin')), Number(features.get('end')));
    return { id, label: features.get('label') ?? '', pieces: [piece] };
  };
  for (const each of others.filter(({ type }) => /\.(?:Token|Sentence)$/.test(type))) spanOf(each);
  const spans = others.filter(({ type }) => type === SPAN).map(spanOf);
  const byId = new Map(others.map((each) => [each.id, each]));
  const links = others
    .filter(({ type }) => type === RELATION)
    .map(({ features }) => {
      const from = features.get('Governor') ?? '';
      const to = features.get('Dependent') ?? '';
      must(ids.has(from) && ids.has(to), 'a reference leads nowhere');
      const end = byId.get(to)?.features;
      // INCEpTION draws a relation at the place of its dependent.
      must(
        end?.get('begin') === features.get('begin') && end?.get('end') === features.get('end'),
        'place of a relation',
      );
      return { type: features.get('label') ?? '', from, to };
    });
  return { text, spans, links };
}

type JsonCas = {
  readonly '%TYPES': Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly '%FEATURE_STRUCTURES': readonly Readonly<Record<string, unknown>>[];
  readonly '%VIEWS': Readonly<
    Record<string, { readonly '%SOFA': number; readonly '%MEMBERS': readonly number[] }>
  >;
};

/** UIMA's JSON serialization of the CAS 0.4: a name that begins with `@` is a reference. */
export function readJsonCas(files: Files): readonly FoundText[] {
  return namesIn(files, '.json').map((name) => {
    const cas: JsonCas = JSON.parse(textIn(files, name));
    const types = new Map(
      Object.entries(cas['%TYPES']).map(([type, declared]) => [
        type,
        declaredFeatures(
          String(declared['%SUPER_TYPE']),
          Object.keys(declared).filter((key) => !key.startsWith('%')),
        ),
      ]),
    );
    const structures = cas['%FEATURE_STRUCTURES'].map((each) => ({
      id: String(each['%ID']),
      type: String(each['%TYPE']),
      features: new Map(
        Object.entries(each)
          .filter(([key]) => !key.startsWith('%'))
          .map(([key, value]) => [key.replace(/^@/, ''), String(value)]),
      ),
    }));
    must(structures[0]?.type === 'uima.cas.Sofa', 'the Sofa has to come first');
    const view = cas['%VIEWS']['_InitialView'];
    must(String(view?.['%SOFA']) === structures[0].id, 'view');
    return readCas(structures, view?.['%MEMBERS'].map(String) ?? [], types);
  });
}

/** UIMA's XMI with the type system beside it. Namespaces are packages: `http:///a/b.ecore` is `a.b`. */
export function readXmi(files: Files): readonly FoundText[] {
  const types = readTypeSystem(textIn(files, 'TypeSystem.xml'));
  return namesIn(files, '.xmi').map((name) => {
    const root = parseXml(textIn(files, name));
    const elements = Array.from(root.childNodes).filter(isElement);
    const structures = elements
      .map((element) => {
        const path = /^http:\/\/\/(.+)\.ecore$/.exec(element.namespaceURI ?? '')?.[1] ?? '';
        const type = `${path.replaceAll('/', '.')}.${element.localName}`;
        const attributes = Array.from(element.attributes);
        return {
          id: element.getAttribute('xmi:id') ?? '',
          type: type.replace(/^uima\.cas\.(?=View|NULL)/, ''),
          features: new Map(
            attributes
              .filter(({ name: key }) => !key.includes(':'))
              .map(({ name: key, value }) => [key, value]),
          ),
        };
      })
      .filter(({ type }) => type !== 'NULL');
    const view = structures.find(({ type }) => type === 'View');
    const members = view?.features.get('members')?.split(' ') ?? [];
    return readCas(
      structures.filter((each) => each !== view),
      members,
      types,
    );
  });
}

function readTypeSystem(xml: string): Types {
  const textOf = (element: Element, tag: string): string =>
    element.getElementsByTagName(tag)[0]?.textContent ?? '';
  return new Map(
    Array.from(parseXml(xml).getElementsByTagName('typeDescription')).map((type) => [
      textOf(type, 'name'),
      declaredFeatures(
        textOf(type, 'supertypeName'),
        Array.from(type.getElementsByTagName('featureDescription')).map((each) =>
          textOf(each, 'name'),
        ),
      ),
    ]),
  );
}

/** Another parser than Ascribe's own; what it only warns of is a fault here. */
export function parseXml(text: string): Element {
  const parser = new DOMParser({
    errorHandler: (level: string, message: string) => {
      throw new Error(`${level}: ${message}`);
    },
  });
  return parser.parseFromString(text, 'text/xml').documentElement;
}

export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
