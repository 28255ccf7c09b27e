import { INK, LINE, type Pdf } from './paper';

export interface Coloured {
  readonly label: string;
  readonly colour: string;
}

const SWATCH = 9;
const BETWEEN = 14;
const KEY_LINE = 14;

/** What each colour of a drawing says, in lines no wider than `width` (points), and how high they are. */
export function colourKey(pdf: Pdf, colours: readonly Coloured[], width: number): { height: number; draw: (x: number, y: number) => void } {
  const placed: (Coloured & { left: number; line: number; wide: number })[] = [];
  let [left, line] = [0, 0];
  for (const { label, colour } of colours) {
    const wide = Math.min(width - SWATCH - 4, pdf.font('body').fontSize(8).widthOfString(label) + 1);
    if (left > 0 && left + SWATCH + 4 + wide > width) [left, line] = [0, line + 1];
    placed.push({ label, colour, left, line, wide });
    left += SWATCH + 4 + wide + BETWEEN;
  }
  return {
    height: colours.length === 0 ? 0 : (line + 1) * KEY_LINE,
    draw: (x, y) => {
      for (const one of placed) {
        const top = y + one.line * KEY_LINE;
        pdf.lineWidth(0.5).rect(x + one.left, top + 0.5, SWATCH, SWATCH).fillAndStroke(one.colour, LINE);
        pdf.font('body').fontSize(8).fillColor(INK).text(one.label, x + one.left + SWATCH + 4, top + 1, { width: one.wide + 2, height: 10, lineBreak: false, ellipsis: true });
      }
    },
  };
}
