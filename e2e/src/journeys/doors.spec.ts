import { expect, test } from '../journey';
import { emailOf, PASSWORD } from '../people';

test('signing in is refused without saying which of the two is wrong, and leads where one wanted to go', async ({ page, council }) => {
  const register = await council.registerId('ICT service register');
  await page.goto(`/registers/${register}?likelihood=C&impact=II`);
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();

  const refusals: string[] = [];
  for (const email of [emailOf('Head of ICT'), 'nobody@aldermere.example']) {
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    refusals.push(await page.getByRole('alert').innerText());
    await expect(page.getByLabel('E-mail')).toHaveValue(email);
  }
  expect(refusals[0]).toContain('The e-mail address or the password is not right.');
  expect(refusals[1]).toBe(refusals[0]);

  await page.getByLabel('E-mail').fill(emailOf('Head of ICT'));
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'ICT service register' })).toBeVisible();
  await expect(page).toHaveURL(/likelihood=C&impact=II/);
});

test('after signing out the way back shows nothing', async ({ page, signedInAs, council }) => {
  const register = await council.registerId('ICT service register');
  await signedInAs('Head of ICT');
  await page.goto(`/registers/${register}`);
  await expect(page.getByRole('heading', { level: 1, name: 'ICT service register' })).toBeVisible();

  await page.getByRole('button', { name: /your menu/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'You are signed out' })).toBeVisible();

  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await expect(page.getByText('A major ICT disaster')).toBeHidden();
  await expect(page.getByText('ICT service register')).toBeHidden();
});

test('a forgotten password is answered alike, whether the address is known or not', async ({ page }) => {
  const answers: string[] = [];
  for (const email of [emailOf('Head of Communities'), 'nobody@aldermere.example']) {
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Forgotten password' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Forgotten password' })).toBeVisible();
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    // No mail goes out from the demo, and that is no secret.
    await expect(page.getByRole('heading', { level: 1, name: 'No mail goes out from here' })).toBeVisible();
    answers.push((await page.getByRole('main').innerText()).replace(email, 'ADDRESS'));
  }
  expect(answers[1]).toBe(answers[0]);
});

test('an invitation sets a password and signs in, once', async ({ page, anotherBrowser, signedInAs }) => {
  const email = `emergency-planning-${Date.now()}@aldermere.example`;
  await signedInAs('Administrator');
  await page.goto('/people/invite');
  await page.getByLabel('Name', { exact: true }).fill('Ruth Archer');
  await page.getByLabel('Job title').fill('Emergency Planning Officer');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Role', { exact: true }).selectOption({ label: 'Risk owner' });
  await page.getByLabel('In', { exact: true }).selectOption({ label: 'ICT' });
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(page.getByText('Ruth Archer is invited.')).toBeVisible();
  const link = await page.getByLabel('One-time link').inputValue();

  const invited = await (await anotherBrowser()).newPage();
  await invited.goto(link);
  await invited.getByLabel('Password', { exact: true }).fill('short');
  await invited.getByRole('button', { name: 'Save and sign in' }).click();
  await expect(invited.getByRole('alert')).toBeFocused();
  await invited.getByLabel('Password', { exact: true }).fill('seven long river barges');
  await invited.getByRole('button', { name: 'Save and sign in' }).click();
  await expect(invited.getByRole('button', { name: /Emergency Planning Officer/ })).toBeVisible();
  await expect(invited).not.toHaveURL(/#/);
  await expect(invited.getByRole('navigation', { name: 'Main' })).toContainText('ICT service register');

  await test.step('the link opens nothing a second time', async () => {
    const second = await (await anotherBrowser()).newPage();
    await second.goto(link);
    await second.getByLabel('Password', { exact: true }).fill('seven long river barges');
    await second.getByRole('button', { name: 'Save and sign in' }).click();
    await expect(second.getByRole('heading', { level: 1, name: 'This link opens nothing' })).toBeVisible();
  });
});
