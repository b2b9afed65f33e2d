/** Lines of a UTF-8 text with their line breaks, `count` at a time: it is never in memory whole. */
export async function* linesAtOnce(
  text: Blob,
  count: number,
): AsyncGenerator<readonly string[], void> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const reader = text.stream().getReader();
  let lines: string[] = [];
  let rest = '';
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- One piece after the other.
    const { done, value } = await reader.read();
    const piece = rest + (done ? decoder.decode() : decoder.decode(value, { stream: true }));
    let start = 0;
    for (let at = piece.indexOf('\n'); at !== -1; at = piece.indexOf('\n', start)) {
      lines.push(piece.slice(start, at + 1));
      start = at + 1;
      if (lines.length < count) continue;
      yield lines;
      lines = [];
    }
    rest = piece.slice(start);
    if (done) break;
  }
  if (rest !== '') lines.push(rest);
  if (lines.length > 0) yield lines;
}
