import type { Script } from './script-text.ts';

/** What a style says of the words in it, so far as it changes what they say. */
export type WordLook = { readonly script?: Script; readonly unseen?: 'struck' | 'hidden' };

export type OdtStyles = {
  /** The style that this one, maybe one of the document's own, was made from; undefined: none. */
  readonly parentOf: (style: string) => string | undefined;
  readonly lookOf: (style: string) => WordLook;
};

/** Reads what the documents define of styles. */
export function readOdtStyles(documents: readonly Document[]): OdtStyles {
  const parents = new Map<string, string>();
  const looks = new Map<string, WordLook>();
  for (const document of documents) {
    for (const style of document.getElementsByTagName('style:style')) {
      const name = style.getAttribute('style:name');
      if (name === null) continue;
      const parent = style.getAttribute('style:parent-style-name');
      if (parent !== null) parents.set(name, parent);
      const properties = [...style.children].find(({ nodeName }) => nodeName === PROPERTIES);
      if (properties) looks.set(name, readLook(properties));
    }
  }
  const parentOf = (style: string): string | undefined => parents.get(style);
  return { parentOf, lookOf: (style) => lookOf(style, looks, parentOf) };
}

const PROPERTIES = 'style:text-properties';

function readLook(properties: Element): WordLook {
  const [position = ''] = (properties.getAttribute('style:text-position') ?? '').split(' ');
  const rise = Number.parseFloat(position);
  const lines = ['style:text-line-through-style', 'style:text-line-through-type'].flatMap(
    (name) => properties.getAttribute(name) ?? [],
  );
  return {
    ...((position === 'super' || rise > 0) && { script: 'super' }),
    ...((position === 'sub' || rise < 0) && { script: 'sub' }),
    ...(lines.some((line) => line !== 'none') && { unseen: 'struck' }),
    ...(properties.getAttribute('text:display') === 'none' && { unseen: 'hidden' }),
  };
}

/** Styles are made from each other, some in a circle. */
const MAX_STEPS = 8;

function lookOf(
  name: string,
  looks: ReadonlyMap<string, WordLook>,
  parentOf: OdtStyles['parentOf'],
): WordLook {
  let look: WordLook = {};
  let style: string | undefined = name;
  for (let step = 0; style !== undefined && step < MAX_STEPS; step += 1) {
    look = { ...looks.get(style), ...look };
    style = parentOf(style);
  }
  return look;
}
