const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/** What a spreadsheet could take for a formula, and what begins with an apostrophe itself before one. */
export function isFormula(cell: string): boolean {
  return (FORMULA.test(cell) && !NUMBER.test(cell)) || /^'+[=+\-@\t\r\n＝＋－＠]/.test(cell);
}

/**
 * A cell as it is written (RFC 4180), with an apostrophe before what would be a formula. In quotation marks also with a
 * semicolon or a tab in it, where many a spreadsheet would cut it in two.
 */
function csvCell(cell: string): string {
  const safe = isFormula(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) || safe === '' ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as a file: UTF-8 with BOM, CRLF. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

/** The cell as it was before `csvCell` made it safe. */
export function withoutApostrophe(cell: string): string {
  return cell.startsWith("'") && isFormula(cell.slice(1)) ? cell.slice(1) : cell;
}
