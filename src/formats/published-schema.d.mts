/** The JSON Schema that the app serves at `schema/<name>.schema.json`, as text. For tests only. */
export function readPublishedSchema(name: string): string;
