/** For tests: a text, number, flag, nothing or empty list in JSON, and where it is. */
type Leaf = { readonly path: readonly string[]; readonly value: unknown };

export function leavesOf(value: unknown, path: readonly string[] = []): readonly Leaf[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (inner.length === 0) return [{ path, value }];
  return inner.flatMap(([key, each]) => leavesOf(each, [...path, key]));
}

/** The JSON with one leaf changed, as often as that can be done; `change` says in which way. */
export function changesOf(
  json: unknown,
): readonly { readonly change: string; readonly changed: unknown }[] {
  return leavesOf(json).flatMap(({ path, value }) =>
    othersThan(value).map((other) => ({
      change: `${path.join(' ')} → ${JSON.stringify(other)}`,
      changed: replaced(json, path, other),
    })),
  );
}

/** Others of the same kind; undefined takes it out. */
function othersThan(value: unknown): readonly unknown[] {
  if (value === 'Person') return ['Organization', undefined];
  if (value === 'Organization') return ['Person', undefined];
  if (value === 'Extractive') return ['Abstractive', undefined];
  if (typeof value === 'number') return [value + 1, value - 1, undefined];
  if (typeof value === 'boolean') return [!value, undefined];
  if (value === null) return ['x', undefined];
  if (typeof value !== 'string') return [['x'], undefined];
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return ['2020-02-02', undefined];
  if (/^\d+-\d+-\d{4}$/.test(value)) return ['2-2-2020', undefined];
  return [`${value}x`, undefined];
}

function replaced(value: unknown, [key, ...path]: readonly string[], other: unknown): unknown {
  if (key === undefined) return other;
  if (Array.isArray(value))
    return value.map((each, at) => (String(at) === key ? replaced(each, path, other) : each));
  const inner: unknown = Object.entries(value ?? {}).find(([name]) => name === key)?.[1];
  return { ...Object(value), [key]: replaced(inner, path, other) };
}
