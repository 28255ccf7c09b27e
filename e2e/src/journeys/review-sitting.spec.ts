import type { RiskView, SittingView } from '@holdfast/contracts';
import type { Page } from '@playwright/test';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { inDays } from '../pages/days';
import { tabTo } from '../pages/tab-to';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

test('a review sitting by keyboard alone: confirm, re-score, put off, leave and resume, end it, and its minutes', async ({ page, signedInAs, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT', matrix: 'ICT A–F × IV–I', parent: 'Corporate risk register', appetite: 'M' });
  const add = (title: string, likelihood: string, impact: string): Promise<RiskView> =>
    council.risk(register, { title: `${title} (${register.prefix})`, owner: 'Infrastructure Manager', nextReview: inDays(5), residual: { likelihood, impact } });
  const worst = await add('The data centre floods', 'B', 'I');
  const middle = await add('The link to the depot fails', 'C', 'II');
  const least = await add('A printer is out of toner', 'E', 'III');
  await signedInAs('Head of ICT');
  const { keyboard } = page;

  await test.step('from the register, with V', async () => {
    await page.goto(`/registers/${register.id}`);
    await expect(heading(page, register.name)).toBeVisible();
    await keyboard.press('v');
    await expect(heading(page, `Review ${register.name}`)).toBeVisible();
    await expect(page.getByRole('radio', { name: /What falls due within 14 days too/ })).toBeChecked();
    await expectClean(page, 'before a sitting');
    await keyboard.press('Control+Enter');
    await expect(heading(page, worst.title)).toBeVisible();
    await expect(page.getByRole('progressbar', { name: '0 of 3 reviewed' })).toBeVisible();
  });

  await test.step('1 confirms the first, with a reason', async () => {
    await keyboard.press('1');
    await expect(page.getByRole('textbox', { name: 'Reason' })).toBeFocused();
    await keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText('say why');
    await keyboard.press('1');
    await expect(page.getByRole('textbox', { name: 'Reason' })).toBeFocused();
    await keyboard.type('The pumps were tested in May.');
    await keyboard.press('Control+Enter');
    await expect(heading(page, middle.title)).toBeFocused();
    await expect(page.getByRole('progressbar', { name: '1 of 3 reviewed' })).toBeVisible();
  });

  await test.step('S puts the second off, J and K go to and fro', async () => {
    await keyboard.press('s');
    await expect(heading(page, least.title)).toBeFocused();
    await keyboard.press('k');
    await expect(heading(page, middle.title)).toBeFocused();
    await keyboard.press('j');
    await expect(heading(page, least.title)).toBeFocused();
  });

  await test.step('leave in the middle, and come back to what was typed', async () => {
    await keyboard.press('1');
    await expect(page.getByRole('textbox', { name: 'Reason' })).toBeFocused();
    await keyboard.type('Nobody minded.');
    await keyboard.press('Escape');
    await keyboard.press('Escape');
    await expect(heading(page, register.name)).toBeVisible();
    await keyboard.press('v');
    const goOn = page.getByRole('link', { name: /Go on with it/ }).first();
    await expect(goOn).toBeVisible();
    await tabTo(page, goOn, 40);
    await keyboard.press('Enter');
    await expect(heading(page, least.title)).toBeVisible();
    await expect(page.getByRole('radio', { name: /No change/ })).toBeChecked();
    await expect(page.getByRole('textbox', { name: 'Reason' })).toHaveValue('Nobody minded.');
    await expectClean(page, 'a sitting');
    await keyboard.press('Control+Enter');
    await expect(heading(page, middle.title)).toBeFocused();
  });

  await test.step('2 scores what was put off anew, by arrows', async () => {
    await keyboard.press('2');
    await expect(page.getByRole('radio', { name: /^C, / })).toBeFocused();
    await keyboard.press('ArrowLeft');
    await expect(page.getByRole('radio', { name: /^D, / })).toBeChecked();
    await expectClean(page, 'a sitting that scores anew');
    await tabTo(page, page.getByRole('textbox', { name: 'Reason' }));
    await keyboard.type('A second carrier was connected.');
    await keyboard.press('Control+Enter');
    await expect(heading(page, 'All are reviewed')).toBeFocused();
  });

  await test.step('E ends it, with a closing note', async () => {
    await keyboard.press('e');
    await expect(heading(page, 'End the sitting')).toBeVisible();
    await settled(page);
    await expectClean(page, 'the end of a sitting');
    await tabTo(page, page.getByRole('textbox', { name: /Closing note/ }), 40);
    await keyboard.type('The depot is visited in autumn.');
    await keyboard.press('Control+Enter');
  });

  await test.step('the minutes say who was there, what was decided and why', async () => {
    await expect(heading(page, `Review of ${register.name}`)).toBeVisible();
    const main = page.getByRole('main');
    await expect(main.getByRole('region', { name: 'Present' })).toContainText('Head of ICT');
    const decided = main.getByRole('region', { name: 'Decided' });
    for (const words of ['The pumps were tested in May.', 'Nobody minded.', 'A second carrier was connected.', 'Down 1 level']) await expect(decided).toContainText(words);
    await expect(main.getByRole('region', { name: 'Closing note' })).toContainText('The depot is visited in autumn.');
    await expectClean(page, 'the minutes');
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText('Minutes of a review sitting, at', { exact: false })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
  });

  await test.step('and the risk tells who confirmed what', async () => {
    await page.goto(`/risks/${middle.id}`);
    const reviews = page.getByRole('region', { name: 'Reviews' });
    await expect(reviews).toContainText('Re-scored by the Head of ICT');
    await expect(reviews.getByRole('link', { name: /Minutes/ })).toBeVisible();
  });
});

test('what somebody else decides meanwhile is shown, and what was typed stays', async ({ page, signedInAs, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT', matrix: 'ICT A–F × IV–I' });
  const risk = await council.risk(register, { title: `The switch room overheats (${register.prefix})`, owner: 'Infrastructure Manager', nextReview: inDays(3), residual: { likelihood: 'C', impact: 'II' } });
  await signedInAs('Head of ICT');
  await page.goto(`/review-sittings/new?register=${register.id}`);
  await page.getByRole('button', { name: /Start the sitting/ }).click();
  await expect(heading(page, risk.title)).toBeVisible();
  await page.getByRole('radio', { name: /No change/ }).check();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Nothing happened.');
  await council.post(`risks/${risk.id}/reviews`, { outcome: 're-scored', likelihood: 'B', impact: 'II', reason: 'The cooling failed in July' }, risk.version);
  await page.getByRole('button', { name: /Save and next/ }).click();
  await expect(page.getByText('The Risk Manager saved this risk at', { exact: false })).toBeVisible();
  await expect(page.getByText('The Risk Manager decided on it meanwhile', { exact: false })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Reason' })).toHaveValue('Nothing happened.');
  await page.getByRole('button', { name: /Save and next/ }).click();
  await expect(heading(page, 'All are reviewed')).toBeVisible();
});

test('contradictions of a register, each with where to mend it', async ({ page, signedInAs, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT', matrix: 'ICT A–F × IV–I', appetite: 'L' });
  await signedInAs('Head of ICT');
  await page.goto(`/registers/${register.id}/contradictions`);
  await expect(page.getByText('Nothing contradicts itself.')).toBeVisible();
  await expectClean(page, 'no contradictions');
  const risk = await council.risk(register, { title: `The roof leaks (${register.prefix})`, treatment: 'treat', inherent: { likelihood: 'E', impact: 'III' }, residual: { likelihood: 'A', impact: 'I' } });
  await page.reload();
  const report = page.getByRole('region', { name: 'What does not go together' });
  await expect(report).toContainText('The residual lies');
  await expect(report).toContainText('no control is in place');
  await expectClean(page, 'contradictions');
  await page.getByRole('button', { name: /Treated, nothing to do/ }).click();
  await expect(page).toHaveURL(/kind=treated-without-action/);
  await report.getByRole('link', { name: /Score the residual again/ }).click();
  // The same rules, while one chooses.
  await page.getByRole('radio', { name: /^B, / }).check();
  await expect(page.getByText('As it would be, this would not go together:')).toBeVisible();
  await page.goto(`/risks/${risk.id}/review`);
  await settled(page);
  await expectClean(page, 'the review of one risk');
  const sittings = await council.get<SittingView[]>(`registers/${register.id}/review-sittings`);
  expect(sittings).toEqual([]);
  await page.goto(`/review-sittings?register=${register.id}`);
  await expect(page.getByText('There has been no sitting yet')).toBeVisible();
  await expectClean(page, 'no sittings');
});
