/** Has the browser save a file. */
export function offerFile({
  fileName,
  blob,
}: {
  readonly fileName: string;
  readonly blob: Blob;
}): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // Not at once: the download reads the address after the click has returned.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}
