import { TestBed } from '@angular/core/testing';
import { MELTON_6X4, type RiskMatrix } from '@holdfast/domain';
import { faceOfCode, faceOfStanding, facesOf, type LevelFace } from '../level-face';
import { LevelBadge } from './level-badge';

async function badge(level: LevelFace | null, more: Record<string, unknown> = {}): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(LevelBadge);
  for (const [name, value] of Object.entries({ level, ...more })) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('LevelBadge', () => {
  it('carries a mark and the word of its level, with the paint of its step', async () => {
    const element = await badge(faceOfCode(MELTON_6X4.matrix, 'H'));
    expect(element.dataset['step']).toBe('4');
    expect(element.textContent).toContain('High');
    expect(element.querySelector('hf-level-mark svg')).not.toBeNull();
  });

  it('says unscored, never blank and never a level', async () => {
    const element = await badge(null);
    expect([element.dataset['step'], element.textContent!.trim()]).toEqual(['0', 'Unscored']);
  });

  it('says when nothing but the level is known', async () => {
    expect((await badge(faceOfCode(MELTON_6X4.matrix, 'L'), { levelOnly: true })).textContent).toContain('level only');
  });

  it('adds the code where more than five levels share marks', async () => {
    const seven: RiskMatrix = { ...MELTON_6X4.matrix, levels: Array.from({ length: 7 }, (_, index) => ({ code: `L${index}`, label: `Band ${index}`, colour: '#000000', response: '' })) };
    expect((await badge(faceOfCode(seven, 'L3'))).textContent).toContain('L3');
  });

  it('finds the face of a cell, of a level alone, and none of the unscored', () => {
    const matrix = MELTON_6X4.matrix;
    expect(faceOfStanding(matrix, { likelihood: 'C', impact: 'II' })?.label).toBe('High');
    expect(faceOfStanding(matrix, { level: 'L' })?.label).toBe('Low');
    expect(faceOfStanding(matrix, { likelihood: 'C' })).toBeNull();
    expect(facesOf(matrix).map(({ step }) => step)).toEqual([5, 4, 3, 2, 1]);
  });
});
