import { expect, testAlone as test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { RegisterPage } from '../pages/register-page';
import { RiskForm } from '../pages/risk-form';
import { RiskPage } from '../pages/risk-page';

test.use({ demo: false });
test.describe.configure({ timeout: 240_000 });

test('an empty organisation is set up by hand, up to its first risk on the map', async ({ page, program, anotherBrowser }) => {
  const checklist = page.getByRole('region', { name: 'Set up your organisation' });

  await test.step('the first run makes the organisation and its administrator, with the code that was printed', async () => {
    await page.goto('/');
    await expect(page).toHaveURL(/\/setup$/);
    await expectClean(page, 'the first run');
    await page.getByLabel('Setup code').fill('AAAA-AAAA-AAAA-AAAA');
    await page.getByLabel('Name of the organisation').fill('Ambridge Council');
    await page.getByLabel('Your name').fill('Lilian Bellamy');
    await page.getByLabel('Job title').fill('Risk and Insurance Manager');
    await page.getByLabel('E-mail').fill('risk@ambridge.example');
    await page.getByLabel('Password', { exact: true }).fill('four quiet sheepdogs');
    await page.getByRole('button', { name: 'Set up and sign in' }).click();
    const refused = page.getByRole('alert');
    await expect(refused).toBeFocused();
    await expect(refused).toContainText('Setup code');
    await expect(page.getByLabel('Name of the organisation')).toHaveValue('Ambridge Council');

    await page.getByLabel('Setup code').fill(program.setupCode);
    await page.getByRole('button', { name: 'Set up and sign in' }).click();
    await expect(checklist).toContainText('0 of 4 done');
    await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('Ambridge Council');
    await expectClean(page, 'home of an empty organisation');
    for (const path of ['registers', 'risks', 'matrices', 'objectives', 'indicators', 'indicators/due', 'categories', 'units']) {
      await page.goto(`/${path}`);
      await settled(page);
      await expectClean(page, `${path} of an empty organisation`);
    }
    await page.goto('/');
  });

  await test.step('units', async () => {
    await checklist.getByRole('link', { name: 'Add units' }).click();
    await page.getByRole('button', { name: 'Add the first unit' }).click();
    const units = page.getByRole('treegrid', { name: 'Units' });
    await units.getByLabel('Name').fill('Resources');
    await units.getByLabel('Kind').selectOption({ label: 'Directorate' });
    await units.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByText('Resources added.')).toBeVisible();
    await units.getByRole('button', { name: 'Done' }).click();
    await units.getByRole('button', { name: 'Add a unit below Resources' }).click();
    await units.getByLabel('Name').fill('ICT');
    await units.getByLabel('Kind').selectOption({ label: 'Service' });
    await page.keyboard.press('Enter');
    await expect(page.getByText('ICT added.')).toBeVisible();
    await units.getByRole('button', { name: 'Done' }).click();
    await expect(units.getByRole('row', { name: /^ICT/ })).toHaveAttribute('aria-level', '3');
  });

  const link = await test.step('people, by a link that is shown once', async () => {
    await page.goto('/');
    await expect(checklist).toContainText('1 of 4 done');
    await checklist.getByRole('link', { name: 'Invite somebody' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Usha Franks');
    await page.getByLabel('Job title').fill('Head of ICT');
    await page.getByLabel('E-mail').fill('ict@ambridge.example');
    await page.getByLabel('Role', { exact: true }).selectOption({ label: 'Risk owner' });
    await page.getByLabel('In', { exact: true }).selectOption({ label: 'ICT' });
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    await expect(page.getByText('Usha Franks is invited.')).toBeVisible();
    return page.getByLabel('One-time link').inputValue();
  });

  await test.step('a matrix, from a ready-made one', async () => {
    await page.goto('/');
    await expect(checklist).toContainText('2 of 4 done');
    await checklist.getByRole('link', { name: 'Add a matrix' }).click();
    await page.getByRole('radio', { name: /Melton/ }).check();
    await page.getByLabel('Name', { exact: true }).fill('Ours, A–F × IV–I');
    await page.getByRole('button', { name: 'Go on to draw it' }).click();
    await expect(page.getByRole('region', { name: 'Ready to publish' })).toBeVisible();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Publish version 1' }).click();
    await expect(page.getByText('Version 1 is published.')).toBeVisible();
  });

  await test.step('the first register', async () => {
    await page.getByRole('link', { name: 'Add a register that does' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Corporate risk register');
    await page.getByLabel('Reference prefix').fill('cor');
    await page.getByLabel('Layer').selectOption({ label: 'Corporate' });
    await page.getByLabel('Unit').selectOption({ label: 'Ambridge Council' });
    await page.getByRole('combobox', { name: 'Owner' }).fill('Risk and');
    await page.getByRole('option', { name: /Risk and Insurance Manager/ }).click();
    await page.getByRole('radio', { name: /Medium/ }).check();
    await page.getByRole('button', { name: 'Add register' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Corporate risk register' })).toBeVisible();
  });

  await test.step('a risk, seen on the map', async () => {
    await page.getByRole('link', { name: 'Add the first risk' }).click();
    const form = new RiskForm(page);
    await form.title.fill('The old mill floods');
    await form.score.choose('C', 'II');
    await form.add.click();
    await expect(new RiskPage(page).reference).toHaveText('COR-001');
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Corporate risk register' }).click();
    const register = new RegisterPage(page);
    await expect(register.map.cell('C', 'II')).toHaveAccessibleName('C, II: High, 1 risk: COR-001');
    await expect(register.map.cells).toHaveCount(24);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }).click();
    await expect(page.getByRole('region', { name: 'My risks' })).toContainText('The old mill floods');
    await expect(checklist).toBeHidden();
  });

  await test.step('whoever was invited chooses a password and comes in', async () => {
    const invited = await (await anotherBrowser()).newPage();
    await invited.goto(link);
    await invited.getByLabel('Password', { exact: true }).fill('a password of my own');
    await invited.getByRole('button', { name: 'Save and sign in' }).click();
    await expect(invited.getByRole('button', { name: /Head of ICT/ })).toBeVisible();
    await expect(invited.getByText('There is no register that you can read')).toBeVisible();
  });
  await test.step('the first run cannot be had twice', async () => {
    await page.goto('/first-run');
    await expect(page.getByRole('heading', { level: 1, name: 'Holdfast is set up already' })).toBeVisible();
  });
});
