import type { Choice } from '#workspace/export.ts';

/**
 * What a forecast depends on, as a text: the same for choices that have the same one. Of what is typed it is mostly
 * whether it is there. Only where names go out in plain words are they looked for in what is typed too; those that are
 * protected are looked for in the finished file.
 */
export function forecastKey({ about, ...choice }: Choice): string {
  const { hasCard, review } = about;
  const said = choice.protect.sources ? review && whatIsSaid(review) : review;
  return JSON.stringify([choice, hasCard, said], (_, value: unknown) =>
    value instanceof Set || value instanceof Map ? [...value] : value,
  );
}

function whatIsSaid({ page, pages, publisher }: NonNullable<Choice['about']['review']>): unknown {
  // Claims are told from each other only where there is no page for all.
  return [publisher !== undefined, page !== undefined || [...(pages?.keys() ?? [])]];
}
