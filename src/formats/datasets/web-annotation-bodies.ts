import type { ImportedAttribute, ImportedSpan, Unplaced } from './imported-work.ts';
import { type WebAnnotation, asList, asObject, iriOf } from './web-annotation-model.ts';

export type Bodies = Pick<ImportedSpan, 'attributes' | 'entity' | 'note'> & {
  readonly label: string | undefined;
  /** What a `linking` annotation leads to. */
  readonly links: readonly string[];
};

/** What an annotation's bodies say, by their purpose or, without one, by the annotation's motivation. */
export function readBodies(annotation: WebAnnotation, unplaced: Unplaced[]): Bodies {
  const motivations = asList(annotation['motivation']).map(String);
  const tags: string[] = [];
  const links: string[] = [];
  const attributes: ImportedAttribute[] = [];
  const notes: string[] = [];
  let entity: ImportedSpan['entity'];
  const bodies = asList(annotation['body'] ?? annotation['bodyValue']);
  for (const [index, body] of bodies.entries()) {
    const purpose = purposeOf(body, motivations);
    const text = textOf(body);
    const iri = iriOf(body) ?? iriOf(asObject(body)?.['source']);
    if (purpose === 'linking' && iri !== undefined) links.push(iri);
    else if (purpose === 'identifying' && (iri ?? text) !== undefined) {
      const name = nameOf(body);
      entity = { id: iri ?? text ?? '', ...(name !== undefined && { name }) };
    } else if (text === undefined) {
      const detail = `body[${index}] (${purpose})`;
      unplaced.push({ place: annotation.place, kind: 'not-held', detail });
    } else if (purpose === 'tagging' || purpose === 'classifying') tags.push(text);
    else {
      const attribute = purpose === 'describing' ? attributeOf(text) : undefined;
      if (attribute) attributes.push(attribute);
      else notes.push(text);
    }
  }
  const [label, ...others] = tags;
  return {
    label,
    attributes: [...others.map((name) => ({ name, value: true })), ...attributes],
    ...(entity && { entity }),
    ...(notes.length > 0 && { note: notes.join('\n') }),
    links,
  };
}

/** Of the resource that the body leads to, where it is not only its address. */
function nameOf(body: unknown): string | undefined {
  const name = asObject(asObject(body)?.['source'])?.['name'];
  return typeof name === 'string' && name.trim() !== '' ? name : undefined;
}

function purposeOf(body: unknown, motivations: readonly string[]): string {
  const own = asObject(body)?.['purpose'];
  if (typeof own === 'string') return own;
  if (typeof body === 'string' && motivations.includes('tagging')) return 'tagging';
  return motivations[0] ?? 'commenting';
}

function textOf(body: unknown): string | undefined {
  if (typeof body === 'string') return body;
  const value = asObject(body)?.['value'];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A name that could be taken for something else stands as JSON. */
function nameIn(written: string): string {
  if (!written.startsWith('"')) return written;
  try {
    return String(JSON.parse(written));
  } catch {
    return written;
  }
}

/** `status="unverified"`, `checkworthy=true` */
function attributeOf(text: string): ImportedAttribute | undefined {
  const match = /^([\p{L}_][\p{L}\p{N}_ -]{0,60}|"(?:[^"\\]|\\.)*")=(.+)$/su.exec(text);
  const [, written, raw] = match ?? [];
  if (written === undefined || raw === undefined) return undefined;
  const name = nameIn(written);
  if (raw === 'true' || raw === 'false') return { name, value: raw === 'true' };
  try {
    const value: unknown = JSON.parse(raw);
    return { name, value: typeof value === 'string' ? value : raw };
  } catch {
    return { name, value: raw };
  }
}
