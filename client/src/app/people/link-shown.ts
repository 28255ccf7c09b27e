import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { OneTimeLinkView } from '@holdfast/contracts';
import { Session } from '../session/session';
import { Notice } from '../shared/notice/notice';
import { ShownOnce } from '../shared/shown-once/shown-once';
import { day, moment } from '../shared/words/dates';

/** A one-time link, shown this once: until when it works, whether it was mailed, and a way to copy it. */
@Component({
  selector: 'hf-link-shown',
  imports: [Notice, ShownOnce],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-notice kind="good" icon="link">
      <b>{{ heading() }}</b> {{ told() }}
      <hf-shown-once label="One-time link" thing="link" [value]="link().url" />
      <p>It works once, until {{ until() }}. It is shown only here and now: nobody can look it up later, but a new one can be made.</p>
    </hf-notice>
  `,
})
export class LinkShown {
  readonly link = input.required<OneTimeLinkView>();
  readonly #session = inject(Session);

  protected readonly heading = computed(() => {
    const { person, purpose } = this.link();
    return purpose === 'invitation' ? `${person.name} is invited.` : `A link for a new password for ${person.name}.`;
  });
  protected readonly told = computed(() => {
    const { mailed, person } = this.link();
    return mailed ? `It was mailed to ${person.email}.` : `It was not mailed, since no mail server is set up: give it to them yourself.`;
  });
  protected readonly until = computed(() => {
    const zone = this.#session.organisation()?.timeZone;
    const at = new Date(this.link().expiresAt);
    const when = moment(at, { zone });
    return when.includes(' ') ? when : `${day(at, { zone })} ${when}`;
  });
}
