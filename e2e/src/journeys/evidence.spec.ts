import { expect, test } from '../journey';
import { expectClean } from '../pages/clean';
import { HeatMap } from '../pages/heat-map';
import { RegisterPage } from '../pages/register-page';
import { RiskPage } from '../pages/risk-page';

const today = (): string[] => {
  const day = new Date();
  return [String(day.getDate()), String(day.getMonth() + 1), String(day.getFullYear())];
};

test('a failed check moves a risk on the evidenced map and makes its review due; a passing one moves it back', async ({ page, signedInAs, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT', appetite: 'M' });
  const risk = await council.risk(register, { title: 'The recovery site does not answer', owner: 'Infrastructure Manager', inherent: { likelihood: '5', impact: '5' }, residual: { likelihood: '2', impact: '2' } });
  await signedInAs('Infrastructure Manager');
  const risks = new RiskPage(page);
  const controls = page.getByRole('region', { name: 'Controls', exact: true });
  const why = page.getByRole('region', { name: 'Why is it drawn here?' });
  const dialog = page.getByRole('dialog');
  const map = new HeatMap(page, 'Residual risk as evidenced');

  const check = async (outcome: 'Passed' | 'Failed', note: string): Promise<void> => {
    await controls.getByRole('button', { name: 'Record a check: Recovery contract' }).focus();
    await page.keyboard.press('Enter');
    await dialog.getByRole('radio', { name: outcome }).check();
    const [day, month, year] = today();
    await dialog.getByLabel('Day', { exact: true }).fill(day!);
    await dialog.getByLabel('Month', { exact: true }).fill(month!);
    await dialog.getByLabel('Year', { exact: true }).fill(year!);
    await dialog.getByLabel('What was looked at').fill(note);
    await dialog.getByRole('button', { name: 'Record the check' }).click();
    await expect(dialog).toBeHidden();
  };
  const stands = async (likelihood: string, impact: string): Promise<void> => {
    await page.goto(`/registers/${register.id}?basis=evidenced`);
    await expect(map.cell(likelihood, impact)).toHaveAccessibleName(/, 1 risk: /);
  };

  await test.step('without a control it is drawn at its inherent, and the page says so', async () => {
    await risks.open(risk.id);
    await controls.getByRole('button', { name: 'Add a control' }).click();
    await dialog.getByLabel('Control', { exact: true }).fill('Recovery contract');
    await dialog.getByRole('button', { name: 'Add control', exact: true }).click();
    await expect(why).toContainText('It names no control that it leans on, so as evidenced it stands at its inherent');
  });

  await test.step('what suffices is said, and that the residual leans on it', async () => {
    await controls.getByRole('button', { name: 'What suffices as evidence: Recovery contract' }).click();
    await expectClean(page, 'the dialog of what suffices');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(controls).toContainText('A manual check suffices, good for 12 months.');
    await controls.getByRole('button', { name: 'The residual leans on: Recovery contract' }).click();
    await expect(controls).toContainText('The residual score leans on it.');
  });

  await test.step('a passing check brings it to where it is claimed', async () => {
    await check('Passed', 'They answered within the hour.');
    await expect(why).toContainText('has passing evidence in date');
    await stands('2', '2');
  });

  await test.step('a failed one to its inherent, at once, and its review falls due', async () => {
    await risks.open(risk.id);
    await check('Failed', 'Nobody answered.');
    await expect(why).toContainText('Its control, Recovery contract, failed on');
    await stands('5', '5');
    const listed = new RegisterPage(page);
    await expect(listed.rows.first()).toContainText('Failed');
    await page.goto(`/registers/${register.id}?due=soon`);
    await expect(listed.references).toHaveCount(1);
  });

  await test.step('and back', async () => {
    await risks.open(risk.id);
    await check('Passed', 'They answered at the second call; the number was corrected.');
    await stands('2', '2');
  });
});
