import { ChangeDetectionStrategy, Component, computed, input, output, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RiskRow, StandingView } from '@holdfast/contracts';
import type { AssessmentKind } from '@holdfast/domain';
import { List } from '../../shared/list/list';
import { A_TO_Z, EARLIEST_FIRST, type ListColumn } from '../../shared/list/list-order';
import { ListCells, ListItem } from '../../shared/list/list-rows';
import { Movement } from '../../shared/movement/movement';
import { ReviewDate } from '../review-date';
import type { Sort, SortColumn } from '../risk-filters';
import { EvidenceMark } from '../../evidence/evidence-mark';
import { Standing } from '../standing';
import { KIND_WORDS, STATUS_WORDS } from '../words';

/** Narrower than this, a row of seven columns cannot be read: each risk is an item of a list. */
const TABLE_FROM = 560;
/** In between, the cell goes under its level, so that the title keeps its room. */
const ROOMY_FROM = 700;

const WORST = { ways: ['least first', 'worst first'], mostFirst: true } as const;

/** Risks as a table, or as a list where there is little room. The whole row opens a look at the risk; its title is the link. */
@Component({
  selector: 'hf-risk-list',
  imports: [EvidenceMark, List, ListCells, ListItem, Movement, ReviewDate, RouterLink, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.tight]': 'width() < roomy' },
  templateUrl: './risk-list.html',
  styleUrl: './risk-list.scss',
})
export class RiskList {
  readonly rows = input.required<readonly RiskRow[]>();
  /** The kind of assessment in the column of levels. */
  readonly kind = input<AssessmentKind>('residual');
  readonly sort = input<Sort>('-residual');
  /** Names the table. */
  readonly label = input('Risks');
  /** Several registers: each reference with the name of its own. */
  readonly withRegister = input(false);
  /** All are open, so it is not said of each. */
  readonly withStatus = input(false);
  /** Beside each level. Left out where all stand in one cell. */
  readonly withPosition = input(true);
  /** All have the same one: the reader. */
  readonly withOwner = input(true);
  /** The residual where the evidence puts it, beside where it is claimed. */
  readonly evidenced = input(false);
  /** In an order of its own that cannot be changed. */
  readonly sortable = input(true);
  /** Another order is on its way. */
  readonly busy = input(false);
  /** The risk that is looked at beside the list. */
  readonly looked = input<string | null>(null);
  readonly sorted = output<Sort>();
  readonly look = output<RiskRow>();

  private readonly list = viewChild.required<List<RiskRow, SortColumn>>(List);
  protected readonly width = signal(1000);
  protected readonly roomy = ROOMY_FROM;
  protected readonly tableFrom = TABLE_FROM;
  protected readonly statusWords = STATUS_WORDS;
  /** Movement is the residual's: beside another kind it has to say so. */
  protected readonly ofResidual = computed(() => (this.kind() === 'residual' ? '' : KIND_WORDS.residual));
  protected readonly rowClass = computed(() => {
    const looked = this.looked();
    return ({ id }: RiskRow) => (id === looked ? 'looked' : '');
  });
  protected readonly columns = computed<ListColumn<SortColumn>[]>(() => [
    { sort: 'reference', label: 'Ref', ways: ['lowest first', 'highest first'] },
    { sort: 'title', label: 'Risk', className: 'title', ways: A_TO_Z, ...(this.withRegister() ? { below: { sort: 'register', label: 'Register', ways: A_TO_Z } as const } : {}) },
    ...(this.withStatus() ? [{ sort: 'status', label: 'Status', ways: ['drafts first', 'closed first'] } as const] : []),
    { sort: this.kind(), label: this.evidenced() ? 'As evidenced' : KIND_WORDS[this.kind()], ...WORST },
    ...(this.evidenced() ? [{ sort: 'claimed', label: 'Claimed', ...WORST } as const, { sort: 'evidence', label: 'Evidence', ways: ['best first', 'worst first'], mostFirst: true } as const] : []),
    ...(this.kind() === 'target' || this.evidenced() ? [] : [{ sort: 'target', label: 'Target', className: 'target', ...WORST } as const]),
    ...(this.evidenced() ? [] : [{ sort: 'moved', label: this.ofResidual() ? 'Residual moved' : 'Moved', ways: ['came down first', 'rose first'], mostFirst: true } as const]),
    ...(this.withOwner() ? [{ sort: 'owner', label: 'Owner', className: 'wraps', ways: A_TO_Z } as const] : []),
    ...(this.evidenced() ? [] : [{ sort: 'nextReview', label: 'Next review', className: 'right', ways: EARLIEST_FIRST } as const]),
  ]);

  /** Where it is drawn; null where it cannot be. */
  protected drawn(row: RiskRow): StandingView | null {
    const at = row.evidence?.drawn ?? 'residual';
    return !this.evidenced() ? row[this.kind()] : at === 'nowhere' ? null : row[at];
  }

  /** The link of the title of a row, for J and K. */
  focus(id: string): void {
    this.list().focus(id);
  }
}
