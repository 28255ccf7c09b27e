import { TestBed } from '@angular/core/testing';
import { Confirm } from './confirm';

describe('Confirm', () => {
  const button = (text: string) => [...document.querySelectorAll('button')].find((one) => one.textContent!.trim() === text)!;

  it.each([
    ['Close ICT-009', 'act'],
    ['Keep it open', 'left'],
  ])('answers "%s" with %s', async (text, answer) => {
    const asked = TestBed.inject(Confirm).ask({ question: 'Close ICT-009?', detail: 'It stays in the history.', act: 'Close ICT-009', leave: 'Keep it open', final: true });
    TestBed.tick();
    const dialog = document.querySelector('[role=alertdialog]')!;
    expect(document.getElementById(dialog.getAttribute('aria-labelledby')!)!.textContent).toBe('Close ICT-009?');
    button(text).click();
    await expect(asked).resolves.toBe(answer);
  });
});
