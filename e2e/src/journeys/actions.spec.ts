import type { ActionView, RiskView } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { inDays, typeDay } from '../pages/days';
import { RiskPage } from '../pages/risk-page';
import { ScorePicker } from '../pages/score-picker';

test('an action is planned on a risk, reported, slips and is done; and the risk is scored where it was meant to stand', async ({ page, signedInAs, elsewhere, council }) => {
  test.setTimeout(240_000);
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT', appetite: 'M' });
  const risk = await council.risk(register, { title: 'The only tape library fails', owner: 'Infrastructure Manager', residual: { likelihood: '4', impact: '4' } });
  const other = await council.risk(register, { title: 'Copies are kept in one place', owner: 'Infrastructure Manager' });

  await signedInAs('Infrastructure Manager');
  const risks = new RiskPage(page);
  await risks.open(risk.id);
  const actions = page.getByRole('region', { name: 'Actions', exact: true });

  await test.step('the panel of a risk says what to do, and A begins it', async () => {
    await expect(actions).toContainText('No actions are planned');
    await page.keyboard.press('a');
    await expect(page).toHaveURL(/add-action$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Plan an action on ${risk.reference}`);
    await settled(page);
    await expectClean(page, 'planning an action');
  });

  const reference = `${register.prefix}-A001`;
  await test.step('it is refused what it cannot do without, and planned by keyboard', async () => {
    await page.getByLabel('Action', { exact: true }).focus();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText('Action: say in one line what is to be done.');
    await expect(page.getByRole('alert')).toContainText('Due: say by when it is to be done.');

    await page.getByLabel('Action', { exact: true }).focus();
    await page.keyboard.type('Buy a second library');
    const owner = page.getByRole('combobox', { name: 'Owner' });
    await owner.fill('Service Desk');
    // Once the search has answered the first one found is marked, and Enter takes it.
    await expect(page.getByRole('option', { name: /^Service Desk Manager/ })).toHaveClass(/active/);
    await owner.press('Enter');
    await expect(owner).toHaveValue(/^Service Desk Manager/);
    await typeDay(page.locator('#due-date'), inDays(10));

    const search = page.getByRole('combobox', { name: 'Find another risk' });
    await search.fill(other.reference!);
    await expect(page.getByRole('option', { name: new RegExp(other.reference!) })).toBeVisible();
    await search.press('Enter');
    await expect(page.getByRole('list', { name: 'Chosen risks' })).toContainText('Copies are kept in one place');

    await page.locator('#target-risk').selectOption({ label: `${risk.reference} The only tape library fails` });
    await new ScorePicker(page).choose('2', '4');

    await page.getByRole('button', { name: 'Add a cost or a saving' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('#cost-0-year')).toBeFocused();
    await page.locator('#cost-0-amount').fill('12,500');
    await page.getByRole('button', { name: 'Add a line' }).press('Enter');
    await page.locator('#cost-1-kind').selectOption({ label: 'Ongoing, each year' });
    await page.locator('#cost-1-unknown').check();
    await expect(page.locator('.totals')).toHaveText('Capital: £12,500. Ongoing, each year: To be assessed');
    await page.keyboard.press('Control+Enter');
    await expect(page).toHaveURL(/\/actions\//);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Buy a second library');
  });

  const id = new URL(page.url()).pathname.split('/').at(-1)!;
  await test.step('its page says who, by when, for what, at which cost', async () => {
    await settled(page);
    const head = page.locator('hf-page-head');
    await expect(head).toContainText(reference);
    await expect(head).toContainText('in 10 days');
    await expect(page.getByRole('region', { name: 'What it serves' })).toContainText(other.reference!);
    await expect(page.getByRole('region', { name: 'Target', exact: true })).toContainText('Once it is done, that risk is to be scored again.');
    await expect(page.getByRole('region', { name: 'Costs and savings', exact: true })).toContainText('To be assessed');
    await expectClean(page, 'an action');
  });

  await test.step('its owner reports how far it is, by keyboard, without planning rights', async () => {
    const desk = await elsewhere('Service Desk Manager');
    await desk.goto('/actions?owner=' + (await council.personId('Service Desk Manager')));
    await expect(desk.getByRole('link', { name: 'Buy a second library' })).toBeVisible();
    await desk.goto(`/actions/${id}`);
    await settled(desk);
    await expect(desk.getByRole('link', { name: /^Edit/ })).toHaveCount(0);
    await desk.keyboard.press('p');
    const dialog = desk.getByRole('dialog', { name: `How far is ${reference}?` });
    await expect(dialog.getByLabel('Progress', { exact: true })).toBeFocused();
    await desk.keyboard.press('Control+A');
    await desk.keyboard.type('140');
    await dialog.getByRole('button', { name: 'Record' }).press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('Progress: write a whole number from 0 to 100.');
    await expectClean(desk, 'reporting progress');
    await dialog.getByLabel('Progress', { exact: true }).fill('40');
    await dialog.getByLabel('Note').fill('Ordered; the supplier says two weeks.');
    await dialog.getByRole('button', { name: 'Record' }).click();
    await expect(dialog).toBeHidden();
    await expect(desk.getByRole('region', { name: 'Journal' })).toContainText('Ordered; the supplier says two weeks.');
    await expect(desk.getByRole('region', { name: 'Journal' })).toContainText('40%');
  });

  await test.step('another date is set on an outdated page: what changed is said, and nothing typed is lost', async () => {
    await page.getByRole('button', { name: 'Set another date' }).click();
    const dialog = page.getByRole('dialog', { name: `Set another date for ${reference}` });
    await typeDay(dialog.locator('#new-due-date'), inDays(51));
    await dialog.getByLabel('Reason').fill('The supplier is late.');
    await expectClean(page, 'setting another date');
    await dialog.getByRole('button', { name: 'Set the date' }).click();
    await expect(dialog).toContainText('Somebody changed this action meanwhile.');
    await expect(dialog.getByLabel('Reason')).toHaveValue('The supplier is late.');
    await dialog.getByRole('button', { name: 'Set the date' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.locator('hf-page-head')).toContainText('slipped 41 days');
    await expect(page.getByRole('region', { name: 'Due dates' })).toContainText('The supplier is late.');
  });

  await test.step('two who edit at once are asked what to keep', async () => {
    await page.keyboard.press('e');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Edit ${reference}`);
    await settled(page);
    const now = await council.get<ActionView>(`actions/${id}`);
    await council.patch(`actions/${id}`, { title: 'Lease a second library', priority: 'high' }, now.version);
    await page.getByLabel('Action', { exact: true }).fill('Buy a second tape library');
    await page.getByLabel('Description').fill('It stands in the annexe and takes over by itself.');
    await page.getByRole('button', { name: 'Save', exact: false }).first().click();
    await expect(page.getByRole('heading', { name: 'Somebody else saved first' })).toBeFocused();
    await page.getByRole('group', { name: 'Keep for Action' }).getByText('Mine').click();
    await page.getByRole('button', { name: 'Save the result' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Buy a second tape library');
    await expect(page.locator('hf-page-head')).toContainText('High');
    await expect(page.getByRole('region', { name: 'Description' })).toContainText('takes over by itself');
  });

  await test.step('it is done, and asks for a score, here and on Home', async () => {
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: `Is ${reference} done?` });
    await expect(dialog).toContainText('you are asked for that next');
    await dialog.getByLabel('Note').fill('Both libraries ran for a week.');
    await dialog.getByRole('button', { name: 'It is done' }).click();
    await expect(page.locator('hf-page-head')).toContainText('Done');
    await expect(page.locator('hf-notice').filter({ hasText: 'It is done.' })).toContainText(`Does ${risk.reference} stand where it was meant to?`);
    await expectClean(page, 'a done action');
    await page.goto('/');
    await settled(page);
    await expect(page.getByRole('region', { name: 'To do' })).toContainText(`Score ${risk.reference} The only tape library fails again`);
    await page.getByRole('link', { name: `Score ${risk.reference}`, exact: true }).click();
    await new ScorePicker(page).choose('2', '4');
    await page.getByLabel('Reason').fill('Two libraries now.');
    await page.getByRole('button', { name: 'Save the score' }).click();
    await expect(page).toHaveURL(new RegExp(`/risks/${risk.id}$`));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The only tape library fails');
    await page.goto(`/actions/${id}`);
    await settled(page);
    await expect(page.locator('hf-notice').filter({ hasText: 'It is done.' })).toHaveCount(0);
  });

  await test.step('the risk tells all of it: ended actions, and who did what', async () => {
    await risks.open(risk.id);
    await expect(actions).toContainText('Nothing is left to be done');
    await actions.getByText('1 done or cancelled').click();
    await expect(actions.getByRole('link', { name: 'Buy a second tape library' })).toBeVisible();
    await page.getByText('Changes', { exact: false }).filter({ hasText: 'who did what' }).click();
    await expect(page.locator('hf-risk-changes')).toContainText(`finished ${reference} Buy a second tape library`);
    await expect(page.locator('hf-risk-changes')).toContainText(`set another date for ${reference}`);
  });

  await test.step('closing a risk says which actions are left by it', async () => {
    const lone = await council.risk(register, { title: 'The old scanner fails', owner: 'Head of ICT' });
    const left = await council.post<ActionView>(`risks/${lone.id}/actions`, { title: 'Sell the scanner', ownerId: await council.personId('Head of ICT'), dueDate: inDays(30) });
    const head = await elsewhere('Head of ICT');
    await head.goto(`/risks/${lone.id}`);
    await settled(head);
    await head.getByRole('button', { name: 'More' }).click();
    await head.getByRole('menuitem', { name: `Close ${lone.reference}` }).click();
    await expect(head.getByRole('dialog')).toContainText('1 action that has not ended serves no other open risk.');
    await expect(head.getByRole('dialog')).toContainText(`${left.reference} of the Head of ICT`);
    await expectClean(head, 'closing a risk with actions left');
    await head.getByLabel('Reason').fill('The scanner is gone.');
    await head.getByRole('button', { name: `Close ${lone.reference}`, exact: true }).click();
    await expect(head.locator('hf-notice').filter({ hasText: 'Closed on' })).toBeVisible();
    expect((await council.get<RiskView>(`risks/${lone.id}`)).status).toBe('closed');

    await test.step('where they are cancelled with a reason, and may be taken up again', async () => {
      await head.goto(`/actions/${left.id}`);
      await settled(head);
      await head.getByRole('button', { name: 'More' }).click();
      await head.getByRole('menuitem', { name: `Cancel ${left.reference}` }).click();
      await head.getByRole('dialog').getByLabel('Reason').fill('It was given away.');
      await head.getByRole('dialog').getByRole('button', { name: `Cancel ${left.reference}` }).click();
      await expect(head.locator('hf-page-head')).toContainText('Cancelled');
      await head.getByRole('button', { name: 'Take it up again' }).click();
      await head.getByRole('dialog').getByLabel('Reason').fill('It came back.');
      await head.getByRole('dialog').getByRole('button', { name: 'Take it up again' }).click();
      await expect(head.locator('hf-page-head')).toContainText('In progress');
    });
  });
});

test('the list of actions is narrowed, sorted and found by keyboard, and keeps it in its address', async ({ page, signedInAs, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT' });
  const risk = await council.risk(register, { title: 'Water comes in', owner: 'Head of ICT' });
  const ownerId = await council.personId('Head of ICT');
  for (let n = 1; n <= 52; n++) await council.post(`risks/${risk.id}/actions`, { title: `Seal window ${n}`, ownerId, dueDate: inDays(n), priority: n % 2 ? 'high' : 'low' });
  await signedInAs('Head of ICT');

  await page.goto(`/actions?risk=${risk.id}`);
  await settled(page);
  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(50);
  await expect(page.getByText('52 actions')).toBeVisible();
  await expect(page.getByRole('button', { name: `Remove filter ${risk.reference}` })).toBeVisible();
  await page.getByRole('button', { name: 'Show the next 50' }).press('Enter');
  await expect(rows).toHaveCount(52);
  await expectClean(page, 'the list of actions');

  await page.getByRole('button', { name: 'Ref', exact: true }).press('Enter');
  await expect(page).toHaveURL(/sort=reference/);
  await expect(page.getByRole('columnheader', { name: 'Ref' })).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('button', { name: 'Find words in this list' }).press('Enter');
  await expect(page.getByRole('searchbox', { name: 'Find words in this list' })).toBeFocused();
  await page.keyboard.type('window 52');
  await expect(rows).toHaveCount(1);
  await page.reload();
  await expect(rows).toHaveCount(1);
  await page.keyboard.press('m');
  await expect(page).toHaveURL(/owner=/);
  await expect(page.getByRole('button', { name: 'Remove filter Mine' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove filter Not ended' }).press('Enter');
  await expect(page).toHaveURL(/status=cancelled/);

  await page.goto('/actions?q=nothing-is-called-that');
  await expect(page.getByText('No action matches these filters')).toBeVisible();
  await expectClean(page, 'an empty list of actions');
  await page.getByRole('button', { name: 'Clear the filters' }).press('Enter');
  await expect(page.getByText('No action matches these filters')).toHaveCount(0);

  await page.keyboard.press('Control+k');
  await page.keyboard.type(`${register.prefix}-A007`);
  await expect(page.getByRole('option', { name: /Seal window 7$|Seal window 7 / })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Seal window 7');
});
