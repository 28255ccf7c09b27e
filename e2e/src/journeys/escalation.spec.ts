import type { EscalationsOfRiskView, HeatMapView, RegisterView } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { RiskPage } from '../pages/risk-page';
import { ScorePicker } from '../pages/score-picker';

test('a risk is proposed to the register above, returned with a question, answered and accepted there by somebody else; both ends show it, and the roll-up counts it once', async ({ page, signedInAs, elsewhere, council }) => {
  const upper = await council.register({ unit: 'Aldermere Council', owner: 'Director of Resources' });
  const lower = await council.register({ unit: 'ICT', owner: 'Head of ICT', parent: upper.name, matrix: 'ICT A–F × IV–I' });
  const risk = await council.risk(lower, { title: 'The exchange fails for a day', cause: 'It is past its support', owner: 'Infrastructure Manager', residual: { likelihood: 'C', impact: 'II' } });
  const openBelow = async (): Promise<HeatMapView> => council.get<HeatMapView>(`registers/${upper.id}/heat-map?below=true&kind=residual`);

  await signedInAs('Infrastructure Manager');
  await new RiskPage(page).open(risk.id);

  await test.step('its owner proposes it by keyboard, in the words of the register above, on its matrix', async () => {
    await page.keyboard.press('4');
    await expect(page.getByRole('heading', { level: 1, name: `Escalate ${risk.reference}` })).toBeVisible();
    // The crosswalk from one matrix to the other is declared: a place is proposed.
    await expect(new ScorePicker(page).level).toContainText('High');
    await expect(page.getByLabel('Title')).toHaveValue('The exchange fails for a day');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText('Reason: say why.');
    await page.getByLabel('Title').fill('Residents cannot telephone');
    await page.getByLabel('Reason').fill('Every service has to plan for a day without calls.');
    await expectClean(page, 'the page to escalate');
    await page.getByLabel('Reason').press('Control+Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Residents cannot telephone' })).toBeVisible();
    await expect(page.getByText('To be decided')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Decide', exact: true })).toHaveCount(0);
  });

  const deciders = await elsewhere('Director of Resources');
  await test.step('whoever decides is told on Home and beside the navigation, and returns it with a question by keys alone', async () => {
    await deciders.goto('/');
    await settled(deciders);
    await deciders.getByRole('link', { name: `Decide on ${risk.reference}: Residents cannot telephone` }).click();
    await expect(deciders.getByRole('heading', { level: 1, name: 'Residents cannot telephone' })).toBeFocused();
    await deciders.keyboard.press('3');
    await expect(deciders.getByRole('textbox', { name: 'Question' })).toBeFocused();
    await deciders.keyboard.type('How long would it last?');
    await deciders.keyboard.press('Control+Enter');
    await expect(deciders.getByText('Returned with a question')).toBeVisible();
  });

  await test.step('the proposer finds the question in the queue, and answers it', async () => {
    await page.goto('/');
    await settled(page);
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await expect(page.getByRole('heading', { level: 1, name: 'Decisions' })).toBeVisible();
    await expectClean(page, 'the queue of decisions');
    await page.getByRole('link', { name: 'Residents cannot telephone' }).click();
    await page.getByRole('textbox', { name: 'Answer' }).fill('A day at most: parts come from the supplier overnight.');
    await expectClean(page, 'a proposal that came back');
    await page.getByRole('textbox', { name: 'Answer' }).press('Control+Enter');
    await expect(page.getByText('To be decided')).toBeVisible();
  });

  await test.step('it is accepted as a new risk, in the words and on the matrix above', async () => {
    await deciders.reload();
    await settled(deciders);
    await expect(deciders.getByText('A day at most: parts come from the supplier overnight.').first()).toBeVisible();
    await expectClean(deciders, 'a proposal to be decided');
    await deciders.keyboard.press('1');
    await deciders.keyboard.type('Director of Resources');
    await deciders.getByRole('option', { name: /Director of Resources/ }).click();
    await deciders.getByRole('textbox', { name: 'Reason' }).fill('It concerns every directorate.');
    await deciders.getByRole('textbox', { name: 'Reason' }).press('Control+Enter');
    await expect(deciders.getByText('Accepted. It is shown above as')).toBeVisible();
    await expectClean(deciders, 'a proposal that was accepted');
  });

  await test.step('both ends show the link and the history, and the proposer is told', async () => {
    const reference = `${(await council.get<RegisterView>(`registers/${upper.id}`)).prefix}-001`;
    await deciders.getByRole('link', { name: new RegExp(`^${reference} `) }).click();
    await expect(deciders.getByRole('heading', { level: 1, name: 'Residents cannot telephone' })).toBeVisible();
    await expect(deciders.getByRole('region', { name: 'Between registers' })).toContainText('Escalation: accepted');
    await expect(deciders.getByRole('region', { name: 'Linked' }).getByRole('link', { name: risk.reference ?? '' })).toBeVisible();
    await page.goto(`/risks/${risk.id}`);
    await expect(page.getByRole('region', { name: 'Between registers' })).toContainText('It concerns every directorate.');
    await expectClean(page, 'a risk that was escalated');
    await page.goto('/');
    await expect(page.getByText(`Accepted: ${risk.reference} Residents cannot telephone`)).toBeVisible();
    expect((await council.get<EscalationsOfRiskView>(`risks/${risk.id}/escalations`)).escalations.map(({ state }) => state)).toEqual(['accepted']);
  });

  await test.step('and the roll-up of both registers counts one of the two', async () => {
    const map = await openBelow();
    expect({ open: map.open, leftOut: map.leftOut, shown: map.cells.reduce((sum, { count }) => sum + count, 0) }).toEqual({ open: 2, leftOut: 1, shown: 1 });
    await deciders.goto(`/registers/${upper.id}?below=true`);
    await settled(deciders);
    await expect(deciders.getByText(/counted (once )?with|left out|upper risk/i).first()).toBeVisible();
  });
});

test('what two people decide at once is decided once: the other is told who was first', async ({ page, signedInAs, elsewhere, council }) => {
  const upper = await council.register({ unit: 'Aldermere Council', owner: 'Director of Resources' });
  const lower = await council.register({ unit: 'ICT', owner: 'Head of ICT', parent: upper.name });
  const risk = await council.risk(lower, { title: 'Two look at this', owner: 'Infrastructure Manager', residual: { likelihood: '4', impact: '4' } });
  await signedInAs('Infrastructure Manager');
  await page.goto(`/risks/${risk.id}/escalate`);
  await page.getByLabel('Reason').fill('Too much for us.');
  await page.getByRole('button', { name: /^Propose it/ }).click();
  await expect(page.getByText('To be decided')).toBeVisible();

  const [director, manager] = [await elsewhere('Director of Resources'), await elsewhere('Risk Manager')];
  for (const one of [director, manager]) {
    await one.goto(new URL(page.url()).pathname);
    await settled(one);
    await one.keyboard.press('4');
    await one.keyboard.type('We bear it.');
  }
  await director.keyboard.press('Control+Enter');
  await expect(director.getByText('Declined', { exact: true })).toBeVisible();
  await manager.keyboard.press('Control+Enter');
  await expect(manager.getByText(/^The Director of Resources declined this proposal on /)).toBeVisible();
  await expect(manager.getByText('Declined', { exact: true })).toBeVisible();
});
