/** A test whether a text holds every word of the query; case and accents do not count. An empty query fits all. */
export function holdsWords(query: string): (text: string) => boolean {
  const words = fold(query)
    .split(' ')
    .filter((word) => word !== '');
  return (text) => {
    if (words.length === 0) return true;
    const folded = fold(text);
    return words.every((word) => folded.includes(word));
  };
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .toLowerCase()
    .trim();
}
