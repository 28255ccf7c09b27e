import { afterNextRender, ChangeDetectionStrategy, Component, computed, ElementRef, inject, Injector, input, output, signal } from '@angular/core';
import { LOG_ENTRY_WORDS, localOfMoment, LOG_LIMITS, momentOfLocal, toldAt, type EffectiveEntry, type LogEntryKind, type LogProgress } from '@holdfast/domain';
import { Session } from '../session/session';
import { KeptNote } from '../shared/forms/kept-note';
import { Icon } from '../shared/icons/icon';
import { MomentPipe } from '../shared/words/dates';
import { keepTyping } from './kept-typing';
import type { LogDraft } from './log-draft';
import { correctedInWords, entryInWords, tagOf, type LogNames } from './log-words';
import type { UnsentEntry } from './outbox';

/** Each time that earlier entries are asked for. */
const MORE = 50;

interface Correcting {
  readonly one: EffectiveEntry;
  readonly text: string;
  readonly local: string;
  readonly voids: boolean;
}

/** The log: what is typed goes in at the top, entries newest first. Nothing in it is edited: a correction is an entry. */
@Component({
  selector: 'hf-log',
  imports: [Icon, KeptNote, MomentPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './log-column.html',
  styleUrl: './log-column.scss',
})
export class LogColumn {
  readonly progress = input.required<LogProgress>();
  readonly unsent = input<readonly UnsentEntry[]>([]);
  readonly mayWrite = input(false);
  /** Why no entry is taken any more. */
  readonly closed = input<string | null>(null);
  readonly known = input(true);
  readonly names = input<LogNames>({});
  /** Which log it is: what is half typed in it is kept under that name. */
  readonly keptAs = input<string | null>(null);
  /** What can be chosen in the composer; the first is taken unless said otherwise. */
  readonly kinds = input<readonly LogEntryKind[]>(['note', 'problem', 'decision']);
  /** Entries shown at first; so many more each time that earlier ones are asked for. */
  readonly shownFirst = input(50);
  /** Entries received before this one are not here, but for those that tell how things stand. */
  readonly from = input(1);
  /** How many the log has, where not all are here. */
  readonly total = input<number | null>(null);
  readonly fetching = input(false);
  readonly added = output<LogDraft>();
  /** Entries from before `from` are wanted. */
  readonly earlierWanted = output();
  readonly discarded = output<UnsentEntry>();
  readonly putRight = output<{ unsent: UnsentEntry; text: string }>();

  readonly #session = inject(Session);
  readonly #injector = inject(Injector);
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #zone = computed(() => this.names().zone ?? this.#session.organisation()?.timeZone ?? 'Europe/London');
  protected readonly text = signal('');
  protected readonly kind = signal<LogEntryKind | null>(null);
  protected readonly local = signal<string | null>(null);
  protected readonly fault = signal('');
  protected readonly correcting = signal<Correcting | null>(null);
  readonly #asked = signal(0);
  /** About which step, where a problem with one is told. */
  protected readonly about = signal<{ planId: string | null; stepId: string; label: string } | null>(null);
  protected readonly most = LOG_LIMITS.text;
  protected readonly kindNow = computed(() => this.kind() ?? this.kinds()[0]!);
  protected readonly words = LOG_ENTRY_WORDS;
  protected readonly refused = computed(() => this.unsent().filter(({ refused }) => refused !== null));
  readonly #newest = computed(() => this.progress().entries.filter(({ entry }) => entry.position === null || entry.position >= this.from()).sort((one, other) => Date.parse(toldAt(other.entry)) - Date.parse(toldAt(one.entry)) || (other.entry.position ?? Infinity) - (one.entry.position ?? Infinity)));
  protected readonly shown = computed(() => this.#newest().slice(0, this.shownFirst() + this.#asked()));
  readonly #total = computed(() => this.total() ?? this.#newest().length);
  protected readonly more = computed(() => this.#newest().length > this.shown().length || this.from() > 1);
  protected readonly shownWords = computed(() => `${this.shown().length.toLocaleString('en-GB')} of ${this.#total().toLocaleString('en-GB')} entries`);
  readonly #faults = computed(() => {
    const faults = new Map<string, string[]>();
    for (const { entryId, message } of this.progress().faults) faults.set(entryId, [...(faults.get(entryId) ?? []), message]);
    return faults;
  });
  protected readonly toldAt = toldAt;
  protected readonly typing = keepTyping(this.keptAs, { text: this.text, kind: this.kind, local: this.local, about: this.about });
  protected readonly tag = tagOf;

  protected showEarlier(): void {
    this.#asked.update((asked) => asked + MORE);
    if (this.#newest().length < this.shownFirst() + this.#asked() && this.from() > 1) this.earlierWanted.emit();
  }

  /** Begins an entry of this kind, about a step perhaps; the focus goes to what is to be typed. */
  begin(kind: LogEntryKind, about: { planId: string | null; stepId: string; label: string } | null = null): void {
    this.kind.set(kind);
    this.about.set(about);
    const field = this.#element.nativeElement.querySelector<HTMLElement>('textarea');
    field?.scrollIntoView({ block: 'center' });
    field?.focus();
  }

  protected said({ entry }: EffectiveEntry): string {
    return entryInWords(entry, this.progress().steps, this.names());
  }

  protected corrected(one: EffectiveEntry): string {
    return correctedInWords(one, this.#zone());
  }

  protected faults({ entry }: EffectiveEntry): readonly string[] {
    return this.#faults().get(entry.id) ?? [];
  }

  protected of(entry: EffectiveEntry['entry']): string {
    const corrected = this.progress().entries.find((one) => one.entry.id === entry.correctsId)?.entry;
    return corrected ? (corrected.text || entryInWords(corrected, this.progress().steps, this.names())).slice(0, 80) : '';
  }

  protected add(event: Event): void {
    event.preventDefault();
    const text = this.text().trim();
    if (!text) return this.fault.set('Write what happened.');
    const [local, about] = [this.local(), this.about()];
    this.added.emit({ kind: this.kindNow(), text, ...(local ? { at: momentOfLocal(this.#zone(), local) } : {}), ...(about ? { planId: about.planId, stepId: about.stepId } : {}) });
    this.empty();
  }

  protected empty(): void {
    this.text.set('');
    this.fault.set('');
    this.local.set(null);
    this.kind.set(null);
    this.about.set(null);
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.add(event);
  }

  protected earlier(): void {
    this.local.set(localOfMoment(this.#zone(), new Date().toISOString()));
    this.#focus('#log-at');
  }

  protected now(): void {
    this.local.set(null);
    this.#focus('.earlier');
  }

  protected correct(one: EffectiveEntry): void {
    this.correcting.set({ one, text: one.text, local: localOfMoment(this.#zone(), one.at), voids: false });
    this.#focus('#correct-text');
  }

  protected type(change: Partial<Correcting>): void {
    this.correcting.update((known) => known && { ...known, ...change });
  }

  protected sendCorrection(event: Event): void {
    event.preventDefault();
    const now = this.correcting();
    if (!now) return;
    const { one, text, local, voids } = now;
    // Seconds were not asked for: a time that was not touched stays as it was.
    const at = local === localOfMoment(this.#zone(), one.at) ? one.at : momentOfLocal(this.#zone(), local);
    this.added.emit({ kind: 'correction', correctsId: one.entry.id, at, text: voids && text === one.text ? '' : text, voids });
    this.correcting.set(null);
  }

  #focus(place: string): void {
    afterNextRender(() => this.#element.nativeElement.querySelector<HTMLElement>(place)?.focus(), { injector: this.#injector });
  }
}
