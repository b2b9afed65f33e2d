/**
 * What is counted of an export set: topic → names in the order in which they first stand in it, each with its
 * number. What is counted of two parts of a set adds up to what is counted of both.
 */
export type SetSurvey = Readonly<Record<string, ReadonlyMap<string, number>>>;

/** Of several parts, in their order. */
export function joinSurveys(surveys: readonly SetSurvey[]): SetSurvey {
  const joined: Record<string, Map<string, number>> = {};
  for (const survey of surveys) {
    for (const [topic, counts] of Object.entries(survey)) {
      const all = (joined[topic] ??= new Map());
      for (const [name, count] of counts) all.set(name, (all.get(name) ?? 0) + count);
    }
  }
  return joined;
}

export function countNames<T extends string>(names: Iterable<T>): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** The names of a topic; none where nothing is known. */
export function namesIn(survey: SetSurvey | undefined, topic: string): readonly string[] {
  return [...(survey?.[topic]?.keys() ?? [])];
}
