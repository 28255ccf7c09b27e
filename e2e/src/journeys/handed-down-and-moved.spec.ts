import type { EscalationsOfRiskView, RiskView } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { RiskPage } from '../pages/risk-page';
import { ScorePicker } from '../pages/score-picker';

test('a risk of the register above is handed down, taken on there by its owner, and closes above', async ({ page, signedInAs, elsewhere, council }) => {
  const upper = await council.register({ unit: 'Aldermere Council', owner: 'Director of Resources', layer: 'corporate' });
  const lower = await council.register({ unit: 'ICT', owner: 'Head of ICT', parent: upper.name, layer: 'service' });
  const risk = await council.risk(upper, { title: 'Staff cannot work from home', cause: 'Too few licences', owner: 'Director of Resources', residual: { likelihood: '3', impact: '2' } });

  await signedInAs('Director of Resources');
  await new RiskPage(page).open(risk.id);

  await test.step('its owner proposes it to the register below by keyboard, with the reason', async () => {
    await page.getByRole('button', { name: /^More/ }).press('Enter');
    await page.getByRole('menuitem', { name: 'Hand down' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: `Hand down ${risk.reference}` })).toBeVisible();
    await expect(page.getByText('Once it is taken on below, it closes here.')).toBeVisible();
    await expect(page.getByLabel('Register', { exact: true })).toHaveValue(lower.id);
    await expect(new ScorePicker(page).level).toContainText('Low');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText('Reason: say why.');
    await page.getByLabel('Reason', { exact: true }).fill('The service has bought licences, and keeps count of them itself.');
    await expectClean(page, 'the page to hand down');
    await page.getByLabel('Reason', { exact: true }).press('Control+Enter');
    await expect(page.getByText('To be decided')).toBeVisible();
    await expect(page.getByText(`Handing down from ${upper.name} to ${lower.name}`)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Decide', exact: true })).toHaveCount(0);
  });

  const head = await elsewhere('Head of ICT');
  await test.step('the owner of the register below is told on Home, and takes it on by keys alone', async () => {
    await head.goto('/');
    await settled(head);
    await head.getByRole('link', { name: `Decide on ${risk.reference}: Staff cannot work from home` }).press('Enter');
    await expect(head.getByRole('heading', { level: 1, name: 'Staff cannot work from home' })).toBeFocused();
    await expectClean(head, 'a risk to be handed down');
    await head.keyboard.press('1');
    await head.keyboard.type('Head of ICT');
    await expect(head.getByRole('option', { name: /Head of ICT/ })).toHaveClass(/active/);
    await head.keyboard.press('Enter');
    await head.getByRole('textbox', { name: 'Reason' }).fill('We count them every month.');
    await head.getByRole('textbox', { name: 'Reason' }).press('Control+Enter');
    await expect(head.getByText('Accepted. It goes on as')).toBeVisible();
    await expectClean(head, 'a risk that was handed down');
  });

  await test.step('below it is open in the words of that register; above it is closed, and says where it went', async () => {
    await head.getByRole('link', { name: new RegExp(`^${lower.prefix}-001 `) }).press('Enter');
    await expect(new RiskPage(head).reference).toHaveText(`${lower.prefix}-001`);
    await expect(head.getByRole('region', { name: 'Between registers' })).toContainText('Handing down: accepted');
    await page.goto(`/risks/${risk.id}`);
    await settled(page);
    await expect(page.getByText(`Handed down to ${lower.name}. We count them every month.`).first()).toBeVisible();
    await expect(page.getByRole('region', { name: 'Between registers' })).toContainText('We count them every month.');
    await expectClean(page, 'a risk that was handed down, as it is left above');
    const { escalations } = await council.get<EscalationsOfRiskView>(`risks/${risk.id}/escalations`);
    expect(escalations.map(({ kind, state }) => [kind, state])).toEqual([['de-escalation', 'accepted']]);
    expect((await council.get<RiskView>(`risks/${risk.id}`)).status).toBe('closed');
  });
});

test('a project risk that outlives its project moves to the service register, with its scores and what is still to be done', async ({ page, signedInAs, council }) => {
  const service = await council.register({ unit: 'ICT', owner: 'Head of ICT', layer: 'service' });
  const project = await council.register({ unit: 'ICT', owner: 'Head of ICT', parent: service.name, layer: 'project' });
  const risk = await council.risk(project, { title: 'The old exchange stays in use', owner: 'Infrastructure Manager', residual: { likelihood: '4', impact: '4' } });
  const ownerId = await council.personId('Infrastructure Manager');
  await council.post(`risks/${risk.id}/actions`, { title: 'Take the last lines along', ownerId, priority: 'high', dueDate: '2099-03-31' });
  await council.post(`risks/${risk.id}/controls`, { title: 'Spare parts in the store', ownerId });

  await signedInAs('Head of ICT');
  await new RiskPage(page).open(risk.id);

  await test.step('it is moved from the menu, by keyboard, with a reason', async () => {
    await page.getByRole('button', { name: /^More/ }).press('Enter');
    await page.getByRole('menuitem', { name: 'Move to another register' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: `Move ${risk.reference} to another register` });
    await expect(dialog.getByLabel('Register', { exact: true })).toBeFocused();
    await expect(dialog.getByLabel('Register', { exact: true })).toHaveValue(service.id);
    await dialog.getByRole('button', { name: 'Move it' }).press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('Reason: say why.');
    await expectClean(page, 'the dialog to move a risk');
    await dialog.getByLabel('Reason').fill('The project closes at the end of the month; the exchange does not.');
    await dialog.getByRole('button', { name: 'Move it' }).press('Enter');
    await expect(new RiskPage(page).reference).toHaveText(`${service.prefix}-001`);
  });

  await test.step('it goes on there with its score, its action and its control, and tells whence it came', async () => {
    await settled(page);
    await expect(page.getByRole('heading', { level: 1, name: 'The old exchange stays in use' })).toBeVisible();
    await expect(page.getByText('Take the last lines along').first()).toBeVisible();
    await expect(page.getByText('Spare parts in the store').first()).toBeVisible();
    const between = page.getByRole('region', { name: 'Between registers' });
    await expect(between).toContainText('Move: accepted');
    await expectClean(page, 'a risk that was moved here');
    await between.getByRole('link').first().press('Enter');
    await expect(page.getByText('Moved. It goes on as')).toBeVisible();
    await expect(page.getByText('The project closes at the end of the month; the exchange does not.').first()).toBeVisible();
    await expectClean(page, 'the record of a move');
  });

  await test.step('in the project it is closed, and cannot be moved again', async () => {
    await page.goto(`/risks/${risk.id}`);
    await settled(page);
    await expect(page.getByText(`Moved to ${service.name}. The project closes at the end of the month; the exchange does not.`).first()).toBeVisible();
    await page.getByRole('button', { name: /^More/ }).press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Print' })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: 'Move to another register' })).toHaveCount(0);
  });
});
