const MAX_ADDRESS = 2000;

/** As browsers write it. Undefined for what is none of http(s): an address may be shown as a link one day. */
export function webAddress(value: string | null | undefined): string | undefined {
  if (value === null || value === undefined || value.length > MAX_ADDRESS) return undefined;
  if (!URL.canParse(value)) return undefined;
  const url = new URL(value);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}
