import type { AuditEventView, AuditHeadView, Page as Slice } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';

test('the auditor finds who changed a risk, what it was before, and keeps the head of the chain', async ({ page, signedInAs, council, context }) => {
  test.setTimeout(240_000);
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT' });
  const risk = await council.risk(register, { title: 'The generator does not start', owner: 'Infrastructure Manager', residual: { likelihood: '3', impact: '4' } });
  await signedInAs('Infrastructure Manager');
  await page.goto(`/risks/${risk.id}/edit`);
  await page.getByLabel('Title', { exact: true }).fill('The generator does not start in frost');
  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('in frost');

  await test.step('it is offered to those alone who may read it', async () => {
    await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit trail' })).toHaveCount(0);
    await page.goto('/audit');
    await expect(page.getByText('The audit trail is not yours to read')).toBeVisible();
  });

  await signedInAs('Internal Auditor');
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit trail' }).click();
  await settled(page);
  const row = page.getByRole('row').filter({ hasText: 'The generator does not start in frost' }).filter({ hasText: 'Risk edited' });

  const filters = page.getByRole('group', { name: 'Filters' });

  await test.step('what was changed, before and after, by whom', async () => {
    await expect(row).toContainText('Infrastructure Manager');
    await expect(row.getByRole('deletion')).toHaveText('The generator does not start');
    await expect(row.getByRole('insertion')).toHaveText('The generator does not start in frost');
    await expectClean(page, 'the audit trail');
  });

  await test.step('filters are chips that stand in the address', async () => {
    await row.getByRole('button', { name: /^Only events of/ }).click();
    await expect(page).toHaveURL(new RegExp(`subject=${risk.id}`));
    await expect(filters).toContainText(`${risk.reference} The generator`);
    await expect(page.getByRole('row')).toHaveCount(3); // with its head
    await filters.getByRole('button', { name: 'What', exact: true }).click();
    const what = page.getByRole('dialog', { name: 'Filter by what' });
    await what.getByRole('searchbox').fill('edited');
    await what.getByRole('checkbox', { name: 'Risk edited', exact: true }).check();
    await expectClean(page, 'what to filter by');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('row')).toHaveCount(2);
    await page.reload();
    await settled(page);
    await expect(filters).toContainText('Risk edited');
    await expect(page.getByRole('row')).toHaveCount(2);
  });

  await test.step('days are chosen by their numbers, and a span that ends before it begins is refused in words', async () => {
    await page.getByRole('button', { name: 'When', exact: true }).click();
    const when = page.getByRole('dialog', { name: 'Filter by when' });
    const type = async (which: string, [day, month, year]: readonly [string, string, string]): Promise<void> => {
      const fields = when.getByRole('group', { name: which });
      await fields.getByLabel('Day', { exact: true }).fill(day);
      await fields.getByLabel('Month', { exact: true }).fill(month);
      await fields.getByLabel('Year', { exact: true }).fill(year);
    };
    await type('From', ['2', '3', '2020']);
    await type('To', ['1', '3', '2020']);
    await when.getByRole('button', { name: 'Show these days' }).click();
    await expect(when.getByRole('alert')).toHaveText('Choose a day that is not before the first one.');
    await type('To', ['3', '3', '2020']);
    await when.getByRole('button', { name: 'Show these days' }).click();
    await expect(page).toHaveURL(/from=2020-03-02&to=2020-03-03/);
    await expect(page.getByText('Nothing like that was done')).toBeVisible();
    await page.keyboard.press('Escape');
    await expectClean(page, 'an audit trail where nothing fits');
    // An address whose end looks like that of a file.
    await page.goto('/audit?from=2020-03-02&action=risk.added');
    await settled(page);
    await expect(filters).toContainText('Risk added');
    await page.goto('/audit?from=2020-03-02&to=2020-03-03&action=risk.added');
    await page.getByRole('button', { name: 'Show all events' }).click();
    await expect(page).toHaveURL(/\/audit$/);
  });

  await test.step('the head of the chain is copied, and every event of the risk gets its seal', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => undefined);
    const sealed = async (): Promise<boolean> => {
      const { items } = (await (await page.request.get(`/api/audit-events?subject=${risk.id}`)).json()) as Slice<AuditEventView>;
      return items.length === 2 && items.every(({ seal }) => seal !== null);
    };
    await expect.poll(sealed).toBe(true);
    await page.getByRole('button', { name: 'Look again' }).click();
    await expect(row).not.toContainText('Not sealed yet');
    const hash = page.getByRole('textbox', { name: 'Hash of the head' });
    await expect(hash).toHaveValue(/^[0-9a-f]{64}$/);
    await page.getByRole('button', { name: 'Copy the head' }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    const { head } = (await (await page.request.get('/api/audit-head')).json()) as AuditHeadView;
    expect(head?.number).toBeGreaterThan(100);
  });

  await test.step('what somebody could see and do over time is on their page', async () => {
    await row.getByRole('link', { name: 'Infrastructure Manager' }).click();
    await settled(page);
    const roles = page.getByRole('region', { name: 'Roles over time' });
    await expect(roles).toContainText('held now');
    await expectClean(page, 'a person as the auditor sees them');
    await roles.getByRole('link', { name: 'What they did' }).click();
    await settled(page);
    await expect(page.getByRole('group', { name: 'Filters' })).toContainText('Infrastructure Manager');
    await expect(row).toBeVisible();
  });
});
