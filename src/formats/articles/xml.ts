/** XML → a document that is inert; entities of its own are not known, so none can blow up. */
export async function parseXml(bytes: Uint8Array): Promise<Document> {
  const { DOMParser } = await import('linkedom');
  const document: unknown = new DOMParser().parseFromString(decodeXml(bytes), 'text/xml');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- It does more than its types say.
  return document as Document;
}

/** UTF-8, or UTF-16 by its mark: what XML is written in today. */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** Text of the first element of that name, prefix and all; undefined without one or without text. */
export function textOf(document: Document, name: string): string | undefined {
  const [element] = document.getElementsByTagName(name);
  const text = element?.textContent.trim() ?? '';
  return text === '' ? undefined : text;
}
