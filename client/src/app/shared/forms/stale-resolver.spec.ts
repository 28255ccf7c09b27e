import { TestBed } from '@angular/core/testing';
import { changedWords, conflictsOf, type StaleField } from './stale-fields';
import { StaleResolver } from './stale-resolver';

const field = (name: string, base: unknown, theirs: unknown, mine: unknown, text = false): StaleField => ({ name, label: name, base, theirs, mine, text });

describe('somebody else saved first', () => {
  it('asks only about what both of us changed, or they alone', () => {
    const conflicts = conflictsOf([field('mine', 'a', 'a', 'b'), field('same', 'a', 'b', 'b'), field('theirs', 'a', 'b', 'a'), field('both', 'a', 'b', 'c'), field('list', ['x'], ['x'], ['x'])]);
    expect(conflicts.map(({ name, untouched }) => [name, untouched])).toEqual([['theirs', true], ['both', false]]);
  });

  it('marks the words that somebody changed', () => {
    expect(changedWords('The switch is old and out of support.', 'The switch is 14 years old and out of support.')).toEqual([
      { text: 'The switch is ', added: false },
      { text: '14 years ', added: true },
      { text: 'old and out of support.', added: false },
    ]);
  });

  it('keeps theirs where I touched nothing, asks for the rest, and gives one set of values', async () => {
    const fixture = TestBed.createComponent(StaleResolver);
    const resolved: unknown[] = [];
    fixture.componentInstance.resolved.subscribe((values) => resolved.push(values));
    const inputs = { who: 'The Infrastructure Manager', what: 'ICT-012', at: '10:39', fields: [field('owner', 1, 2, 1), field('cause', 'a', 'b', 'c', true), field('title', 'x', 'x', 'y')] };
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    expect(document.activeElement?.textContent).toBe('Somebody else saved first');
    const press = async (text: string, within: ParentNode = element) => {
      [...within.querySelectorAll('button')].find((button) => button.textContent!.trim() === text)!.click();
      await fixture.whenStable();
    };
    await press('Save the result');
    expect([resolved, element.textContent!.includes('Choose what to keep.')]).toEqual([[], true]);

    const cause = element.querySelector('[data-field=cause]')!;
    await press('Write', cause);
    const written = cause.querySelector('textarea')!;
    written.value = 'b and c';
    written.dispatchEvent(new Event('input'));
    await press('Save the result');
    expect(resolved).toEqual([{ owner: 2, cause: 'b and c', title: 'y' }]);
  });

  it('names no time where nobody can tell it', async () => {
    const fixture = TestBed.createComponent(StaleResolver);
    for (const [name, value] of Object.entries({ who: 'Somebody else', what: 'C1', fields: [field('title', 'a', 'b', 'c')] })) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
    const text = (fixture.nativeElement as HTMLElement).textContent!;
    expect(text).toContain('Somebody else saved C1, while you were editing.');
    expect(text).toContain('Theirs');
    expect(text).not.toContain(' at ');
  });
});
