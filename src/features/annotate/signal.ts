/** Tells whoever listens that something happened, past React: once a frame is too often for renders. */
export type Signal = {
  readonly emit: () => void;
  /** Returns how to stop listening. */
  readonly listen: (listener: () => void) => () => void;
};

export function createSignal(): Signal {
  const listeners = new Set<() => void>();
  return {
    emit: () => {
      for (const listener of listeners) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
