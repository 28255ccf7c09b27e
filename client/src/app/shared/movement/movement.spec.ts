import { TestBed } from '@angular/core/testing';
import type { MovementView } from '@holdfast/contracts';
import { Movement } from './movement';

async function said(movement: MovementView, of = ''): Promise<{ text: string; classes: string }> {
  const fixture = TestBed.createComponent(Movement);
  fixture.componentRef.setInput('movement', movement);
  fixture.componentRef.setInput('since', 'since 31 March');
  fixture.componentRef.setInput('of', of);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  return { text: element.textContent!.trim().replace(/\s+/g, ' '), classes: element.className };
}

describe('Movement', () => {
  it.each<[MovementView, string, string]>([
    [{ kind: 'levels', levels: 2 }, 'Up 2 levels since 31 March', 'up'],
    [{ kind: 'levels', levels: -1 }, 'Down 1 level since 31 March', 'down'],
    [{ kind: 'levels', levels: 0 }, 'Level unchanged since 31 March', ''],
    [{ kind: 'new' }, 'New', ''],
    [{ kind: 'now-scored' }, 'Now scored', ''],
    [{ kind: 'now-unscored' }, 'Now unscored', ''],
    [{ kind: 'not-comparable' }, 'Not comparable', ''],
    [null, 'Never scored', ''],
  ])('says %j in words as well as by arrow and colour', async (movement, words, colour) => {
    const { text, classes } = await said(movement);
    expect(text).toContain(words);
    expect(classes.split(' ').filter((one) => one === 'up' || one === 'down').join()).toBe(colour);
  });

  it('says of which assessment it tells, where it stands beside another', async () => {
    expect((await said({ kind: 'levels', levels: -1 }, 'Residual')).text).toContain('Residual down 1 level since 31 March');
    expect((await said({ kind: 'levels', levels: 0 }, 'Residual')).text).toContain('Residual level unchanged since 31 March');
  });
});
