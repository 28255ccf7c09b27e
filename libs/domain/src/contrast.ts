const COLOUR = /^#[0-9a-f]{6}$/i;

/** The contrast of two colours `#rrggbb`, 1 to 21 (WCAG 2.2, relative luminance); null when one is no such colour. */
export function contrast(one: string, other: string): number | null {
  if (!COLOUR.test(one) || !COLOUR.test(other)) return null;
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** What text on a colour is read best in: black or white. */
export const inkOn = (colour: string): '#000000' | '#ffffff' => ((contrast(colour, '#ffffff') ?? 0) >= (contrast(colour, '#000000') ?? 21) ? '#ffffff' : '#000000');

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
