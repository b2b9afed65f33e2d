import { painted } from './measure.mjs';

export const SMALL = { name: '1k-200', words: 1000, annotations: 200, taken: 200 };

/**
 * The same text with none, with fifty thousand spread over it, and with the first thousand of those
 * alone: the reader sees the same, and the difference is what the 49,000 elsewhere cost.
 */
export const LARGE = [
  { name: 'plain', words: 200_000, annotations: 50_000, taken: 0 },
  { name: '1k', words: 200_000, annotations: 50_000, taken: 1000 },
  { name: '50k', words: 200_000, annotations: 50_000, taken: 50_000 },
];

/** Every act is repeated within a run, so that the cost of asking is small beside it. */
const REPEATS = 6;

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

async function open(page, measure, { words, annotations, taken }) {
  await page.evaluate(
    ([w, a]) => {
      globalThis.harness.close();
      globalThis.harness.prepare(w, a);
      globalThis.scrollTo(0, 0);
    },
    [words, annotations],
  );
  return measure(() =>
    page.evaluate(([w, a, t]) => globalThis.harness.open(w, a, t), [words, annotations, taken]),
  );
}

async function settled(page) {
  for (let i = 0; i < 3; i += 1) await painted(page);
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

/** What a move of the pointer over the text costs more than one over the empty page beside it. */
async function hover(page, measure) {
  const MOVES = 40;
  async function moves(left) {
    for (let step = 0; step < MOVES; step += 1) {
      await page.mouse.move(left + ((step * 17) % 100), 120 + ((step * 29) % 500));
    }
  }
  await page.mouse.move(20, 100);
  const beside = await measure(() => moves(20));
  await page.mouse.move(500, 100);
  const over = await measure(() => moves(500));
  return (over - beside) / MOVES;
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

function jump(page, measure, idle) {
  return each(page, measure, idle, (i) =>
    page.evaluate((turn) => globalThis.harness.surface().reveal(((turn * 7 + 3) % 12) * 80_000), i),
  );
}
