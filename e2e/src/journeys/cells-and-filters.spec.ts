import { expect, test } from '../journey';
import { RegisterPage } from '../pages/register-page';

test('a cell chosen with the mouse filters the list, its chip takes the filter away, and the address keeps it', async ({ page, signedInAs, council }) => {
  await signedInAs('Head of ICT');
  const register = new RegisterPage(page);
  await register.open(await council.registerId('ICT service register'));
  await expect(register.rows).toHaveCount(13);

  await register.map.cell('C', 'II').click();
  await expect(register.map.cell('C', 'II')).toHaveAttribute('aria-selected', 'true');
  await expect(register.rows).toHaveCount(3);
  await expect(register.list).toContainText('3 of 13 risks');
  await expect(register.list).toContainText('10 risks elsewhere are hidden.');
  await expect(page).toHaveURL(/likelihood=C&impact=II/);

  await test.step('after loading again it is the same', async () => {
    await page.reload();
    await expect(register.rows).toHaveCount(3);
    await expect(register.map.cell('C', 'II')).toHaveAttribute('aria-selected', 'true');
    await expect(register.chip('Cell C · II')).toBeVisible();
  });

  await register.chip('Cell C · II').click();
  await expect(register.rows).toHaveCount(13);
  await expect(register.map.cell('C', 'II')).toHaveAttribute('aria-selected', 'false');
  await expect(page).not.toHaveURL(/likelihood/);

  await test.step('the way back brings it back', async () => {
    await page.goBack();
    await expect(register.rows).toHaveCount(3);
  });

  await test.step('the same cell chosen again clears it', async () => {
    await register.map.cell('C', 'II').click();
    await expect(register.rows).toHaveCount(13);
  });
});

test('arrows move over the cells, Enter chooses one, Escape clears it and T changes to the table', async ({ page, signedInAs, council }) => {
  await signedInAs('Head of ICT');
  const register = new RegisterPage(page);
  await register.open(await council.registerId('ICT service register'));
  const { map } = register;

  // The whole map is one stop in the order of tabs: its worst cell that holds a risk.
  await expect(map.grid.locator('[tabindex="0"]')).toHaveCount(1);
  await map.cell('C', 'II').focus();
  await page.keyboard.press('ArrowDown');
  await expect(map.cell('D', 'II')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(map.cell('D', 'III')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(register.rows).toHaveCount(4);
  await expect(map.cell('D', 'III')).toBeFocused();
  await expect(page.locator('.cdk-live-announcer-element')).toContainText('4 risks at D, III');

  await page.keyboard.press('Escape');
  await expect(register.rows).toHaveCount(13);
  await expect(page).not.toHaveURL(/likelihood/);

  await page.keyboard.press('Control+Home');
  await expect(map.cell('A', 'IV')).toBeFocused();
  await page.keyboard.press('End');
  await expect(map.cell('A', 'I')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(map.cell('A', 'I')).toBeFocused();
  await page.keyboard.press('Control+End');
  await expect(map.cell('F', 'I')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(register.rows).toHaveCount(1);
  await expect(register.list).toContainText('A major ICT disaster stops services');

  await page.keyboard.press('t');
  await expect(map.table).toBeFocused();
  await expect(map.grid).toBeHidden();
  await page.keyboard.press('t');
  await expect(map.cell('F', 'I')).toBeFocused();
});

test('the chosen kind can be read under the pointer, and the page keeps its name while it is filtered', async ({ page, signedInAs, council }) => {
  await signedInAs('Head of ICT');
  const register = new RegisterPage(page);
  await register.open(await council.registerId('ICT service register'));
  await expect(page).toHaveTitle('ICT service register - Holdfast');
  const kinds = page.getByRole('group', { name: 'Assessment' });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const chosen = kinds.getByRole('button', { name: 'Residual' });
    const resting = await chosen.evaluate((button) => getComputedStyle(button).backgroundColor);
    await chosen.hover();
    await expect(chosen).toHaveCSS('background-color', resting);
    await page.mouse.move(0, 0);
  }

  await kinds.getByRole('button', { name: 'Inherent' }).click();
  await expect(page).toHaveURL(/kind=inherent/);
  await expect(page).toHaveTitle('ICT service register - Holdfast');
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toContainText('ICT service register');
});
