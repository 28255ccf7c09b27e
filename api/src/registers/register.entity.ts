import type { Layer } from '@holdfast/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('register')
export class RegisterEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' }) organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') description: string;
  @Column('text') layer: Layer;
  @Column('text') prefix: string;
  @Column('uuid', { name: 'unit_id' }) unitId: string;
  @Column('uuid', { name: 'owner_id' }) ownerId: string;
  @Column('uuid', { name: 'matrix_version_id' }) matrixVersionId: string;
  @Column('text', { nullable: true }) appetite: string | null;
  @Column('smallint', { name: 'review_months' }) reviewMonths: number;
  @Column('jsonb', { name: 'review_months_by_level' }) reviewMonthsByLevel: Record<string, number>;
  @Column('smallint', { name: 'still_reviews' }) stillReviews: number;
  @Column('smallint', { name: 'highest_months' }) highestMonths: number;
  @Column('smallint', { name: 'exception_months' }) exceptionMonths: number;
  @Column('text', { name: 'escalate_at', nullable: true }) escalateAt: string | null;
  @Column('boolean', { name: 'escalate_above_appetite' }) escalateAboveAppetite: boolean;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId: string | null;
  @Column('uuid', { array: true }) path: string[];
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('integer') version: number;
}
