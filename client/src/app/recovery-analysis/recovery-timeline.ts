import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, type TemplateRef } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ActivityBackView, ResourceBackView, WhatIfView } from '@holdfast/contracts';
import { clockInWords } from '@holdfast/domain';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { ScrollCue } from '../shared/scroll-cue/scroll-cue';
import { Viewport } from '../shared/viewport';
import { glanceOf, linksOf, ownMinutes, pathTo } from './recovery-rows';
import { backInWords, earliestInWords, KIND_WORDS, outcomeInWords, sourceInWords, takenInWords, unknownInWords, type OutcomeWords } from './recovery-words';
import { timelineScale } from './timeline-scale';

/** What comes back when, drawn on a scale that changes at each mark; as a table, or where there is little room as a list. */
@Component({
  selector: 'hf-recovery-timeline',
  imports: [Icon, NgTemplateOutlet, RouterLink, ScrollCue],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './recovery-timeline.html',
  styleUrl: './recovery-timeline.scss',
})
export class RecoveryTimeline {
  readonly #session = inject(Session);
  readonly view = input.required<WhatIfView>();
  readonly drawn = input.required<'chart' | 'table'>();
  /** The activity whose critical path is shown. */
  readonly looked = input.required<string | null>();
  readonly lookedChange = output<string | null>();
  /** Its critical path, which a list has in it: there is nothing beside. */
  readonly path = input.required<TemplateRef<unknown>>();

  protected readonly narrow = inject(Viewport).narrow;
  protected readonly kinds = KIND_WORDS;
  protected readonly clock = clockInWords;
  /** Of another question, folded again. */
  protected readonly all = linkedSignal({ source: () => this.view().lost.map(({ id }) => id).join(), computation: () => false });
  readonly #path = computed(() => (this.looked() === null ? [] : pathTo(this.view(), this.looked()!)));
  protected readonly onPath = computed(() => new Set(this.#path().map(({ id }) => id)));
  protected readonly resources = computed(() => (this.all() ? this.view().resources : glanceOf(this.view().resources, this.onPath())));
  protected readonly more = computed(() => this.view().resources.length - this.resources().length);
  protected readonly scale = computed(() => {
    const { activities, resources } = this.view();
    return timelineScale([...activities.flatMap((row) => [downFor(row), row.rto?.minutes ?? 0, row.mtpd?.minutes ?? 0]), ...resources.map(({ serves }) => serves ?? 0)]);
  });
  readonly #names = computed(() => new Map([...this.view().resources, ...this.view().activities].map(({ id, name }) => [id, name])));
  protected readonly links = computed(() => linksOf([...this.resources(), HEADING, ...this.view().activities], this.#path()));
  protected readonly heading = HEADING.id;

  protected at(minutes: number): number {
    return this.scale().at(minutes);
  }

  protected linksAt(id: string): readonly { at: number; part: string }[] {
    return (this.links().get(id) ?? []).map(({ minutes, part }) => ({ at: this.at(minutes), part }));
  }

  protected source(row: ResourceBackView): string {
    return sourceInWords(row, this.view().basis, this.view().calendars, this.#session.organisation()?.timeZone);
  }

  protected readonly downFor = downFor;
  protected readonly backAfter = backInWords;

  protected outcome(row: ActivityBackView): OutcomeWords {
    return outcomeInWords(row, (id) => this.#names().get(id ?? '') ?? null);
  }

  protected ownWords(row: ResourceBackView): string {
    const own = ownMinutes(row);
    if (own !== null) return clockInWords(own);
    return row.earliest?.moreThan && row.begins !== null ? earliestInWords({ ...row.earliest, minutes: row.earliest.minutes - row.begins }) : 'not known';
  }

  /** What makes its loss worse. */
  protected under({ critical, peak }: ActivityBackView): string {
    return [critical ? 'Critical' : '', peak ? (critical ? 'at a peak' : 'At a peak') : ''].filter(Boolean).join(', ');
  }

  protected unknown(row: ResourceBackView): string {
    return unknownInWords(row.unknown, (id) => this.#names().get(id ?? '') ?? null, false, row.earliest);
  }

  protected taken(time: ActivityBackView['rto']): string {
    return time ? takenInWords(time, this.view().lostAt === null ? 'shortest' : 'exact', this.view().calendars) : 'not known';
  }

  /** How long it is down within its RTO, over it, and over its MTPD, each from and to in percent; of what nobody can say, for as long as is known. */
  protected spans(row: ActivityBackView): { kind: 'down' | 'over' | 'dead'; from: number; to: number }[] {
    const { rto, mtpd } = row;
    const down = downFor(row);
    const [first, second] = [Math.min(down, rto?.minutes ?? mtpd?.minutes ?? down), Math.min(down, mtpd?.minutes ?? down)];
    const spans = [{ kind: 'down' as const, from: 0, to: first }, { kind: 'over' as const, from: first, to: second }, { kind: 'dead' as const, from: second, to: down }];
    return spans.filter(({ from, to }) => to > from).map(({ kind, from, to }) => ({ kind, from: this.at(from), to: this.at(to) }));
  }

  /** Where the words beside a bar begin: in the first gap between it and the marks that is wide enough for them, in percent. */
  protected labelAt(row: ActivityBackView): number {
    const { back, rto, mtpd } = row;
    const room = back === null ? 30 : 17;
    const marks = [rto, mtpd].flatMap((time) => (time ? [this.at(time.minutes)] : [])).sort((one, other) => one - other);
    return marks.reduce((from, mark) => (mark >= from && mark < from + room ? mark : from), this.at(downFor(row)));
  }
}

/** For how many minutes it is down for certain. */
const downFor = ({ back, earliest }: ActivityBackView): number => back ?? earliest?.minutes ?? 0;

/** The line between what comes back and what can be done again. */
const HEADING = { id: 'heading' };
