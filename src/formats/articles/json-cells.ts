/** Objects in objects, down to here; deeper ones are no columns. */
const MAX_DEPTH = 5;
const MAX_CELLS = 500;

/** One record → its cells by key path: `data.text`. Lists of plain values are joined. */
export function jsonCells(record: unknown): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  // A list of strings is a list of texts; a number or a truth value by itself is nothing to read.
  if (typeof record === 'string' || Array.isArray(record)) addCells(record, 'text', 0, cells);
  else if (typeof record === 'object') addCells(record, '', 0, cells);
  return cells;
}

function addCells(value: unknown, path: string, depth: number, cells: Map<string, string>): void {
  if (cells.size >= MAX_CELLS || depth > MAX_DEPTH) return;
  if (typeof value === 'string') cells.set(path, value);
  else if (typeof value === 'number' || typeof value === 'boolean') cells.set(path, String(value));
  else if (Array.isArray(value)) addList(value, path, depth, cells);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, field] of Object.entries(value)) {
      addCells(field, path === '' ? key : `${path}.${key}`, depth + 1, cells);
    }
  }
}

function addList(
  list: readonly unknown[],
  path: string,
  depth: number,
  cells: Map<string, string>,
): void {
  const texts = list.filter((item) => typeof item === 'string');
  if (texts.length > 0 && texts.length === list.length) {
    // Names in a row, or paragraphs.
    const isProse = texts.some((text) => text.length > 100);
    cells.set(path, texts.join(isProse ? '\n\n' : ', '));
  } else if (list.length === 1) {
    addCells(list[0], path, depth + 1, cells);
  }
}
