import { painted } from './measure.mjs';

export const SMALL = { name: '1k-200', words: 1000, annotations: 200 };

/** The same text with none, a thousand and fifty thousand. */
export const LARGE = [
  { name: 'plain', words: 200_000, annotations: 0 },
  { name: '1k', words: 200_000, annotations: 1000 },
  { name: '50k', words: 200_000, annotations: 50_000 },
];

/** Every act is repeated within a run, so that the cost of asking is small beside it. */
const REPEATS = 12;

/**
 * One run: opens an article of the size and does each thing to it.
 * @returns {Promise<Map<string, number>>} scenario → ms of CPU, or nodes
 */
export async function scenarios(page, measure, size) {
  const results = new Map();
  const idle = await idleCost(measure);
  results.set('open', Math.max(0, (await open(page, measure, size)) - idle));
  await settled(page);
  results.set('nodes', await page.evaluate(() => globalThis.harness.nodes()));
  for (const [name, act] of Object.entries({ key, add, hover, toggle, scroll, jump })) {
    results.set(name, Math.max(0, await act(page, measure, idle)));
    await settled(page);
  }
  return results;
}

/** What measuring itself costs: the frames it waits for. */
async function idleCost(measure) {
  const costs = [];
  for (let i = 0; i < 3; i += 1) costs.push(await measure(async () => undefined));
  return Math.min(...costs);
}

async function each(page, measure, idle, act) {
  let sum = 0;
  for (let i = 0; i < REPEATS; i += 1) {
    sum += (await measure(() => act(i))) - idle;
  }
  return sum / REPEATS;
}

async function open(page, measure, { words, annotations }) {
  await page.evaluate(([w, a]) => {
    globalThis.harness.close();
    globalThis.harness.prepare(w, a);
    globalThis.scrollTo(0, 0);
  }, [words, annotations]);
  return measure(() =>
    page.evaluate(([w, a]) => globalThis.harness.open(w, a), [words, annotations]),
  );
}

async function settled(page) {
  for (let i = 0; i < 8; i += 1) await painted(page);
}

async function key(page, measure, idle) {
  await page.evaluate(() => {
    globalThis.harness.surface().focus();
    globalThis.harness.surface().select({ start: 40, end: 40 });
  });
  await settled(page);
  return each(page, measure, idle, () => page.keyboard.press('Shift+ArrowRight'));
}

function add(page, measure, idle) {
  return each(page, measure, idle, () => page.evaluate(() => globalThis.harness.addInView()));
}

function hover(page, measure, idle) {
  const MOVES = 20;
  return each(page, measure, idle, async (i) => {
    for (let step = 0; step < MOVES; step += 1) {
      await page.mouse.move(420 + ((i * 31 + step * 17) % 400), 120 + ((step * 29) % 500));
    }
  }).then((cost) => cost / MOVES);
}

/** Drawing another annotation as the active one, which moves the handles. */
function toggle(page, measure, idle) {
  return each(page, measure, idle, (i) =>
    page.evaluate((turn) => {
      const surface = globalThis.harness.surface();
      const ids = surface.annotationsIn(surface.visible());
      surface.setActive(turn % 2 === 0 ? ids[turn % Math.max(1, ids.length)] : undefined);
    }, i),
  );
}

function scroll(page, measure, idle) {
  return each(page, measure, idle, () => page.evaluate(() => globalThis.scrollBy(0, 600)));
}

async function jump(page, measure, idle) {
  return each(page, measure, idle, (i) =>
    page.evaluate((turn) => {
      const surface = globalThis.harness.surface();
      const step = surface.step(((turn * 7 + 3) % 12) * 80_000, 1);
      surface.reveal(step === undefined ? ((turn * 7 + 3) % 12) * 80_000 : ((turn * 7 + 3) % 12) * 80_000);
    }, i),
  );
}
