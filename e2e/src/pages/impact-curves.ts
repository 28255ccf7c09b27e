import type { Page } from '@playwright/test';

/**
 * The levels that the curve of a category is drawn at just after the end of each band, by what its line covers: the rank on the scale
 * from 1, or ? where it is drawn as not known. Measured on what is drawn, not on how it is written.
 */
export function drawnLevels(page: Page, category: string): Promise<string> {
  return page.locator('hf-impact-curves figure').filter({ has: page.getByText(category, { exact: true }) }).evaluate((figure) => {
    const line = figure.querySelector<SVGPathElement>('path.line')!;
    const grid = [...figure.querySelectorAll<SVGLineElement>('line.grid')];
    const unknown = [...figure.querySelectorAll<SVGRectElement>('rect.unknown')].map((rect) => rect.getBBox());
    const ends = [...figure.querySelectorAll<SVGLineElement>('line.end')];
    const svg = figure.querySelector('svg')!;
    return ends.map((end) => {
      const point = svg.createSVGPoint();
      point.x = end.getBBox().x + 3;
      const at = grid.findIndex((level) => {
        point.y = level.getBBox().y;
        return line.isPointInStroke(point);
      });
      if (at >= 0) return String(at + 1);
      return unknown.some((box) => point.x >= box.x && point.x <= box.x + box.width) ? '?' : ' ';
    }).join('');
  });
}
