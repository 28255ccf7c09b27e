import type { Page as Slice, RegisterSummary, RiskRow } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { HeatMap } from '../pages/heat-map';
import { RegisterPage } from '../pages/register-page';

/** Sentences of the demo council that are exempt, each from another register or another field. */
const EXEMPT = [
  'leads to a dispute', 'A fifth of posts may be graded lower', 'Unions ballot', 'appealed by 212 people',
  'claims £1.9 million', 'Insurers accept two thirds',
  'Organised fraud', 'Twelve claims share a bank account',
  'Ransomware', 'server that cannot be patched',
  'off sick', 'A landlord sues', 'two old systems cannot be patched',
  'The supplier loses its team',
];
const PUBLIC_TITLE = 'The pay and grading review takes longer than planned';

test('an elected member reads public wording only, wherever they look', async ({ page, signedInAs, council }) => {
  // Every answer of the server is read, not only what the page makes of it.
  const answers: { url: string; text: Promise<string> }[] = [];
  page.on('response', (response) => {
    const { pathname, search } = new URL(response.url());
    if (pathname.startsWith('/api/')) answers.push({ url: pathname + search, text: response.text().catch(() => '') });
  });
  const expectNothingExempt = async (where: string): Promise<void> => {
    const told = await Promise.all(answers.splice(0).map(async ({ url, text }) => ({ where: `the answer to ${url}`, text: await text })));
    const all = [{ where, text: await page.locator('body').innerText() }, ...told];
    expect.soft(all.flatMap(({ where: place, text }) => EXEMPT.filter((words) => text.includes(words)).map((words) => `"${words}" in ${place}`))).toEqual([]);
  };
  const registers = await council.get<RegisterSummary[]>('registers');
  const corporate = registers.find(({ prefix }) => prefix === 'CRP')!;
  await test.step('the sentences looked for are there for whoever may read them', async () => {
    for (const [words, reference] of [['leads to a dispute', 'CRP-006'], ['Organised fraud', 'fraud']] as const) {
      const { items } = await council.get<Slice<RiskRow>>(`risks?q=${reference}`);
      expect(items.map(({ title }) => title).join()).toContain(words);
    }
  });

  await signedInAs('Elected Member, Scrutiny');
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Where they stand' })).toBeVisible();
  await expectNothingExempt('home');

  const register = new RegisterPage(page);
  await register.open(corporate.id, '?below=true');
  await expect(page.getByText('You see the public wording.')).toBeVisible();
  await expect(register.list).toContainText(PUBLIC_TITLE);
  await expect(page.getByText(/\d further risks? (is|are) exempt/)).toBeVisible();
  await expectNothingExempt('the corporate roll-up');

  await test.step('cells and lists count the same, without what is left out', async () => {
    const before = await register.map.counts();
    for (const [cell, count] of Object.entries(before).slice(0, 3)) {
      const [likelihood, impact] = cell.split(', ') as [string, string];
      await register.map.cell(likelihood, impact).click();
      await expect(register.chip('Cell')).toBeVisible();
      await expect(register.rows).toHaveCount(count);
    }
  });
  await expectNothingExempt('cells of the corporate roll-up');

  for (const { id, name } of registers) {
    await page.goto(`/registers/${id}`);
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(new HeatMap(page).grid).toBeVisible();
    await expect(register.list.getByText(/^\d+ risks?$/)).toBeVisible();
    await expectNothingExempt(name);
  }

  await test.step('search finds no exempt word', async () => {
    await page.goto('/risks');
    await expect(register.rows.first()).toBeVisible();
    for (const words of ['ballot', 'fraud', 'Ransomware', 'off sick', 'landlord']) {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Find or go to' }).fill(words);
      await expect(page.getByText(`Nothing found for "${words}".`)).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('combobox', { name: 'Find or go to' })).toBeHidden();
      await page.goto(`/risks?q=${encodeURIComponent(words)}`);
      await expect(page.getByText('No risk matches these filters')).toBeVisible();
    }
    await expectNothingExempt('search');
  });

  await test.step('an exempt risk with a public wording is read in that, its history without reasons', async () => {
    await page.goto(`/risks?q=${encodeURIComponent('grading review')}`);
    await register.list.getByRole('link', { name: PUBLIC_TITLE }).click();
    await expect(page.getByRole('heading', { level: 1, name: PUBLIC_TITLE })).toBeVisible();
    await expect(page.getByText('Talks with staff and their unions go on.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Level over time' })).toBeVisible();
    await page.getByText('All assessments').click();
    await expectNothingExempt('the risk');
  });

  await test.step('one without a public wording is not there at all', async () => {
    const { items } = await council.get<Slice<RiskRow>>('risks?q=fraud');
    const fraud = items.find(({ title }) => title.includes('Organised fraud'))!;
    await page.goto(`/risks/${fraud.id}`);
    await expect(page.getByText('The risk could not be loaded.')).toBeVisible();
    await expectNothingExempt('the address of an exempt risk');
  });
});
