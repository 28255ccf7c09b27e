import { expect, test } from '../journey';
import { RiskPage } from '../pages/risk-page';
import { ScorePicker } from '../pages/score-picker';
import type { RiskView } from '@holdfast/contracts';

test('two people edit a risk: the second is told who saved first, loses nothing and chooses what to keep', async ({ page, signedInAs, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT' });
  const risk = await council.risk(register, { title: 'The main switch fails', cause: 'It is twelve years old.', event: 'It stops.', consequence: 'Nobody can work.', owner: 'Head of ICT' });

  await signedInAs('Head of ICT');
  await page.goto(`/risks/${risk.id}/edit`);
  await page.getByLabel('Title', { exact: true }).fill('The main switch fails for a day');
  await page.getByLabel('Cause').fill('It is twelve years old and has no spare parts.');
  await page.getByLabel('Consequence').fill('Nobody can work, and the contact centre stands idle.');

  // Meanwhile the Risk Manager changes two of the fields, one of them the same.
  await council.patch<RiskView>(`risks/${risk.id}`, { cause: 'It has been out of support since spring.', event: 'It stops and does not start again.' }, risk.version);

  await page.getByRole('button', { name: 'Save', exact: false }).first().click();
  await expect(page.getByRole('heading', { name: 'Somebody else saved first' })).toBeVisible();
  await expect(page.getByText(`The Risk Manager saved ${risk.reference!} at`)).toBeVisible();

  const differing = page.getByRole('region', { name: 'What differs' });
  const cause = differing.getByRole('row', { name: /^Cause/ });
  await expect(cause).toContainText('It has been out of support since spring.');
  await expect(cause).toContainText('It is twelve years old and has no spare parts.');
  await expect(differing.getByRole('row', { name: /^Event/ })).toContainText('(not touched)');
  await expect(differing.getByRole('row', { name: /^(Title|Consequence)/ })).toHaveCount(0);

  await test.step('what both changed has to be chosen', async () => {
    await page.getByRole('button', { name: 'Save the result' }).click();
    await expect(cause).toContainText('Choose what to keep.');
    await cause.getByRole('button', { name: 'Mine', exact: true }).click();
    await page.getByRole('button', { name: 'Save the result' }).click();
  });

  await expect(new RiskPage(page).title).toHaveText('The main switch fails for a day');
  const saved = await council.get<RiskView>(`risks/${risk.id}`);
  expect(saved).toMatchObject({
    title: 'The main switch fails for a day',
    cause: 'It is twelve years old and has no spare parts.',
    event: 'It stops and does not start again.',
    consequence: 'Nobody can work, and the contact centre stands idle.',
  });
});

test('of two who score a risk at once, the second may keep theirs and leaves one assessment only', async ({ page, signedInAs, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT' });
  const risk = await council.risk(register, { title: 'The backup is not read back', residual: { likelihood: '2', impact: '2' }, owner: 'Head of ICT' });

  await signedInAs('Head of ICT');
  await page.goto(`/risks/${risk.id}/assess`);
  await new ScorePicker(page).choose('4', '4');
  await page.getByLabel('Reason').fill('Two restores failed.');
  await council.post(`risks/${risk.id}/assessments`, { kind: 'residual', likelihood: '3', impact: '3', rationale: 'One restore failed.' }, risk.version);

  await page.getByRole('button', { name: 'Save the score' }).click();
  await expect(page.getByText(`The Risk Manager saved ${risk.reference!} at`)).toBeVisible();
  await page.getByRole('button', { name: 'Theirs' }).click();
  await page.getByRole('button', { name: 'Save the result' }).click();
  await expect(new RiskPage(page).reference).toHaveText(risk.reference!);
  const history = await council.get<{ rationale: string }[]>(`risks/${risk.id}/assessments`);
  expect(history.map(({ rationale }) => rationale)).toEqual(['One restore failed.', '']);
});
