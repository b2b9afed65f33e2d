/** What a page's JSON-LD says about the article on it. */
export type JsonLdArticle = {
  readonly headline?: string;
  readonly authors?: readonly string[];
  /** The organisation it names as its author. */
  readonly house?: string;
  readonly publisher?: string;
  readonly datePublished?: string;
  /** Plain text; only what is long enough to be the article. */
  readonly body?: string;
};

/** Longer scripts than this, in characters, are no description of an article. */
const MAX_SCRIPT = 2_000_000;

/** Objects looked at, over all scripts: a page may describe its whole site. */
const MAX_OBJECTS = 5000;

/** The article that JSON-LD scripts describe. Data from anywhere: every field is checked, nothing throws. */
export function readJsonLd(scripts: readonly string[]): JsonLdArticle {
  const queue: unknown[] = scripts.map(parse);
  const byId = new Map<string, JsonObject>();
  const articles: JsonObject[] = [];
  const pages: JsonObject[] = [];
  for (let i = 0; i < queue.length && i < MAX_OBJECTS; i += 1) {
    const value = queue[i];
    if (Array.isArray(value)) {
      for (const item of value.slice(0, MAX_OBJECTS)) queue.push(item);
    } else if (isObject(value)) {
      const id = text(value['@id']);
      // The description of a thing, not another mention of it.
      if (id !== undefined && (byId.get(id)?.['name'] ?? byId.get(id)?.['headline']) === undefined)
        byId.set(id, value);
      if (hasType(value, ARTICLE)) articles.push(value);
      else if (hasType(value, PAGE)) pages.push(value);
      queue.push(value['@graph'], value['mainEntity'], value['mainEntityOfPage'], value['author']);
    }
  }
  // Some describe the page alone; what it lacks of the article's date and author is as good.
  const [page] = pages.map((value) => readArticle(value, byId));
  const [article] = articles.map((value) => readArticle(value, byId));
  if (!article) {
    return {
      ...(page?.authors && { authors: page.authors }),
      ...(page?.house !== undefined && { house: page.house }),
      ...(page?.datePublished !== undefined && { datePublished: page.datePublished }),
    };
  }
  return {
    ...(page?.datePublished !== undefined && { datePublished: page.datePublished }),
    ...article,
  };
}

const ARTICLE = /(?:Article|BlogPosting|LiveBlogPosting|Report|Review|HowTo|Recipe)$/;
const PAGE = /^(?:WebPage|ItemPage|MedicalWebPage|CreativeWork)$/;

function parse(script: string): unknown {
  if (script.length > MAX_SCRIPT) return undefined;
  try {
    // Line breaks inside strings are common, and no JSON.
    return JSON.parse(
      script
        .trim()
        .replace(/^<!--|-->$/g, '')
        .replace(/[\n\r\t]/g, ' '),
    );
  } catch {
    return undefined;
  }
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasType(value: JsonObject, pattern: RegExp): boolean {
  return [value['@type']].flat().some((type) => typeof type === 'string' && pattern.test(type));
}

const MAX_AUTHORS = 20;

function readArticle(value: JsonObject, byId: ReadonlyMap<string, JsonObject>): JsonLdArticle {
  const headline = text(value['headline']) ?? text(value['name']);
  const fields = [value['author'], value['creator'], value['contributor']];
  const authors = namesIn(fields, byId, (author) => !isHouse(author));
  const [house] = namesIn(fields, byId, isHouse);
  const publisher = nameOf(value['publisher'], byId);
  const datePublished = text(value['datePublished']) ?? text(value['dateCreated']);
  const body = articleBody(value['articleBody']);
  return {
    ...(headline !== undefined && { headline }),
    ...(authors.length > 0 && { authors }),
    ...(house !== undefined && { house }),
    ...(publisher !== undefined && { publisher }),
    ...(datePublished !== undefined && { datePublished }),
    ...(body !== undefined && { body }),
  };
}

/** The names in the first field that has any. */
function namesIn(
  fields: readonly unknown[],
  byId: ReadonlyMap<string, JsonObject>,
  isWanted: (author: unknown) => boolean,
): readonly string[] {
  const lists = fields.map((field) =>
    [field]
      .flat()
      .slice(0, MAX_AUTHORS)
      .filter(isWanted)
      .flatMap((author) => nameOf(author, byId) ?? []),
  );
  return lists.find((names) => names.length > 0) ?? [];
}

function isHouse(author: unknown): boolean {
  return isObject(author) && hasType(author, /Organi[sz]ation$/);
}

/** Shorter, in characters, it is a summary; longer, no article. */
const MIN_BODY = 500;
const MAX_BODY = 1_000_000;

function articleBody(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length < MIN_BODY || value.length > MAX_BODY) {
    return undefined;
  }
  // Some sites put markup into it.
  return value.replace(/<[^<>]*>/g, '\n');
}

function nameOf(value: unknown, byId: ReadonlyMap<string, JsonObject>): string | undefined {
  if (!isObject(value)) return text(value);
  const name = [value['name']].flat()[0];
  return text(name) ?? text(byId.get(text(value['@id']) ?? '')?.['name']);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.slice(0, 1000) : undefined;
}
