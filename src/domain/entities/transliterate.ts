import { nameKey } from './normalize-name.ts';

/**
 * A name in Latin letters, from Cyrillic (Russian, Ukrainian, Belarusian, Bulgarian, Serbian) or Greek. The
 * letters are those of BGN/PCGN and ELOT 743; what other systems write differently is folded
 * together by `foldName`. Other scripts stay as they are. The name must be in NFC and in small letters.
 */
function transliterate(name: string): string {
  if (!/[\p{Script=Cyrillic}\p{Script=Greek}]/v.test(name)) return name;
  return withGreekPairs(name).replaceAll(
    /[\p{Script=Cyrillic}\p{Script=Greek}]/gv,
    (letter) => LETTERS.get(letter) ?? LETTERS.get(bare(letter)) ?? letter,
  );
}

function bare(letter: string): string {
  return letter.normalize('NFD').replaceAll(/\p{M}/gv, '');
}

/** Pairs that are one sound; at the start of a word "μπ" is a b. */
function withGreekPairs(name: string): string {
  if (!/\p{Script=Greek}/v.test(name)) return name;
  return name
    .replaceAll(/(?<!\p{L})(?:μπ|ντ|γκ)/gv, (pair) => GREEK_STARTS[pair] ?? pair)
    .replaceAll(/ο[υύ]/gv, 'ou')
    .replaceAll(/([αεη])[υύ]/gv, '$1v')
    .replaceAll(/γ(?=[γκξχ])/gv, 'n');
}

const GREEK_STARTS: Readonly<Record<string, string>> = { μπ: 'b', ντ: 'd', γκ: 'g' };

const LETTERS: ReadonlyMap<string, string> = new Map(
  [
    // Russian.
    'а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f',
    'х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya',
    // Ukrainian and Belarusian.
    'ґ=g є=ye і=i ї=yi ў=u',
    // Serbian and Macedonian.
    'ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѓ=gj ќ=kj ѕ=dz',
    // Greek.
    'α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f',
    'χ=ch ψ=ps ω=o',
  ]
    .join(' ')
    .split(' ')
    .map((pair): [string, string] => [pair.slice(0, 1), pair.slice(2)]),
);

/**
 * How a name sounds, roughly: what ISO 9, BGN/PCGN, the scientific system and German spelling write
 * differently comes out the same ("Щербаков", "Ŝerbakov", "Shcherbakov", "Schtscherbakow" are `serbakov`).
 * Several where a letter has two: "Х" is also a ch, the Ukrainian "Г" an h, "Ё" an o.
 *
 * Loose on purpose: it finds names, it does not prove that two are one.
 */
export function foldNames(name: string): readonly string[] {
  // Most names: a registry of thousands is folded while somebody types.
  if (isPlain(name)) return [foldLatin(nameKey(name))];
  let readings: readonly string[] = [name.normalize('NFC').toLowerCase()];
  for (const [letter, other] of SECOND_READINGS) {
    if (!name.toLowerCase().includes(letter)) continue;
    readings = readings.flatMap((reading) => [reading, reading.replaceAll(letter, other)]);
  }
  const folded = readings.map((reading) => foldLatin(nameKey(transliterate(reading))));
  return [...new Set(folded)];
}

function isPlain(name: string): boolean {
  return !/[^\t -~]/v.test(name);
}

const SECOND_READINGS: readonly (readonly [string, string])[] = [
  ['г', 'h'],
  ['х', 'c'],
  ['χ', 'h'],
  ['ё', 'o'],
];

/** One pass from left to right, longest first. */
const GROUPS =
  /schtsch|tsch|shch|sch|sc|sh|tch|ts|tz|cz|ch|zh|kh|ph|th|ck|x|w|q|ou|[yij]+(?=[aeou])|[yij]+|['\-]/gv;

const SOUNDS: Readonly<Record<string, string>> = {
  schtsch: 's',
  tsch: 'c',
  shch: 's',
  sch: 's',
  sc: 's',
  sh: 's',
  tch: 'c',
  ts: 'c',
  tz: 'c',
  cz: 'c',
  ch: 'c',
  zh: 'z',
  kh: 'h',
  ph: 'f',
  th: 't',
  ck: 'k',
  x: 'ks',
  w: 'v',
  q: 'k',
  ou: 'u',
  "'": '',
  '-': ' ',
};

function foldLatin(name: string): string {
  return name
    .replaceAll(GROUPS, (group, at: number) => SOUNDS[group] ?? glide(name, group, at))
    .replaceAll(/([a-z])\1+/gv, '$1');
}

/** "Yeltsin" and "Eltsin", "Zelenskyy" and "Zelenskij": before a vowel it is hardly heard, else an i. */
function glide(name: string, group: string, at: number): string {
  return /[aeou]/v.test(name.charAt(at + group.length)) ? '' : 'i';
}
