/** The part of a browser's extension interface that the clipper uses. */
type ExtensionApi = {
  readonly action: {
    readonly onClicked: { readonly addListener: (hear: (tab: Tab) => void) => void };
    readonly setBadgeText: (badge: { tabId?: number; text: string }) => Promise<void>;
    readonly setTitle: (title: { tabId?: number; title: string }) => Promise<void>;
  };
  readonly scripting: {
    readonly executeScript: (
      script: { target: { tabId: number } } & (
        | { files: readonly string[] }
        | { func: (...args: never[]) => unknown; args?: readonly unknown[] }
      ),
    ) => Promise<readonly { readonly result?: unknown }[]>;
  };
  readonly tabs: {
    readonly create: (tab: { url: string; index?: number }) => Promise<Tab>;
    readonly get: (id: number) => Promise<Tab>;
  };
  readonly permissions: {
    readonly contains: (wanted: { origins: readonly string[] }) => Promise<boolean>;
    readonly request: (wanted: { origins: readonly string[] }) => Promise<boolean>;
  };
  readonly storage: {
    readonly local: {
      readonly get: (key: string) => Promise<Readonly<Record<string, unknown>>>;
      readonly set: (values: Readonly<Record<string, unknown>>) => Promise<void>;
    };
  };
  readonly runtime: { readonly openOptionsPage: () => Promise<void> };
};

type Tab = {
  readonly id?: number;
  readonly index: number;
  readonly status?: 'loading' | 'complete' | 'unloaded';
};

declare global {
  const chrome: ExtensionApi;
}

const DEFAULT_APP = 'http://127.0.0.1:4173/';

/** Where Ascribe runs, ending in `/`. */
export async function readAppAddress(): Promise<string> {
  const { app } = await chrome.storage.local.get('app');
  return typeof app === 'string' ? app : DEFAULT_APP;
}

/** As it is kept; undefined for what is no address of the web. */
export function appAddressOf(written: string): string | undefined {
  if (!URL.canParse(written)) return undefined;
  const url = new URL('./', written);
  return /^https?:$/.test(url.protocol) ? `${url.origin}${url.pathname}` : undefined;
}

export function originsOf(app: string): { readonly origins: readonly string[] } {
  return { origins: [`${new URL(app).origin}/*`] };
}
