/** A colour as `#RRGGBB`. */
type Hex = string;
type Triple = readonly [number, number, number];

/** WCAG 2 contrast ratio of two colours, 1 to 21. */
export function contrastRatio(a: Hex, b: Hex): number {
  const [lighter, darker] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

export type ColorVision = 'full' | 'protanopia' | 'deuteranopia';

// Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
const VISION: Readonly<Record<ColorVision, readonly [Triple, Triple, Triple]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

/** Distance of two colours in CIE Lab (1976) as seen with this vision; about 2 can just be told apart side by side. */
export function colorDistance(a: Hex, b: Hex, vision: ColorVision): number {
  const [labA, labB] = [labOf(a, vision), labOf(b, vision)];
  return Math.hypot(labA[0] - labB[0], labA[1] - labB[1], labA[2] - labB[2]);
}

/** Relative luminance, 0 to 1. */
function luminance(color: Hex): number {
  const [red, green, blue] = linear(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(color: Hex): Triple {
  return [channel(color, 1), channel(color, 3), channel(color, 5)];
}

function channel(color: Hex, at: number): number {
  const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function labOf(color: Hex, vision: ColorVision): Triple {
  const rgb = linear(color);
  const [toRed, toGreen, toBlue] = VISION[vision];
  const seen: Triple = [dot(toRed, rgb), dot(toGreen, rgb), dot(toBlue, rgb)];
  const x = root(dot([0.4124, 0.3576, 0.1805], seen) / 0.95047);
  const y = root(dot([0.2126, 0.7152, 0.0722], seen));
  const z = root(dot([0.0193, 0.1192, 0.9505], seen) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function root(value: number): number {
  return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116;
}

function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
