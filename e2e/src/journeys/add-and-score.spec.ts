import { expect, test } from '../journey';
import { RegisterPage } from '../pages/register-page';
import { RiskForm } from '../pages/risk-form';
import { RiskPage } from '../pages/risk-page';
import { ScorePicker } from '../pages/score-picker';

// Nothing else is added below the corporate register while the journeys run: this one counts on it.
test('a risk owner adds a draft with a title alone and opens it with a score, and the register and the corporate roll-up count it', async ({ page, signedInAs, elsewhere, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT', matrix: 'ICT A–F × IV–I', parent: 'Corporate risk register', appetite: 'M' });
  const title = `A pump in the data hall leaks (${register.prefix})`;

  const managers = new RegisterPage(await elsewhere('Risk Manager'));
  await managers.open(await council.registerId('Corporate risk register'), '?below=true');
  const before = await managers.map.counts();

  await signedInAs('Infrastructure Manager');
  const form = new RiskForm(page);
  await form.open(register.id);
  await form.title.fill(title);
  await form.saveAsDraft.click();

  const risk = new RiskPage(page);
  await expect(risk.title).toHaveText(title);
  await expect(risk.reference).toHaveText('Draft');
  await expect(page.getByText('counted nowhere until it is added')).toBeVisible();

  await test.step('a draft is counted nowhere', async () => {
    await page.goto(`/registers/${register.id}`);
    await expect(page.getByText('This register has no open risks')).toBeVisible();
    const own = new RegisterPage(page);
    await expect(own.map.cells).toHaveCount(24);
    expect(await own.map.counts()).toEqual({});
    await page.goBack();
    await expect(risk.reference).toHaveText('Draft');
  });

  await test.step('the level is shown while it is chosen', async () => {
    await page.getByRole('link', { name: 'Score', exact: false }).first().click();
    const score = new ScorePicker(page);
    await expect(score.level).toContainText('Unscored');
    await score.step('Likelihood', 'C').check();
    await expect(score.level).toContainText('Unscored');
    await score.step('Impact', 'II').check();
    await expect(score.level).toContainText('High');
    await expect(page.getByText('Above the appetite of this register, Medium.')).toBeVisible();
    await score.step('Likelihood', 'D').check();
    await expect(score.level).toContainText('Medium');
    await expect(page.getByText('Within the appetite of this register, Medium.')).toBeVisible();
    await score.step('Likelihood', 'C').check();
    await page.getByLabel('Reason').fill('Seen twice in a month.');
    await page.getByRole('button', { name: 'Save the score' }).click();
  });

  await risk.addToRegister.click();
  await expect(risk.reference).toHaveText(`${register.prefix}-001`);
  await expect(risk.head()).toContainText('High');

  await test.step('its register counts it', async () => {
    const own = new RegisterPage(page);
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: register.name }).click();
    await expect(own.map.cell('C', 'II')).toHaveAccessibleName(`C, II: High, 1 risk: ${register.prefix}-001`);
    expect(await own.map.counts()).toEqual({ 'C, II': 1 });
    await expect(own.rows).toHaveCount(1);
    await expect(own.rows).toContainText(title);
  });

  await test.step('the corporate roll-up counts it, read by the crosswalk', async () => {
    await managers.page.reload();
    await expect(managers.rows.first()).toBeVisible();
    const after = await managers.map.counts();
    const grown = Object.keys(after).filter((cell) => after[cell] !== before[cell]);
    expect(grown).toHaveLength(1);
    const [cell] = grown as [string];
    expect(after).toEqual({ ...before, [cell]: (before[cell] ?? 0) + 1 });
    const [likelihood, impact] = cell.split(', ') as [string, string];
    await managers.map.cell(likelihood, impact).click();
    await expect(managers.chip('Cell')).toBeVisible();
    await expect(managers.rows).toHaveCount(after[cell]!);
    await expect(managers.list).toContainText(`${register.prefix}-001`);
  });
});
