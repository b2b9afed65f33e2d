type Size = {
  readonly value: number;
  readonly unit: 'kilobyte' | 'megabyte' | 'gigabyte';
};

/** Bytes in the largest unit that leaves at least 1, decimal; what is less than a kilobyte counts as a part of one. */
export function storageUse(bytes: number): Size {
  if (bytes >= 1e9) return { value: bytes / 1e9, unit: 'gigabyte' };
  if (bytes >= 1e6) return { value: bytes / 1e6, unit: 'megabyte' };
  return { value: bytes / 1e3, unit: 'kilobyte' };
}
