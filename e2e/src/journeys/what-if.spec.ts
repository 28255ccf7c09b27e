import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { inDays } from '../pages/days';

const hours = (count: number) => ({ minutes: count * 60, calendarId: null });

test('the main site is lost in the what-if, the gap behind it is found, a risk raised from it, and an action planned on that', async ({ page, signedInAs, council, councilAs }) => {
  test.setTimeout(240_000);
  const word = Math.random().toString(36).slice(2, 8);
  const [site, standby, network, permits] = [`Town hall ${word}`, `Recovery site ${word}`, `Network ${word}`, `Parking permits ${word}`];
  const [unitId, ownerId] = [(await council.get<{ id: string; name: string }[]>('units')).find(({ name }) => name === 'ICT')!.id, await council.personId('Head of ICT')];
  const register = await council.register({ unit: 'ICT', owner: 'Risk Manager' });
  const resource = async (name: string, kind: string, more: object): Promise<string> => (await council.post<{ id: string }>('resources', { name, kind, unitId, ownerId, ...more })).id;
  const siteId = await resource(site, 'site', { declared: hours(72) });
  const standbyId = await resource(standby, 'site', { declared: hours(5), standby: true });
  const networkId = await resource(network, 'infrastructure', { declared: hours(3), locatedAtId: siteId });
  const activity = await council.post<{ id: string }>('activities', { name: permits, unitId, ownerId, critical: true, criticalReason: 'Drivers are fined', resume: hours(1) });
  await council.post('dependencies', { dependentId: networkId, needed: 1, memberIds: [siteId, standbyId] });
  await council.post('dependencies', { dependentId: activity.id, needed: 1, memberIds: [networkId] });

  await test.step('its impact was analysed by its owner and approved by another person', async () => {
    const owner = await councilAs('Head of ICT');
    const draft = await owner.post<{ id: string; version: number }>(`activities/${activity.id}/impact-analyses`, {
      bands: [240, 1440], matrixVersionId: await council.matrixVersionId('Corporate 5 × 5'), impacts: [{ category: 'overall', levels: ['2', '4'], note: '' }], intolerable: '4', mtpdOverride: hours(8), mtpdReason: 'Fines',
      rto: hours(4), rpo: null, mbco: '', mbcoPercent: null, peaks: [], people: [null, null], seats: [null, null], equipment: [],
    });
    const submitted = await owner.post<{ version: number }>(`impact-analyses/${draft.id}/submission`, {}, draft.version);
    await council.post(`impact-analyses/${draft.id}/approval`, { nextReview: inDays(200) }, submitted.version);
  });

  await signedInAs('Risk Manager');
  await page.goto('/what-if');
  await settled(page);
  await expectClean(page, 'a what-if before anything is lost');

  await test.step('the site is chosen by keyboard, and takes with it what is located there', async () => {
    await page.getByRole('button', { name: 'Site, supplier, network' }).press('Enter');
    await page.getByRole('searchbox', { name: 'Find resource' }).fill(word);
    await page.getByRole('checkbox', { name: new RegExp(site) }).press('Space');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`What if ${site} is lost?`);
    await expect(page.getByText(`${site}, with 1 resource`)).toBeVisible();
  });

  await test.step('the activity is back over its MTPD, by way of the recovery site and the network', async () => {
    const rail = page.getByRole('region', { name: `Critical path to ${permits}` });
    await expect(rail.getByRole('listitem')).toHaveText([new RegExp(`${standby}.*5 h`), new RegExp(`${network}.*3 h`), new RegExp(`${permits}.*1 h`)]);
    await expect(page.getByText('Over its MTPD', { exact: true })).toBeVisible();
    await expectClean(page, 'a what-if');
    await page.getByRole('button', { name: 'Show as a table' }).press('Enter');
    await expect(page.getByRole('row', { name: new RegExp(`${permits}.*9 h.*4 h.*8 h.*Over its MTPD by 1 h`) })).toBeVisible();
    await expectClean(page, 'a what-if as a table');
  });

  await test.step('the question is kept as a scenario, and asked again', async () => {
    await page.getByRole('button', { name: 'Save as scenario' }).click();
    await page.getByLabel('Name', { exact: true }).fill(`Fire ${word}`);
    await page.getByRole('button', { name: 'Save scenario' }).click();
    await expect(page.getByRole('status').filter({ hasText: `"Fire ${word}" is kept` })).toBeVisible();
    await page.goto('/what-if');
    await page.getByRole('button', { name: new RegExp(`Fire ${word}`) }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`What if ${site} is lost?`);
  });

  await test.step('among the gaps the recovery site says why, and a risk is raised with those words', async () => {
    await page.goto(`/gaps?q=${encodeURIComponent(standby)}`);
    await settled(page);
    await expect(page.getByText(`Needed at once, because ${permits} must be back within 4 h, and after this there is still 4 h to come.`)).toBeVisible();
    await expectClean(page, 'gaps');
    await page.getByRole('link', { name: /^Raise a risk/ }).click();
    await page.getByRole('main').getByRole('link', { name: new RegExp(register.name) }).click();
    await expect(page.getByLabel('Title', { exact: true })).toHaveValue(`${standby} is not recovered in time`);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`${standby} is not recovered in time`);
  });

  await test.step('the gap says which risk was raised, and an action is planned on it', async () => {
    await page.goto(`/gaps?q=${encodeURIComponent(standby)}`);
    await expect(page.getByText(/^Risk .+ raised$/)).toBeVisible();
    await page.getByRole('link', { name: /^Add action/ }).click();
    await expect(page.getByRole('textbox', { name: 'Action', exact: true })).toHaveValue(`Shorten the recovery of ${standby}`);
  });
});
