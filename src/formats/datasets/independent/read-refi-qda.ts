import JSZip from 'jszip';
import {
  type Files,
  type FoundText,
  bytesIn,
  distinctIds,
  grouped,
  must,
  pointsOf,
} from './found-text.ts';
import { isElement, parseXml } from './read-cas.ts';

const GUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const ORDER = 'Users CodeBook Variables Cases Sources Notes Links'.split(' ');

/** REFI-QDA 1.5: positions are code points into a source's UTF-8 text, end-exclusive as QualCoder slices. */
export async function readRefiQda(files: Files): Promise<readonly FoundText[]> {
  const zip = await JSZip.loadAsync(bytesIn(files, 'project.qdpx'), { checkCRC32: true });
  const xml = await zip.file('project.qde')?.async('string');
  must(xml !== undefined, 'no project.qde');
  const root = parseXml(xml);
  must(root.namespaceURI === 'urn:QDA-XML:project:1.0', 'namespace');
  const parts = childrenOf(root).map(({ localName }) => localName);
  must(
    parts.join() === ORDER.filter((part) => parts.includes(part)).join(),
    `order: ${parts.join()}`,
  );
  const all = Array.from(root.getElementsByTagName('*'));
  const guids = all.map((each) => each.getAttribute('guid') ?? '').filter((guid) => guid !== '');
  const known = distinctIds(guids, 'GUIDs');
  must(
    guids.every((guid) => GUID.test(guid)),
    'a GUID is none',
  );
  for (const each of all)
    for (const pointer of ['targetGUID', 'originGUID', 'creatingUser', 'creatingUserGUID']) {
      const guid = each.getAttribute(pointer);
      must(!guid || known.has(guid), `${each.localName}: ${guid} is not there`);
    }
  const sources = named(root, 'TextSource');
  const texts = await Promise.all(sources.map((source) => textOf(source, zip)));
  return sources.flatMap((source, index) => readSource(source, texts[index] ?? '', root));
}

async function textOf(source: Element, zip: JSZip): Promise<string> {
  const path = /^internal:\/\/(.+)$/.exec(source.getAttribute('plainTextPath') ?? '')?.[1] ?? '';
  const bytes = await zip.file(`sources/${path}`)?.async('uint8array');
  must(bytes !== undefined, `${path} is not there`);
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  must(!text.startsWith('\ufeff'), 'a byte order mark');
  return text;
}

function readSource(source: Element, text: string, root: Element): readonly FoundText[] {
  const codes = new Map(
    named(root, 'Code').map((code) => [code.getAttribute('guid'), code.getAttribute('name')]),
  );
  const points = pointsOf(text);
  const order = childrenOf(source).map(({ localName }) => localName);
  must(/^(?:PlainTextSelection\b,?)*(?:VariableValue\b,?)*$/.test(order.join()), order.join());
  const selections = named(source, 'PlainTextSelection').map((selection) => {
    const inner = childrenOf(selection).map(({ localName }) => localName);
    must(/^(?:Description,)?Coding(?:,NoteRef)*$/.test(inner.join()), inner.join());
    const [start, end] = ['startPosition', 'endPosition'].map((end_) =>
      Number(selection.getAttribute(end_)),
    );
    const code = named(selection, 'CodeRef')[0]?.getAttribute('targetGUID') ?? '';
    const label = codes.get(code);
    must(label !== undefined && label !== null, `${code} is no code`);
    return {
      id: selection.getAttribute('guid') ?? '',
      label,
      pieces: [points(start, end).piece],
      user: selection.getAttribute('creatingUser') ?? '',
    };
  });
  const links = named(root, 'Link').map((link) => ({
    type: link.getAttribute('name') ?? '',
    from: link.getAttribute('originGUID') ?? '',
    to: link.getAttribute('targetGUID') ?? '',
  }));
  return [...grouped(selections, ({ user }) => user).values()].map((spans) => {
    const own = new Set(spans.map(({ id }) => id));
    return { text, spans, links: links.filter(({ from }) => own.has(from)) };
  });
}

function childrenOf(element: Element): readonly Element[] {
  return Array.from(element.childNodes).filter(isElement);
}

function named(element: Element, name: string): readonly Element[] {
  return Array.from(element.getElementsByTagName(name));
}
