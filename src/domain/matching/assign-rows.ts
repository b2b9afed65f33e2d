/**
 * Gives every row a column of its own so that the costs sum to the least. `costs` holds the rows one
 * after another; there must be at least as many columns as rows. The column of each row comes back.
 * Source: Kuhn 1955 and Munkres 1957 ("Hungarian method"), as shortest augmenting paths after
 * Jonker & Volgenant 1987, Computing 38, 325–340. O(rows² · columns).
 */
export function assignRows(costs: Float64Array, rows: number, columns: number): readonly number[] {
  if (rows > columns) throw new Error(`${rows} rows for ${columns} columns`);
  const state: Assignment = {
    costs,
    columns,
    rowPrice: new Float64Array(rows),
    columnPrice: new Float64Array(columns),
    rowOf: new Int32Array(columns).fill(FREE),
  };
  for (let row = 0; row < rows; row += 1) assignOne(state, row);
  const columnOf: number[] = Array.from({ length: rows }, () => 0);
  for (const [column, row] of state.rowOf.entries()) if (row !== FREE) columnOf[row] = column;
  return columnOf;
}

const FREE = -1;

type Assignment = {
  readonly costs: Float64Array;
  readonly columns: number;
  /** Prices under which no pair costs less than nothing and every chosen pair costs nothing. */
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
  readonly rowOf: Int32Array;
};

/** Adds one row: Dijkstra from it to the nearest free column, then the path is turned over. */
function assignOne(state: Assignment, start: number): void {
  const { costs, columns, rowPrice, columnPrice, rowOf } = state;
  const distance = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(columns).fill(FREE);
  const isDone = new Uint8Array(columns);
  let row = start;
  let reached = 0;
  let from = FREE;
  for (;;) {
    let nearest = FREE;
    let least = Number.POSITIVE_INFINITY;
    for (let column = 0; column < columns; column += 1) {
      if (isDone[column] === 1) continue;
      const cost =
        reached +
        (costs[row * columns + column] ?? 0) -
        (rowPrice[row] ?? 0) -
        (columnPrice[column] ?? 0);
      if (cost < (distance[column] ?? 0)) {
        distance[column] = cost;
        before[column] = from;
      }
      const known = distance[column] ?? 0;
      if (known < least) {
        least = known;
        nearest = column;
      }
    }
    isDone[nearest] = 1;
    reached = least;
    from = nearest;
    const holder = rowOf[nearest] ?? FREE;
    if (holder === FREE) break;
    row = holder;
  }
  reprice(state, { start, reached, distance, isDone });
  for (let column = from; column !== FREE;) {
    const previous = before[column] ?? FREE;
    rowOf[column] = previous === FREE ? start : (rowOf[previous] ?? FREE);
    column = previous;
  }
}

type Search = {
  readonly start: number;
  readonly reached: number;
  readonly distance: Float64Array;
  readonly isDone: Uint8Array;
};

function reprice(state: Assignment, { start, reached, distance, isDone }: Search): void {
  const { rowPrice, columnPrice, rowOf } = state;
  rowPrice[start] = (rowPrice[start] ?? 0) + reached;
  for (const [column, done] of isDone.entries()) {
    if (done === 0) continue;
    const slack = reached - (distance[column] ?? 0);
    columnPrice[column] = (columnPrice[column] ?? 0) - slack;
    const row = rowOf[column] ?? FREE;
    if (row !== FREE) rowPrice[row] = (rowPrice[row] ?? 0) + slack;
  }
}
