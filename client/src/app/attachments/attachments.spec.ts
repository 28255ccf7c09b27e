import { LiveAnnouncer } from '@angular/cdk/a11y';
import { HttpEventType, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { AttachmentView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { inWords, onceOnly } from '../http/interceptors';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { Attachments } from './attachments';
import { Uploads } from './uploads';

const FILE: AttachmentView = {
  id: 'f1', name: 'Restore test.pdf', mediaType: 'application/pdf', size: 34_000, digest: 'ab', author: { id: 'p1', name: 'A. Person', jobTitle: 'Service Desk Manager' },
  recordedAt: '2026-03-02T09:00:00.000Z', withdrawnAt: null, withdrawnReason: null,
};
const LIST = '/api/risks/k1/attachments';

@Component({ imports: [Attachments], template: `<hf-attachments subjectType="risk" [subjectId]="id()" [mayChange]="mayChange()" (changed)="count = $event" />` })
class Host {
  readonly id = signal('k1');
  readonly mayChange = signal(true);
  count: number | null = null;
}

describe('Attached files', () => {
  let fixture: ComponentFixture<Host>;
  let http: HttpTestingController;
  const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = (): string => page().textContent!.replace(/\s+/g, ' ');
  const button = (name: string): HTMLButtonElement => [...page().querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') ?? one.textContent!.trim()).startsWith(name))!;
  const chooser = (): HTMLInputElement => page().querySelector('input[type=file]')!;
  const settle = async (): Promise<void> => {
    await new Promise((done) => setTimeout(done, 1));
    await fixture.whenStable();
  };
  const listed = async (...files: AttachmentView[]): Promise<void> => {
    TestBed.tick();
    http.expectOne({ method: 'GET', url: LIST }).flush(files);
    await settle();
  };
  const choose = async (...files: File[]): Promise<void> => {
    Object.defineProperty(chooser(), 'files', { value: files, configurable: true });
    chooser().dispatchEvent(new Event('change'));
    await settle();
  };
  const pdf = (name = 'Restore test.pdf', size = 100): File => new File([new Uint8Array(size)], name);
  const sent = (): TestRequest => http.expectOne((request) => request.method === 'POST' && request.url === LIST);
  const refuse = async (request: TestRequest, status: number, title: string): Promise<void> => {
    request.flush({ code: 'x', title, status }, { status, statusText: 'x' });
    await settle();
  };

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors([inWords, onceOnly])), provideHttpClientTesting()] });
    fixture = TestBed.createComponent(Host);
    http = TestBed.inject(HttpTestingController);
  });
  afterEach(() => http.verify());

  it('are listed with kind, size, who and when, and a link that downloads', async () => {
    await listed(FILE, { ...FILE, id: 'f2', name: 'Old.pdf', withdrawnAt: '2026-03-03T09:00:00.000Z', withdrawnReason: 'Another year' });
    const link = page().querySelector('a')!;
    expect([link.getAttribute('href'), link.getAttribute('download'), link.textContent]).toEqual(['/api/attachments/f1/content', 'Restore test.pdf', 'Restore test.pdf']);
    expect(text()).toMatch(/PDF, 34 kB\. Service Desk Manager, /);
    expect(page().querySelectorAll('a')).toHaveLength(1);
    expect(page().querySelector('details')!.textContent!.replace(/\s+/g, ' ')).toMatch(/1 file was withdrawn.*Old\.pdf.*“Another year”/);
  });

  it('that are none are said to be none', async () => {
    await listed();
    expect(text()).toContain('No files are attached.Evidence belongs here');
  });

  it('are only read by whoever may not change the thing', async () => {
    fixture.componentInstance.mayChange.set(false);
    await listed(FILE);
    expect([chooser(), button('Withdraw')]).toEqual([null, undefined]);
  });

  it('that cannot be listed can be asked for again', async () => {
    TestBed.tick();
    await refuse(http.expectOne(LIST), 503, 'The server did not answer.');
    expect(text()).toContain('The files could not be listed.');
    button('Try again').click();
    await listed(FILE);
    expect(text()).toContain('Restore test.pdf');
  });

  it('go out as they are, show how far they are, and join the list', async () => {
    const announced: string[] = [];
    jest.spyOn(TestBed.inject(LiveAnnouncer), 'announce').mockImplementation((words) => Promise.resolve(void (typeof words === 'string' && announced.push(words))));
    await listed();
    await choose(pdf());
    const request = sent();
    expect([request.request.params.get('name'), request.request.headers.get('Content-Type'), request.request.body]).toEqual(['Restore test.pdf', 'application/octet-stream', expect.any(File)]);
    request.event({ type: HttpEventType.UploadProgress, loaded: 40, total: 100 });
    await settle();
    expect([page().querySelector('progress')!.value, text()]).toEqual([40, expect.stringContaining('40%')]);
    request.event({ type: HttpEventType.UploadProgress, loaded: 100, total: 100 });
    await settle();
    expect(text()).toContain('Looking at its content');
    request.flush(FILE);
    await settle();
    expect([page().querySelector('progress'), page().querySelectorAll('.files a').length, fixture.componentInstance.count]).toEqual([null, 1, 1]);
    expect(announced).toEqual(['Restore test.pdf is attached.']);
  });

  it('are sent one after another, and one that is cancelled lets the next go', async () => {
    await listed();
    await choose(pdf('a.pdf'), pdf('b.pdf'));
    const first = sent();
    expect(text()).toContain('Waits for the one before');
    button('Cancel: a.pdf').click();
    await settle();
    expect([first.cancelled, sent().request.params.get('name'), document.activeElement]).toEqual([true, 'b.pdf', chooser()]);
  });

  it('that cannot be taken are told of before anything is sent', async () => {
    await listed();
    const large = pdf('large.pdf');
    Object.defineProperty(large, 'size', { value: LIMITS.fileBytes + 1 });
    await choose(pdf('macro.docm'), pdf('empty.txt', 0), large);
    expect([...page().querySelectorAll('[role=alert]')].map((one) => one.textContent!.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringContaining('macro.docm is not attached. Files that can hold macros'),
      'empty.txt is not attached. This file is empty.',
      'large.pdf is not attached. A file can have up to 20 MB. This one has 20.1 MB.',
    ]);
    button('Take off this list: macro.docm').click();
    await settle();
    expect(page().querySelectorAll('[role=alert]')).toHaveLength(2);
  });

  it('refused by the server say why, and are not offered to be sent again', async () => {
    await listed();
    await choose(pdf());
    await refuse(sent(), 422, 'The name ends in .pdf, but the content is a PNG picture.');
    expect(text()).toContain('but the content is a PNG picture.');
    expect(button('Try again')).toBeUndefined();
  });

  it('that failed on their way are still here, and go again as the same request', async () => {
    await listed();
    await choose(pdf());
    const first = sent();
    const key = first.request.headers.get('Idempotency-Key');
    first.error(new ProgressEvent('error'), { status: 0 });
    await settle();
    expect(text()).toContain('There is no connection to the server. The file is still here');
    button('Try again').click();
    await settle();
    const second = sent();
    expect(second.request.headers.get('Idempotency-Key')).toBe(key);
    second.flush(FILE);
    await settle();
    expect(page().querySelectorAll('.files a')).toHaveLength(1);
    expect(key).toBeTruthy();
  });

  it('go on while another page is looked at', async () => {
    await listed();
    await choose(pdf());
    const request = sent();
    expect(TestBed.inject(Uploads).busy()).toBe(true);
    fixture.destroy();
    expect(request.cancelled).toBe(false);
    request.flush(FILE);
    expect(TestBed.inject(Uploads).busy()).toBe(false);
  });

  it('may be dropped, and one that is dropped beside opens nothing', async () => {
    await listed();
    const drag = (type: string, at: Element): Event => {
      const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), { dataTransfer: { types: ['Files'], files: [pdf()], dropEffect: '' } });
      at.dispatchEvent(event);
      return event;
    };
    const part = page().querySelector('.part')!;
    drag('dragover', part);
    await settle();
    expect(part.classList.contains('over')).toBe(true);
    drag('drop', part);
    sent().flush(FILE);
    await settle();
    expect(part.classList.contains('over')).toBe(false);
    const beside = drag('drop', document.body);
    expect(beside.defaultPrevented).toBe(true);
    const held = drag('dragover', document.body) as Event & { dataTransfer: { dropEffect: string } };
    expect([held.defaultPrevented, held.dataTransfer.dropEffect]).toEqual([true, 'none']);
  });

  it('are withdrawn with a reason, and stay listed', async () => {
    const asked = jest.spyOn(TestBed.inject(AskReason), 'ask').mockImplementation(({ run }) => run('Another year').then(() => true));
    await listed(FILE);
    button('Withdraw').click();
    expect(asked.mock.calls[0]![0]).toMatchObject({ question: 'Withdraw Restore test.pdf?', act: 'Withdraw the file' });
    const request = http.expectOne('/api/attachments/f1/withdrawal');
    expect(request.request.body).toEqual({ reason: 'Another year' });
    request.flush({ ...FILE, withdrawnAt: '2026-03-03T09:00:00.000Z', withdrawnReason: 'Another year' });
    await settle();
    expect([fixture.componentInstance.count, document.activeElement]).toEqual([0, chooser()]);
    expect(text()).toContain('1 file was withdrawn');
  });
});
