import type { Unplaced } from './imported-work.ts';
import type { NamedText } from './named-text.ts';
import { type XmlElement, allElements, childElements, textOfXml } from './read-xml.ts';

/** What a REFI-QDA project says apart from its selections, by GUID; GUIDs in lower case. */
export type QdaProject = {
  readonly sources: readonly XmlElement[];
  /** A code's name; with those above it where two have one name. */
  readonly codes: ReadonlyMap<string, string>;
  readonly users: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, string>;
  /** Selection → the case it belongs to. */
  readonly entities: ReadonlyMap<string, { readonly name: string; readonly id?: string }>;
  readonly links: readonly XmlElement[];
  /** Of a source: variable's name → its text. */
  readonly valuesOf: (source: XmlElement) => Readonly<Record<string, string>>;
  /** The plain text of a source, as its positions count it; undefined where it has none. */
  readonly textOf: (source: XmlElement) => string | undefined;
};

/** The order that the standard's schema asks for. */
const ORDER =
  'Users CodeBook Variables Cases Sources Notes Links Sets Graphs Description NoteRef'.split(' ');

export function readQdaProject(
  root: XmlElement,
  files: readonly NamedText[],
  unplaced: Unplaced[],
): QdaProject {
  const parts = childElements(root);
  const inPart = (name: string): readonly XmlElement[] =>
    parts.filter((part) => part.name === name).flatMap(childElements);
  checkOrder(parts, unplaced);
  checkGuids(root, unplaced);
  const variables = new Map(
    inPart('Variables').map((variable) => [guidOf(variable), variable.attributes.get('name')]),
  );
  const textOf = textReader(files);
  return {
    sources: inPart('Sources'),
    codes: codeNames(inPart('CodeBook')),
    users: new Map(
      inPart('Users').map((user) => [
        guidOf(user),
        user.attributes.get('name') ?? user.attributes.get('id') ?? '',
      ]),
    ),
    notes: new Map(inPart('Notes').map((note) => [guidOf(note), textOf(note) ?? ''])),
    entities: entitiesOf(inPart('Cases'), variables, unplaced),
    links: inPart('Links'),
    valuesOf: (source) => valuesIn(source, variables),
    textOf,
  };
}

export function guidOf({ attributes }: XmlElement): string {
  return attributes.get('guid')?.toLowerCase() ?? '';
}

export function targetOf({ attributes }: XmlElement): string {
  return attributes.get('targetGUID')?.toLowerCase() ?? '';
}

export function placeOf({ name, line }: XmlElement): string {
  return `line ${line}: ${name}`;
}

function checkOrder(parts: readonly XmlElement[], unplaced: Unplaced[]): void {
  const known = parts.filter((part) => ORDER.includes(part.name));
  const late = known.find(
    (part, index) => ORDER.indexOf(part.name) < ORDER.indexOf(known[index - 1]?.name ?? ''),
  );
  const wrong = [
    ...parts
      .filter((part) => !known.includes(part))
      .map((part) => [part, 'no part of a project'] as const),
    ...(late ? [[late, 'out of order'] as const] : []),
  ];
  for (const [part, detail] of wrong)
    unplaced.push({ place: placeOf(part), kind: 'against-rules', detail });
}

const GUID = /^\{?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\}?$/i;

function checkGuids(root: XmlElement, unplaced: Unplaced[]): void {
  const seen = new Set<string>();
  for (const element of allElements(root)) {
    const guid = element.attributes.get('guid');
    if (guid === undefined) continue;
    const detail = seen.has(guid.toLowerCase()) ? `${guid} is there twice` : guid;
    if (detail !== guid || !GUID.test(guid))
      unplaced.push({ place: placeOf(element), kind: 'against-rules', detail });
    seen.add(guid.toLowerCase());
  }
}

function codeNames(parts: readonly XmlElement[]): ReadonlyMap<string, string> {
  const paths: { readonly guid: string; readonly path: readonly string[] }[] = [];
  const visit = (element: XmlElement, above: readonly string[]): void => {
    if (element.name !== 'Code') return;
    const path = [...above, element.attributes.get('name') ?? ''];
    paths.push({ guid: guidOf(element), path });
    for (const child of childElements(element)) visit(child, path);
  };
  for (const codes of parts) for (const code of childElements(codes)) visit(code, []);
  const counts = new Map<string, number>();
  for (const { path } of paths) {
    const name = path.at(-1) ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return new Map(
    paths.map(({ guid, path }) => {
      const name = path.at(-1) ?? '';
      return [guid, (counts.get(name) ?? 0) > 1 ? path.join('/') : name];
    }),
  );
}

function entitiesOf(
  cases: readonly XmlElement[],
  variables: ReadonlyMap<string, string | undefined>,
  unplaced: Unplaced[],
): QdaProject['entities'] {
  const entities = new Map<string, { readonly name: string; readonly id?: string }>();
  for (const each of cases) {
    const children = childElements(each);
    const name = each.attributes.get('name') ?? '';
    const id = children.flatMap((child) => referenceIn(child, variables))[0];
    const selections = children.filter((child) => child.name === 'SelectionRef');
    if (selections.length === 0)
      unplaced.push({
        place: placeOf(each),
        kind: 'not-held',
        detail: `${name}: a case without selections`,
      });
    for (const selection of selections)
      entities.set(targetOf(selection), { name, ...(id !== undefined && { id }) });
  }
  return entities;
}

function valuesIn(
  source: XmlElement,
  variables: ReadonlyMap<string, string | undefined>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    childElements(source).flatMap((value): readonly (readonly [string, string])[] => {
      if (value.name !== 'VariableValue') return [];
      const children = childElements(value);
      const variable = children.find(({ name }) => name === 'VariableRef');
      const text = children.find(({ name }) => name === 'TextValue');
      const name = variable && variables.get(targetOf(variable));
      return name !== undefined && text ? [[name, textOfXml(text).trim()]] : [];
    }),
  );
}

/** An address in a knowledge base, as a variable of the case. */
function referenceIn(
  value: XmlElement,
  variables: ReadonlyMap<string, string | undefined>,
): readonly string[] {
  if (value.name !== 'VariableValue') return [];
  const children = childElements(value);
  const variable = children.find(({ name }) => name === 'VariableRef');
  const text = children.find(({ name }) => name === 'TextValue');
  const isReference =
    variable !== undefined &&
    /^(?:wikidata|ascribe)$/i.test(variables.get(targetOf(variable)) ?? '');
  return isReference && text ? [textOfXml(text).trim()] : [];
}

/** Paths in a project lead to files beside it: `internal://guid.txt` to `sources/guid.txt`. */
function textReader(files: readonly NamedText[]): QdaProject['textOf'] {
  const byName = new Map(
    files.map(({ name, text }) => [name.slice(name.lastIndexOf('/') + 1).toLowerCase(), text]),
  );
  return (source) => {
    const inside = childElements(source).find(({ name }) => name === 'PlainTextContent');
    if (inside) return textOfXml(inside);
    const path = source.attributes.get('plainTextPath');
    if (path === undefined) return undefined;
    return byName.get(path.replace(/^internal:\/\//, '').toLowerCase());
  };
}
