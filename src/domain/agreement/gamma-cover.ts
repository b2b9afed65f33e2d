import { type GammaParameters, type GammaUnit, dissimilarity } from './gamma-unit.ts';

/**
 * Cost of the cheapest way to put every unit of three or more raters into one unitary alignment:
 * branch and bound over those that cost less than their units alone. With very many of them, or after
 * half a million steps, the best found so far is given back as not proven.
 */
export function bestCover(
  raters: readonly (readonly GammaUnit[])[],
  parameters: GammaParameters,
): { readonly cost: number; readonly isOptimal: boolean } {
  const members = raters.flatMap((units, rater) => units.map((unit) => ({ unit, rater })));
  const { tuples, isComplete } = tuplesOf(members, raters.length, parameters);
  let cost = 0;
  let isOptimal = isComplete;
  for (const part of connectedParts(members.length, tuples)) {
    const found = coverPart(part, parameters.deltaEmpty);
    cost += found.cost;
    isOptimal &&= found.isOptimal;
  }
  return { cost, isOptimal };
}

const MOST_TUPLES = 50_000;
const MOST_STEPS = 500_000;

type Member = { readonly unit: GammaUnit; readonly rater: number };

/** A unitary alignment of two units or more, by their indexes. */
type Tuple = { readonly members: readonly number[]; readonly cost: number };

/** All worth having. Members come in the order of raters, so that each is built once. */
function tuplesOf(
  members: readonly Member[],
  raters: number,
  parameters: GammaParameters,
): { readonly tuples: readonly Tuple[]; readonly isComplete: boolean } {
  const { deltaEmpty } = parameters;
  const couples = (raters * (raters - 1)) / 2;
  const tuples: Tuple[] = [];
  const most = raters * deltaEmpty * couples;
  const grow = (chosen: readonly number[], apart: number): void => {
    if (tuples.length >= MOST_TUPLES) return;
    const size = chosen.length;
    const filled = (size * (size - 1)) / 2;
    const cost = (apart + (couples - filled) * deltaEmpty) / couples;
    if (size > 1 && cost < size * deltaEmpty) tuples.push({ members: chosen, cost });
    const last = chosen.at(-1) ?? 0;
    for (let next = last + 1; next < members.length; next += 1) {
      const member = members[next];
      if (!member || member.rater <= (members[last]?.rater ?? 0)) continue;
      const sum = chosen.reduce((total, index) => {
        const other = members[index];
        return other ? total + dissimilarity(other.unit, member.unit, parameters) : total;
      }, apart);
      if (sum < most) grow([...chosen, next], sum);
    }
  };
  for (const index of members.keys()) grow([index], 0);
  return { tuples, isComplete: tuples.length < MOST_TUPLES };
}

type Part = { readonly members: readonly number[]; readonly tuples: readonly Tuple[] };

function connectedParts(count: number, tuples: readonly Tuple[]): readonly Part[] {
  const parents = Array.from({ length: count }, (_, index) => index);
  const rootOf = (start: number): number => {
    let at = start;
    while (parents[at] !== at) at = parents[at] ?? at;
    parents[start] = at;
    return at;
  };
  for (const { members } of tuples) {
    for (const member of members) parents[rootOf(member)] = rootOf(members[0] ?? member);
  }
  const parts = new Map<number, { members: number[]; tuples: Tuple[] }>();
  const partOf = (member: number): { members: number[]; tuples: Tuple[] } => {
    const root = rootOf(member);
    const part = parts.get(root) ?? { members: [], tuples: [] };
    parts.set(root, part);
    return part;
  };
  for (let member = 0; member < count; member += 1) partOf(member).members.push(member);
  for (const tuple of tuples) partOf(tuple.members[0] ?? 0).tuples.push(tuple);
  return [...parts.values()];
}

function coverPart(
  { members, tuples }: Part,
  deltaEmpty: number,
): { readonly cost: number; readonly isOptimal: boolean } {
  const options = optionsOf(members, tuples, deltaEmpty);
  const shares = members.map((member) => {
    const [cheapest] = options.get(member) ?? [];
    return cheapest ? cheapest.cost / cheapest.members.length : deltaEmpty;
  });
  const shareOf = new Map(members.map((member, index) => [member, shares[index] ?? 0]));
  const covered = new Set<number>();
  let best = Number.POSITIVE_INFINITY;
  let steps = 0;
  const place = (from: number, cost: number, owed: number): void => {
    steps += 1;
    let at = from;
    while (at < members.length && covered.has(members[at] ?? -1)) at += 1;
    if (at === members.length) {
      best = Math.min(best, cost);
      return;
    }
    for (const tuple of options.get(members[at] ?? -1) ?? []) {
      if (steps > MOST_STEPS && best < Number.POSITIVE_INFINITY) return;
      if (tuple.members.some((member) => covered.has(member))) continue;
      const left = owed - tuple.members.reduce((sum, m) => sum + (shareOf.get(m) ?? 0), 0);
      if (cost + tuple.cost + left >= best - 1e-12) continue;
      for (const member of tuple.members) covered.add(member);
      place(at + 1, cost + tuple.cost, left);
      for (const member of tuple.members) covered.delete(member);
    }
  };
  place(
    0,
    0,
    shares.reduce((sum, share) => sum + share, 0),
  );
  return { cost: best, isOptimal: steps <= MOST_STEPS };
}

/** For every member the tuples it can be in, alone among them, the cheapest share first. */
function optionsOf(
  members: readonly number[],
  tuples: readonly Tuple[],
  deltaEmpty: number,
): ReadonlyMap<number, readonly Tuple[]> {
  const options = new Map<number, Tuple[]>(
    members.map((member) => [member, [{ members: [member], cost: deltaEmpty }]]),
  );
  for (const tuple of tuples) for (const member of tuple.members) options.get(member)?.push(tuple);
  const share = ({ cost, members: { length } }: Tuple): number => cost / length;
  return new Map(
    [...options].map(([member, list]) => [member, list.toSorted((a, b) => share(a) - share(b))]),
  );
}
