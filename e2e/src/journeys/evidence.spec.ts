import { Council } from '../council';
import { expect, test } from '../journey';
import { expectClean } from '../pages/clean';
import { inDays } from '../pages/days';
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

test('a failed rehearsal moves a risk on the evidenced map at once; another one moves it back with its sign-off', async ({ page, signedInAs, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT', appetite: 'M' });
  const risk = await council.risk(register, { title: 'The storage is not back in time', owner: 'Head of ICT', inherent: { likelihood: '5', impact: '5' }, residual: { likelihood: '2', impact: '2' } });
  const units = await council.get<{ id: string; name: string }[]>('units');
  const unitId = units.find(({ name }) => name === 'ICT')!.id;
  const lead = await council.personId('Infrastructure Manager');
  const resources = await council.get<{ items: { id: string }[] }>('resources?q=Storage%20and%20backup');
  const storage = resources.items[0]!.id;
  const keeper = await Council.as(page.request, 'Continuity Manager');
  const programme = await keeper.post<{ id: string; name: string }>('exercise-programmes', {
    name: `Storage by ${register.prefix}`, kind: 'full-failover', unitId, ownerId: lead, recurrence: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO', startsOn: inDays(-200), resources: [{ resourceId: storage, rtoMinutes: 480, rpoMinutes: null }],
  });
  const rehearse = async (usable: string, heldOn: string): Promise<{ id: string; version: number }> => {
    const planner = await Council.as(page.request, 'Continuity Manager');
    const planned = await planner.post<{ id: string; version: number }>('exercises', {
      kind: 'full-failover', title: 'Storage from the copies', unitId, leadId: lead, plannedFor: heldOn, programmeId: programme.id, resources: [{ resourceId: storage, rtoMinutes: 480, rpoMinutes: null, note: 'What the contract gives' }],
    });
    const leader = await Council.as(page.request, 'Infrastructure Manager');
    return leader.post(`exercises/${planned.id}/result`, {
      lostAt: `${heldOn}T07:00`, startedAt: `${heldOn}T07:00`, endedAt: `${heldOn}T20:00`, outcome: 'passed', summary: 'All sets were read back.', backupSet: '', backupTakenAt: null, sample: '', objectives: [], deviations: [], findings: [],
      resources: [{ resourceId: storage, usableAt: `${heldOn}T${usable}`, abandonedAt: null, dataAsOf: null, effortMinutes: null, note: '' }],
    }, planned.version);
  };
  const signOff = async ({ id, version }: { id: string; version: number }): Promise<void> => {
    const other = await Council.as(page.request, 'Continuity Manager');
    await other.post(`exercises/${id}/sign-off`, {}, version);
    await signedInAs('Head of ICT');
  };

  const risks = new RiskPage(page);
  const controls = page.getByRole('region', { name: 'Controls', exact: true });
  const why = page.getByRole('region', { name: 'Why is it drawn here?' });
  const dialog = page.getByRole('dialog');
  const map = new HeatMap(page, 'Residual risk as evidenced');
  const stands = async (likelihood: string, impact: string): Promise<void> => {
    await page.goto(`/registers/${register.id}?basis=evidenced`);
    await expect(map.cell(likelihood, impact)).toHaveAccessibleName(/, 1 risk: /);
  };

  await test.step('a rehearsal programme suffices as evidence, and what it has to show is said', async () => {
    await signedInAs('Head of ICT');
    await risks.open(risk.id);
    await controls.getByRole('button', { name: 'Add a control' }).click();
    await dialog.getByLabel('Control', { exact: true }).fill('Storage is brought back every month');
    await dialog.getByRole('button', { name: 'Add control', exact: true }).click();
    await controls.getByRole('button', { name: 'What suffices as evidence: Storage is brought back every month' }).click();
    await dialog.getByRole('checkbox', { name: 'A manual check by whoever' }).uncheck();
    await dialog.getByRole('checkbox', { name: 'A rehearsal', exact: true }).check();
    await expect(dialog.getByRole('checkbox', { name: 'Tabletop' })).toHaveCount(0);
    await expectClean(page, 'which rehearsals suffice');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('alert')).toContainText('choose the programme');
    await dialog.getByRole('combobox', { name: 'Rehearsal programme' }).selectOption({ label: programme.name });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(controls).toContainText(`A passed full failover of ${programme.name} with every recovery time kept suffices, good for 12 months.`);
  });

  await test.step('the score itself names the control that it leans on', async () => {
    await page.goto(`/risks/${risk.id}/assess?kind=residual`);
    await page.getByRole('checkbox', { name: 'Storage is brought back every month' }).check();
    await expect(page.getByRole('status').filter({ hasText: 'no passing evidence in date' })).toBeVisible();
    await page.getByLabel('Reason').fill('It holds as long as the storage comes back in time.');
    await page.keyboard.press('Control+Enter');
    await expect(why).toContainText('has no evidence yet, so as evidenced it stands at its inherent');
  });

  await test.step('a rehearsal in time, once signed off, brings it to where it is claimed', async () => {
    await signOff(await rehearse('12:00', inDays(-60)));
    await stands('2', '2');
  });

  let late: { id: string; version: number };
  await test.step('one that took longer than the RTO moves it with its result, whatever its lead typed, and its review falls due', async () => {
    late = await rehearse('18:20', inDays(-3));
    await signedInAs('Head of ICT');
    await stands('5', '5');
    await page.goto('/');
    const failed = page.getByRole('list', { name: 'Evidence that failed' }).getByRole('listitem').filter({ hasText: risk.reference! });
    await expect(failed).toContainText('A rehearsal failed');
    await page.getByRole('radio', { name: 'As evidenced' }).or(page.getByRole('button', { name: 'As evidenced' })).first().click();
    await expect(page.getByRole('grid', { name: /as evidenced/ })).toBeVisible();
    await page.getByRole('link', { name: 'Show them all' }).click();
    await expect(page).toHaveURL(/\/risks\?basis=evidenced/);
    await expect(page.getByRole('heading', { name: 'Heat map, as evidenced' })).toBeVisible();
    await page.goto('/notices?kind=evidence');
    await expect(page.getByRole('main')).toContainText(`A rehearsal failed: ${risk.reference} is drawn as`);
    await risks.open(risk.id);
    await expect(why).toContainText(/Its control, Storage is brought back every month, failed on .* \(rehearsal EXR-\d+ took longer than its RTO\), so/);
    await expect(page.getByRole('img', { name: /As evidenced 5, 5/ })).toBeVisible();
  });

  await test.step('another one in time moves it back, from its sign-off on', async () => {
    await signOff(late);
    const again = await rehearse('13:30', inDays(-1));
    await signedInAs('Head of ICT');
    await stands('5', '5');
    await signOff(again);
    await stands('2', '2');
  });
});

test('the demo council’s missed failover moved its risk on the day that the result was typed in', async ({ page, signedInAs, council }) => {
  const id = await council.registerId('ICT service register');
  await signedInAs('Head of ICT');
  const map = new HeatMap(page, 'Residual risk as evidenced');
  await page.goto(`/registers/${id}?basis=evidenced`);
  await expect(map.cell('C', 'I')).toHaveAccessibleName(/, 1 risk: /);
  await page.goto(`/registers/${id}?basis=evidenced&asAt=${inDays(-40)}`);
  await expect(page.getByRole('status').filter({ hasText: 'You are looking at' })).toBeVisible();
  await expect(map.cell('F', 'I')).toHaveAccessibleName(/, 1 risk: /);
});
