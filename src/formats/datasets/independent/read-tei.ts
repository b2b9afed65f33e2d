import { type Files, type FoundText, distinctIds, must, namesIn, textIn } from './found-text.ts';
import { isElement, parseXml } from './read-cas.ts';

/** Of these the schema wants one word, `teidata.word`: no white space, and something. */
const WORDS = [
  ['symbol', 'value'],
  ['f', 'name'],
  ['relation', 'name'],
] as const;

/** TEI P5: anchors in the text, stand-off spans between them. White space in the source is layout. */
export function readTei(files: Files): readonly FoundText[] {
  return namesIn(files, '.xml').map((name) => {
    const root = parseXml(textIn(files, name));
    must(root.namespaceURI === 'http://www.tei-c.org/ns/1.0' && root.localName === 'TEI', 'no TEI');
    const order = Array.from(root.childNodes)
      .filter(isElement)
      .map(({ localName }) => localName);
    must(/^teiHeader(?:,standOff)?,text$/.test(order.join(',')), order.join(','));
    const all = Array.from(root.getElementsByTagName('*'));
    const ids = distinctIds(
      all.map(idOf).filter((id) => id !== ''),
      name,
    );
    const { text, places } = readBody(root);
    const labels = new Map(named(all, 'category').map((each) => [idOf(each), textOf(each)]));
    const spans = named(all, 'span').map((span) => {
      const [start, end] = ['from', 'to'].map((end_) => places.get(pointerOf(span, end_)));
      const label = labels.get(pointerOf(span, 'ana'));
      must(
        start !== undefined && end !== undefined && label !== undefined,
        `${idOf(span)} leads nowhere`,
      );
      must(start < end && ids.has(pointerOf(span, 'resp')), `${idOf(span)}: ends`);
      return { id: idOf(span), label, pieces: [{ start, end }] };
    });
    const known = new Set(spans.map(({ id }) => id));
    for (const each of [...named(all, 'person'), ...named(all, 'fs')])
      must(known.has(pointerOf(each, 'corresp')), `${each.localName} leads nowhere`);
    for (const [element, attribute] of WORDS)
      for (const each of named(all, element))
        must(/^[^\p{C}\p{Z}]+$/u.test(each.getAttribute(attribute) ?? ''), `${element}: no word`);
    for (const list of ['listRelation', 'listPerson', 'spanGrp', 'standOff'])
      must(
        named(all, list).every((each) => Array.from(each.childNodes).some(isElement)),
        `${list} is empty`,
      );
    const links = named(all, 'relation')
      .filter((each) => each.getAttribute('type') !== 'inherited')
      .map((each) => {
        const [from = '', to = ''] = ['active', 'passive'].map((end) => pointerOf(each, end));
        must(known.has(from) && known.has(to), 'a relation leads nowhere');
        const [described] = Array.from(each.childNodes).filter(isElement);
        return { type: described?.textContent ?? each.getAttribute('name') ?? '', from, to };
      });
    return { text, spans, links };
  });
}

function readBody(root: Element) {
  const places = new Map<string, number>();
  const [body] = Array.from(root.getElementsByTagName('body'));
  must(body !== undefined, 'no body');
  let text = '';
  const visit = (node: Node): void => {
    if (node.nodeType === 3) text += (node.nodeValue ?? '').replaceAll(/\s/g, ' ');
    if (!isElement(node)) return;
    must(['p', 'lb', 'anchor', 'body'].includes(node.localName), `<${node.localName}>`);
    if (node.localName === 'anchor') places.set(idOf(node), text.length);
    if (node.localName === 'lb') text += '\n';
    for (const child of Array.from(node.childNodes)) visit(child);
    if (node.localName === 'p') text += '\n\n';
  };
  visit(body);
  return { text, places };
}

function named(all: readonly Element[], name: string): readonly Element[] {
  return all.filter(({ localName }) => localName === name);
}

function idOf(element: Element): string {
  return element.getAttribute('xml:id') ?? '';
}

function pointerOf(element: Element, attribute: string): string {
  return /^#(\S+)$/.exec(element.getAttribute(attribute) ?? '')?.[1] ?? '';
}

function textOf(element: Element): string {
  return element.textContent;
}
