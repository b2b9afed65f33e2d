export type JsonLdArticle = {
  readonly headline?: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly datePublished?: string;
};

/** Longer scripts than this, in characters, are no description of an article. */
const MAX_SCRIPT = 2_000_000;

/** Objects looked at, over all scripts: a page may describe its whole site. */
const MAX_OBJECTS = 5000;

/** The first article that JSON-LD scripts describe. Data from anywhere: every field is checked, nothing throws. */
export function readJsonLd(scripts: readonly string[]): JsonLdArticle {
  const queue: unknown[] = scripts.map(parse);
  for (let i = 0; i < queue.length && i < MAX_OBJECTS; i += 1) {
    const value = queue[i];
    if (Array.isArray(value)) {
      queue.push(...value.slice(0, MAX_OBJECTS));
    } else if (isObject(value)) {
      if (isArticle(value)) return readArticle(value);
      queue.push(value['@graph'], value['mainEntity'], value['mainEntityOfPage']);
    }
  }
  return {};
}

function parse(script: string): unknown {
  if (script.length > MAX_SCRIPT) return undefined;
  try {
    return JSON.parse(script.replace(/^\s*<!--|-->\s*$/g, ''));
  } catch {
    return undefined;
  }
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isArticle(value: JsonObject): boolean {
  const types = [value['@type']].flat();
  return types.some(
    (type) => typeof type === 'string' && /(?:Article|BlogPosting|Report)$/.test(type),
  );
}

function readArticle(value: JsonObject): JsonLdArticle {
  const headline = text(value['headline']) ?? text(value['name']);
  const authors = [value['author']]
    .flat()
    .slice(0, 10)
    .flatMap((author) => nameOf(author) ?? []);
  const publisher = nameOf(value['publisher']);
  const datePublished = text(value['datePublished']) ?? text(value['dateCreated']);
  return {
    ...(headline !== undefined && { headline }),
    ...(authors.length > 0 && { author: authors.join(', ') }),
    ...(publisher !== undefined && { publisher }),
    ...(datePublished !== undefined && { datePublished }),
  };
}

function nameOf(value: unknown): string | undefined {
  return text(value) ?? (isObject(value) ? text(value['name']) : undefined);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.slice(0, 1000) : undefined;
}
