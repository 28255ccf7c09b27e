import { ActiveDescendantKeyManager, LiveAnnouncer, type Highlightable } from '@angular/cdk/a11y';
import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { GlobalPositionStrategy } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, ElementRef, inject, Injector, input, signal, untracked, viewChild, viewChildren } from '@angular/core';
import { Icon } from '../../shared/icons/icon';
import { Kbd } from '../../shared/kbd/kbd';
import { LevelBadge } from '../../shared/level-badge/level-badge';
import { printed } from '../shortcuts';
import { marked } from './marked';
import { PALETTE_SOURCES, type PaletteGroup, type PaletteItem } from './palette-source';

const PAUSE = 150;

/** One line of the list: the key manager makes it the active one. */
@Component({
  selector: 'hf-palette-line',
  imports: [Icon, Kbd, LevelBadge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'option', '[id]': 'id()', '[attr.aria-selected]': 'active()' },
  template: `
    @if (item().level !== undefined) { <hf-level-badge [level]="item().level ?? null" /> } @else if (item().icon; as icon) { <hf-icon [name]="icon" /> }
    @if (item().reference) { <span class="hf-ref">{{ item().reference }}</span> }
    <span class="title">@for (part of parts(); track $index) { @if (part.hit) {<mark>{{ part.text }}</mark>} @else {{{ part.text }}} }</span>
    @if (item().place) { <span class="place">{{ item().place }}</span> }
    @if (active()) { <hf-kbd>Enter</hf-kbd> } @else if (keys(); as keys) { <hf-kbd>{{ keys }}</hf-kbd> }
  `,
  styles: `
    :host { display: flex; gap: 10px; align-items: center; min-height: 36px; padding: 4px 16px; cursor: pointer; }
    :host([aria-selected='true']) { background: var(--hf-selected); box-shadow: inset 2px 0 0 var(--mat-sys-primary); }
    hf-icon { color: var(--mat-sys-on-surface-variant); }
    .title { flex: 1; min-width: 0; white-space: pre-wrap; }
    .place { font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); }
    mark { background: none; color: inherit; font-weight: 700; text-decoration: underline; text-underline-offset: 3px; }
    @media (forced-colors: active) { :host([aria-selected='true']) { outline: 2px solid Highlight; outline-offset: -2px; } }
  `,
})
export class PaletteLine implements Highlightable {
  readonly item = input.required<PaletteItem>();
  readonly typed = input('');
  readonly active = signal(false);
  readonly id = computed(() => `palette-${this.item().id}`);
  protected readonly parts = computed(() => marked(this.item().title, this.typed()));
  protected readonly keys = computed(() => {
    const keys = this.item().keys;
    return keys && printed(keys);
  });
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  setActiveStyles(): void {
    this.active.set(true);
    this.#element.scrollIntoView({ block: 'nearest' });
  }

  setInactiveStyles(): void {
    this.active.set(false);
  }
}

/** "Find or go to": the focus stays in the field while the arrow keys move through the list. */
@Component({
  selector: 'hf-palette',
  imports: [Icon, Kbd, PaletteLine],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <hf-icon name="search" />
      <input #field type="text" role="combobox" aria-label="Find or go to" aria-autocomplete="list" aria-controls="palette-list" [attr.aria-expanded]="lines().length > 0" [attr.aria-activedescendant]="activeId()"
        autocomplete="off" autocapitalize="off" spellcheck="false" cdkFocusInitial [value]="typed()" (input)="typed.set(field.value)" (keydown)="onKey($event)" />
      <button type="button" class="close" (click)="close()" aria-label="Close"><hf-kbd>Esc</hf-kbd><hf-icon class="hf-narrow-only" name="close" /></button>
    </div>
    <div class="list" id="palette-list" role="listbox" aria-label="Found">
      @for (group of groups(); track group.heading) {
        <div role="group" [attr.aria-labelledby]="'palette-group-' + $index">
          <h3 [id]="'palette-group-' + $index" role="presentation">{{ group.heading }}</h3>
          @for (item of group.items; track item.id) {
            <hf-palette-line [item]="item" [typed]="typed()" (click)="run(item)" (pointermove)="point(item)" />
          }
        </div>
      }
    </div>
    @if (searched() && !groups().length) { <p class="none">Nothing found for "{{ typed() }}". Try part of a word, or a reference such as ICT-007.</p> }
  `,
  styles: `
    :host { display: block; width: min(640px, calc(100vw - 24px)); max-height: min(560px, 84vh); overflow: auto; border-radius: var(--mat-sys-corner-large); background: var(--mat-sys-surface-container-low); box-shadow: var(--mat-sys-level3); padding-bottom: 8px; }
    .field { position: sticky; top: 0; z-index: 1; background: inherit; display: flex; align-items: center; gap: 12px; padding: 14px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); color: var(--mat-sys-on-surface-variant); }
    input { flex: 1; min-width: 0; border: 0; outline: 0; background: none; font: 400 1.0625rem/1.5rem var(--hf-font); color: var(--mat-sys-on-surface); }
    .close { border: 0; background: none; padding: 4px; min-height: 24px; display: grid; }
    h3 { font: var(--mat-sys-label-small); color: var(--mat-sys-on-surface-variant); padding: 12px 16px 4px; }
    .none { padding: 20px 16px 12px; color: var(--mat-sys-on-surface-variant); }
    @media (forced-colors: active) { :host { border: 1px solid CanvasText; } }
  `,
})
export class Palette {
  readonly #dialog = inject(DialogRef);
  readonly #announcer = inject(LiveAnnouncer);
  readonly #sources = [...(inject(PALETTE_SOURCES, { optional: true }) ?? [])].sort((one, other) => one.order - other.order);
  protected readonly typed = signal(inject<string>(DIALOG_DATA));
  protected readonly groups = signal<readonly PaletteGroup[]>([]);
  protected readonly searched = signal(false);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly lines = viewChildren(PaletteLine);
  protected readonly activeId = signal<string | null>(null);
  readonly #keys = new ActiveDescendantKeyManager<PaletteLine>(this.lines, inject(Injector)).withWrap().withHomeAndEnd(false).withPageUpDown(true, 5);

  constructor() {
    this.#keys.change.subscribe(() => this.activeId.set(this.#keys.activeItem?.id() ?? null));
    // What was found anew starts at its first line.
    effect(() => {
      const any = this.lines().length > 0;
      // The manager reads its own signals: followed, they would bring back the first line at every move.
      untracked(() => (any ? this.#keys.setFirstItemActive() : this.activeId.set(null)));
    });
    effect((cleanUp) => {
      const typed = this.typed().trim();
      const cancel = new AbortController();
      const timer = setTimeout(() => void this.#find(typed, cancel.signal), typed ? PAUSE : 0);
      cleanUp(() => {
        clearTimeout(timer);
        cancel.abort();
      });
    });
    inject(DestroyRef).onDestroy(() => this.#keys.destroy());
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      const line = this.#keys.activeItem;
      if (line) this.run(line.item());
      return;
    }
    this.#keys.onKeydown(event);
  }

  protected point(item: PaletteItem): void {
    const index = this.lines().findIndex((line) => line.item() === item);
    if (index >= 0 && index !== this.#keys.activeItemIndex) this.#keys.setActiveItem(index);
  }

  protected run(item: PaletteItem): void {
    this.#dialog.close();
    item.run();
  }

  takeFocus(): void {
    this.field().nativeElement.focus();
  }

  protected close(): void {
    this.#dialog.close();
  }

  async #find(typed: string, cancelled: AbortSignal): Promise<void> {
    const answers = await Promise.allSettled(this.#sources.map(async (source) => source.find(typed, cancelled)));
    if (cancelled.aborted) return;
    const groups = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])).filter((group) => group.items.length);
    this.groups.set(groups);
    this.searched.set(typed !== '');
    const count = groups.reduce((sum, group) => sum + group.items.length, 0);
    if (typed) void this.#announcer.announce(count === 0 ? 'Nothing found' : `${count} found`);
  }
}

export function openPalette(injector: Injector, typed = ''): void {
  const dialog = injector.get(Dialog);
  if (dialog.getDialogById('palette')) return;
  const { componentRef } = dialog.open(Palette, {
    id: 'palette',
    data: typed,
    injector,
    ariaLabel: 'Find or go to',
    ariaModal: true,
    positionStrategy: new GlobalPositionStrategy().centerHorizontally().top('min(12vh, 96px)'),
  });
  // At once: the dialog would wait for the next drawing, and what somebody types meanwhile would be lost.
  componentRef?.changeDetectorRef.detectChanges();
  componentRef?.instance.takeFocus();
}
