import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ControlView } from '@holdfast/contracts';
import { headOfIct } from '../../../test/a-risk';
import { inWords, onceOnly } from '../http/interceptors';
import { AssessControlDialog } from './assess-control-dialog';
import { EditControlDialog } from './edit-control-dialog';

const control: ControlView = {
  id: 'c1', riskId: 'r1', riskReference: 'ICT-001', title: 'Backups', description: '', owner: headOfIct, effectiveness: 'partial', assessedOn: '2026-03-02', evidenceLink: 'https://a.example', assessments: [],
  suffices: { kinds: [], age: null, secondPerson: false, recommendation: null, asks: null, exerciseKinds: [], programme: null, plan: null, resource: null }, evidence: { state: 'none' }, entries: [], leanedOn: false, withdrawnAt: null, withdrawnReason: null, attachments: 0, mayManage: true, mayAssess: true, version: 3,
};

describe('a dialog about a control', () => {
  let server: HttpTestingController;
  let dialog: HTMLElement;
  let closed: unknown[];
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn++) {
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  const text = (): string => dialog.textContent?.replace(/\s+/g, ' ') ?? '';
  const write = (selector: string, value: string): void => {
    const box = dialog.querySelector<HTMLInputElement>(selector)!;
    box.value = value;
    box.dispatchEvent(new Event('input'));
  };
  const press = async (words: string): Promise<void> => {
    [...dialog.querySelectorAll('button')].find((button) => button.textContent?.includes(words))!.click();
    await settled();
  };
  const stale = (current: ControlView): [object, object] => [{ code: 'stale', status: 412, title: 'Somebody else saved first.', current }, { status: 412, statusText: 'Precondition Failed' }];

  async function open<T>(of: Type<T>): Promise<void> {
    closed = [];
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([inWords, onceOnly])), provideHttpClientTesting(),
        { provide: DIALOG_DATA, useValue: control }, { provide: DialogRef, useValue: { close: (result: unknown) => closed.push(result) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    dialog = TestBed.createComponent(of).nativeElement as HTMLElement;
    await settled();
  }
  beforeEach(() => localStorage.clear());

  it('asks how effective it is before anything is sent, and never offers the last answer as the next', async () => {
    await open(AssessControlDialog);
    expect(dialog.querySelector('input[type=radio]:checked')).toBeNull();
    await press('Record');
    server.expectNone('/api/controls/c1/assessments');
    expect(text()).toContain('Effectiveness: choose how effective it is.');
  });

  it('keeps what was chosen when somebody assessed it meanwhile, says what is said now, and records on top of it', async () => {
    await open(AssessControlDialog);
    dialog.querySelector<HTMLInputElement>('#effectiveness-ineffective')!.click();
    write('#claim-reason', 'Two of four failed.');
    await press('Record');
    server.expectOne('/api/controls/c1/assessments').flush(...stale({ ...control, effectiveness: 'effective', version: 4 }));
    await settled();
    expect(text()).toContain('Somebody changed this control meanwhile.');
    expect(text()).toMatch(/So far ?Effective/);
    expect(closed).toEqual([]);
    await press('Record');
    const again = server.expectOne('/api/controls/c1/assessments');
    expect(again.request.headers.get('If-Match')).toBe('"4"');
    expect(again.request.body).toEqual({ effectiveness: 'ineffective', assessedOn: null, evidenceLink: 'https://a.example', rationale: 'Two of four failed.' });
    again.flush({ ...control, version: 5 });
    await settled();
    expect(closed).toEqual([expect.objectContaining({ version: 5 })]);
  });

  it('lets both wordings stand until one is chosen, and saves that on the version that is there', async () => {
    await open(EditControlDialog);
    write('#control-title', 'Backups at the annexe');
    await press('Save');
    server.expectOne('/api/controls/c1').flush(...stale({ ...control, title: 'Backups on tape', description: 'Weekly', version: 4 }));
    await settled();
    expect(text()).toContain('Somebody else saved first');
    expect(text()).toContain('annexe');
    expect(text()).toContain('tape');
    [...dialog.querySelectorAll<HTMLButtonElement>('[data-field="title"] button')].find((button) => button.textContent?.includes('Mine'))!.click();
    await settled();
    await press('Save the result');
    const sent = server.expectOne('/api/controls/c1');
    expect(sent.request.headers.get('If-Match')).toBe('"4"');
    expect(sent.request.body).toEqual({ title: 'Backups at the annexe', description: 'Weekly', ownerId: headOfIct.id });
    sent.flush({ ...control, version: 5 });
    await settled();
    expect(closed).toHaveLength(1);
  });
});
