import type { IndicatorView, ObjectiveView, PersonView, UnitView, Page as Slice } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { RiskPage } from '../pages/risk-page';

test('a plan is followed from its milestones to its numbers, and a number out of tolerance has a risk looked at', async ({ page, signedInAs, elsewhere, council }) => {
  const mark = Math.random().toString(36).slice(2, 7).toUpperCase();
  const ict = (await council.get<UnitView[]>('units')).find(({ name }) => name === 'ICT')!;
  const officer = (await council.get<Slice<PersonView>>('people?q=infrastructure')).items[0]!;
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT' });
  const risk = await council.risk(register, { title: 'The line is cut', owner: 'Infrastructure Manager', residual: { likelihood: '4', impact: '4' } });
  const priority = await council.post<ObjectiveView>('objectives', { code: `P${mark}`, title: 'Services that are there', kind: 'corporate-priority', unitId: ict.id });
  const year = new Date().getMonth() >= 3 ? new Date().getFullYear() : new Date().getFullYear() - 1;

  await signedInAs('Head of ICT');
  await test.step('an area and a service objective are put under a priority', async () => {
    await page.goto(`/objectives?q=${mark}`);
    await settled(page);
    await page.getByRole('button', { name: 'Add objective' }).first().click();
    await expect(page.locator('#objective-unit')).not.toHaveValue('');
    const form = page.getByRole('region', { name: 'Add an objective' });
    await form.getByLabel('Code', { exact: true }).fill(`A${mark}`);
    await form.getByLabel('Title', { exact: true }).fill('Networks that hold');
    await form.getByLabel('Kind').selectOption({ label: 'Area of focus' });
    await form.getByRole('button', { name: 'Add objective' }).click();
    await expect(form.getByRole('alert')).toContainText('choose the corporate priority that this area of focus belongs to');
    await form.getByLabel('Under').selectOption({ label: `${priority.code} ${priority.title}` });
    await form.getByRole('button', { name: 'Add objective' }).click();
    await expect(form.getByRole('status').filter({ hasText: `A${mark} added` })).toBeVisible();
    await form.getByLabel('Code', { exact: true }).fill(`S${mark}`);
    await form.getByLabel('Title', { exact: true }).fill('Two lines to every site');
    await form.getByLabel('Kind').selectOption({ label: 'Service objective' });
    await form.getByLabel('Under').selectOption({ label: `A${mark} Networks that hold` });
    await form.getByRole('button', { name: 'Add objective' }).click();
    await expect(page.getByRole('link', { name: `S${mark} Two lines to every site` })).toBeVisible();
    await form.getByRole('button', { name: 'Done' }).click();
  });
  const objective = (await council.get<ObjectiveView[]>('objectives')).find(({ code }) => code === `S${mark}`)!;
  await council.patch(`objectives/${objective.id}`, { officerId: officer.id }, objective.version);

  await test.step('the tree opens and closes by keyboard', async () => {
    await page.goto('/objectives');
    await settled(page);
    const link = page.getByRole('link', { name: `P${mark} Services that are there` });
    await link.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('link', { name: `A${mark} Networks that hold` })).toHaveCount(0);
    await expect(page.getByRole('button', { name: `Open P${mark}` })).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('link', { name: `A${mark} Networks that hold` })).toBeFocused();
  });

  await test.step('a milestone is added with its day', async () => {
    await page.goto(`/objectives/${objective.id}`);
    await page.getByRole('button', { name: /^Add a milestone/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a milestone' });
    await expectClean(page, 'adding a milestone');
    await dialog.getByLabel('Milestone', { exact: true }).fill('Second line at the town hall');
    for (const [name, value] of [['Day', '31'], ['Month', '3'], ['Year', String(year + 1)]] as const) await dialog.getByLabel(name, { exact: true }).fill(value);
    await dialog.getByRole('button', { name: 'Add milestone' }).click();
    await expect(page.getByRole('region', { name: 'Milestones' })).toContainText('Second line at the town hall');
  });

  await council.post<IndicatorView>('indicators', {
    code: `K${mark}`, title: 'Availability of lines', measure: '%', direction: 'higher', period: 'year', startsOn: `${year - 1}-04-01`, unitId: ict.id, ownerId: officer.id, objectiveIds: [objective.id], riskIds: [risk.id],
    targets: [{ financialYear: year - 1, value: 99, tolerance: 0.5 }],
  });
  const officers = await elsewhere('Infrastructure Manager');
  await test.step('the officer reports on it, and has to say what is missing', async () => {
    await officers.goto(`/objectives/${objective.id}`);
    await officers.getByRole('button', { name: /^Report Second line at the town hall/ }).click();
    const dialog = officers.getByRole('dialog', { name: 'How far is it?' });
    await dialog.getByLabel('Partly achieved').check();
    await dialog.getByRole('button', { name: 'Report', exact: true }).click();
    await expect(dialog.getByRole('alert')).toContainText('write what is missing');
    await expectClean(officers, 'reporting on a milestone');
    await dialog.getByLabel('Narrative').fill('The duct is laid; the line is ordered.');
    await dialog.getByRole('button', { name: 'Report', exact: true }).click();
    await expect(officers.getByRole('region', { name: 'Milestones' })).toContainText('The duct is laid');
  });

  await test.step('and enters what was read, by keyboard alone: outside tolerance asks why', async () => {
    await officers.goto('/indicators/due');
    await settled(officers);
    const entry = officers.getByRole('form', { name: new RegExp(`^K${mark}`) });
    await entry.getByRole('textbox').first().focus();
    await officers.keyboard.type('97.2');
    await expect(entry).toContainText('Outside tolerance');
    await officers.keyboard.press('Enter');
    await expect(entry.getByRole('alert')).toContainText('This is outside tolerance. Write why, and what is done about it');
    await expectClean(officers, 'a reading outside tolerance');
    await officers.keyboard.type('The line was cut twice by works in the road.');
    await entry.getByRole('button', { name: /^Enter/ }).focus();
    await officers.keyboard.press('Enter');
    await expect(officers.getByText('97.2% entered')).toBeVisible();
  });

  await test.step('the risk that it watches is flagged, and its review is due', async () => {
    const watched = new RiskPage(page);
    await watched.open(risk.id);
    await expect(page.locator('main')).toContainText('An indicator that watches it is outside tolerance');
    await expect(page.getByRole('region', { name: 'Indicators that watch it' })).toContainText('97.2%');
    await expectClean(page, 'a risk that an indicator watches');
  });

  await test.step('a reading that was mistyped is corrected; the old one stays on show', async () => {
    await officers.goto(`/indicators`);
    await officers.getByRole('link', { name: 'Availability of lines' }).first().click();
    await officers.getByRole('button', { name: /^Correct/ }).first().click();
    const dialog = officers.getByRole('dialog', { name: 'Correct a reading' });
    await dialog.getByLabel('Reading, in %').fill('99.2');
    await dialog.getByLabel('Why it is corrected').fill('The second cut was in another county.');
    await expectClean(officers, 'correcting a reading');
    await dialog.getByRole('button', { name: 'Correct the reading' }).click();
    await expect(officers.getByRole('region', { name: 'Readings', exact: true })).toContainText('Corrected: The second cut was in another county.');
    await expect(officers.locator('s')).toContainText('97.2%');
  });
});
