/** How long the browser may take to say which files the app was opened with, in milliseconds. */
const PATIENCE_MS = 500;

type LaunchQueue = {
  readonly setConsumer: (
    take: (launch: {
      readonly files?: readonly { readonly getFile: () => Promise<File> }[];
    }) => void,
  ) => void;
};

declare global {
  // An augmentation can only be written as an interface.
  // oxlint-disable-next-line typescript/consistent-type-definitions -- see above
  interface Window {
    /** Where apps can be installed. */
    readonly launchQueue?: LaunchQueue;
  }
}

/** Files that the installed app was opened with; none in any other case. One that cannot be read is left out. */
export async function launchedFiles(): Promise<readonly File[]> {
  const queue = window.launchQueue;
  if (!queue) return [];
  const handles = await new Promise<readonly { readonly getFile: () => Promise<File> }[]>(
    (resolve) => {
      queue.setConsumer(({ files }) => {
        resolve(files ?? []);
      });
      setTimeout(() => {
        resolve([]);
      }, PATIENCE_MS);
    },
  );
  const files = await Promise.allSettled(handles.map((handle) => handle.getFile()));
  return files.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}
