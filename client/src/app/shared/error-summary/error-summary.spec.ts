import { TestBed } from '@angular/core/testing';
import { ErrorSummary } from './error-summary';

describe('ErrorSummary', () => {
  it('takes the focus, says that nothing is lost, and leads to the field', async () => {
    const fixture = TestBed.createComponent(ErrorSummary);
    const field = document.createElement('input');
    field.id = 'likelihood';
    document.body.append(fixture.nativeElement, field);
    fixture.componentRef.setInput('lines', []);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    expect(element.querySelector('[role=alert]')).toBeNull();

    fixture.componentRef.setInput('lines', [{ label: 'Likelihood', message: 'Choose A to F.', target: 'likelihood' }, { label: '', message: 'This register is closed.', target: null }]);
    await fixture.whenStable();
    expect(document.activeElement).toBe(element.querySelector('[role=alert]'));
    expect(element.textContent).toContain('1 answer needs a change. Nothing has been lost.');
    expect([...element.querySelectorAll('li')].map((line) => line.textContent!.trim())).toEqual(['Likelihood: choose A to F.', 'This register is closed.']);
    element.querySelector('a')!.click();
    expect(document.activeElement).toBe(field);
    field.remove();
    element.remove();
  });
});
