import type { Annotation } from '#domain/annotation/annotation.ts';
import type { ArticleBundle, ProjectBundle } from '#domain/project/project-bundle.ts';

// For tests: a project as its articles are shown, made unit by unit and without the code that exports are made with.

/** Without hidden parts, and without articles of which nothing is shown; offsets are of the shorter texts. */
export function shownProject(bundle: ProjectBundle): ProjectBundle {
  return { ...bundle, articles: bundle.articles.flatMap((item) => shownItem(item) ?? []) };
}

function shownItem(item: ArticleBundle): ArticleBundle | undefined {
  const { article, revision, layers } = item;
  const hidden = new Set(article.hiddenBlocks);
  if (hidden.size === 0) return item;
  let text = '';
  /** Where each unit of the whole text that is shown has come to stand. */
  const places = new Map<number, number>();
  for (const { id, start, end } of revision.blocks) {
    if (hidden.has(id)) continue;
    if (places.size > 0) text += '\n\n';
    for (let at = start; at < end; at += 1) {
      places.set(at, text.length);
      text += revision.text.charAt(at);
    }
  }
  if (places.size === 0) return undefined;
  const shown = (annotation: Annotation): Annotation => ({
    ...annotation,
    fragments: annotation.fragments.flatMap(({ start, end }) => {
      const units: number[] = [];
      for (let at = start; at < end; at += 1) {
        const place = places.get(at);
        if (place !== undefined) units.push(place);
      }
      const [first, last] = [units[0], units.at(-1)];
      return first === undefined || last === undefined ? [] : [{ start: first, end: last + 1 }];
    }),
  });
  return {
    ...item,
    revision: { ...revision, text },
    layers: layers.map((layer) => ({ ...layer, annotations: layer.annotations.map(shown) })),
  };
}
