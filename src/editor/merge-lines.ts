/** One rectangle a line of text, out of one for each run and each inline element. */
export function mergeLines(rects: Iterable<DOMRect>): DOMRect[] {
  const lines: DOMRect[] = [];
  for (const rect of rects) {
    if (rect.width === 0 && rect.height === 0) continue;
    const line = lines.at(-1);
    if (!line || !isSameLine(line, rect)) {
      lines.push(DOMRect.fromRect(rect));
      continue;
    }
    const left = Math.min(line.left, rect.left);
    const top = Math.min(line.top, rect.top);
    const right = Math.max(line.right, rect.right);
    const bottom = Math.max(line.bottom, rect.bottom);
    lines[lines.length - 1] = new DOMRect(left, top, right - left, bottom - top);
  }
  return lines;
}

function isSameLine(a: DOMRect, b: DOMRect): boolean {
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return shared > Math.min(a.height, b.height) / 2;
}
