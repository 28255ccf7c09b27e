import { randomUUID } from 'node:crypto';
import type { UnitView } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { expectClean } from '../pages/clean';
import { carried, openAlone } from '../pages/plan-pack';
import { approve, aRole, aStep, draftPlan, inPerson } from '../plans';

test('all plans of a team are carried away in one file under a passphrase, and read on a telephone with no network and no service', async ({ page, signedInAs, anotherBrowser, council, councilAs }, info) => {
  test.setTimeout(240_000);
  const word = Math.random().toString(36).slice(2, 8);
  const passphrase = 'lamps and blankets';
  const [administrator, writer, approver] = [await councilAs('Administrator'), await councilAs('Continuity Manager'), await councilAs('Head of ICT')];
  const units = await council.get<UnitView[]>('units');
  const unit = await administrator.post<UnitView>('units', { name: `Night team ${word}`, kind: 'team', parentId: units.find(({ name }) => name === 'ICT')!.id });
  const ownerId = await council.personId('Infrastructure Manager');
  const activity = await council.post<{ id: string }>('activities', { name: `Night calls ${word}`, unitId: unit.id, ownerId, critical: true, criticalReason: 'Nobody answers at night' });
  const nurse = { personId: null, contactId: null, name: `Night nurse ${word}`, telephone: '07700 900555' };
  for (const [name, title] of [[`Calls from the annexe ${word}`, 'Open the annexe'], [`Calls from home ${word}`, 'Send everybody home']] as const) {
    const leader = aRole('Night leader', inPerson(ownerId), [nurse]);
    await approve(await draftPlan(writer, name, unit.name), {
      activityIds: [activity.id], roles: [leader], steps: [aStep(title, leader), aStep('Divert the line', leader)],
      criticalUsers: [{ id: randomUUID(), group: 'Carers on duty', people: 9, needs: 'An answer within a minute', solution: 'A mobile line' }],
    }, writer, approver);
  }
  const unapproved = await draftPlan(writer, `Calls by post ${word}`, unit.name);
  const plan = (await writer.get<{ items: { id: string }[] }>(`plans?q=${encodeURIComponent(`annexe ${word}`)}`)).items[0]!;

  const path = await test.step('it is taken from the page of one of its plans; a passphrase that is too short is refused', async () => {
    await signedInAs('Infrastructure Manager');
    await page.goto(`/plans/${plan.id}`);
    await page.getByRole('button', { name: 'Take a copy' }).click();
    await page.getByRole('menuitem', { name: `Pack with all plans of ${unit.name} under a passphrase` }).click();
    const asked = page.getByRole('textbox', { name: 'Passphrase' });
    await asked.fill('lamps');
    await asked.press('Enter');
    await expect(page.getByRole('alert')).toContainText('a few words are easiest to remember');
    await asked.fill(passphrase);
    const [download] = await Promise.all([page.waitForEvent('download'), asked.press('Enter')]);
    expect(download.suggestedFilename()).toContain(`Plans of ${unit.name}`);
    return carried(download, info);
  });

  const file = await openAlone(path, anotherBrowser);
  const fetched: string[] = [];
  file.on('request', (request) => fetched.push(request.url()));

  await test.step('locked, nothing of it can be read', async () => {
    const text = await file.content();
    for (const words of ['Open the annexe', '07700 900', 'Carers on duty', word]) expect(text).not.toContain(words);
    await file.getByLabel('Passphrase').fill(passphrase);
    await file.getByLabel('Passphrase').press('Enter');
    await expect(file.getByRole('heading', { level: 1 })).toContainText(unit.name);
  });

  await test.step('it names its plans, and the one that is not in it with the reason', async () => {
    const contents = file.getByRole('navigation', { name: 'Contents' });
    await expect(contents.getByRole('link')).toHaveCount(2);
    await expect(file.getByText(`${unapproved.reference} ${unapproved.name} (never approved)`)).toBeVisible();
    await expectClean(file, 'the pack of a team');
    await file.setViewportSize({ width: 360, height: 740 });
    await contents.getByRole('link', { name: new RegExp(`Calls from home ${word}`) }).click();
    await expect(file.getByRole('heading', { name: new RegExp(`Calls from home ${word}`) })).toBeInViewport();
  });

  for (const [name, step] of [[`Calls from the annexe ${word}`, 'Open the annexe'], [`Calls from home ${word}`, 'Send everybody home']] as const)
    await test.step(`${step}: its steps are ticked, its contacts can be rung, and whom to serve first is said`, async () => {
      const one = file.getByRole('region', { name: new RegExp(name) });
      await one.getByLabel(`1. ${step}`).check();
      await expect(one.getByText('1 of 2 ticked')).toBeVisible();
      await expect(one.getByRole('link', { name: '07700 900555' }).first()).toHaveAttribute('href', 'tel:07700900555');
      await expect(one.getByText(`Night nurse ${word}`).first()).toBeVisible();
      await expect(one.getByRole('definition').filter({ hasText: 'Carers on duty (9' })).toBeVisible();
      await expect(one.getByText('A mobile line')).toBeVisible();
      await expect(one.getByText(/Version 1, approved/).first()).toBeVisible();
    });

  await test.step('it asks nobody for anything', () => {
    expect(fetched.filter((url) => !/^(file|blob|data|about):/.test(url))).toEqual([]);
  });
});
