import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';

const WORKSPACE = fileURLToPath(new URL('../../..', import.meta.url));

interface Ended {
  code: number;
  out: string;
  err: string;
}

test('a script freezes a register under a token that somebody made, the trail says so, and an ended token is refused', async ({ page, signedInAs, council, baseURL }) => {
  test.setTimeout(240_000);
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT' });
  await council.risk(register, { title: 'The pump fails', owner: 'Infrastructure Manager', residual: { likelihood: '3', impact: '4' } });
  const name = `Freezes of ${register.prefix}`;
  const { keyboard } = page;
  let token = '';
  const holdfast = (...args: string[]): Promise<Ended> =>
    new Promise((ended) => {
      const child = execFile(process.execPath, ['tools/holdfast.mjs', ...args], { cwd: WORKSPACE, env: { ...process.env, HOLDFAST_SERVER: baseURL, HOLDFAST_TOKEN: token } }, (_error, out, err) => ended({ code: child.exitCode ?? -1, out, err }));
    });

  await test.step('it is made under “Your settings” by keyboard, and shown once', async () => {
    await signedInAs('Risk Manager');
    await page.goto('/settings');
    await page.getByRole('link', { name: 'Your API tokens' }).click();
    await settled(page);
    await expectClean(page, 'API tokens');
    await keyboard.press('c');
    await expect(page.getByRole('heading', { level: 1, name: 'Make an API token' })).toBeVisible();
    await keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText('say what it is for');
    await expectClean(page, 'making an API token');
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('radio', { name: /Read and change/ }).check();
    const nextMonth = new Date(Date.now() + 30 * 86_400_000);
    await page.getByRole('textbox', { name: 'Day' }).fill(String(nextMonth.getUTCDate()));
    await page.getByRole('textbox', { name: 'Month' }).fill(String(nextMonth.getUTCMonth() + 1));
    await page.getByRole('textbox', { name: 'Year' }).fill(String(nextMonth.getUTCFullYear()));
    await keyboard.press('Control+Enter');
    const shown = page.getByRole('textbox', { name: 'API token' });
    await expect(shown).toHaveValue(/^hfk_/);
    token = await shown.inputValue();
    await expectClean(page, 'an API token that is shown');
    await page.getByRole('link', { name: 'Done' }).click();
    await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Not used yet');
    await expect(page.locator('body')).not.toContainText(token);
  });

  await test.step('the command freezes the register with it', async () => {
    const frozen = await holdfast('freeze', register.prefix, '--name', 'Quarter 1', '--json');
    expect(frozen).toMatchObject({ code: 0 });
    expect(JSON.parse(frozen.out)).toEqual([expect.objectContaining({ name: 'Quarter 1', open: 1, digest: expect.stringMatching(/^[0-9a-f]{64}$/) })]);
    await page.reload();
    await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Used');
  });

  await test.step('the audit trail says by which token', async () => {
    await page.goto(`/audit?register=${register.id}&action=freeze.taken`);
    await settled(page);
    await expect(page.getByRole('row').filter({ hasText: 'Register frozen' })).toContainText(`by token “${name}”`);
  });

  await test.step('ended, it is refused', async () => {
    await page.goto('/settings/tokens');
    await page.getByRole('button', { name: `End ${name}` }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'End the token' }).click();
    await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Ended');
    expect(await holdfast('freeze', register.prefix, '--name', 'Quarter 2')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('This token does not open anything') });
  });

  await test.step('an administrator sees tokens of others; somebody else does not', async () => {
    await page.goto('/people/tokens');
    await expect(page.getByText('Tokens of others are not yours to see')).toBeVisible();
    await signedInAs('Administrator');
    await page.goto('/people');
    await page.getByRole('link', { name: 'API tokens' }).click();
    await settled(page);
    await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Risk Manager');
    await expectClean(page, 'API tokens of everybody');
  });
});
