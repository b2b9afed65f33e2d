/**
 * For tests only. DOMPurify reads `nodeName` through `Node.prototype`, as it must where a page may
 * shadow it. In happy-dom that getter answers an empty string and only subclasses know the name, so
 * that DOMPurify takes every element for a forbidden one. Browsers need nothing of this.
 */
export function patchHappyDom(): void {
  const base = Object.getOwnPropertyDescriptor(Node.prototype, 'nodeName');
  Object.defineProperty(Node.prototype, 'nodeName', {
    configurable: true,
    get(this: Node): unknown {
      let prototype: unknown = Object.getPrototypeOf(this);
      while (prototype instanceof Node && prototype !== Node.prototype) {
        const own = Object.getOwnPropertyDescriptor(prototype, 'nodeName');
        if (own?.get) return own.get.call(this);
        prototype = Object.getPrototypeOf(prototype);
      }
      return base?.get?.call(this);
    },
  });
}
