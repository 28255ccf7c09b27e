import { expect, test } from '../journey';
import { expectClean } from '../pages/clean';
import { RiskPage } from '../pages/risk-page';
import { ScorePicker } from '../pages/score-picker';
import type { CategoryView, ObjectiveView, RiskView, UnitView } from '@holdfast/contracts';

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

test('two people change an objective, a category or a unit: each is asked where it stands, and nothing typed is lost', async ({ page, signedInAs, council, councilAs }) => {
  const mark = Math.random().toString(36).slice(2, 8).toUpperCase();
  const units = await council.get<UnitView[]>('units');
  const ict = units.find(({ name }) => name === 'ICT')!;
  const objective = await council.post<ObjectiveView>('objectives', { code: `J${mark}`, title: 'Answer every call', unitId: ict.id });
  const category = await council.post<CategoryView>('categories', { name: `Property ${mark}` });

  const theirs = page.getByRole('heading', { name: 'Somebody else saved first' });
  const row = (field: string) => page.getByRole('region', { name: 'What differs' }).getByRole('row', { name: new RegExp(`^${field}`) });
  const keep = async (field: string, choice: string): Promise<void> => row(field).getByRole('button', { name: choice, exact: true }).click();
  const save = (): Promise<void> => page.getByRole('button', { name: 'Save the result' }).click();

  await signedInAs('Risk Manager');
  await test.step('an objective', async () => {
    await page.goto(`/objectives/${objective.id}`);
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByLabel('Title', { exact: true }).fill('Answer every call within a minute');
    await council.patch(`objectives/${objective.id}`, { title: 'Answer all calls', unitId: ict.parentId }, objective.version);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(theirs).toBeFocused();
    await expect(row('Title')).toContainText('Answer all calls');
    await expect(row('Unit')).toContainText('(not touched)');
    await expectClean(page, 'an objective that somebody else saved first');
    await keep('Title', 'Mine');
    await save();
    await expect(page.getByRole('heading', { level: 1, name: 'Answer every call within a minute' })).toBeVisible();
    const saved = (await council.get<ObjectiveView[]>('objectives')).find(({ id }) => id === objective.id);
    expect(saved).toMatchObject({ title: 'Answer every call within a minute', unitId: ict.parentId });
  });

  await test.step('a category', async () => {
    await page.goto('/categories');
    await page.getByRole('button', { name: `Rename ${category.name}` }).click();
    await page.getByLabel('Name', { exact: true }).fill(`Property and land ${mark}`);
    await council.patch(`categories/${category.id}`, { name: `Buildings ${mark}` }, category.version);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(theirs).toBeFocused();
    await keep('Name', 'Write');
    await page.getByLabel('Name, written anew').fill(`Buildings and land ${mark}`);
    await save();
    await expect(page.getByRole('button', { name: `Rename Buildings and land ${mark}` })).toBeFocused();
  });

  await test.step('a unit', async () => {
    const administrator = await councilAs('Administrator');
    const unit = await administrator.post<UnitView>('units', { name: `Team ${mark}`, kind: 'team', parentId: ict.id });
    await signedInAs('Administrator');
    await page.goto('/units');
    await page.getByRole('button', { name: `Change Team ${mark}` }).click();
    await page.getByRole('treegrid').getByLabel('Name', { exact: true }).fill(`Service desk ${mark}`);
    await administrator.patch(`units/${unit.id}`, { name: `Desk ${mark}` }, unit.version);
    await page.getByRole('treegrid').getByRole('button', { name: 'Save', exact: true }).click();
    await expect(theirs).toBeFocused();
    await expectClean(page, 'a unit that somebody else saved first');
    await keep('Name', 'Mine');
    await save();
    await expect(page.getByRole('button', { name: `Change Service desk ${mark}` })).toBeVisible();
  });
});
