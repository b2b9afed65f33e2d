/** What stands in front of an item of a list, as part of its text. */
export type ListMarker = {
  /** Of the marker and the space behind it, in code units. */
  readonly length: number;
  /** 1 for a list of its own, 2 for one in another, as far as the marker tells. */
  readonly level: number;
};

const MARKER =
  /^(?:(?<second>◦)|(?<third>▪)|(?<note>[⁰¹²³⁴-⁹]{1,4})|(?<number>\d{1,4}(?:\.\d{1,4}){0,5}|[a-z]|[ivxlcdm]{2,7})[.)]) /i;

/** The marker that a text begins with; undefined: none. */
export function listMarkerOf(text: string): ListMarker | undefined {
  const match = MARKER.exec(text.slice(0, 40));
  if (!match) return undefined;
  const { second, third, number = '' } = match.groups ?? {};
  const level = second ? 2 : third ? 3 : number.split('.').length;
  return { length: match[0].length, level };
}
