/** The darker or the lighter ink on a colour, whichever reads better, and how well: WCAG 2.2 contrast, 1 to 21. */
export interface Ink {
  readonly ink: '#000000' | '#ffffff';
  readonly ratio: number;
}

/** Two neighbours closer than this are one shade on a photocopy. */
export const TOLD_APART = 1.25;

/** Null while the colour is not written out yet. */
export function bestInk(colour: string): Ink | null {
  const light = luminance(colour);
  if (light === null) return null;
  const [onBlack, onWhite] = [(light + 0.05) / 0.05, 1.05 / (light + 0.05)];
  return onBlack >= onWhite ? { ink: '#000000', ratio: onBlack } : { ink: '#ffffff', ratio: onWhite };
}

/** Contrast between two colours; null while either is not written out yet. */
export function contrast(one: string, other: string): number | null {
  const [a, b] = [luminance(one), luminance(other)];
  return a === null || b === null ? null : (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The label of each level whose shade can hardly be told from that of the one below it, with that one's label. */
export function alikeInGrey(levels: readonly { readonly label: string; readonly colour: string }[]): string[] {
  return levels.slice(1).flatMap((level, index) => {
    const below = levels[index]!;
    const ratio = contrast(level.colour, below.colour);
    return ratio !== null && ratio < TOLD_APART ? [`${level.label} and ${below.label} look the same in grey.`] : [];
  });
}

function luminance(colour: string): number | null {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!parts) return null;
  const [red, green, blue] = parts.slice(1).map((part) => {
    const share = parseInt(part, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
