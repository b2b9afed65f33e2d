import { type Result, err } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { decodeCas } from './decode-cas.ts';
import type { DecodeOptions } from './imported-text.ts';
import type { DecodedWork } from './imported-work.ts';
import { type XmlElement, childElements, readXml, textOfXml } from './read-xml.ts';
import type { Cas, FeatureStructure } from './uima-model.ts';

/**
 * A UIMA CAS as XMI. The types lie in a file of their own, which is not needed: a feature whose value
 * is the id of another structure, under one of the names that links have, is a reference.
 */
export function decodeUimaXmi(
  text: string,
  options: DecodeOptions = {},
): Result<readonly DecodedWork[], readonly FileProblem[]> {
  const xml = readXml(text);
  if (!xml.ok) return xml;
  if (localName(xml.value.name) !== 'XMI') {
    return err([{ place: 'line 1', kind: 'wrong-format', detail: 'xmi:XMI' }]);
  }
  const namespaces = namespacesOf(xml.value);
  const elements = childElements(xml.value);
  const sofas = new Map<string, string>();
  const structures: FeatureStructure[] = [];
  const ids = new Set(elements.map((element) => element.attributes.get('xmi:id') ?? ''));
  for (const element of elements) {
    const type = typeOf(element, namespaces);
    const id = element.attributes.get('xmi:id') ?? '';
    const sofaString = element.attributes.get('sofaString');
    if (type === 'uima.cas.Sofa' && sofaString !== undefined) sofas.set(id, sofaString);
    if (!type.startsWith('uima.cas.')) structures.push(readStructure(element, type, ids));
  }
  const cas: Cas = { sofas, structures };
  return decodeCas(cas, 'text/plain', options);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function namespacesOf(root: XmlElement): ReadonlyMap<string, string> {
  return new Map(
    [...root.attributes].flatMap(([key, value]): (readonly [string, string])[] =>
      key.startsWith('xmlns:') ? [[key.slice('xmlns:'.length), value]] : [],
    ),
  );
}

/** `custom:Span` in `http:///webanno/custom.ecore` → `webanno.custom.Span`. */
function typeOf({ name }: XmlElement, namespaces: ReadonlyMap<string, string>): string {
  const prefix = name.slice(0, Math.max(0, name.indexOf(':')));
  const path = /^http:\/\/\/(.*)\.ecore$/.exec(namespaces.get(prefix) ?? '')?.[1];
  const folder =
    path === undefined || path === 'uima/noNamespace' ? '' : `${path.replaceAll('/', '.')}.`;
  return `${folder}${localName(name)}`;
}

const REFERENCES = new Set(['Governor', 'Dependent', 'governor', 'dependent', 'source', 'target']);

const OWN = new Set(['xmi:id', 'sofa', 'begin', 'end']);

function readStructure(
  element: XmlElement,
  type: string,
  ids: ReadonlySet<string>,
): FeatureStructure {
  const features: (readonly [string, string | boolean])[] = [];
  const references: (readonly [string, readonly string[]])[] = [];
  const entries = [...element.attributes].filter(([name]) => !OWN.has(name));
  const isLink = !element.attributes.has('begin') && element.attributes.has('target');
  for (const [name, value] of entries) {
    const parts = value.split(' ');
    const isNumbers = parts.every((part) => /^\d+$/.test(part));
    // A list of ids is a slot's links; a single number under another name is a value.
    const isSlot = isNumbers && parts.length > 1 && parts.every((part) => ids.has(part));
    if (isSlot || (isNumbers && REFERENCES.has(name)) || (isLink && name === 'target')) {
      references.push([name, parts]);
    } else if (value === 'true' || value === 'false') features.push([name, value === 'true']);
    else features.push([name, value]);
  }
  // Lists of texts stand as elements.
  for (const child of childElements(element)) features.push([child.name, textOfXml(child)]);
  const sofa = element.attributes.get('sofa');
  const begin = numberOf(element.attributes.get('begin'));
  const end = numberOf(element.attributes.get('end'));
  return {
    id: element.attributes.get('xmi:id') ?? '',
    type,
    ...(sofa !== undefined && { sofa }),
    ...(begin !== undefined && { begin }),
    ...(end !== undefined && { end }),
    features,
    references,
    place: `line ${element.line}`,
  };
}

function numberOf(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d+$/.test(value) ? Number(value) : undefined;
}
