/**
 * The comment that browsers put at the top of a page that they save, with the number of the address's
 * characters in four digits. Empty where the address is none of the web's. An address as `URL` writes it has no `>`.
 */
export function savedMark(address: string): string {
  if (!/^https?:\/\//.test(address) || !URL.canParse(address)) return '';
  const { href } = new URL(address);
  return `<!-- saved from url=(${String(href.length).padStart(4, '0')})${href} -->\n`;
}
