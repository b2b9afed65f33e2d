import type { Result } from '#domain/result.ts';
import type { PackedArticles } from './export-batches.ts';
import type { ExportProblem } from './export-messages.ts';
import type { ExportPart, PartMaker } from './export-part.ts';

type Made = Result<ExportPart, ExportProblem>;

type Asked = { readonly number: number; readonly articles: PackedArticles };

type Answer = {
  readonly number: number;
  readonly made: Made | { readonly crashed: string };
};

/** Makes parts for another worker. The bytes are handed over, not copied. */
export function servePort(port: MessagePort, maker: Promise<PartMaker>): void {
  port.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
    void answer(data);
  });
  port.start();
  async function answer({ number, articles }: Asked): Promise<void> {
    try {
      const make = await maker;
      const made = await make(articles);
      const reply: Answer = { number, made };
      port.postMessage(reply, made.ok ? made.value.files.map(({ bytes }) => bytes.buffer) : []);
    } catch (error) {
      const reply: Answer = { number, made: { crashed: String(error) } };
      port.postMessage(reply);
    }
  }
}

/** Has parts made at the other end of `port`; a `worker` that breaks down ends all that was asked of it. */
export function askPort(port: MessagePort, worker: EventTarget): PartMaker {
  const open = new Map<
    number,
    { readonly resolve: (made: Made) => void; readonly reject: (error: Error) => void }
  >();
  let asked = 0;
  let failure: Error | undefined;
  port.addEventListener('message', ({ data: { number, made } }: MessageEvent<Answer>) => {
    if ('crashed' in made) open.get(number)?.reject(new Error(made.crashed));
    else open.get(number)?.resolve(made);
    open.delete(number);
  });
  port.start();
  const fail = (event: Event): void => {
    const why = 'message' in event ? String(event.message) : event.type;
    failure = new Error(`a helper of the export broke down: ${why}`);
    for (const { reject } of open.values()) reject(failure);
    open.clear();
  };
  worker.addEventListener('error', fail);
  port.addEventListener('messageerror', fail);
  return (articles) =>
    new Promise((resolve, reject) => {
      if (failure) {
        reject(failure);
        return;
      }
      const request: Asked = { number: asked, articles };
      asked += 1;
      open.set(request.number, { resolve, reject });
      port.postMessage(request);
    });
}
