import type { Locator, Page } from '@playwright/test';
import { expect, testAlone as test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { inDays, typeDay } from '../pages/days';
import { HeatMap } from '../pages/heat-map';
import { RegisterPage } from '../pages/register-page';
import { RiskForm } from '../pages/risk-form';
import { RiskPage } from '../pages/risk-page';

/* The whole way, in the registers of the demo council themselves: other journeys count on those as they are. */

test.describe.configure({ timeout: 300_000 });

const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name });

async function openRegister(page: Page, name: string): Promise<void> {
  await page.goto('/registers');
  await page.getByRole('main').getByRole('link', { name, exact: true }).click();
  await expect(heading(page, name)).toBeVisible();
  await settled(page);
}

test('a new service risk: an action, a review sitting, escalation and acceptance up to the corporate heat map; and the register as at yesterday knows nothing of it', async ({ elsewhere }) => {
  const title = 'The only engineer for the care system leaves';
  const above = 'Care records cannot be kept up';
  const [owner, head, director] = [await elsewhere('Infrastructure Manager'), await elsewhere('Head of ICT'), await elsewhere('Director of Resources')];
  const corporate = new RegisterPage(director);
  await openRegister(director, 'Corporate risk register');
  const corporateBefore = await corporate.map.counts();
  let reference = '';

  await test.step('its owner adds it to the service register, scored', async () => {
    await openRegister(owner, 'ICT service register');
    await owner.keyboard.press('c');
    const form = new RiskForm(owner);
    await form.title.fill(title);
    await form.score.choose('B', 'II');
    await expect(form.score.level).toContainText('Very high');
    await form.why.fill('She has said that she goes in spring.');
    await owner.getByText('More', { exact: false }).filter({ hasText: 'cause, event, consequence' }).click();
    await typeDay(owner.locator('#next-review'), inDays(3));
    await form.add.click();
    const risk = new RiskPage(owner);
    await expect(risk.title).toHaveText(title);
    reference = await risk.reference.innerText();
    expect(reference).toMatch(/^ICT-\d{3}$/);
  });

  await test.step('and plans what is to be done about it', async () => {
    await owner.keyboard.press('a');
    await expect(heading(owner, `Plan an action on ${reference}`)).toBeVisible();
    await settled(owner);
    await owner.getByLabel('Action', { exact: true }).fill('Train a second engineer');
    await typeDay(owner.locator('#due-date'), inDays(60));
    await owner.getByLabel('Action', { exact: true }).press('Control+Enter');
    await expect(heading(owner, 'Train a second engineer')).toBeVisible();
  });

  await test.step('the Head of ICT reviews what is due, finds it there, and escalates it', async () => {
    await openRegister(head, 'ICT service register');
    await head.keyboard.press('v');
    await expect(heading(head, 'Review ICT service register')).toBeVisible();
    await settled(head);
    await head.keyboard.press('Control+Enter');
    await expect(head.getByRole('progressbar')).toBeVisible();
    await expect(heading(head, 'Review ICT service register')).toHaveCount(0);
    for (let passed = 0; passed < 20 && (await head.getByRole('heading', { level: 1 }).innerText()) !== title; passed++) {
      const here = await head.getByRole('heading', { level: 1 }).innerText();
      await head.keyboard.press('j');
      await expect(head.getByRole('heading', { level: 1 })).not.toHaveText(here);
    }
    await expect(heading(head, title)).toBeVisible();
    await expect(head.getByRole('main')).toContainText('Train a second engineer');
    await head.keyboard.press('4');
    await expect(head.getByRole('textbox', { name: 'Reason' })).toBeFocused();
    await head.keyboard.type('Social care depends on it, and cannot decide here.');
    await head.keyboard.press('Control+Enter');
    await expect(heading(head, title)).toHaveCount(0);
    await head.keyboard.press('e');
    await expect(heading(head, 'End the sitting')).toBeVisible();
    await settled(head);
    await head.getByRole('textbox', { name: /Closing note/ }).press('Control+Enter');
    await expect(head.getByRole('region', { name: 'Decided' })).toContainText('Social care depends on it');
  });

  await test.step('the Director accepts it into the corporate register, in words of the council', async () => {
    await director.goto('/');
    await settled(director);
    await director.getByRole('link', { name: `Decide on ${reference}: ${title}` }).click();
    await expect(heading(director, title)).toBeFocused();
    await director.keyboard.press('1');
    await director.keyboard.type('Head of ICT');
    await director.getByRole('option', { name: /Head of ICT/ }).click();
    await director.getByText('Words and position').click();
    await director.getByLabel('Title').fill(above);
    await director.getByRole('textbox', { name: 'Reason' }).fill('It concerns two directorates.');
    await director.getByRole('textbox', { name: 'Reason' }).press('Control+Enter');
    await expect(director.getByText('Accepted. It is shown above as')).toBeVisible();
    await director.getByRole('link', { name: new RegExp(`^CRP-\\d+ ${above}`) }).click();
    await expect(heading(director, above)).toBeVisible();
  });

  await test.step('it is tolerated above appetite, and she accepts that until a day', async () => {
    await director.keyboard.press('e');
    await director.locator('#treatment').selectOption({ label: 'Tolerate' });
    await director.keyboard.press('Control+Enter');
    await expect(heading(director, above)).toBeVisible();
    await director.locator('hf-unaccepted-strip').getByRole('button', { name: 'Accept it' }).click();
    const dialog = director.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Until the second engineer is trained.');
    await typeDay(dialog, inDays(90));
    await dialog.getByRole('button', { name: /^Accept CRP-/ }).click();
    await expect(director.getByRole('region', { name: 'Accepted', exact: true })).toContainText('In force until');
  });

  await test.step('the corporate heat map shows one more, and the roll-up counts the two as one', async () => {
    await openRegister(director, 'Corporate risk register');
    const after = await corporate.map.counts();
    const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((all, count) => all + count, 0);
    expect(sum(after)).toBe(sum(corporateBefore) + 1);
    await expect(corporate.list).toContainText(above);
    const [, corporateId] = /registers\/([^?]+)/.exec(director.url())!;
    const map = (await (await director.request.get(`/api/registers/${corporateId}/heat-map?below=true&kind=residual`)).json()) as { leftOut: number };
    expect(map.leftOut).toBe(3);
    await expectClean(director, 'the corporate register after it');
  });

  await test.step('the service register as at yesterday is as it was, and read only', async () => {
    await openRegister(head, 'ICT service register');
    const today = new RegisterPage(head);
    await expect(today.list).toContainText(title);
    const now = await today.map.counts();
    await head.keyboard.press('g');
    await head.keyboard.press('p');
    await head.getByRole('dialog', { name: 'Look at a past day' }).getByRole('button', { name: /^Yesterday/ }).click();
    await expect(head.getByRole('status').filter({ hasText: 'You are looking at' })).toContainText('Nothing on this page can be changed.');
    await expect(heading(head, 'ICT service register')).toBeVisible();
    await settled(head);
    const withTheNew = async (): Promise<Record<string, number>> => {
      const yesterday = await new HeatMap(head).counts();
      return { ...yesterday, 'B, II': (yesterday['B, II'] ?? 0) + 1 };
    };
    await expect.poll(withTheNew).toEqual(now);
    await expect(today.list).not.toContainText(title);
    await expect(head.getByRole('link', { name: /Add risk/ })).toHaveCount(0);
    await expectClean(head, 'the register as at yesterday');
  });
});
